import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Analysis, analyse, contextOn } from '../../server/src/analysis.ts';
import { matrixOf } from '../../server/src/charter/matrix-tables.ts';
import { type RowKeys, rowKeys } from '../../server/src/features/matrix/row-keys.ts';
import { type MatrixState, matrixState } from '../../server/src/features/matrix/view.ts';
import { matrixChange } from '../../server/src/features/matrix/view-changes.ts';
import type { MatrixBy, MatrixView, RowView } from '../../server/src/features/matrix/view-model.ts';
import { changedView } from '../../server/src/protocol/protocol.ts';
import { TODAY } from '../support/fixture.ts';
import { generatedCharter } from '../support/generated.ts';
import { mutate, Random } from '../support/random.ts';

function viewOf(text: string, by: MatrixBy = 'role'): MatrixView {
  const analysis = analyse(text, contextOn(TODAY));
  return matrixState(analysis, by, rowKeys(analysis)).view;
}

/** A row as text: its label, and each cell as `column: letters (through) mark`. */
function lineOf(view: MatrixView, row: RowView, table = 0): string {
  const cells = row.cells.map((cell) => {
    const through = cell.through === undefined ? '' : ` (${cell.through.join(', ')})`;
    const everyone = cell.everyone ? ' as everyone' : '';
    const mark = cell.acknowledged === undefined ? '' : ` ${cell.acknowledged}`;
    return `${view.tables[table]?.columns[cell.at]?.id}: ${cell.letters.join('')}${through}${everyone}${mark}`;
  });
  return [row.label, ...cells].join(' | ');
}

const TEAM = `team: Checkout
people: { priya: Priya Shah, ada: Ada Lind, ben: Ben Sato }
roles:
  pm: { title: Product Manager, people: priya }
  eng: { title: Software Engineer, people: [ada, ben] }
  support: Customer Support
  legal: { title: Legal, external: true }
`;

test('a role has a column that includes the letters of its people and of everyone', () => {
  const view = viewOf(`${TEAM}raci:
  - { activity: Roadmap, R: ada, A: pm, I: everyone }
  - { activity: Deploying, R: eng, A: Ada Lind, C: [legal, stranger], acknowledged: { ada: A 2026-01-02, eng: C } }
`);
  assert.deepEqual(
    view.tables[0]?.columns.map(({ id, kind, people, own }) => [id, kind, people.join('+'), own]),
    [
      ['pm', 'role', 'Priya Shah', true],
      ['eng', 'role', 'Ada Lind+Ben Sato', true],
      ['support', 'role', '', true],
      ['legal', 'external', '', true],
      ['stranger', 'unknown', '', false],
    ],
  );
  assert.deepEqual(
    view.tables[0]?.rows.map((row) => lineOf(view, row)),
    [
      'Roadmap | pm: A open | eng: R (Ada Lind) open | support: I as everyone',
      'Deploying | eng: RA (Ada Lind) stale | legal: C | stranger: C',
    ],
  );
});

test('a person has a column that names the roles they hold letters through', () => {
  const view = viewOf(
    `${TEAM}raci:\n  - { activity: Roadmap, R: [eng, priya], A: pm, C: ben, I: support }\n`,
    'person',
  );
  const [row] = view.tables[0]?.rows ?? [];
  assert.ok(row);
  assert.equal(
    lineOf(view, row),
    'Roadmap | priya: RA (Product Manager) open | ada: R (Software Engineer) open | ben: RC (Software Engineer) open | support: I',
  );
});

test('problems are shown in the cells that they mark, in the row, or elsewhere', () => {
  const view = viewOf(`${TEAM}raci:
  - { activity: Roadmap, R: egn, A: pm, I: [eng, support] }
  - { activity: Deploying, R: eng, I: [pm, support] }
  - { activity: Prices, R: pm, A: [pm, eng], I: support }
wrong: 1
`);
  const found = view.tables[0]?.rows.map((row) =>
    row.problems?.map(({ code, cells }) => `${code} ${cells?.map((at) => view.tables[0]?.columns[at]?.id) ?? 'row'}`),
  );
  assert.deepEqual(found, [['unknown-role egn'], ['missing-owner row'], ['split-accountability eng']]);
  assert.deepEqual(
    view.elsewhere.map(({ code }) => code),
    ['idle-role', 'unused-role', 'unknown-key'],
  );
  assert.deepEqual(view.problems, { error: 3, warning: 1, information: 0, hint: 2 });
});

