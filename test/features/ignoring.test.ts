/** Where the comment that silences a problem is inserted: the text before and after. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type Analysis, analyse, contextOn } from '../../server/src/analysis.ts';
import type { Problem } from '../../server/src/checking/problems.ts';
import { canIgnore, ignoreInFile, ignoreOnLine } from '../../server/src/features/fixes/add-ignore-comment.ts';
import { applyEdits, type TextEdit } from '../../server/src/text/edit.ts';
import { TODAY } from '../support/fixture.ts';

/** A text after its first problem with a code is silenced. */
function silenced(
  text: string,
  code: string,
  how: (analysis: Analysis, problem: Problem) => TextEdit | undefined,
): string | undefined {
  const analysis = analyse(text, contextOn(TODAY));
  const problem = analysis.problems.find((one) => one.code === code);
  assert.ok(problem !== undefined, `${code} in ${text}`);
  const edit = how(analysis, problem);
  return edit === undefined ? undefined : applyEdits(text, [edit]);
}

const ROW = '  - { activity: a, R: x, A: x }';
const KNOWN = 'team: T\nroles: { a: A }\nraci:\n  - { activity: a, R: a, A: a }\n';

describe('silencing a problem on its line', () => {
  for (const [text, code, expected] of [
    // The nearest comment after it gets another code.
    [
      `raci:\n  # charter-ignore-next-line missing-measure\n${ROW} # charter-ignore-line many-informed\n`,
      'unknown-role',
      `raci:\n  # charter-ignore-next-line missing-measure\n${ROW} # charter-ignore-line many-informed unknown-role\n`,
    ],
    [
      `raci:\n${ROW} # charter-ignore-line many-informed,idle-role, few\n`,
      'unknown-role',
      `raci:\n${ROW} # charter-ignore-line many-informed,idle-role, few, unknown-role\n`,
    ],
    // A comment for a whole entry does not apply to one of its lines.
    [
      'raci:\n  # charter-ignore-next-line many-informed\n  - activity: a\n    R: x\n',
      'unknown-role',
      'raci:\n  # charter-ignore-next-line many-informed\n  - activity: a\n    R: x  # charter-ignore-line unknown-role\n',
    ],
    // A comment for the file does not either, on any line.
    [
      'teem: a # charter-ignore-file idle-role\n',
      'unknown-key',
      '# charter-ignore-next-line unknown-key\nteem: a # charter-ignore-file idle-role\n',
    ],
    ['\ufeffteem: a\n', 'unknown-key', '\ufeffteem: a  # charter-ignore-line unknown-key\n'],
    ['\ufeffteem: a # b\n', 'unknown-key', '\ufeff# charter-ignore-next-line unknown-key\nteem: a # b\n'],
    ['teem: a # b\r\n', 'unknown-key', '# charter-ignore-next-line unknown-key\r\nteem: a # b\r\n'],
    ['teem: a \t\n', 'unknown-key', 'teem: a  # charter-ignore-line unknown-key\n'],
    // White space stays, since the problem may be about it.
    ['teem: a\u00a0 \n', 'unknown-key', 'teem: a\u00a0  # charter-ignore-line unknown-key\n'],
    // The code is inserted before a reason, however the reason begins.
    [
      `raci:\n${ROW} # charter-ignore-line few --no, never\n`,
      'unknown-role',
      `raci:\n${ROW} # charter-ignore-line few unknown-role --no, never\n`,
    ],
    [
      `raci:\n${ROW} # charter-ignore-line few, many— no\n`,
      'unknown-role',
      `raci:\n${ROW} # charter-ignore-line few, many, unknown-role— no\n`,
    ],
    [
      `raci:\n${ROW} # charter-ignore-line few , \n`,
      'unknown-role',
      `raci:\n${ROW} # charter-ignore-line few unknown-role , \n`,
    ],
    // A multi-line plain text would end at a comment on its first line.
    [
      `${KNOWN}  - activity: b\n    R:\n      - a\n      - b\n        c\n    A: a\n`,
      'unknown-role',
      `${KNOWN}  - activity: b\n    R:\n      - a\n      # charter-ignore-next-line unknown-role\n      - b\n        c\n    A: a\n`,
    ],
    // A block scalar has no place for a comment, so it is written above the pair or the item.
    [
      `${KNOWN}  - activity: b\n    R: |\n      c d\n    A: a\n`,
      'unknown-role',
      `${KNOWN}  - activity: b\n    # charter-ignore-next-line unknown-role\n    R: |\n      c d\n    A: a\n`,
    ],
    [
      `${KNOWN}  - activity: b\n    R:\n      - a\n      - |\n        c d\n      - a\n    A: a\n`,
      'unknown-role',
      `${KNOWN}  - activity: b\n    R:\n      - a\n      # charter-ignore-next-line unknown-role\n      - |\n        c d\n      - a\n    A: a\n`,
    ],
    [`${KNOWN}  - { R: a }\n`, 'missing-key', `${KNOWN}  - { R: a }  # charter-ignore-line missing-key\n`],
    [
      `${KNOWN}  - { activity: b, C, R: x, A: a }\n`,
      'unknown-role',
      `${KNOWN}  - { activity: b, C, R: x, A: a }  # charter-ignore-line unknown-role\n`,
    ],
    [
      `${KNOWN}  - { activity: b, R: [a, [a]], A: a }\n`,
      'wrong-type',
      `${KNOWN}  - { activity: b, R: [a, [a]], A: a }  # charter-ignore-line wrong-type\n`,
    ],
    // A comment cannot silence a problem in another comment.
    [`# charter-ignore-next-line few\n${KNOWN}`, 'unknown-rule', undefined],
    [`# charter-ignore-file idle-role\n# charter-ignore-next-line few\n${KNOWN}`, 'unknown-rule', undefined],
    [
      `${KNOWN}  # charter-ignore-next-line unknown-rule\n${ROW} # charter-ignore-line few\n# charter-ignore-next-line many\nreview: 2027-01-01\n`,
      'unknown-rule',
      undefined,
    ],
    // Both ends of the line are inside quotes.
    ['{ team: "a\n  b", teem: "c\n  d" }\n', 'unknown-key', undefined],
  ] as const) {
    it(`inserts a comment for ${code} in ${JSON.stringify(text)}`, () => {
      assert.equal(silenced(text, code, ignoreOnLine), expected);
    });
  }
});

