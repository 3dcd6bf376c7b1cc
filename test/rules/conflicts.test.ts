/** A merge conflict is one problem, and the text outside its markers is checked as usual. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { analyse, contextOn } from '../../server/src/analysis.ts';
import { asJson } from '../support/as-json.ts';
import { TODAY } from '../support/fixture.ts';
import { mutate, Random, runs } from '../support/random.ts';
import { sameText } from '../support/same.ts';

const context = contextOn(TODAY);
const HEAD = 'team: T\nroles: { a: Lead, b: Engineer }\nraci:\n';
const WRONG = '  - { activity: Wrong, R: nobody-known, A: a }\n';
const MISSING = '  - { activity: Missing, R: b }\n';
const conflict = (ours: string, theirs: string) => `<<<<<<< HEAD\n${ours}=======\n${theirs}>>>>>>> other\n`;
const row = (name: string) => `  - { activity: ${name}, R: b, A: a }\n`;

/** The line and code of each problem in a text. */
function found(text: string): readonly string[] {
  return analyse(text, context).problems.map(
    ({ code, span }) => `${text.slice(0, span.start).split('\n').length} ${code}`,
  );
}

const cases: readonly (readonly [what: string, text: string, problems: readonly string[]])[] = [
  [
    'between two rows',
    HEAD + WRONG + conflict(row('X'), row('Y')) + MISSING,
    ['4 unknown-role', '5 invalid-yaml', '10 missing-owner'],
  ],
  ['before the first row', HEAD + conflict(row('X'), row('Y')) + WRONG, ['4 invalid-yaml', '9 unknown-role']],
  ['after the last row', HEAD + WRONG + conflict(row('X'), ''), ['4 unknown-role', '5 invalid-yaml']],
  [
    'two conflicts',
    HEAD + conflict(row('X'), '') + WRONG + conflict('', row('Y')) + MISSING,
    ['4 invalid-yaml', '8 unknown-role', '9 invalid-yaml', '13 missing-owner'],
  ],
  [
    'with the common base',
    `${HEAD}<<<<<<< a\n${row('X')}||||||| base\n${row('Z')}=======\n${row('Y')}>>>>>>> b\n${WRONG}`,
    ['4 invalid-yaml', '11 unknown-role'],
  ],
  [
    'inside another',
    `${HEAD}<<<<<<< a\n${conflict(row('X'), row('Z'))}=======\n${row('Y')}>>>>>>> b\n${WRONG}`,
    ['4 invalid-yaml', '13 unknown-role'],
  ],
  [
    'in the middle of a row that may continue inside the conflict',
    `${HEAD}${WRONG}  - activity: X\n    R: b\n${conflict('    A: a\n', '    A: b\n')}    C: a\n${MISSING}`,
    ['4 unknown-role', '7 invalid-yaml', '13 missing-owner'],
  ],
  [
    'among the roles, so that no name is known to be wrong',
    `team: T\nroles:\n  a: Lead\n${conflict('  b: B\n', '  c: C\n')}raci:\n${WRONG}${MISSING}rules: { isolated-row: off }\n`,
    ['4 invalid-yaml', '11 missing-owner'],
  ],
  [
    'with whole sections inside',
    `${conflict('team: T\n', 'team: U\n')}roles: { a: Lead }\nraci:\n${MISSING}`,
    ['1 invalid-yaml', '8 missing-owner'],
  ],
  [
    'that is never closed: all that follows may be a part of it',
    `${HEAD}${WRONG}<<<<<<< HEAD\n${row('X')}=======\n${MISSING}`,
    ['4 unknown-role', '5 invalid-yaml'],
  ],
  [
    'at the very end, without a final newline',
    `${HEAD}${MISSING}${conflict(row('X'), row('Y')).trimEnd()}`,
    ['4 missing-owner', '5 invalid-yaml'],
  ],
];

describe('a merge conflict', () => {
  for (const [what, text, problems] of cases) {
    it(`is one problem and leaves the rows outside it checked: ${what}`, () => {
      assert.deepEqual(found(text), problems);
      assert.deepEqual(found(text.replaceAll('\n', '\r\n')), problems);
    });
  }

  it('is not reported for text that only looks like markers', () => {
    const text = `${HEAD}${row('X')}x-note: |\n  <<<<<<< HEAD\n  Title\n  =======\n  >>>>>>> b\nx-more: a\n`;
    assert.deepEqual(found(text), []);
    assert.deepEqual(found(`${HEAD}  - { activity: X, R: b, A: a, notes: "<<<<<<< HEAD" }\n`), []);
  });

  it('hides unused roles, missing sections and unused comments that it may explain', () => {
    const text = `${HEAD}  # charter-ignore-next-line duplicate-row\n${row('X')}${conflict('  - { activity: Y, R: c, A: c }\n', '')}rules: { isolated-row: off }\n`;
    assert.deepEqual(found(text.replace('b: Engineer', 'b: Engineer, c: Other')), ['6 invalid-yaml']);
  });

  it('gives the same analysis after an edit as a fresh analysis', () => {
    const random = new Random(20261202);
    const markers = ['<<<<<<< HEAD\n', '=======\n', '>>>>>>> b\n', '||||||| base\n', row('N'), 'roles:\n', '  - '];
    let previous = analyse('', context);
    for (let index = 0; index < runs(500); index++) {
      let text = index % 15 === 0 ? (random.pick(cases)[1] ?? '') : previous.text;
      const lines = text.split('\n');
      if (random.chance(0.4)) lines.splice(random.below(lines.length), random.below(2), random.pick(markers).trimEnd());
      text = random.chance(0.5) ? mutate(lines.join('\n'), random) : lines.join('\n');
      const kept = analyse(text, context, previous);
      sameText(asJson(kept), asJson(analyse(text, context)), () => JSON.stringify([previous.text, text]));
      previous = kept;
    }
  });
});
