import { type BlockEdit, columnOf, inFlow, replaceNode, replaceScalar } from '../charter/edit/edits.ts';
import type { StructureFault } from '../charter/structure-faults.ts';
import { insert } from '../text/edit.ts';
import { nearest } from '../text/nearest.ts';
import type { Block } from '../yaml/document.ts';
import { resolved, type SyntaxNode, saidBy } from '../yaml/tree.ts';
import { type Fix, rule } from './rule.ts';

export default rule({
  code: 'wrong-type',
  group: 'Structure',
  severity: 'error',
  unsilenceable: true,
  summary:
    'A value is of another kind than belongs there: a list for a mapping, no date, a number out of range, an unknown word.',
  why: 'What the tool cannot read as meant, a colleague may not either.',
  ask: 'What did the author want to say here?',
  marks: 'the value',
  fixes: ['Wrap it, where it is obvious how.', 'Take the nearest word of the list.'],
  bad: {
    text: `team: Checkout
roles: { pm: Product Manager, em: Engineering Lead }
daci:
  - { decision: Choose the payment provider, D: em, A: pm, due: soon }
`,
  },
  good: {
    text: `team: Checkout
roles: { pm: Product Manager, em: Engineering Lead }
daci:
  - { decision: Choose the payment provider, D: em, A: pm, due: 2126-12-15 }
`,
  },

  flaw(flaw, block) {
    if (flaw.kind !== 'wrong-type') return undefined;
    const message = `${capital(flaw.what)} should be ${flaw.expected}, not ${writtenAs(flaw.node)}.`;
    return { block, span: flaw.at, message, fixes: () => fixesOf(flaw, block) };
  },
});

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function writtenAs(node: SyntaxNode): string {
  const value = resolved(node);
  if (value?.kind === 'map') return 'a mapping';
  return value?.kind === 'scalar' ? `“${shortened(value.value.trim())}”` : 'a list';
}

function shortened(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  return line.length > 40 ? `${line.slice(0, 39)}…` : line;
}

function fixesOf(flaw: StructureFault & { kind: 'wrong-type' }, block: Block): readonly Fix[] {
  const { node, words, wrap } = flaw;
  if (words !== undefined && node.kind === 'scalar') {
    const said = saidBy(node);
    const quoted = words.includes(said);
    const word = quoted ? said : (nearest(said, words) ?? begunBy(said, words));
    if (word === undefined) return [];
    const title = quoted ? 'Remove the quotes' : `Change it to “${word}”`;
    // A word of the format needs no quotes, not even `off`; and in quotes, true and false are texts.
    const plain = node.style === 'plain' || words.includes('true');
    const edit = plain ? replaceNode(block, node, word) : replaceScalar(block, node, word);
    return [{ title, edits: [edit], preferred: true, safe: true }];
  }
  const edits = wrap === undefined ? [] : wrapEdits(node, block, wrap);
  return edits.length === 0
    ? []
    : [{ title: wrap === 'list' ? 'Make it a list' : 'Make it an entry', edits, preferred: true, safe: false }];
}

/** The only word that begins so: `warn` is a warning, and `info` an information. */
function begunBy(said: string, words: readonly string[]): string | undefined {
  const begun = said.length < 3 ? [] : words.filter((word) => word.startsWith(said.toLowerCase()));
  return begun.length === 1 ? begun[0] : undefined;
}

function wrapEdits(node: SyntaxNode, block: Block, wrap: 'list' | { readonly key: string }): readonly BlockEdit[] {
  const { text } = block;
  if (wrap !== 'list') {
    if (node.kind !== 'scalar' || node.style === 'literal' || node.style === 'folded') return [];
    return [replaceNode(block, node, `{ ${wrap.key}: ${inFlow(block, node)} }`)];
  }
  if (node.kind !== 'map') return [];
  if (node.flow)
    return [
      { block, ...insert(node.start, '[') },
      { block, ...insert(node.end, ']') },
    ];
  const column = columnOf(text, node.start);
  const edits: BlockEdit[] = [{ block, ...insert(node.start, '- ') }];
  // The lines behind the first one move two columns in, to stand under the first key.
  for (const line of text.slice(node.start, node.end).matchAll(/\n( *)(?=\S)/g)) {
    if ((line[1] ?? '').length >= column) edits.push({ block, ...insert(node.start + line.index + 1, '  ') });
  }
  return edits;
}