describe('silencing a rule in the file', () => {
  for (const [text, code, expected] of [
    // Comments for a line, even the last one, are not comments for the file.
    [
      `raci:\n${ROW} # charter-ignore-line many-informed\n`,
      'unknown-role',
      `# charter-ignore-file unknown-role\nraci:\n${ROW} # charter-ignore-line many-informed\n`,
    ],
    [
      `raci:\n${ROW} # charter-ignore-line many-informed`,
      'unknown-role',
      `# charter-ignore-file unknown-role\nraci:\n${ROW} # charter-ignore-line many-informed`,
    ],
    [
      'teem: a # charter-ignore-line idle-role\n',
      'unknown-key',
      '# charter-ignore-file unknown-key\nteem: a # charter-ignore-line idle-role\n',
    ],
    // After all codes of the comment for the file, and before its reason.
    [
      '# charter-ignore-file idle-role, few many-informed -- no\nteem: a\n',
      'unknown-key',
      '# charter-ignore-file idle-role, few many-informed, unknown-key -- no\nteem: a\n',
    ],
    [
      '# charter-ignore-file idle-role few --\nteem: a\n',
      'unknown-key',
      '# charter-ignore-file idle-role few unknown-key --\nteem: a\n',
    ],
    [
      'teem: a\n# charter-ignore-file few\n# charter-ignore-file many\n',
      'unknown-key',
      'teem: a\n# charter-ignore-file few unknown-key\n# charter-ignore-file many\n',
    ],
    // At the head of the text, after its opening comment.
    ['teem: a\r\n', 'unknown-key', '# charter-ignore-file unknown-key\r\nteem: a\r\n'],
    ['\ufeffteem: a\n', 'unknown-key', '\ufeff# charter-ignore-file unknown-key\nteem: a\n'],
    ['\ufeff# b\nteem: a\n', 'unknown-key', '\ufeff# b\n# charter-ignore-file unknown-key\nteem: a\n'],
    [' # b\n\t# c\nteem: a\n', 'unknown-key', ' # b\n\t# c\n# charter-ignore-file unknown-key\nteem: a\n'],
  ] as const) {
    it(`inserts a comment for ${code} in ${JSON.stringify(text)}`, () => {
      assert.equal(silenced(text, code, ignoreInFile), expected);
    });
  }
});

it('is not offered for a structure fault or an unused ignore comment', () => {
  const ignorable = (text: string) =>
    analyse(text, contextOn(TODAY)).problems.map((problem) => [problem.code, canIgnore(problem)]);
  assert.deepEqual(ignorable('team: A\n'), [['missing-key', false]]);
  assert.deepEqual(ignorable('team: [a]\nteem: b # charter-ignore-line idle-role\n'), [
    ['wrong-type', false],
    ['unknown-key', true],
    ['unused-ignore', false],
  ]);
});
