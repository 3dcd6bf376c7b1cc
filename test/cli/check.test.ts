import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { CLEAN, FOUR } from '../support/cli-charters.ts';
import { inFolder, type RunOptions, visible } from '../support/terminal.ts';

/** Runs `charter check` in a folder with one charter. */
function checked(text: string, args: readonly string[] = [], options: RunOptions = {}) {
  return inFolder({ 'a.charter.yaml': text }, (folder) => folder.run(['check', ...args], options));
}

/** The codes of a JSON report, with their places. */
function placesOf(json: string): string[] {
  const { files } = JSON.parse(json) as {
    files: {
      path: string;
      problems: {
        code: string;
        range: { start: { line: number; column: number }; end: { line: number; column: number } };
      }[];
    }[];
  };
  return files.flatMap(({ path, problems }) =>
    problems.map(({ code, range: { start, end } }) => {
      return `${path}:${start.line}:${start.column}-${end.line}:${end.column} ${code}`;
    }),
  );
}

const FOUR_PRETTY = `a.charter.yaml:2:34  hint  unused-role
  The role “spare” is not used anywhere. Add it to a row, or remove it.
  2 │ roles: { a: A, b: B, c: C, d: D, spare: S }
    │                                  ^^^^^

a.charter.yaml:3:1  information  many-responsible
  “Planning” has 4 doers. Can you split it, so that each part has one doer?
  3 │ raci:
    │ ^^^^
  see a.charter.yaml:4:17: “Planning” has 4 doers.

a.charter.yaml:4:53  error  unknown-role
  There is no role or person “d2”. Did you mean “d”?
  4 │   - { activity: Planning, R: [a, b, c, d], A: a, C: d2 }
    │                                                     ^^

a.charter.yaml:5:17  warning  missing-responsible
  Nobody is responsible (R) for “Releasing”. Say who does it.
  5 │   - { activity: Releasing, A: a, I: b }
    │                 ^^^^^^^^^

1 error, 1 warning and 2 suggestions in 1 charter.
`;

describe('charter check', () => {
  it('prints only one line for charters without problems', async () => {
    assert.deepEqual(await checked(CLEAN), { status: 0, out: 'No problems in 1 charter.\n', err: '' });
  });

  it('prints each problem with its line, and exits with 1 for an error', async () => {
    assert.deepEqual(await checked(FOUR), { status: 1, out: FOUR_PRETTY, err: '' });
  });

  it('prints JSON in the documented form', async () => {
    const { status, out, err } = await checked(FOUR, ['--format', 'json', '--quiet']);
    assert.deepEqual(JSON.parse(out), {
      version: 1,
      files: [
        {
          path: 'a.charter.yaml',
          problems: [
            {
              code: 'unknown-role',
              severity: 'error',
              message: 'There is no role or person “d2”. Did you mean “d”?',
              range: { start: { line: 4, column: 53 }, end: { line: 4, column: 55 } },
              fixable: true,
              docs: 'docs/rules/unknown-role.md',
              related: [],
            },
          ],
        },
      ],
      summary: { files: 1, errors: 1, warnings: 0, information: 0, hints: 0, fixable: 1 },
    });
    assert.deepEqual([status, err], [1, '']);
  });

  it('prints places in other files that belong to a problem', async () => {
    const files = { 'one.charter.yaml': CLEAN, 'teams/two.charter.yml': CLEAN };
    await inFolder(files, async (folder) => {
      const { status, out } = await folder.run(['check', '--format', 'json']);
      const report = JSON.parse(out) as { files: { path: string; problems: { related: unknown }[] }[] };
      assert.equal(status, 1);
      assert.deepEqual(
        report.files.map(({ path, problems }) => [path, problems.map(({ related }) => related)]),
        [
          [
            'one.charter.yaml',
            [
              [
                {
                  path: 'teams/two.charter.yml',
                  range: { start: { line: 1, column: 7 }, end: { line: 1, column: 15 } },
                  message: '“Checkout” is also named here.',
                },
              ],
            ],
          ],
          [
            'teams/two.charter.yml',
            [
              [
                {
                  path: 'one.charter.yaml',
                  range: { start: { line: 1, column: 7 }, end: { line: 1, column: 15 } },
                  message: '“Checkout” is also named here.',
                },
              ],
            ],
          ],
        ],
      );
      const inner = await folder.run(['check', '--format', 'github', '../one.charter.yaml', '.'], { in: 'teams' });
      assert.match(inner.out, /^::error file=..\/one.charter.yaml,[^\n]*%0Atwo.charter.yml:1:7: /);
    });
  });
});

