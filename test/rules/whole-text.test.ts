/** Problems of a whole text, and texts without a final newline. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { analyse, contextOn } from '../../server/src/analysis.ts';
import { fixesFor, TODAY } from '../support/fixture.ts';

const context = contextOn(TODAY);

function first(text: string, code: string): string | undefined {
  const fixes = fixesFor(analyse(text, context), code);
  // The last fix of a key that the format does not have removes it.
  return fixes.at(code === 'unknown-key' ? -1 : 0)?.result;
}

describe('a fix in a text without a final newline', () => {
  for (const [what, text, code, expected] of [
    ['adds a key on a line of its own', 'roles: { a: A }', 'missing-key', 'roles: { a: A }\nteam: Name of the team\n'],
    ['adds a key to an empty text', '', 'missing-key', 'team: Name of the team\n'],
    [
      'adds roles on lines of their own',
      'team: T\nraci: [{ activity: One, A: a, R: a }]',
      'unknown-role',
      'team: T\nraci: [{ activity: One, A: a, R: a }]\nroles:\n  a: A\n',
    ],
    [
      'adds roles after an existing newline',
      'team: T\nraci: [{ activity: One, A: a, R: a }]\n',
      'unknown-role',
      'team: T\nraci: [{ activity: One, A: a, R: a }]\nroles:\n  a: A\n',
    ],
    ['removes a list at the end', 'team: T\nfoo:\n- a\n- b\n- c', 'unknown-key', 'team: T\n'],
    ['removes a list and the comments on its lines', 'foo:\n- a # a\n- b # b\n# c', 'unknown-key', '# c'],
    [
      'removes a comment at the end',
      'team: T\nroles: { a: A }\n# charter-ignore-line empty-row',
      'unused-ignore',
      'team: T\nroles: { a: A }\n',
    ],
    [
      'removes a line with its whole line end',
      'team: T\r\n# charter-ignore-line empty-row\r\nroles: { a: A }\r\n',
      'unused-ignore',
      'team: T\r\nroles: { a: A }\r\n',
    ],
    [
      'keeps the byte order mark',
      '\ufeff# charter-ignore-line empty-row\nteam: T\nroles: { a: A }',
      'unused-ignore',
      '\ufeffteam: T\nroles: { a: A }',
    ],
  ] as const) {
    it(what, () => assert.equal(first(text, code), expected));
  }
});

describe('a blank line', () => {
  it('stays blank if a fix indents the list around it', () => {
    const roles = 'roles: { pm: PM, em: EM, boss: { external: true } }';
    const text = `team: T\n${roles}\ndecides:\n  when:\n  - pm\n\n  - em\n`;
    assert.equal(
      first(text, 'no-tie-break'),
      `team: T\n${roles}\ndecides:\n  when:\n    roles:\n    - pm\n\n    - em\n    tie-break: boss\n`,
    );
  });
});

describe('a problem of the whole text', () => {
  it('is found in the block where it is marked', () => {
    const text = 'team: T\nroles: { a: A }\n<<<<<<< HEAD\nx: 1\n=======\nx: 2\n>>>>>>> other\n';
    const { problems } = analyse(text, context);
    assert.deepEqual(
      problems.map((one) => one.code),
      ['invalid-yaml'],
    );
    const nul = analyse('team: T\nroles: { a: A }\nx-a: "\0"\n', context);
    for (const { finding, span } of nul.problems)
      assert.equal(
        finding.block.text.slice(finding.span.start, finding.span.end),
        nul.text.slice(span.start, span.end),
      );
    for (const { finding, span } of problems) {
      const { start, end } = finding.span;
      assert.equal(finding.block.text.slice(start, end), text.slice(span.start, span.end));
      assert.equal(text.slice(span.start, span.end), '<<<<<<<');
    }
  });

  it('is reported for text that is not UTF-8, if nothing else is wrong with the whole', () => {
    const decoding = { offset: 6, message: 'No UTF-8.' };
    for (const [text, expected] of [
      ['team: \ufffd\nroles: { a: A }\n', [['invalid-yaml', 6, 7]]],
      [
        'team: \ufffd',
        [
          ['missing-key', 0, 4],
          ['invalid-yaml', 6, 7],
        ],
      ],
      [
        'team: ',
        [
          ['missing-key', 0, 4],
          ['missing-key', 0, 4],
          ['invalid-yaml', 6, 6],
        ],
      ],
    ] as const) {
      const { problems } = analyse(text, { ...context, decoding });
      assert.deepEqual(
        problems.map(({ code, span }) => [code, span.start, span.end]),
        expected,
      );
    }
  });

  it('is not reported for text that is not UTF-8 if it also contains control characters', () => {
    const text = 'team: T\0\nroles: { a: A }\n';
    const messages = (of: typeof context) => analyse(text, of).problems.map((one) => one.message);
    assert.deepEqual(messages({ ...context, decoding: { offset: 6, message: 'No UTF-8.' } }), messages(context));
    assert.equal(messages(context).length, 1);
  });

  it('counts toward the limit of shown faults', () => {
    const broken = `team: T\nroles: { a: A }\n${'x: "\n'.repeat(200)}`;
    const decoding = { offset: 6, message: 'No UTF-8.' };
    const faults = (of: typeof context) =>
      analyse(broken, of).problems.filter((one) => one.code === 'invalid-yaml').length;
    assert.equal(faults({ ...context, decoding }), faults(context));
  });
});
