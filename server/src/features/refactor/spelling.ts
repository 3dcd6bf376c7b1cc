/** Converts between letters and words as keys of a row. */
import type { Analysis } from '../../analysis.ts';
import { type BlockEdit, replaceScalar } from '../../charter/edit/edits.ts';
import type { Row } from '../../charter/model.ts';
import type { SyntaxNode } from '../../yaml/tree.ts';
import type { EditOutcome } from '../edit-outcome.ts';
import { judged } from './outcome.ts';

/** The spelling of a row's letters: capital letter or word. */
export type Spelling = 'letters' | 'words';

/** The edits that change the spelling in some rows. Keys repeated by aliases stay. */
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

/** Whether any letter would change its spelling. */
export function canSpell(rows: readonly Row[], spelling: Spelling): boolean {
  return rows.some((row) => spellingEdits([row], spelling).length > 0);
}

/** Changes the spelling of letters in some rows. Keeps the holders and all comments. */
export function spell(analysis: Analysis, rows: readonly Row[], spelling: Spelling): EditOutcome {
  return judged(analysis, spellingEdits(rows, spelling));
}
