/** The exact output of each format for an artificial report in which every text needs escaping. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { describe, it } from 'node:test';
import type { ReportedProblem } from '../../server/src/cli/report.ts';
import { BAD, file, problem, RELATED, report, written } from './made.ts';

const NASTY = '<a b="c">&\'\u202e\u0001 100%,x:y\ufffe';
const ONE = report([
  file('/w/a%b.charter.yaml', [
    problem({ message: NASTY, related: [{ ...RELATED, message: '<see>\r\n' }] }),
    problem({ severity: 'warning', code: 'unused-role' }, 2, 5, 3, 1),
    problem({ severity: 'information' }, 4, 2, 4, 2),
    problem({ severity: 'hint' }),
  ]),
]);
describe('GitHub annotations', () => {
  it('escape the ends of properties and messages', async () => {
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
    const odd = report([
      file('/w/a:b,c\n::error::%0A', [problem({})]),
      file('/w/d', [
        problem({
          related: [
            { ...RELATED, message: 'this' },
            { ...RELATED, message: 'that' },
          ],
        }),
      ]),
    ]);
    assert.equal(
      await written('github', odd),
      '::error file=w/a%3Ab%2Cc\\n%3A%3Aerror%3A%3A%250A,line=1,endLine=1,col=3,endColumn=4,title=empty-row::m\n' +
        '::error file=w/d,line=1,endLine=1,col=3,endColumn=4,title=empty-row::m' +
        '%0Ab,c.charter.yaml:7:8: this%0Ab,c.charter.yaml:7:8: that\n',
    );
  });
});

describe('a JUnit report', () => {
  it('escapes special characters of XML, and has a suite for unreadable inputs', async () => {
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

  it('has no second suite for a charter that is partly unreadable', async () => {
    const both = report([file('/w/a', []), file('/w/b', [])], { unreadable: [{ path: '/w/b', message: 'no' }] });
    const suites = (await written('junit', both)).match(/(?<=<testsuite name=").*?(?=")/g);
    assert.deepEqual(suites, ['a', 'b']);
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

describe('a SARIF report', () => {
  it('contains escaped references, related places, and the suppression of silenced problems', async () => {
    const quiet = (reason?: string) =>
      problem({
        ignoredBy: { reason } as NonNullable<ReportedProblem['ignoredBy']>,
      });
    const files = [
      { ...file('/w/x', []), path: 'a:b/c d#?.yaml', problems: ONE.files[0]?.problems ?? [] },
      file('ab:c', []),
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
        ['empty-row', { level: 'error' }, { tags: ['Ownership'] }],
        ['unused-role', { level: 'note' }, { tags: ['Names'] }],
      ],
    );
    assert.equal(
      descriptors[0].help.text,
      `${descriptors[0].fullDescription.text} Run “charter explain empty-row” for an example, or see docs/rules/empty-row.md.`,
    );
    assert.deepEqual(
      run.artifacts.map((one: { location: { uri: string } }) => one.location.uri),
      ['./a:b/c%20d%23%3F.yaml', './ab:c', 'c/d:e'],
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

  it('contains no single surrogate in a reference, and states whether everything was read', async () => {
    const [run] = JSON.parse(await written('sarif', report([file('/w/\ud800', [])]))).runs;
    assert.equal(run.artifacts[0].location.uri, 'w/%EF%BF%BD');
    assert.deepEqual(run.invocations, [{ executionSuccessful: true, toolExecutionNotifications: [] }]);
  });
});

describe('fingerprints', () => {
  it('consist of the path, the code, the message and the marked text, and a number if that occurs again', async () => {
    const hash = (text: string) => createHash('sha256').update(text).digest('hex');
    const about = '["w/a","empty-row","m","xx"]';
    const issues = JSON.parse(await written('gitlab', report([file('/w/a', [problem({}), problem({}), problem({})])])));
    assert.deepEqual(
      issues.map((one: { fingerprint: string }) => one.fingerprint),
      [hash(about), hash(`${about}1`), hash(`${about}2`)],
    );
  });
});