describe('the exit status of charter check', () => {
  const FAIL_ON: readonly (readonly [string, string, number])[] = [
    ['error', 'missing-responsible=off', 1],
    ['error', 'unknown-role=warning', 0],
    ['warning', 'unknown-role=warning', 1],
    ['warning', 'unknown-role=information', 1],
    ['information', 'unknown-role=off', 1],
    ['hint', 'unknown-role=off', 1],
    ['never', 'unknown-role=error', 0],
  ];
  for (const [failOn, rule, expected] of FAIL_ON) {
    it(`is ${expected} for --fail-on ${failOn} with --rule ${rule}`, async () => {
      const { status, err } = await checked(FOUR, ['--fail-on', failOn, '--rule', rule]);
      assert.deepEqual([status, err], [expected, '']);
    });
  }

  it('is 0 for --fail-on hint without problems', async () => {
    assert.equal((await checked(CLEAN, ['--fail-on', 'hint'])).status, 0);
  });

  it('is 1 for more warnings than --max-warnings', async () => {
    const args = ['--rule', 'unknown-role=warning', '--max-warnings'];
    assert.equal((await checked(FOUR, [...args, '2'])).status, 0);
    const { status, err } = await checked(FOUR, [...args, '1']);
    assert.deepEqual([status, err], [1, 'charter: 2 warnings, but --max-warnings allows 1.\n']);
    assert.equal((await checked(FOUR, [...args, '0', '--fail-on', 'never'])).status, 1);
  });

  it('is explained if --quiet hides the problems that cause it', async () => {
    const args = ['--rule', 'unknown-role=off', '--quiet', '--fail-on', 'warning'];
    assert.deepEqual(await checked(FOUR, args), {
      status: 1,
      out: 'No errors in 1 charter.\n',
      err: 'charter: 1 problem hidden by --quiet.\n',
    });
  });
});