test('the head shows the deciders, the agreements and the load limits', () => {
  const rows = Array.from({ length: 8 }, (_, at) => `  - { activity: Row ${at}, R: eng, A: pm, C: support }\n`).join(
    '',
  );
  const view = viewOf(`${TEAM}decides: { what: pm, when: { roles: [pm, eng], tie-break: legal } }
raci:
${rows}agreements:
  - { name: Retrospective, kind: retrospective, every: 2 weeks, minutes: 45, with: everyone }
review: 2027-02-01
`);
  assert.deepEqual(view.areas, [
    { name: 'what', deciders: ['Product Manager'] },
    { name: 'when', deciders: ['Product Manager', 'Software Engineer'], tieBreak: 'Legal' },
  ]);
  assert.deepEqual(view.agreements, [
    { name: 'Retrospective', with: ['everyone'], kind: 'retrospective', every: '2 weeks', minutes: '45' },
  ]);
  assert.equal(view.review, '2027-02-01');
  assert.equal(view.counted, 8);
  assert.deepEqual(view.thresholds, { owns: 0.5, does: 0.6 });
  assert.deepEqual(
    view.carriers.map(({ id, owns, does, asked, told }) => [id, owns, does, asked, told]),
    [
      ['pm', 8, 0, 0, 0],
      ['eng', 0, 8, 0, 0],
      ['support', 0, 0, 8, 0],
    ],
  );
});

test('a view of invalid YAML is marked as broken', () => {
  assert.equal(viewOf(TEAM).broken, false);
  assert.equal(viewOf(`${TEAM}raci:\n  - { activity: "a, R: pm }\n  - { activity: b }\n`).broken, true);
});

test('cells, columns and totals equal those of the exported matrix', () => {
  for (let seed = 1; seed <= 150; seed++) {
    const random = new Random(seed);
    const analysis = analyse(generatedCharter(random, { unknown: true }), contextOn(TODAY));
    for (const by of ['role', 'person'] as const) {
      const { tables } = matrixState(analysis, by, rowKeys(analysis)).view;
      const shown = tables.map(({ columns, rows, totals }) => ({
        columns: columns.map(({ id, title, people }) => ({ id, title, people })),
        rows: rows.map(({ label, phase, cells }) => ({
          label,
          phase,
          cells: columns.map((_, at) => cells.find((cell) => cell.at === at)?.letters ?? []),
        })),
        totals,
      }));
      const exported = matrixOf(analysis.facts, by).tables.map(({ columns, rows, totals }) => ({
        columns,
        rows: rows.map(({ label, phase, cells }) => ({
          label,
          phase,
          cells: cells.map((cell) => cell.map(({ letter }) => letter)),
        })),
        totals,
      }));
      assert.deepEqual(shown, exported, `seed ${seed}`);
    }
  }
});

test('loads equal those that the rules use', () => {
  for (let seed = 1; seed <= 150; seed++) {
    const { facts, names, ...analysis } = analyse(generatedCharter(new Random(seed)), contextOn(TODAY));
    const whole: Analysis = { ...analysis, facts, names };
    const keys = rowKeys(whole);
    const byRole = matrixState(whole, 'role', keys).view.carriers;
    for (const { id, index } of names.roles) {
      const carrier = byRole.find((one) => one.id === id && one.kind !== 'unknown');
      const load = facts.roleLoads[index];
      assert.deepEqual([carrier?.owns ?? 0, carrier?.does ?? 0], [load?.owns, load?.does], `seed ${seed}, ${id}`);
    }
    const byPerson = matrixState(whole, 'person', keys).view.carriers;
    for (const { key, index } of names.people) {
      const carrier = byPerson.find((one) => one.id === key && one.kind === 'person');
      const load = facts.personLoads[index];
      assert.deepEqual([carrier?.owns ?? 0, carrier?.does ?? 0], [load?.owns, load?.does], `seed ${seed}, ${key}`);
    }
  }
});

/** A view without row keys, which depend on earlier views. */
function keyless(view: MatrixView): unknown {
  return {
    ...view,
    tables: view.tables.map((table) => ({ ...table, rows: table.rows.map(({ key: _, ...row }) => row) })),
  };
}

