import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { describe, it } from 'node:test';
import { Ajv } from 'ajv';
import ajvFormats from 'ajv-formats';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import type { Log } from 'sarif';
import { CLEAN, FOUR } from '../support/cli-charters.ts';
import { type Folder, inFolder, type RunOptions } from '../support/terminal.ts';

/** A label with a special character of each format. */
const LABEL = '"<Plan> & \'100%\', a:b\\r\\n::error::x"';
const AWKWARD = FOUR.replace('Planning', LABEL).replace(
  '  - { activity: Releasing, A: a, I: b }',
  '  # charter-ignore-next-line missing-responsible -- decided in May\n  - { activity: Releasing, A: a, I: b }\n  - { activity: Other, A: a, I: b } # charter-ignore-line missing-responsible',
);
/** The marked columns in the row with that label: the label without its quotes, and the role. */
const FROM = `  - { activity: "`.length + 1;
const ROLE = (AWKWARD.split('\n')[3] ?? '').indexOf('d2') + 1;

/** Two silenced problems, a related place, a missing file. */
const FILES = {
  'teams/a b#1.charter.yaml': AWKWARD,
  'one.charter.yaml': CLEAN,
  'two.charter.yaml': CLEAN,
};

function report(format: string, options: RunOptions = {}, ...args: string[]): Promise<string> {
  return inFolder(FILES, async (folder: Folder) => {
    const { out, status } = await folder.run(['check', '--format', format, '.', ...args], options);
    assert.equal(status, args.includes('none.charter.yaml') ? 2 : 1);
    return out;
  });
}

describe('SARIF', () => {
  const require = createRequire(import.meta.url);
  // The schema uses draft 4, which has the same keywords here except for `id`.
  const { $schema: _, id: __, ...schema } = require('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json');
  const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
  ajvFormats.default(ajv);
  const validate = ajv.compile(schema);

  function log(text: string): Log {
    const value: unknown = JSON.parse(text);
    assert.ok(validate(value), ajv.errorsText(validate.errors));
    return value as Log;
  }

  it('is valid by the schema of the standard', async () => {
    log(await report('sarif'));
    log(await report('sarif', {}, 'none.charter.yaml'));
    await inFolder({ 'a.charter.yaml': CLEAN }, async (folder) => {
      assert.deepEqual(log((await folder.run(['check', '--format', 'sarif'])).out).runs[0]?.results, []);
    });
  });

  it('is rejected by the schema if it is wrong', async () => {
    const value = JSON.parse(await report('sarif')) as { runs: { results: { level: string }[] }[] };
    for (const result of value.runs[0]?.results ?? []) result.level = 'hint';
    assert.equal(validate(value), false);
  });

  it('contains each problem once, and silenced ones as suppressed', async () => {
    const [run] = log(await report('sarif')).runs;
    const found = (run?.results ?? []).map(({ ruleId, ruleIndex, level, locations, suppressions }) => {
      assert.equal(run?.tool.driver.rules?.[ruleIndex ?? -1]?.id, ruleId);
      const place = locations?.[0]?.physicalLocation;
      const { startLine, startColumn, endLine, endColumn } = place?.region ?? {};
      assert.equal(run?.artifacts?.[place?.artifactLocation?.index ?? -1]?.location?.uri, place?.artifactLocation?.uri);
      const uri = place?.artifactLocation?.uri;
      const quiet = (suppressions ?? []).map((one) => `${one.kind}: ${one.justification ?? 'no reason'}`);
      return [`${uri}:${startLine}:${startColumn}-${endLine}:${endColumn} ${level} ${ruleId}`, ...quiet];
    });
    assert.deepEqual(found, [
      ['one.charter.yaml:1:7-1:15 error duplicate-team'],
      ['teams/a%20b%231.charter.yaml:2:34-2:39 note unused-role'],
      ['teams/a%20b%231.charter.yaml:3:1-3:5 note many-responsible'],
      [`teams/a%20b%231.charter.yaml:4:${ROLE}-4:${ROLE + 2} error unknown-role`],
      ['teams/a%20b%231.charter.yaml:6:17-6:26 warning missing-responsible', 'inSource: decided in May'],
      ['teams/a%20b%231.charter.yaml:7:17-7:22 warning missing-responsible', 'inSource: no reason'],
      ['two.charter.yaml:1:7-1:15 error duplicate-team'],
    ]);
  });

  it('contains unique fingerprints that stay the same when lines move', async () => {
    const prints = async (text: string) => {
      const out = await inFolder({ 'a.charter.yaml': text }, (folder) => folder.run(['check', '--format', 'sarif']));
      return log(out.out).runs[0]?.results?.map((result) => result.partialFingerprints?.['charter/v1']) ?? [];
    };
    const twice = FOUR.replace('  - { activity: Rel', '  - { activity: Releasing, A: a, I: b }\n  - { activity: Rel');
    const before = await prints(twice);
    assert.equal(new Set(before).size, before.length);
    assert.deepEqual(await prints(`# one\n# two\n${twice}`), before);
  });

  it('contains unreadable inputs', async () => {
    const [run] = log(await report('sarif', {}, 'none.charter.yaml')).runs;
    assert.equal(run?.invocations?.[0]?.executionSuccessful, false);
    assert.deepEqual(run?.invocations?.[0]?.toolExecutionNotifications, [
      {
        level: 'error',
        message: { text: 'There is no such file.' },
        locations: [{ physicalLocation: { artifactLocation: { uri: 'none.charter.yaml' } } }],
      },
    ]);
  });

  it('contains paths relative to the checkout of GitHub Actions', async () => {
    await inFolder(FILES, async (folder) => {
      const env = { GITHUB_WORKSPACE: folder.path };
      const { out } = await folder.run(['check', '--format', 'sarif'], { in: 'teams', env });
      assert.equal(log(out).runs[0]?.artifacts?.[0]?.location?.uri, 'teams/a%20b%231.charter.yaml');
      const other = await folder.run(['check', '--format', 'sarif'], { in: 'teams', env: { GITHUB_WORKSPACE: '/x' } });
      assert.equal(log(other.out).runs[0]?.artifacts?.[0]?.location?.uri, 'a%20b%231.charter.yaml');
    });
  });
});

