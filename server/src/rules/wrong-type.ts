/** Reports values of the wrong type. */
import { type BlockEdit, columnOf, inFlow, replaceNode, replaceScalar } from '../charter/edit/edits.ts';
import type { StructureFault } from '../charter/structure-faults.ts';
import { insert } from '../text/edit.ts';
import type { Block } from '../yaml/document.ts';
import { resolved, type SyntaxNode, saidBy } from '../yaml/tree.ts';
import { type Fix, type FixContext, rule } from './rule.ts';
import { type Misshapen, misshapen, type Shape, shapeOf } from './shapes.ts';

export default rule({
  code: 'wrong-type',
  group: 'Structure',
  severity: 'error',
  unsilenceable: true,
  summary:
    'A value has the wrong type: a list instead of a mapping, an invalid date, a number out of range, an unknown word.',
  why: 'If Charter cannot tell what was meant, a colleague may not be able to either.',
  ask: 'What did the author mean here?',
  marks: 'the value',
  fixes: ['Make it a list or an entry, if it is clear how.', 'Use the nearest allowed word.'],
  fixesSafely: true,
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
    const at = misshapen(flaw, block);
    const shape = at && shapeOf(at);
    if (at !== undefined && shape !== undefined)
      return { block, span: flaw.at, message: shape.message(at), fixes: (context) => shapeFixes(at, shape, context) };
    const message = `${capital(flaw.what)} should be ${flaw.expected}, not ${writtenAs(flaw.node)}.${adviceOf(flaw)}`;
    return { block, span: flaw.at, message, fixes: () => fixesOf(flaw, block) };
  },
});

function shapeFixes(at: Misshapen, shape: Shape, context: FixContext): readonly Fix[] {
  const fix = shape.fix?.(at, context);
  return fix === undefined ? [] : [{ ...fix, preferred: true }];
}

/** The advice what to write instead, if known. */
function adviceOf({ meaning, node, words }: StructureFault & { kind: 'wrong-type' }): string {
  if (meaning?.says !== undefined) return ` ${meaning.says}`;
  if (meaning?.write === undefined || (words !== undefined && node.kind === 'scalar' && saidBy(node) === meaning.write))
    return '';
  return ` Write \`${meaning.write}\`.`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function writtenAs(node: SyntaxNode): string {
  const value = resolved(node);
  if (value?.kind === 'map') return 'keys and values';
  return value?.kind === 'scalar' ? `“${shortened(value.value.trim())}”` : 'a list';
}

function shortened(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  return line.length > 40 ? `${line.slice(0, 39)}…` : line;
}

function fixesOf(flaw: StructureFault & { kind: 'wrong-type' }, block: Block): readonly Fix[] {
  const { node, words, wrap, meaning } = flaw;
  if (meaning?.write !== undefined && node.kind === 'scalar') {
    const { write, sure = false } = meaning;
    const title = saidBy(node) === write ? 'Remove the quotes' : `Change it to “${write}”`;
    // Words of the format need no quotes, not even `off`; quoted, true and false would be texts.
    const plain = node.style === 'plain' || words?.includes('true') === true;
    const edit = plain ? replaceNode(block, node, write) : replaceScalar(block, node, write);
    return [{ title, edits: [edit], preferred: true, safe: sure }];
  }
  const edits = wrap === undefined ? [] : wrapEdits(node, block, wrap);
  return edits.length === 0
    ? []
    : [{ title: wrap === 'list' ? 'Make it a list' : 'Make it an entry', edits, preferred: true, safe: false }];
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
  // Indent the lines after the first by two columns, to align with the first key.
  for (const line of text.slice(node.start, node.end).matchAll(/\n( *)(?=\S)/g)) {
    if ((line[1] ?? '').length >= column) edits.push({ block, ...insert(node.start + line.index + 1, '  ') });
  }
  return edits;
}
