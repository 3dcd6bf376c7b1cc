/** What each format makes of one report, to the letter: a report made by hand, in which every text has to be escaped. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { describe, it } from 'node:test';
import colours from 'picocolors';
import type { Report, ReportedFile, ReportedProblem } from '../../server/src/cli/report.ts';
import { type Format, reporterFor } from '../../server/src/cli/reporters/index.ts';
import type { ReporterContext } from '../../server/src/cli/reporters/reporter.ts';

const CONTEXT: ReporterContext = {
  colours: {
    ...colours.createColors(false),
    bold: (text) => `*${text}*`,
    dim: (text) => `(${text})`,
    red: (text) => `red:${text}`,
    yellow: (text) => `yellow:${text}`,
    blue: (text) => `blue:${text}`,
    cyan: (text) => `cyan:${text}`,
    green: (text) => `green:${text}`,
  },
  width: 40,
  fails: (severity) => severity === 'error',
  shown: (path) => path.replace('/w/', ''),
  fromBase: (path) => path.replace('/w/', 'w/'),
};

function problem(given: Partial<ReportedProblem>, line = 1, column = 3, endLine = line, endColumn = column + 2) {
  return {
    code: 'empty-row',
    severity: 'error',
    message: 'm',
    span: { start: 0, end: 0 },
    range: { start: { line, column }, end: { line: endLine, column: endColumn } },
    marked: 'xx',
    fixable: false,
    safelyFixable: false,
    related: [],
    ...given,
  } satisfies ReportedProblem;
}

function file(path: string, problems: readonly ReportedProblem[], lines: readonly string[] = []): ReportedFile {
  return { path, problems, silenced: [], lines: new Map(lines.map((line, index) => [index + 1, line])) };
}

function report(files: readonly ReportedFile[], given: Partial<Report> = {}): Report {
  const all = files.flatMap(({ problems }) => problems);
  const count = (severity: string) => all.filter((one) => one.severity === severity).length;
  const summary = {
    files: files.length,
    errors: count('error'),
    warnings: count('warning'),
    information: count('information'),
    hints: count('hint'),
    fixable: 0,
  };
  return { files, unreadable: [], errorsOnly: false, summary, ...given };
}

async function written(format: Format, given: Report, context: Partial<ReporterContext> = {}): Promise<string> {
  return (await reporterFor(format))(given, { ...CONTEXT, ...context });
}

const NASTY = '<a b="c">&\'\u202e\u0001 100%,x:y\ufffe';
const RELATED = { path: '/w/b,c.charter.yaml', range: { start: { line: 7, column: 8 }, end: { line: 9, column: 10 } } };
const ONE = report([
  file('/w/a%b.charter.yaml', [
    problem({ message: NASTY, related: [{ ...RELATED, message: '<see>\r\n' }] }),
    problem({ severity: 'warning', code: 'unused-role' }, 2, 5, 3, 1),
    problem({ severity: 'information' }, 4, 2, 4, 2),
    problem({ severity: 'hint' }),
  ]),
]);
const BAD = [
  { path: '/w/a%b.charter.yaml', message: 'said by its suite already' },
  { path: '/w/<none>', message: 'no & such' },
  { path: '', message: 'of no file' },
];

describe('annotations of GitHub', () => {
  it('escape what a property or a message ends with', async () => {
    assert.equal(
      await written('github', ONE),
      [
        '::error file=w/a%25b.charter.yaml,line=1,endLine=1,col=3,endColumn=4,title=empty-row::' +
          '<a b="c">&\'\\u202e\\u0001 100%25,x:y\ufffe%0Ab,c.charter.yaml:7:8: <see>\\r\\n',
        '::warning file=w/a%25b.charter.yaml,line=2,endLine=3,title=unused-role::m',
        '::notice file=w/a%25b.charter.yaml,line=4,endLine=4,col=2,endColumn=2,title=empty-row::m',
        '::notice file=w/a%25b.charter.yaml,line=1,endLine=1,col=3,endColumn=4,title=empty-row::m',
        '',
      ].join('\n'),
    );
    const odd = report([file('/w/a:b,c\n::error::%0A', [problem({})]), file('/w/d', [problem({})])]);
    assert.equal(
      await written('github', odd),
      '::error file=w/a%3Ab%2Cc\\n%3A%3Aerror%3A%3A%250A,line=1,endLine=1,col=3,endColumn=4,title=empty-row::m\n' +
        '::error file=w/d,line=1,endLine=1,col=3,endColumn=4,title=empty-row::m\n',
    );
  });
});

describe('a report as JUnit', () => {
  it('escapes what XML ends a text with, and has a suite for what could not be read', async () => {
    const nasty = "&lt;a b=&quot;c&quot;&gt;&amp;'\\u202e\\u0001 100%,x:y\\ufffe";
    assert.equal(
      await written('junit', { ...ONE, unreadable: BAD }),
      [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<testsuites name="charter" tests="5" failures="1" errors="1">',
        '  <testsuite name="a%b.charter.yaml" tests="4" failures="1" errors="0" skipped="0">',
        '    <testcase name="empty-row at 1:3" classname="a%b.charter.yaml">',
        `      <failure type="error" message="${nasty}">a%b.charter.yaml:1:3: error: ${nasty}`,
        'b,c.charter.yaml:7:8: &lt;see&gt;\\r\\n</failure>',
        '    </testcase>',
        '    <testcase name="unused-role at 2:5" classname="a%b.charter.yaml">',
        '      <system-out>a%b.charter.yaml:2:5: warning: m</system-out>',
        '    </testcase>',
        '    <testcase name="empty-row at 4:2" classname="a%b.charter.yaml">',
        '      <system-out>a%b.charter.yaml:4:2: information: m</system-out>',
        '    </testcase>',
        '    <testcase name="empty-row at 1:3" classname="a%b.charter.yaml">',
        '      <system-out>a%b.charter.yaml:1:3: hint: m</system-out>',
        '    </testcase>',
        '  </testsuite>',
        '  <testsuite name="&lt;none&gt;" tests="1" failures="0" errors="1" skipped="0">',
        '    <testcase name="can be read" classname="&lt;none&gt;">',
        '      <error message="no &amp; such"/>',
        '    </testcase>',
        '  </testsuite>',
        '</testsuites>',
        '',
      ].join('\n'),
    );
  });

  it('has one test for a charter without problems', async () => {
    assert.equal(
      await written('junit', report([file('/w/"a"', [])])),
      '<?xml version="1.0" encoding="UTF-8"?>\n' +
        '<testsuites name="charter" tests="1" failures="0" errors="0">\n' +
        '  <testsuite name="&quot;a&quot;" tests="1" failures="0" errors="0" skipped="0">\n' +
        '    <testcase name="no problems" classname="&quot;a&quot;"/>\n  </testsuite>\n</testsuites>\n',
    );
  });
});

describe('a report as SARIF', () => {
  it('has references that are no addresses, related places, and what silenced a problem', async () => {
    const quiet = (reason?: string) =>
      problem({
        ignoredBy: { reason } as NonNullable<ReportedProblem['ignoredBy']>,
      });
    const files = [
      { ...file('/w/x', []), path: 'a:b/c d#?.yaml', problems: ONE.files[0]?.problems ?? [] },
      { ...file('c/d:e', [problem({ code: 'none-such' })]), silenced: [quiet('be\u202ecause'), quiet()] },
    ];
    const text = await written('sarif', report(files, { unreadable: BAD }));
    const [run] = JSON.parse(text).runs;
    const descriptors = run.tool.driver.rules;
    assert.deepEqual(
      descriptors.map((one: { id: string; defaultConfiguration: unknown; properties: unknown }) => [
        one.id,
        one.defaultConfiguration,
        one.properties,
      ]),
      [
        ['empty-row', { level: 'warning' }, { tags: ['Ownership'] }],
        ['unused-role', { level: 'note' }, { tags: ['Names'] }],
      ],
    );
    assert.equal(
      descriptors[0].help.text,
      `${descriptors[0].fullDescription.text} “charter explain empty-row” says more, with an example. Its page is docs/rules/empty-row.md.`,
    );
    assert.deepEqual(
      run.artifacts.map((one: { location: { uri: string } }) => one.location.uri),
      ['./a:b/c%20d%23%3F.yaml', 'c/d:e'],
    );
    assert.equal(run.columnKind, 'utf16CodeUnits');
    assert.deepEqual(run.invocations, [
      {
        executionSuccessful: false,
        toolExecutionNotifications: [
          {
            level: 'error',
            message: { text: 'said by its suite already' },
            locations: [{ physicalLocation: { artifactLocation: { uri: 'w/a%25b.charter.yaml' } } }],
          },
          {
            level: 'error',
            message: { text: 'no & such' },
            locations: [{ physicalLocation: { artifactLocation: { uri: 'w/%3Cnone%3E' } } }],
          },
          { level: 'error', message: { text: 'of no file' } },
        ],
      },
    ]);
    const [first] = run.results;
    assert.deepEqual(first.relatedLocations, [
      {
        id: 1,
        physicalLocation: {
          artifactLocation: { uri: 'w/b%2Cc.charter.yaml' },
          region: { startLine: 7, startColumn: 8, endLine: 9, endColumn: 10 },
        },
        message: { text: '<see>\\r\\n' },
      },
    ]);
    assert.equal(first.message.text, '<a b="c">&\'\\u202e\\u0001 100%,x:y\ufffe');
    assert.deepEqual(
      run.results.map((one: { [key: string]: unknown }) => [
        one.level,
        one.ruleIndex,
        one.suppressions,
        'relatedLocations' in one,
      ]),
      [
        ['error', 0, undefined, true],
        ['warning', 1, undefined, false],
        ['note', 0, undefined, false],
        ['note', 0, undefined, false],
        ['error', -1, undefined, false],
        ['error', 0, [{ kind: 'inSource', justification: 'be\\u202ecause' }], false],
        ['error', 0, [{ kind: 'inSource' }], false],
      ],
    );
  });

  it('has no half of a character in a reference, and says when all was read', async () => {
    const [run] = JSON.parse(await written('sarif', report([file('/w/\ud800', [])]))).runs;
    assert.equal(run.artifacts[0].location.uri, 'w/%EF%BF%BD');
    assert.deepEqual(run.invocations, [{ executionSuccessful: true, toolExecutionNotifications: [] }]);
  });
});

describe('fingerprints', () => {
  it('are of the path, the code, the message and what is marked; the same once more has a number', async () => {
    const hash = (text: string) => createHash('sha256').update(text).digest('hex');
    const about = '["w/a","empty-row","m","xx"]';
    const issues = JSON.parse(await written('gitlab', report([file('/w/a', [problem({}), problem({}), problem({})])])));
    assert.deepEqual(
      issues.map((one: { fingerprint: string }) => one.fingerprint),
      [hash(about), hash(`${about}1`), hash(`${about}2`)],
    );
  });
});

describe('a report for people', () => {
  const lines = (text: string) => text.split('\n');

  it('shows the line, marks what is wrong, and counts', async () => {
    const found = report([
      file('/w/a\u202e', [problem({ message: `${'word '.repeat(10)}\u0001`, safelyFixable: true })], ['abcdef   ']),
      file(
        '/w/b',
        [
          problem({ severity: 'warning' }, 2, 1, 3, 1),
          problem({ severity: 'information' }, 2, 2, 2, 2),
          problem({ severity: 'hint', related: [{ ...RELATED, message: 'there\u0007' }] }, 9),
        ],
        ['', 'ab\tcd'],
      ),
    ]);
    assert.deepEqual(lines(await written('pretty', found)), [
      '*a\\u202e:1:3*  red:error  (empty-row)',
      '  word word word word word word word',
      '  word word word \\u0001',
      '  (1) (│) abcdef',
      '    (│)   red:^^',
      '',
      '*b:2:1*  yellow:warning  (empty-row)',
      '  m',
      '  (2) (│) ab\\tcd',
      '    (│) yellow:^^^^^^',
      '',
      '*b:2:2*  blue:information  (empty-row)',
      '  m',
      '  (2) (│) ab\\tcd',
      '    (│)  blue:^',
      '',
      '*b:9:3*  cyan:hint  (empty-row)',
      '  m',
      '  (9) (│)',
      '    (│) cyan:^',
      '  (see) b,c.charter.yaml:7:8: there\\u0007',
      '',
      '*1 error, 1 warning, 1 note and 1 hint in 2 charters.* “charter check --fix” mends 1 of them.',
      '',
    ]);
  });

  it('says that there is nothing, and what could not be read', async () => {
    assert.equal(await written('pretty', report([file('/w/a', [])])), 'green:No problems in 1 charter.\n');
    assert.equal(
      await written('pretty', report([], { errorsOnly: true, unreadable: BAD })),
      'green:No errors in 0 charters. 3 inputs could not be read.\n',
    );
    assert.equal(
      lines(
        await written('pretty', report([file('/w/a', [problem({})], ['abc'])], { unreadable: BAD.slice(1, 2) })),
      ).at(-2),
      '*1 error in 1 charter.* 1 input could not be read.',
    );
  });

  /** The two lines of a frame 34 columns wide, for what is marked in a line. */
  async function framed(line: string, column: number, length: number): Promise<readonly string[]> {
    const one = problem({}, 1, column, 1, column + length);
    const text = await written('pretty', report([file('/w/a', [one], [line])]));
    return lines(text)
      .slice(2, 4)
      .map((each) => each.replace(/^ {2}(?:\(1\)| ) \(│\) /, '').replace('red:', ''));
  }

  const LONG = Array.from({ length: 300 }, (_, index) => String.fromCharCode(97 + (index % 26))).join('');

  for (const [what, line, column, length, expected] of [
    [
      'a line that just fits',
      LONG.slice(0, 33),
      33,
      1,
      ['abcdefghijklmnopqrstuvwxyzabcdefg', '                                ^'],
    ],
    ['a line that just does not', LONG.slice(0, 34), 34, 1, ['…wxyzabcdefgh', '            ^']],
    ['one that is one too long', LONG.slice(0, 35), 35, 1, ['…xyzabcdefghi', '            ^']],
    ['the beginning of a long line', LONG, 1, 3, ['abcdefghijklmnopqrstuvwxyzabcdefg…', '^^^']],
    [
      'what goes on past the frame',
      LONG,
      20,
      100,
      ['…ijklmnopqrstuvwxyzabcdefghijklmn…', '            ^^^^^^^^^^^^^^^^^^^^^'],
    ],
    ['the middle of a long line', LONG, 150, 4, ['…ijklmnopqrstuvwxyzabcdefghijklmn…', '            ^^^^']],
    ['the end of a long line', LONG, 300, 1, ['…cdefghijklmn', '            ^']],
    ['what is far away', `${LONG}${LONG}`, 500, 3, ['…ghijklmnopqrstuvwxyzabcdefghijkl…', '            ^^^']],
    ['wide characters', '計'.repeat(60), 40, 2, ['…計計計計計計計計計計計計計計計計…', '                       ^^^^']],
    ['characters of two units', '🚀'.repeat(100), 101, 2, ['…🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀…', '           ^^']],
    ['what is spelt out', `${'\u202e'.repeat(20)}x`, 21, 1, ['…\\u202e\\u202e\\u202ex', '                   ^']],
  ] as const) {
    it(`cuts a line to what a terminal has room for: ${what}`, async () => {
      assert.deepEqual(await framed(line, column, length), expected);
    });
  }
});