describe('JUnit', () => {
  interface Test {
    readonly name: string;
    readonly classname: string;
    readonly failure?: { readonly type: string; readonly message: string; readonly text: string };
    readonly error?: { readonly message: string };
    readonly 'system-out'?: string | { readonly text: string };
  }
  interface Suite {
    readonly name: string;
    readonly tests: string;
    readonly failures: string;
    readonly errors: string;
    readonly testcase: readonly Test[];
  }
  const parser = new XMLParser({
    ignoreAttributes: false,
    attributeNamePrefix: '',
    textNodeName: 'text',
    parseTagValue: false,
    isArray: (name) => name === 'testsuite' || name === 'testcase',
  });

  function suites(xml: string): { readonly totals: string; readonly suites: readonly Suite[] } {
    assert.equal(XMLValidator.validate(xml), true);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: characters that XML 1.0 cannot contain
    assert.doesNotMatch(xml, /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/);
    const { testsuites } = parser.parse(xml);
    const totals = `${testsuites.tests} ${testsuites.failures} ${testsuites.errors}`;
    return { totals, suites: testsuites.testsuite ?? [] };
  }

  it('can be parsed as XML, with every text unchanged', async () => {
    const read = suites(await report('junit', {}, 'none.charter.yaml'));
    assert.equal(read.totals, '6 3 1');
    assert.deepEqual(
      read.suites.map(({ name, tests, failures, errors, testcase }) => {
        const results = testcase.map((test) => {
          assert.equal(test.classname, name);
          const result = test.failure ? `${test.failure.type}` : test.error ? 'error' : 'passed';
          return `${test.name}: ${result}`;
        });
        return [`${name} ${tests} ${failures} ${errors}`, ...results];
      }),
      [
        ['one.charter.yaml 1 1 0', 'duplicate-team at 1:7: error'],
        [
          'teams/a b#1.charter.yaml 3 1 0',
          'unused-role at 2:34: passed',
          'many-responsible at 3:1: passed',
          `unknown-role at 4:${ROLE}: error`,
        ],
        ['two.charter.yaml 1 1 0', 'duplicate-team at 1:7: error'],
        ['none.charter.yaml 1 0 1', 'can be read: error'],
      ],
    );
    const many = read.suites[1]?.testcase[1]?.['system-out'];
    assert.equal(
      many,
      "teams/a b#1.charter.yaml:3:1: information: “<Plan> & '100%', a:b\\r\\n::error::x” has 4 doers. " +
        'Can you split it, so that each part has one doer?\n' +
        `teams/a b#1.charter.yaml:4:${FROM}: “<Plan> & '100%', a:b\\r\\n::error::x” has 4 doers.`,
    );
    const failure = read.suites[0]?.testcase[0]?.failure;
    assert.match(failure?.text ?? '', /^one\.charter\.yaml:1:7: error: [^\n]+\ntwo\.charter\.yaml:1:7: [^\n]+$/);
  });

  it('fails the tests that --fail-on makes the command fail for', async () => {
    assert.equal(suites(await report('junit', {}, '--fail-on', 'hint')).totals, '5 5 0');
  });

  it('contains a passed test for a charter without problems', async () => {
    await inFolder({ 'a.charter.yaml': CLEAN }, async (folder) => {
      const { out } = await folder.run(['check', '--format', 'junit']);
      assert.deepEqual(suites(out).suites[0]?.testcase, [{ name: 'no problems', classname: 'a.charter.yaml' }]);
    });
  });

  it('spells out characters that XML cannot contain', async () => {
    const text = CLEAN.replace('I: pm', 'I: "x\uffffy\\u0001"');
    await inFolder({ 'a.charter.yaml': text }, async (folder) => {
      const { out } = await folder.run(['check', '--format', 'junit']);
      assert.match(suites(out).suites[0]?.testcase[0]?.failure?.message ?? '', /“x\\uffffy\\u0001”/);
    });
  });
});