test('after any edit the view equals a fresh view, and the sent change turns the old view into it', () => {
  let sent = 0;
  for (let seed = 1; seed <= 120; seed++) {
    const random = new Random(seed);
    const by = random.pick(['role', 'person'] as const);
    let text = generatedCharter(random, { rows: 8 });
    let analysis = analyse(text, contextOn(TODAY));
    let keys: RowKeys = rowKeys(analysis);
    let state: MatrixState = matrixState(analysis, by, keys);
    for (let edit = 0; edit < 8; edit++) {
      text = mutate(text, random);
      analysis = analyse(text, contextOn(TODAY), analysis);
      keys = rowKeys(analysis, keys);
      const before = state;
      state = matrixState(analysis, by, keys, before);
      const fresh = matrixState(analysis, by, rowKeys(analysis));
      assert.deepEqual(keyless(state.view), keyless(fresh.view), `seed ${seed}`);
      for (const { rows } of state.view.tables) assert.equal(new Set(rows.map(({ key }) => key)).size, rows.length);
      const change = matrixChange(before.view, state.view);
      if (change === undefined) continue;
      sent++;
      assert.deepEqual(changedView(before.view, JSON.parse(JSON.stringify(change))), state.view, `seed ${seed}`);
    }
  }
  assert.ok(sent > 200, `only ${sent} edits were sent as what changed`);
});

test('an edit of one row sends only that row', () => {
  const rows = Array.from({ length: 50 }, (_, at) => `  - { activity: Row ${at}, R: eng, A: pm, I: support }\n`).join(
    '',
  );
  const text = `${TEAM}raci:\n${rows}`;
  const first = analyse(text, contextOn(TODAY));
  const before = matrixState(first, 'role', rowKeys(first));
  const second = analyse(text.replace('Row 7, R: eng', 'Row 7, R: pm'), contextOn(TODAY), first);
  const after = matrixState(second, 'role', rowKeys(second, rowKeys(first)), before);
  const change = matrixChange(before.view, after.view);
  assert.deepEqual(
    change?.tables.map(({ splices }) => splices.map(({ at, removed, rows: fresh }) => [at, removed, fresh.length])),
    [[[7, 1, 1]]],
  );
  assert.equal(after.view.tables[0]?.rows[7]?.key, before.view.tables[0]?.rows[7]?.key);
  assert.equal(after.view.tables[0]?.rows[8], before.view.tables[0]?.rows[8]);
});

test('a row keeps its key while others are added, removed and moved', () => {
  const row = (label: string) => `  - { activity: ${label}, R: eng, A: pm, I: support }\n`;
  const keysIn = (labels: readonly string[], analysis: Analysis, keys: RowKeys) =>
    labels.map((_, at) => `${analysis.facts.tables[0]?.rows.at(at)?.row.label?.value}=${keys.tables[0]?.keys[at]}`);
  let labels = ['a', 'b', 'c', 'd'];
  let analysis = analyse(`${TEAM}raci:\n${labels.map(row).join('')}`, contextOn(TODAY));
  let keys = rowKeys(analysis);
  assert.deepEqual(keysIn(labels, analysis, keys), ['a=1', 'b=2', 'c=3', 'd=4']);
  for (const [next, expected] of [
    [
      ['c', 'a', 'b', 'd'],
      ['c=3', 'a=1', 'b=2', 'd=4'],
    ],
    [
      ['c', 'a', 'new', 'b', 'd'],
      ['c=3', 'a=1', 'new=5', 'b=2', 'd=4'],
    ],
    [
      ['c', 'renamed', 'new', 'b', 'd'],
      ['c=3', 'renamed=1', 'new=5', 'b=2', 'd=4'],
    ],
    [
      ['renamed', 'b', 'd'],
      ['renamed=1', 'b=2', 'd=4'],
    ],
  ] as const) {
    labels = [...next];
    analysis = analyse(`${TEAM}raci:\n${labels.map(row).join('')}`, contextOn(TODAY), analysis);
    keys = rowKeys(analysis, keys);
    assert.deepEqual(keysIn(labels, analysis, keys), expected);
  }
});

test('cells with the same single letter share its list, since a large matrix has thousands of cells', () => {
  const view = viewOf(`${TEAM}raci:
  - { activity: Roadmap, R: [eng, support], A: pm }
  - { activity: Deploying, R: support, A: pm }
`);
  const lists = new Set(view.tables[0]?.rows.flatMap(({ cells }) => cells.map(({ letters }) => letters)));
  assert.deepEqual([...lists], [['A'], ['R']]);
});
