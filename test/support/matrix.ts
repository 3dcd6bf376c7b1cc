/** A charter with its matrix, opened for tests of cell edits. */
import { analyse, contextOn } from '../../server/src/analysis.ts';
import { rowKeys } from '../../server/src/features/matrix/row-keys.ts';
import { matrixState } from '../../server/src/features/matrix/view.ts';
import type { MatrixBy } from '../../server/src/features/matrix/view-model.ts';
import { TODAY } from './fixture.ts';

export const CONTEXT = contextOn(TODAY);

/** The head of a charter; the rows of its table follow. */
export const TEAM = `team: Checkout
people: { priya: Priya Shah, ada: Ada Lind, ben: Ben Sato }
roles:
  pm: { title: Product Manager, people: priya }
  eng: { title: Software Engineer, people: [ada, ben] }
  lead: { title: Tech Lead, people: ada }
  legal: { title: Legal, external: true }
raci:
`;

export function open(text: string, by: MatrixBy = 'role') {
  const analysis = analyse(text, CONTEXT);
  const keys = rowKeys(analysis);
  const state = matrixState(analysis, by, keys);
  const cell = (row: number, column: string, table = 0) => ({
    by,
    table: state.view.tables[table]?.id ?? '',
    row: keys.tables[table]?.keys[row] ?? 0,
    column,
  });
  return { analysis, keys, state, cell };
}