describe('the options of charter check', () => {
  it('--rule is overridden by a later --rule', async () => {
    const args = ['--rule', 'unknown-role=off', '--rule', 'missing-responsible=error', '--rule', 'unknown-role=hint'];
    const { out } = await checked(FOUR, [...args, '--format', 'json']);
    const severities = [...out.matchAll(/"code": "([\w-]+)",\s+"severity": "(\w+)"/g)].map(([, ...found]) =>
      found.join(' '),
    );
    assert.deepEqual(severities, [
      'unused-role hint',
      'many-responsible information',
      'unknown-role hint',
      'missing-responsible error',
    ]);
  });

  it('--rule overrides the charter', async () => {
    const text = `${FOUR}rules: { missing-responsible: hint }\n`;
    const { out } = await checked(text, ['--rule', 'missing-responsible=error', '--format', 'github']);
    assert.match(out, /::error [^\n]*title=missing-responsible::/);
  });

  it('--no-ignore-comments reports silenced problems, but not the comments', async () => {
    const text = FOUR.replace(
      '  - { activity: Rel',
      '  # charter-ignore-next-line missing-responsible -- later\n  - { activity: Rel',
    );
    const silent = await checked(text, ['--format', 'json']);
    assert.doesNotMatch(silent.out, /missing-responsible/);
    const loud = await checked(text, ['--format', 'json', '--no-ignore-comments']);
    assert.deepEqual(placesOf(loud.out).slice(3), ['a.charter.yaml:6:17-6:26 missing-responsible']);
  });

  it('--today sets the date for overdue problems', async () => {
    const text = `${CLEAN}review: 2026-12-01\n`;
    const places = async (...args: string[]) => placesOf((await checked(text, ['--format', 'json', ...args])).out);
    assert.deepEqual(await places(), []);
    assert.deepEqual(await places('--today', '2026-12-01'), []);
    assert.deepEqual(await places('--today', '2026-12-02'), ['a.charter.yaml:6:9-6:19 review-overdue']);
  });

  it('--output writes the report and prints nothing', async () => {
    await inFolder({ 'a.charter.yaml': FOUR }, async (folder) => {
      const ran = await folder.run(['check', '--output', 'report.txt'], { terminal: 60, env: { FORCE_COLOR: '1' } });
      assert.deepEqual(ran, { status: 1, out: '', err: '' });
      assert.equal(folder.read('report.txt'), FOUR_PRETTY);
    });
  });

  it('reads standard input and reports it under its name', async () => {
    await inFolder({}, async (folder) => {
      const input = FOUR;
      const unnamed = await folder.run(['check', '-', '--format', 'json'], { input });
      assert.deepEqual(placesOf(unnamed.out)[2], '<stdin>:4:53-4:55 unknown-role');
      const args = ['check', '-', '--format', 'json', '--stdin-filename', 'teams/x.charter.yaml'];
      const named = await folder.run(args, { input });
      assert.deepEqual(placesOf(named.out)[2], 'teams/x.charter.yaml:4:53-4:55 unknown-role');
      assert.deepEqual([unnamed.status, unnamed.err, named.status, named.err], [1, '', 1, '']);
    });
  });

  it('resolves extends relative to the name of standard input', async () => {
    const base = 'team: Base\nroles: { pm: PM }\n';
    await inFolder({ 'base.charter.yaml': base }, async (folder) => {
      const input = 'extends: ../base.charter.yaml\nteam: T\nraci: [{ activity: Go, R: pm, A: pm }]\n';
      const ran = await folder.run(['check', '-', '--stdin-filename', 'teams/x.charter.yaml'], { input });
      assert.deepEqual(ran, { status: 0, out: 'No problems in 1 charter.\n', err: '' });
    });
  });

  it('replaces the file of the same name with standard input', async () => {
    await inFolder({ 'a.charter.yaml': FOUR, 'b.charter.yaml': CLEAN }, async (folder) => {
      const ran = await folder.run(['check', '.', '-', '--stdin-filename', 'a.charter.yaml'], {
        input: CLEAN.replace('Checkout', 'Other'),
      });
      assert.deepEqual(ran, { status: 0, out: 'No problems in 2 charters.\n', err: '' });
    });
  });

  it('prints annotations in GitHub Actions, unless another format is requested', async () => {
    const env = { GITHUB_ACTIONS: 'true' };
    assert.match((await checked(FOUR, [], { env })).out, /^::notice file=a\.charter\.yaml,line=2/);
    assert.equal((await checked(FOUR, ['--format', 'pretty'], { env })).out, FOUR_PRETTY);
    assert.equal((await checked(FOUR, [], { env: { GITHUB_ACTIONS: 'false' } })).out, FOUR_PRETTY);
  });
});

describe('the places of problems', () => {
  const EXPECTED = [
    '2:34-2:39 unused-role',
    '3:1-3:5 many-responsible',
    '4:53-4:55 unknown-role',
    '5:17-5:26 missing-responsible',
  ];
  const expected = EXPECTED.map((place) => `a.charter.yaml:${place}`);
  for (const [what, text] of [
    ['LF', FOUR],
    ['CRLF', FOUR.replaceAll('\n', '\r\n')],
    ['a byte order mark', `\ufeff${FOUR}`],
    ['no final newline', FOUR.trimEnd()],
    ['a byte order mark and CRLF', `\ufeff${FOUR.replaceAll('\n', '\r\n')}`],
  ] as const) {
    it(`are the same with ${what}`, async () => {
      assert.deepEqual(placesOf((await checked(text, ['--format', 'json'])).out), expected);
    });
  }

  it('are counted in the first line without its byte order mark', async () => {
    const text = '\ufeffteam: { nam: X }\nroles: { pm: PM }\n';
    assert.deepEqual(placesOf((await checked(text, ['--format', 'json'])).out), [
      'a.charter.yaml:1:9-1:12 unknown-key',
    ]);
    const { out } = await checked(text);
    assert.equal(out.split('\n')[2], '  1 │ team: { nam: X }');
    assert.equal(out.split('\n')[3], '    │         ^^^');
  });

  it('are counted in UTF-16 units, and drawn as a terminal shows them', async () => {
    const text = FOUR.replace('Planning', '🚀 計画');
    assert.equal(placesOf((await checked(text, ['--format', 'json'])).out)[2], 'a.charter.yaml:4:50-4:52 unknown-role');
    const lines = (await checked(text)).out.split('\n');
    const at = lines.indexOf('a.charter.yaml:4:50  error  unknown-role');
    assert.deepEqual(lines.slice(at + 2, at + 4), [
      '  4 │   - { activity: 🚀 計画, R: [a, b, c, d], A: a, C: d2 }',
      '    │                                                    ^^',
    ]);
  });
});