describe('the GitLab code quality report', () => {
  /** The documented form of a GitLab code quality report. */
  const validate = new Ajv({ strict: true }).compile({
    type: 'array',
    items: {
      type: 'object',
      required: ['description', 'check_name', 'fingerprint', 'location', 'severity'],
      additionalProperties: false,
      properties: {
        description: { type: 'string', minLength: 1 },
        check_name: { type: 'string', minLength: 1 },
        fingerprint: { type: 'string', pattern: '^[0-9a-f]{64}$' },
        severity: { enum: ['info', 'minor', 'major', 'critical', 'blocker'] },
        location: {
          type: 'object',
          required: ['path', 'lines'],
          additionalProperties: false,
          properties: {
            path: { type: 'string', pattern: '^(?!\\./|/)' },
            lines: {
              type: 'object',
              required: ['begin'],
              additionalProperties: false,
              properties: { begin: { type: 'integer', minimum: 1 }, end: { type: 'integer', minimum: 1 } },
            },
          },
        },
      },
    },
  });

  it('has the documented form, with a fingerprint for each problem', async () => {
    const issues = JSON.parse(await report('gitlab')) as {
      check_name: string;
      fingerprint: string;
      severity: string;
      location: { path: string; lines: { begin: number } };
    }[];
    assert.ok(validate(issues), JSON.stringify(validate.errors));
    assert.equal(new Set(issues.map(({ fingerprint }) => fingerprint)).size, issues.length);
    assert.deepEqual(
      issues.map(({ check_name, severity, location }) => {
        return `${location.path}:${location.lines.begin} ${severity} ${check_name}`;
      }),
      [
        'one.charter.yaml:1 major duplicate-team',
        'teams/a b#1.charter.yaml:2 info unused-role',
        'teams/a b#1.charter.yaml:3 info many-responsible',
        'teams/a b#1.charter.yaml:4 major unknown-role',
        'two.charter.yaml:1 major duplicate-team',
      ],
    );
  });

  it('is an empty list without problems', async () => {
    await inFolder({ 'a.charter.yaml': CLEAN }, async (folder) => {
      assert.equal((await folder.run(['check', '--format', 'gitlab'])).out, '[]\n');
    });
  });

  it('contains paths relative to the project of the job', async () => {
    await inFolder(FILES, async (folder) => {
      const env = { CI_PROJECT_DIR: folder.path };
      const { out } = await folder.run(['check', '--format', 'gitlab'], { in: 'teams', env });
      assert.match(out, /"path": "teams\/a b#1\.charter\.yaml"/);
    });
  });
});

