/** Reports missing required keys. */
import {
  type BlockEdit,
  braced,
  columnOf,
  fillIn,
  isBarePair,
  replaceNode,
  scalarText,
  startOfPair,
} from '../charter/edit/edits.ts';
import type { TopPair } from '../charter/model.ts';
import type { StructureFault } from '../charter/structure-faults.ts';
import { pairOf } from '../charter/values.ts';
import { insert } from '../text/edit.ts';
import type { Block } from '../yaml/document.ts';
import { isNull, type SyntaxNode } from '../yaml/tree.ts';
import { type Finding, type Fix, type FixContext, rule } from './rule.ts';

export default rule({
  code: 'missing-key',
  group: 'Structure',
  severity: 'error',
  unsilenceable: true,
  summary: 'A required key is missing: `team`, `roles`, the label of a row, a `name`.',
  why: 'Without it, nobody knows what the rest is about.',
  ask: 'What should everybody know about this entry? Write that down first.',
  marks: 'the key of the mapping, or the first line of the item',
  fixes: ['Insert the key, with a placeholder.'],
  bad: {
    text: `team: Checkout
roles: { pm: Product Manager, eng: Software Engineer }
raci:
  - { R: eng, A: pm }
`,
  },
  good: {
    text: `team: Checkout
roles: { pm: Product Manager, eng: Software Engineer }
raci:
  - { activity: Deploying, R: eng, A: pm }
`,
  },

  flaw(flaw, block) {
    if (flaw.kind !== 'missing-key') return undefined;
    const message = `${flaw.what} has no \`${flaw.key}\`. Add it.`;
    return { block, span: flaw.at, message, fixes: (context) => fixesOf(flaw, block, context) };
  },

  charter({ charter, names, broken, misspelt, empty }, _context, report) {
    if (broken) return;
    const [first] = charter.pairs;
    const there = new Set(charter.pairs.filter((pair) => !isEmpty(pair)).map((pair) => pair.key.value));
    for (const key of ['team', 'roles'] as const) {
      if (there.has(key) || misspelt.has(key)) continue;
      // Roles may be inherited from an unreadable charter; a team is never inherited.
      if (key === 'roles' && (names.roles.length > 0 || names.uncertain)) continue;
      const finding = (block: Block, span: Finding['span']): Finding => ({
        block,
        span,
        message: key === 'team' ? 'This charter has no team. Add `team`.' : 'This charter has no roles. Add `roles`.',
        fixes: (context) => topFixes(key, context),
      });
      if (first !== undefined) report(finding(first.block, first.key.span));
      else if (empty !== undefined) report(finding(empty, { start: 0, end: 0 }));
    }
  },
});

/** A key without a value counts as missing. */
function isEmpty({ key, value }: TopPair): boolean {
  return isNull(value) || (key.value === 'roles' && value?.kind === 'map' && value.pairs.length === 0);
}

/** Example letters for a new scheme. */
const LETTERS = '{ D: { key: does, is: doer }, O: { key: owns, is: owner } }';

const TEXTS = { team: 'team: Name of the team', roles: 'roles: { lead: Team Lead }' };

/** The edits that add a top-level key at the end, or give an empty key its value. */
function topFixes(key: 'team' | 'roles', { document, charter, newLine }: FixContext): readonly Fix[] {
  const title = `Insert \`${key}\``;
  const there = charter.pairs.find((pair) => pair.key.value === key);
  if (there?.value !== undefined) {
    const edit = fillIn(there.block, { key: there.key.node, value: there.value }, TEXTS[key].slice(key.length + 2));
    return [{ title, edits: [edit], preferred: true, safe: false }];
  }
  const [block, first] = [document.blocks.at(-1), document.blocks.at(0)];
  if (block === undefined || (first?.kind === 'whole' && first.root !== undefined)) return [];
  const open = block.text === '' || block.text === '\ufeff' || block.text.endsWith('\n') ? '' : newLine;
  const edit: BlockEdit = { block, ...insert(block.text.length, `${open}${TEXTS[key]}${newLine}`) };
  return [{ title, edits: [edit], preferred: true, safe: false }];
}

function fixesOf(
  flaw: StructureFault & { kind: 'missing-key' },
  block: Block,
  { newLine }: FixContext,
): readonly Fix[] {
  const { key, placeholder, map, node } = flaw;
  const value = key === 'letters' ? LETTERS : scalarText(placeholder);
  const text = `${key}: ${value}`;
  const title = `Insert \`${key}\``;
  if (map === undefined) {
    if (node === undefined) return [];
    return [{ title, edits: [instead(block, node, text, value)], preferred: true, safe: false }];
  }
  const empty = pairOf(map, key);
  const [first] = map.pairs;
  // The key that names an entry is its first key.
  let edit: BlockEdit;
  if (empty !== undefined) edit = fillIn(block, empty, value);
  else if (isBarePair(block, map)) edit = braced(block, map, (there) => [text, there]);
  else if (first === undefined) edit = replaceNode(block, map, `{ ${text} }`);
  else {
    const start = startOfPair(block, first);
    const behind = map.flow ? ', ' : `${newLine}${' '.repeat(columnOf(block.text, start))}`;
    edit = { block, ...insert(start, `${text}${behind}`) };
  }
  return [{ title, edits: [edit], preferred: true, safe: false }];
}

/** Replaces an empty item with an entry, or an empty text with a value. */
function instead(block: Block, node: SyntaxNode, text: string, value: string): BlockEdit {
  if (!isNull(node)) return replaceNode(block, node, value);
  if (node.start < node.end) return replaceNode(block, node, `{ ${text} }`);
  return { block, ...insert(block.text.lastIndexOf('-', node.start) + 1, ` ${text}`) };
}
