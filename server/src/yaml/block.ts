/** Reads one block of a text: its tree, its faults and its ignore comments. */
import type { Span } from '../text/span.ts';
import type { BlockKind } from './cut.ts';
import { CONFLICT_MESSAGE, faultMessage, type YamlFault } from './faults.ts';
import { byteLength } from './limits.ts';
import { PRAGMA, parsePiece } from './parse.ts';
import { readPlainHeader, readPlainItem, readPlainPair } from './plain.ts';
import { mayHaveSlip, recognised } from './slips/recognise.ts';
import { misread } from './slips/repair.ts';
import type { AliasNode, SyntaxNode } from './tree.ts';

/**
 * One block of a document, parsed by itself. It knows nothing of its place: every offset in it is relative to its own
 * start, and a block whose text did not change stays the same object from one version to the next.
 */
export interface Block {
  readonly kind: BlockKind;
  /** The column of the dash of an item; -1 for other kinds. */
  readonly indent: number;
  readonly text: string;
  /** The block's tree: a mapping of one pair, the sequence of one item, or, for a whole document, its root. */
  readonly root: SyntaxNode | undefined;
  readonly faults: readonly YamlFault[];
  /** The ignore comments. */
  readonly comments: readonly Span[];
  readonly anchors: readonly string[];
  readonly unresolved: readonly AliasNode[];
  /** How many bytes more than UTF-16 units the text takes as UTF-8. */
  readonly extraBytes: number;
}

/** Properties that most blocks do not have. */
const NOTHING = { faults: [], comments: [], anchors: [], unresolved: [] } as const;

/** A block with only a tree, such as nearly all rows. */
class PlainBlock implements Block {
  readonly kind: BlockKind;
  readonly indent: number;
  readonly text: string;
  readonly root: SyntaxNode;
  readonly extraBytes: number;
  declare readonly faults: Block['faults'];
  declare readonly comments: Block['comments'];
  declare readonly anchors: Block['anchors'];
  declare readonly unresolved: Block['unresolved'];

  constructor({ kind, indent }: { kind: BlockKind; indent: number }, text: string, root: SyntaxNode) {
    this.kind = kind;
    this.indent = indent;
    this.text = text;
    this.root = root;
    this.extraBytes = byteLength(text) - text.length;
  }
}
Object.assign(PlainBlock.prototype, NOTHING);

/**
 * Reads a piece of text as a block of the kind that its cut says.
 *
 * @param pragmas whether the text may hold comments for this tool; to be left out where nobody knows
 */
export function readBlock(text: string, cut: { kind: BlockKind; indent: number }, pragmas = true): Block {
  const conflicts = cut.kind === 'whole' || cut.kind === 'lead' ? NO_FAULTS : conflictFaults(text);
  const plain = conflicts.length > 0 || (pragmas && text.includes(PRAGMA)) ? undefined : readPlain(text, cut);
  if (plain !== undefined && !mayHaveSlip(text) && (cut.kind !== 'pair' || isOnePair(plain)))
    return new PlainBlock(cut, text, plain);
  const readable = text.includes('\0') ? text.replaceAll('\0', '\ufffd') : text;
  const parsed = cut.kind === 'lead' ? leadComments(text) : readPiece(readable, cut, conflicts);
  return { kind: cut.kind, indent: cut.indent, text, ...parsed, extraBytes: byteLength(text) - text.length };
}

/** Whether a tree is one pair without anything that may be misread. */
function isOnePair(root: SyntaxNode): boolean {
  return root.kind === 'map' && root.pairs.length === 1 && misread(root).length === 0;
}

type Said = Pick<Block, 'root' | 'faults' | 'comments' | 'anchors' | 'unresolved'>;

