/** How the matrix finds holders that another one replaces, and the role or person of a column that is not shown yet. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { choicesOf, draftOf, editCell } from '../../server/src/features/matrix/panel-edits.ts';
import { applyEdits } from '../../server/src/text/edit.ts';
import { open } from '../support/matrix.ts';

describe('the present holder of a letter is replaced', () => {
  const text = `team: T
roles: { pm: Product Manager, eng: Engineer, qa: Quality }
raci:
  - { activity: One, R: &list [eng], A: &one pm }
  - { activity: Two, A: *one }
  - { activity: Three, A: *list }
  - { activity: Four, A: xavier }
  - { activity: Five, C: &all everyone, I: *all }
`;
  const { keys, state, cell } = open(text);

  test('even if the name is unknown', () => {
    const replaces = choicesOf(state, keys, cell(3, 'qa')).map((choice) => choice.replaces);
    assert.deepEqual(replaces, [undefined, ['xavier'], undefined, undefined]);
    const answer = editCell(state, keys, cell(3, 'qa'), ['A'], true);
    assert.ok(answer.edits !== undefined);
    assert.equal(applyEdits(text, answer.edits), text.replace('A: xavier', 'A: qa'));
  });

  test('but not if the cell is repeated elsewhere', () => {
    const refused = 'This cell is repeated by an alias. Change it in the text.';
    assert.deepEqual(editCell(state, keys, cell(1, 'qa'), ['A'], true), { refused });
    assert.deepEqual(editCell(state, keys, cell(2, 'qa'), ['A'], true), { refused });
    assert.deepEqual(editCell(state, keys, cell(4, 'qa'), [], false), { refused });
  });
});

describe('a column that is not shown yet', () => {
  const { state } = open(`team: T
people: { ada: Ada, ben: Ben, cy: Cy, di: Di }
roles:
  pm: { people: [ada, ben] }
  eng: { people: ada }
  x: { external: true, people: cy }
raci: [{ activity: One, A: pm, R: everyone }]
`);

  test('is found by the id of its role or the name of its person', () => {
    const found = (column: string) => draftOf(state, 0, column)?.holder;
    assert.equal(found('x'), state.analysis.names.roles[2]);
    assert.equal(found('cy'), state.analysis.names.roles[2]);
    assert.equal(found('di'), state.analysis.names.people[3]);
    assert.equal(found('pm'), state.analysis.names.roles[0]);
  });

  test('is none of somebody who stands in several, of everyone, or of nobody', () => {
    for (const name of ['ada', 'everyone', 'xavier']) assert.equal(draftOf(state, 0, name), undefined);
    assert.equal(draftOf(state, 7, 'x'), undefined);
    const alone = open('team: T\nroles: { pm: Product Manager }\nraci: [{ activity: One, A: pm }]\n');
    assert.equal(draftOf(alone.state, 0, 'everyone'), undefined);
  });
});