describe('printed text of a file', () => {
  it('contains no control character of the file, in any format', async () => {
    const nasty = 'x\\u001b[31mRED\\u0007\\u202e\\u2028\\x00';
    const text = `team: "${nasty}"\nroles: { a: "${nasty}" }\nraci:\n  - { activity: "${nasty}", R: "${nasty}" } # \u202e\u0085\t\n`;
    for (const format of ['pretty', 'json', 'github', 'sarif', 'junit', 'gitlab']) {
      const { out } = await checked(text, ['--format', format]);
      assert.match(out, /RED/, format);
      // biome-ignore lint/suspicious/noControlCharactersInRegex: the test searches for them
      assert.doesNotMatch(out, /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\ufeff]/, format);
    }
  });

  it('contains no control character of a path', async () => {
    await inFolder({ 'a\u001b[2J.charter.yaml': FOUR }, async (folder) => {
      for (const format of ['pretty', 'json', 'github', 'sarif', 'junit', 'gitlab']) {
        const { out } = await folder.run(['check', '--format', format]);
        assert.ok(!out.includes('\u001b'), format);
      }
      const { err } = await folder.run(['check', 'no\u001b2J.yaml']);
      assert.equal(err, 'charter: no\\u001b2J.yaml: There is no such file.\n');
    });
  });

  it('is cut to the width of the terminal, around the marked part', async () => {
    const text = `team: T\nroles: { pm: PM }\nraci:\n  - { activity: ${'long '.repeat(40)}, R: pm, A: pm, I: qa, notes: ${'word '.repeat(60)}}\n`;
    const { out } = await checked(text, [], { terminal: 60, env: { NO_COLOR: '1' } });
    const lines = out.split('\n');
    assert.deepEqual(lines.slice(3, 5), [
      '  4 │ … R: pm, A: pm, I: qa, notes: word word word word wor…',
      '    │                    ^^',
    ]);
    assert.ok(lines.every((line) => line.length <= 60));
  });

  it('is only coloured on a terminal, and never with NO_COLOR', async () => {
    const coloured = async (options: RunOptions) => (await checked(FOUR, [], options)).out.includes('\u001b[');
    assert.equal(await coloured({}), false);
    assert.equal(await coloured({ terminal: 80 }), true);
    assert.equal(await coloured({ terminal: 80, env: { NO_COLOR: '1' } }), false);
    assert.equal(await coloured({ terminal: 80, env: { NO_COLOR: '1', FORCE_COLOR: '1' } }), false);
    assert.equal(await coloured({ terminal: 80, env: { NO_COLOR: '' } }), true);
    assert.equal(await coloured({ terminal: 80, env: { TERM: 'dumb' } }), false);
    assert.equal(await coloured({ env: { FORCE_COLOR: '1' } }), false);
    assert.equal(await coloured({ terminal: 80, env: { FORCE_COLOR: '0' } }), false);
  });

  it('is the same for every run and every order of files', async () => {
    const files = Object.fromEntries(
      Array.from({ length: 30 }, (_, index) => [
        `t${index}.charter.yaml`,
        FOUR.replace('Payments', `Team ${index % 25}`),
      ]),
    );
    await inFolder(files, async (folder) => {
      const first = await folder.run(['check', '--format', 'json']);
      const again = await folder.run(['check', '--format', 'json']);
      assert.deepEqual(again, first);
      const named = await folder.run(['check', '--format', 'json', ...Object.keys(files).sort()]);
      assert.deepEqual(named, first);
    });
  });
});

describe('the progress of charter check', () => {
  const files = Object.fromEntries(
    Array.from({ length: 60 }, (_, index) => [`t${index}.charter.yaml`, CLEAN.replace('Checkout', `Team ${index}`)]),
  );

  it('is one line on a terminal, which is erased at the end', async () => {
    await inFolder(files, async (folder) => {
      const { err } = await folder.run(['check'], { terminal: 80 });
      assert.match(err, /\r30 of 60 charters checked\r/);
      assert.equal(visible(err.slice(-4)), '␍␛[K');
    });
  });

  it('is not shown without a terminal or for a few files', async () => {
    await inFolder(files, async (folder) => {
      assert.equal((await folder.run(['check'])).err, '');
      assert.equal((await folder.run(['check', 't1.charter.yaml'], { terminal: 80 })).err, '');
    });
  });
});
