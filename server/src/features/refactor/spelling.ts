/** Letters to words and back: how a row spells who holds what. */
import type { Analysis } from '../../analysis.ts';
import { type BlockEdit, replaceScalar } from '../../charter/edit/edits.ts';
import type { Row } from '../../charter/model.ts';
import type { SyntaxNode } from '../../yaml/tree.ts';
import type { EditOutcome } from '../edit-outcome.ts';
import { judged } from './outcome.ts';

/** How a row may spell its letters: by the capital letter, or by the word. */
export type Spelling = 'letters' | 'words';

/** The edits that spell the letters of some rows in one way; keys that are repeated from elsewhere stay. */
function spellingEdits(rows: readonly Row[], spelling: Spelling): readonly BlockEdit[] {
  return rows.flatMap(({ block, node, assignments }) => {
    if (node === undefined) return [];
    const own = new Set<SyntaxNode>(node.pairs.map((pair) => pair.key));
    return assignments.flatMap(({ key, letter }) => {
      const wanted = spelling === 'letters' ? letter.letter : letter.key;
      return key.value !== wanted && key.node.kind === 'scalar' && own.has(key.node)
        ? [replaceScalar(block, key.node, wanted)]
        : [];
    });
  });
}

/** Whether there is anything to spell in another way. */
export function canSpell(rows: readonly Row[], spelling: Spelling): boolean {
  return rows.some((row) => spellingEdits([row], spelling).length > 0);
}

/** Spells the letters of some rows in one way. Who holds what stays, and so does every comment. */
export function spell(analysis: Analysis, rows: readonly Row[], spelling: Spelling): EditOutcome {
  return judged(analysis, spellingEdits(rows, spelling));
}
