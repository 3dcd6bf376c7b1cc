/** What is recognised in a piece of text: slips that break it, and those that leave it readable and say something else. */
import { applyEdits, areApart, inOrder } from '../../text/edit.ts';
import type { YamlFault } from '../faults.ts';
import type { SyntaxNode } from '../tree.ts';
import { table } from './foreign.ts';
import { SLIP_KINDS } from './kinds.ts';
import { isNamingKey } from './known-keys.ts';
import { offsetBefore, remapped } from './remap.ts';
import { isUnread, misread, type Piece, type Reading, repaired } from './repair.ts';
import { linesOf, scanOf } from './scan.ts';
import type { Candidate, Look, SlipKind } from './slip.ts';

/** What a readable text has that may be a slip all the same. Most texts have nothing of it, which is found at once. */
const MAY_HAVE_SLIP =
  /[ \t]#[\p{L}\p{N}]|<t|[^\s:-]\t+\S|[“”„‟«»‘’‚‛‹›「『]|[\u00a0\u2000-\u200b\u200e\u200f\u202f\u205f\u2060\u3000\ufeff\u00ad]|: *\(|[ \t]\/\/[ \t]/u;

/** The kinds that leave a text readable. */
const QUIET = new Set(['invisible', 'round-brackets', 'typographic-quotes', 'text-after-hash', 'slashes']);

/** An item whose first key seems to have a text and another key in it. */
const MAY_LACK_KEY = /^[ \t]*- +[^\s{["'#][^:\n]*(?:[,;(|]|[ \t][-–—])[ \t]*[\p{L}-]+:[ \t]/u;

export function mayHaveSlip(text: string): boolean {
  return MAY_HAVE_SLIP.test(text) || MAY_LACK_KEY.test(text);
}

/** What a piece of text says, with what is recognised in it. */
export function recognised<T extends Reading>(piece: Piece, said: T): T {
  const parted = piece.kind === 'pair' && said.root?.kind === 'map' && said.root.pairs.length > 1;
  if (said.faults.length === 0 && !parted && misread(said.root).length === 0) {
    return mayHaveSlip(piece.text) ? withQuietSlips(piece, said) : said;
  }
  const found = repaired(piece, said);
  if (found !== undefined) return { ...said, ...found };
  return { ...said, faults: fewer(said.faults, piece) };
}

/** One slip is one problem: of an entry the first fault says it, and of a line. */
function fewer(faults: readonly YamlFault[], { kind, text }: Piece): readonly YamlFault[] {
  if (kind === 'item' || kind === 'stray') return faults.slice(0, 1);
  // What follows on the next line is mostly the same slip once more.
  return faults.filter(({ span }, index) => {
    const before = faults[index - 1];
    return before === undefined || text.slice(before.span.start, span.start).split('\n', 3).length > 2;
  });
}

function withQuietSlips<T extends Reading>(piece: Piece, said: T): T {
  const { text, kind, indent } = piece;
  if (text.length > 60_000) return said;
  const lines = linesOf(text);
  const look: Look = { text, kind, indent, lines, scan: scanOf(text, lines), stumbles: [] };
  let { root } = said;
  const pasted = pastedTable(look, root);
  if (pasted !== undefined) return { ...said, faults: [pasted] };
  const faults: YamlFault[] = [];
  for (const slip of SLIP_KINDS) {
    if (!QUIET.has(slip.id)) continue;
    for (const candidate of apartFrom(slip.find(look), slip)) {
      const edits = inOrder(candidate.edits);
      if (!areApart(edits)) continue;
      const reading = piece.read(applyEdits(text, edits));
      if (isUnread(reading, piece) || reading.root === undefined) continue;
      const before = offsetBefore(edits);
      const meant = remapped(reading.root, before, text);
      const weight = weightOf(slip, candidate, said.root, text);
      if (weight === 'none') continue;
      if (weight === 'error') root = meant;
      const how = weight === 'error' ? { asMeant: true as const } : { mild: true as const };
      const fix = { title: slip.title, edits, safe: true };
      const { span, message } = candidate;
      faults.push({ code: slip.code ?? 'invalid-yaml', span, message, slip: slip.id, fix, ...how });
      // A second error would be read without the first one's edits.
      if (weight === 'error') return { ...said, root, faults };
    }
  }
  return faults.length === 0 ? said : { ...said, root, faults: faults.sort((a, b) => a.span.start - b.span.start) };
}

/** A table in the place of a value, which reads as one long text. */
function pastedTable(look: Look, root: SyntaxNode | undefined): YamlFault | undefined {
  const value = root?.kind === 'map' ? root.pairs[0]?.value : undefined;
  if (value?.kind !== 'scalar' || value.style !== 'plain') return undefined;
  const found = table(look).find(({ span }) => span.start >= value.start && span.start < value.end);
  return found && { code: 'invalid-yaml', span: found.span, message: found.message, slip: 'table' };
}

/** Of a slip whose candidates are other readings of one slip the first; each of those that are slips of their own. */
function apartFrom(candidates: readonly Candidate[], { id }: SlipKind): readonly Candidate[] {
  return id === 'text-after-hash' ? candidates : candidates.slice(0, 1);
}

/** How much a slip weighs that leaves the text readable: an error where a name or a value is not what was meant. */
function weightOf(
  { id }: SlipKind,
  { edits }: Candidate,
  root: SyntaxNode | undefined,
  text: string,
): 'error' | 'warning' | 'none' {
  const [edit] = edits;
  if (edit === undefined) return 'none';
  if (id === 'text-after-hash') return text.charAt(edit.span.start) === '#' ? 'error' : 'warning';
  if (id === 'round-brackets') return 'error';
  const line = text.slice(text.lastIndexOf('\n', edit.span.start - 1) + 1, edit.span.start);
  const key = /([\p{L}][\p{L}\p{N}_-]*)[ \t]*:[^:,{}]*$/u.exec(line)?.[1] ?? '';
  if (id === 'slashes') return isNamingKey(key) ? 'error' : 'none';
  if (id === 'typographic-quotes') return isNamingKey(key) ? 'error' : 'warning';
  const isSpace = /[\u00a0\u2000-\u200a\u202f\u205f\u3000]/u.test(text.charAt(edit.span.start));
  return root !== undefined && isSpace && isNamingKey(key) ? 'error' : 'none';
}
