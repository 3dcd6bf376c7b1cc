/** An incremental analysis after an edit equals a fresh analysis. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type Analysis, type AnalysisContext, analyse, contextOn } from '../../server/src/analysis.ts';
import { TODAY } from '../support/fixture.ts';

const ROWS = [
  '  - { activity: a, R: x, A: y }\n',
  '  - { activity: b, R: x }\n',
  '  - { activity: c, R: x, A: [x, y] }\n',
  '  - { activity: d, R: x, A: y, I: z }\n',
  '  - { activity: e, R: z, A: x }\n',
];
const HEAD = 'team: T\nroles: { x: X, y: Y }\n';
const TABLE = `${HEAD}raci:\n${ROWS.join('')}`;

function without(...numbers: readonly number[]): string {
  return `${HEAD}raci:\n${ROWS.filter((_, index) => !numbers.includes(index)).join('')}`;
}

/** All results with their places and fixes. */
function said({ text, problems, facts }: Analysis): unknown {
  return {
    problems: problems.map((one) => [one.code, one.span, one.severity, one.message, text.slice(one.span.start)]),
    rows: facts.tables.map((table) => Array.from(table.rows, (row) => [row.row.label?.value, row.holdings.length])),
    loads: [facts.roleLoads, facts.personLoads],
  };
}

describe('an incremental analysis', () => {
  const steps: readonly (readonly [string, string, string])[] = [
    ['a row is added at the start', without(0), TABLE],
    ['a row is added at the end', without(4), TABLE],
    ['a row is added in the middle', without(2), TABLE],
    ['rows are added at both ends', without(0, 4), TABLE],
    ['a row is removed from the start', TABLE, without(0)],
    ['a row is removed from the end', TABLE, without(4)],
    ['rows are removed from the middle', TABLE, without(1, 2)],
    ['all rows but one are removed', TABLE, without(0, 1, 3, 4)],
    ['the first rows are added', `${HEAD}raci: []\n`, TABLE],
    ['the last row is removed', without(0, 1, 2, 3), `${HEAD}raci: []\n`],
    ['a row changes', TABLE, TABLE.replace('activity: b', 'activity: bb')],
    ['a wrong row is fixed', TABLE, TABLE.replace('A: [x, y]', 'A: x')],
    ['a correct row becomes wrong', TABLE, TABLE.replace('activity: a, R: x, A: y', 'activity: a, R: x')],
    ['a row is repeated', TABLE, TABLE.replace(ROWS[1] ?? '', (ROWS[1] ?? '').repeat(2))],
    ['a repeated row is removed', TABLE.replace(ROWS[1] ?? '', (ROWS[1] ?? '').repeat(2)), TABLE],
    ['two rows are swapped', TABLE, TABLE.replace('activity: b', 'activity: B').replace('activity: d', 'activity: b')],
    ['nothing changes', TABLE, TABLE],
    ['only a comment is added', TABLE, `# remark\n${TABLE}`],
    ['a role that a row names is added', TABLE, TABLE.replace('y: Y', 'y: Y, z: Z')],
    ['a role that a row names is removed', TABLE, TABLE.replace(', y: Y', '')],
    ['a role gets another title', TABLE, TABLE.replace('y: Y', 'y: Product Manager')],
    ['a role gets people', TABLE, TABLE.replace('y: Y', 'y: { title: Y, people: [Ada Lind, Ben Sato] }')],
    [
      'the people of a role change',
      TABLE.replace('y: Y', 'y: { people: [A B, C D] }'),
      TABLE.replace('y: Y', 'y: { people: [E F, C D] }'),
    ],
    ['a role becomes external', TABLE, TABLE.replace('y: Y', 'y: { title: Y, external: true }')],
    ['a rule is switched off', TABLE, `${TABLE}rules: { missing-owner: off }\n`],
    ['a rule gets an option', TABLE, `${TABLE}rules: { many-responsible: { max: 0 } }\n`],
    [
      'a scheme comes',
      `${TABLE}own: []\n`,
      `${TABLE}schemes: { raci: { row: activity, letters: { R: { key: r, is: owner } } } }\n`,
    ],
    ['another table is added', TABLE, `${TABLE}daci:\n  - { decision: f, D: x }\n`],
    ['another table is removed', `${TABLE}daci:\n  - { decision: f, D: x }\n`, TABLE],
    [
      'a table moves',
      `${TABLE}daci:\n  - { decision: f, D: x }\n`,
      `${HEAD}daci:\n  - { decision: f, D: x }\nraci:\n${ROWS.join('')}`,
    ],
    ['a text breaks', TABLE, TABLE.replace('activity: c', 'activity: "c')],
    ['a broken text becomes valid again', TABLE.replace('activity: c', 'activity: "c'), TABLE],
  ];
  for (const [title, before, after] of steps) {
    it(`equals a fresh one when ${title}`, () => {
      const context = contextOn(TODAY);
      assert.deepEqual(said(analyse(after, context, analyse(before, context))), said(analyse(after, context)));
      // And the reverse edit.
      const there = analyse(after, context, analyse(before, context));
      assert.deepEqual(said(analyse(before, context, there)), said(analyse(before, context)));
    });
  }

  it('equals a fresh one on another day', () => {
    const text = `${TABLE}daci:\n  - { decision: f, D: x, A: y, due: 2026-11-23 }\n`;
    const [old, now] = [contextOn('2026-11-23'), contextOn(TODAY)];
    assert.deepEqual(said(analyse(text, now, analyse(text, old))), said(analyse(text, now)));
    assert.notDeepEqual(said(analyse(text, now)), said(analyse(text, old)));
  });

  it('equals a fresh one with another severity from the host', () => {
    const old = contextOn(TODAY);
    const now: AnalysisContext = { ...old, overrides: new Map([['missing-owner', 'hint']]) };
    assert.deepEqual(said(analyse(TABLE, now, analyse(TABLE, old))), said(analyse(TABLE, now)));
    assert.notDeepEqual(said(analyse(TABLE, now)), said(analyse(TABLE, old)));
    assert.deepEqual(said(analyse(TABLE, old, analyse(TABLE, now))), said(analyse(TABLE, old)));
  });
});