/** Reads a piece of text, or the intended text if reading fails because of a known slip. */
function readPiece(
  text: string,
  { kind, indent }: { kind: BlockKind; indent: number },
  conflicts: readonly YamlFault[],
): Said {
  const read = (from: string): Said => {
    const said = parsePiece(from, kind === 'item' ? 1 : 0);
    return said.faults.length > 0 ? said : { ...said, faults: shapeFaults(said.root, from, kind) };
  };
  const readable = kind === 'whole' || conflicts.length > 0 ? masked(text) : text;
  const said = read(readable);
  if (conflicts.length > 0) return { ...said, faults: conflicts };
  if (said.faults.some(isLimit) || (kind === 'whole' && CONFLICT_EDGE.test(text))) return said;
  return recognised({ text: readable, kind, indent, read }, said);
}

function isLimit({ code }: YamlFault): boolean {
  return code === 'limit-exceeded' || code === 'multiple-documents';
}

const NO_FAULTS: readonly YamlFault[] = [];

/** One problem for each conflict of a block; nested conflicts are part of the outer one. */
function conflictFaults(text: string): readonly YamlFault[] {
  if (!text.includes('<<<<<<<')) return NO_FAULTS;
  const faults: YamlFault[] = [];
  let depth = 0;
  for (const { index, 0: marker } of text.matchAll(CONFLICTS)) {
    if (marker.startsWith('<') && depth++ === 0) {
      const span = { start: index, end: index + marker.length };
      faults.push({ code: 'invalid-yaml', span, message: CONFLICT_MESSAGE, conflict: true });
    }
    if (marker.startsWith('>') && depth > 0) depth--;
  }
  return faults;
}

function readPlain(text: string, { kind, indent }: { kind: BlockKind; indent: number }): SyntaxNode | undefined {
  if (kind === 'item') return readPlainItem(text, indent);
  if (kind === 'header') return readPlainHeader(text);
  return kind === 'pair' ? readPlainPair(text) : undefined;
}

/** A block of a top-level pair that the parser accepts but that is no pair: a lone word where a key belongs. */
function shapeFaults(root: SyntaxNode | undefined, text: string, kind: BlockKind): readonly YamlFault[] {
  if (kind !== 'pair' && kind !== 'header' && kind !== 'stray') return [];
  if (kind !== 'stray' && root?.kind === 'map' && !(root.flow && root.start === 0)) return [];
  const lineEnd = text.search(/\r?\n|$/);
  return [
    { code: 'invalid-yaml', span: { start: 0, end: lineEnd }, message: faultMessage('MULTILINE_IMPLICIT_KEY', '') },
  ];
}

function leadComments(text: string): Pick<Block, 'root' | 'faults' | 'comments' | 'anchors' | 'unresolved'> {
  const comments: Span[] = [];
  if (text.includes(PRAGMA)) {
    for (const found of text.matchAll(/#[^\n]*charter-ignore[^\n]*/g)) {
      comments.push({ start: found.index, end: found.index + found[0].trimEnd().length });
    }
  }
  return { ...NOTHING, root: undefined, comments };
}

/** The markers stand at the beginning of a line. To YAML a line ends where Git says so, too, and not where `^` does. */
const CONFLICT = /(?<![^\n])(?:<{7}|={7}|>{7}|\|{7})(?![^ \t\r\n])/;
const CONFLICTS = new RegExp(CONFLICT.source, 'g');
/** A marker that only a merge conflict has: where it begins, or, of one that was mended in part, where it ends. */
const CONFLICT_EDGE = /(?<![^\n])(?:<{7}|>{7})(?![^ \t\r\n])/;

/** The first marker of a text with conflict markers; null where it has none. */
export function firstConflict(text: string): RegExpExecArray | null {
  return CONFLICT_EDGE.test(text) ? CONFLICT.exec(text) : null;
}

/**
 * Turns conflict markers into comments of the same length, so that the rest of a conflicted text can still be read; and a
 * byte order mark into a line end, since the library counts it as a column of the first line.
 */
function masked(whole: string): string {
  const text = whole.startsWith('\ufeff') ? `\n${whole.slice(1)}` : whole;
  if (!CONFLICT_EDGE.test(text)) return text;
  return text.replace(CONFLICTS, (marker) => `#${marker.slice(1)}`);
}