describe('GitHub annotations', () => {
  /** Parses workflow commands as the runner of GitHub Actions does, with the same order of unescaping. */
  function annotations(text: string) {
    return text.split('\n').flatMap((line) => {
      if (line === '') return [];
      const [, command = '', list = '', message = ''] = /^::([a-z]+) ([^:]*)::(.*)$/.exec(line) ?? [];
      assert.notEqual(command, '', line);
      const plain = (value: string) => value.replaceAll('%0D', '\r').replaceAll('%0A', '\n').replaceAll('%25', '%');
      const properties = Object.fromEntries(
        list.split(',').map((pair) => {
          const at = pair.indexOf('=');
          const value = pair
            .slice(at + 1)
            .replaceAll('%3A', ':')
            .replaceAll('%2C', ',');
          return [pair.slice(0, at), plain(value)];
        }),
      );
      return [{ command, ...properties, message: plain(message) }];
    });
  }

  it('contain the problems and their places', async () => {
    const found = annotations(await report('github'));
    assert.deepEqual(found.slice(0, 3), [
      {
        command: 'error',
        file: 'one.charter.yaml',
        line: '1',
        endLine: '1',
        col: '7',
        endColumn: '14',
        title: 'duplicate-team',
        message:
          'Another charter is also named “Checkout”. Merge them, or give each team its own name.\n' +
          'two.charter.yaml:1:7: “Checkout” is also named here.',
      },
      {
        command: 'notice',
        file: 'teams/a b#1.charter.yaml',
        line: '2',
        endLine: '2',
        col: '34',
        endColumn: '38',
        title: 'unused-role',
        message: 'The role “spare” is not used anywhere. Add it to a row, or remove it.',
      },
      {
        command: 'notice',
        file: 'teams/a b#1.charter.yaml',
        line: '3',
        endLine: '3',
        col: '1',
        endColumn: '4',
        title: 'many-responsible',
        message:
          "“<Plan> & '100%', a:b\\r\\n::error::x” has 4 doers. Can you split it, so that each part has one doer?\n" +
          `teams/a b#1.charter.yaml:4:${FROM}: “<Plan> & '100%', a:b\\r\\n::error::x” has 4 doers.`,
      },
    ]);
    assert.equal(found.length, 5);
  });

  it('keep any file name', async () => {
    const name = '50%,a:b=c%0A.charter.yaml';
    await inFolder({ [name]: FOUR }, async (folder) => {
      const found = annotations((await folder.run(['check', '--format', 'github', '--quiet'])).out);
      assert.deepEqual(
        found.map((one) => ('file' in one ? one.file : undefined)),
        [name],
      );
    });
  });

  it('contain paths relative to the checkout', async () => {
    await inFolder(FILES, async (folder) => {
      const env = { GITHUB_ACTIONS: 'true', GITHUB_WORKSPACE: folder.path };
      const { out } = await folder.run(['check'], { in: 'teams', env });
      assert.match(out, /^::notice file=teams\/a b#1\.charter\.yaml,/);
    });
  });

  it('are empty without problems', async () => {
    await inFolder({ 'a.charter.yaml': CLEAN }, async (folder) => {
      assert.deepEqual(await folder.run(['check', '--format', 'github']), { status: 0, out: '', err: '' });
    });
  });
});
