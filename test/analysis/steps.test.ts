/** What is kept from one analysis to the next changes nothing: edit by edit, the same as a fresh analysis. */
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

/** Everything that is said, with its places and its fixes. */
function said({ text, problems, facts }: Analysis): unknown {
  return {
    problems: problems.map((one) => [one.code, one.span, one.severity, one.message, text.slice(one.span.start)]),
    rows: facts.tables.map((table) => Array.from(table.rows, (row) => [row.row.label?.value, row.holdings.length])),
    loads: [facts.roleLoads, facts.personLoads],
  };
}

describe('an analysis that follows another one', () => {
  const steps: readonly (readonly [string, string, string])[] = [
    ['a row comes first', without(0), TABLE],
    ['a row comes last', without(4), TABLE],
    ['a row comes in the middle', without(2), TABLE],
    ['rows come at both ends', without(0, 4), TABLE],
    ['a row goes from the front', TABLE, without(0)],
    ['a row goes from the end', TABLE, without(4)],
    ['rows go from the middle', TABLE, without(1, 2)],
    ['all rows but one go', TABLE, without(0, 1, 3, 4)],
    ['the first of many comes', `${HEAD}raci: []\n`, TABLE],
    ['the last of all goes', without(0, 1, 2, 3), `${HEAD}raci: []\n`],
    ['a row changes', TABLE, TABLE.replace('activity: b', 'activity: bb')],
    ['a row that was wrong is mended', TABLE, TABLE.replace('A: [x, y]', 'A: x')],
    ['a row that was right is spoiled', TABLE, TABLE.replace('activity: a, R: x, A: y', 'activity: a, R: x')],
    ['a row is repeated', TABLE, TABLE.replace(ROWS[1] ?? '', (ROWS[1] ?? '').repeat(2))],
    ['a repeated row goes', TABLE.replace(ROWS[1] ?? '', (ROWS[1] ?? '').repeat(2)), TABLE],
    [
      'two rows change places',
      TABLE,
      TABLE.replace('activity: b', 'activity: B').replace('activity: d', 'activity: b'),
    ],
    ['nothing changes', TABLE, TABLE],
    ['only a remark comes', TABLE, `# remark\n${TABLE}`],
    ['a role comes that a row names', TABLE, TABLE.replace('y: Y', 'y: Y, z: Z')],
    ['a role goes that a row names', TABLE, TABLE.replace(', y: Y', '')],
    ['a role gets another title', TABLE, TABLE.replace('y: Y', 'y: Product Manager')],
    ['a role gets people', TABLE, TABLE.replace('y: Y', 'y: { title: Y, people: [Ada Lind, Ben Sato] }')],
    [
      'a role gets others',
      TABLE.replace('y: Y', 'y: { people: [A B, C D] }'),
      TABLE.replace('y: Y', 'y: { people: [E F, C D] }'),
    ],
    ['a role comes to be outside', TABLE, TABLE.replace('y: Y', 'y: { title: Y, external: true }')],
    ['a rule is switched off', TABLE, `${TABLE}rules: { missing-owner: off }\n`],
    ['a rule gets an option', TABLE, `${TABLE}rules: { many-responsible: { max: 0 } }\n`],
    [
      'a scheme comes',
      `${TABLE}own: []\n`,
      `${TABLE}schemes: { raci: { row: activity, letters: { R: { key: r, is: owner } } } }\n`,
    ],
    ['another table comes', TABLE, `${TABLE}daci:\n  - { decision: f, D: x }\n`],
    ['another table goes', `${TABLE}daci:\n  - { decision: f, D: x }\n`, TABLE],
    [
      'a table moves',
      `${TABLE}daci:\n  - { decision: f, D: x }\n`,
      `${HEAD}daci:\n  - { decision: f, D: x }\nraci:\n${ROWS.join('')}`,
    ],
    ['a text breaks', TABLE, TABLE.replace('activity: c', 'activity: "c')],
    ['a text is whole again', TABLE.replace('activity: c', 'activity: "c'), TABLE],
  ];
  for (const [title, before, after] of steps) {
    it(`says the same when ${title}`, () => {
      const context = contextOn(TODAY);
      assert.deepEqual(said(analyse(after, context, analyse(before, context))), said(analyse(after, context)));
      // And back, from what was kept before.
      const there = analyse(after, context, analyse(before, context));
      assert.deepEqual(said(analyse(before, context, there)), said(analyse(before, context)));
    });
  }

  it('says the same on another day', () => {
    const text = `${TABLE}daci:\n  - { decision: f, D: x, A: y, due: 2026-11-23 }\n`;
    const [old, now] = [contextOn('2026-11-23'), contextOn(TODAY)];
    assert.deepEqual(said(analyse(text, now, analyse(text, old))), said(analyse(text, now)));
    assert.notDeepEqual(said(analyse(text, now)), said(analyse(text, old)));
  });

  it('says the same when the host wants another severity', () => {
    const old = contextOn(TODAY);
    const now: AnalysisContext = { ...old, overrides: new Map([['missing-owner', 'hint']]) };
    assert.deepEqual(said(analyse(TABLE, now, analyse(TABLE, old))), said(analyse(TABLE, now)));
    assert.notDeepEqual(said(analyse(TABLE, now)), said(analyse(TABLE, old)));
    assert.deepEqual(said(analyse(TABLE, old, analyse(TABLE, now))), said(analyse(TABLE, old)));
  });
});
