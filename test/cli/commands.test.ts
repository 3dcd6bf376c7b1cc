import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { describe, it } from 'node:test';
import { TEMPLATES } from '../../server/src/charter/templates/index.ts';
import { RULES } from '../../server/src/rules/index.ts';
import { VERSION } from '../../server/src/version.ts';
import { page } from '../support/docs.ts';
import { inFolder } from '../support/terminal.ts';

const MATRIX = `# Checkout

| Activity | PM | EM |
| --- | --- | --- |
| Interviewing | R/A | I |
| Deploying | X | R, A |
`;

const IMPORTED = `charter: 1

team:
  name: Checkout

roles:
  pm: PM
  em: EM

raci:
  - { activity: Interviewing, R: pm, A: pm, I: em }
  - { activity: Deploying, R: em, A: em }
`;

describe('charter import', () => {
  it('prints the charter, and reports on standard error what it left out', async () => {
    await inFolder({ 'raci.md': MATRIX }, async (folder) => {
      const { status, out, err } = await folder.run(['import', 'raci.md']);
      assert.deepEqual([status, out], [0, IMPORTED]);
      assert.match(err, /^charter: raci\.md:6: [^\n]*“X”[^\n]*\n$/);
    });
  });

  it('reads standard input and writes a file', async () => {
    await inFolder({}, async (folder) => {
      const ran = await folder.run(['import', '-', '--output', 'c.charter.yaml'], { input: MATRIX });
      assert.deepEqual([ran.status, ran.out], [0, '']);
      assert.match(ran.err, /^charter: <stdin>:6: /);
      assert.equal(folder.read('c.charter.yaml'), IMPORTED);
    });
  });

  it('uses the given team and scheme', async () => {
    await inFolder({ 'raci.md': MATRIX.replace(' X ', ' S ') }, async (folder) => {
      const { out } = await folder.run(['import', 'raci.md', '--team', 'Other: "Team"', '--scheme', 'RASCI']);
      assert.match(out, /^charter: 1\n\nteam:\n {2}name: "Other: \\"Team\\""\n/);
      assert.match(out, /\nrasci:\n/);
    });
  });

  it('detects a separator in a CSV file by its name', async () => {
    const csv = 'Activity;PM;EM\nInterviewing;R/A;I\nDeploying;;"R, A"\n';
    await inFolder({ 'Checkout raci.csv': csv }, async (folder) => {
      const { status, out } = await folder.run(['import', 'Checkout raci.csv']);
      assert.deepEqual([status, out], [0, IMPORTED]);
    });
  });

  it("escapes control characters in its output but keeps the charter's data", async () => {
    const nasty = MATRIX.replace('Interviewing', 'Inter\u001b[31mviewing\u009b\u202e');
    await inFolder({ 'a.md': nasty.replace(' X ', ' X\u001b ') }, async (folder) => {
      const { out, err } = await folder.run(['import', 'a.md']);
      assert.doesNotMatch(out + err, /[\p{Cc}\p{Cf}](?<!\n)/u);
    });
  });

  it('refuses a source of more than 4 MiB', async () => {
    await inFolder({ 'a.md': MATRIX + 'x'.repeat(4 * 1024 * 1024) }, async (folder) => {
      const { status, err } = await folder.run(['import', 'a.md']);
      assert.equal(status, 2);
      assert.match(err, /^charter: a\.md: The file is larger than 4 MiB/);
    });
  });
});

describe('charter init', () => {
  it('writes a charter without problems from each template', async () => {
    for (const { id, text } of TEMPLATES) {
      await inFolder({}, async (folder) => {
        const ran = await folder.run(['init', '--template', id]);
        assert.deepEqual(ran, { status: 0, out: 'team.charter.yaml\n', err: '' });
        assert.equal(folder.read('team.charter.yaml'), text);
        for (const today of ['2026-11-24', '2040-01-01']) {
          const check = await folder.run(['check', '--fail-on', 'hint', '--today', today]);
          assert.deepEqual(check, { status: 0, out: 'No problems in 1 charter.\n', err: '' });
        }
      });
    }
  });

  it('creates the folders of the file, and uses the first template by default', async () => {
    await inFolder({}, async (folder) => {
      assert.equal((await folder.run(['init', 'teams/new/x.charter.yml'])).status, 0);
      assert.equal(folder.read('teams/new/x.charter.yml'), TEMPLATES[0]?.text);
    });
  });

  it('overwrites a file only with --force', async () => {
    await inFolder({ 'team.charter.yaml': 'mine' }, async (folder) => {
      assert.equal((await folder.run(['init'])).status, 2);
      assert.equal(folder.read('team.charter.yaml'), 'mine');
      assert.equal((await folder.run(['init', '--force', '--template', 'minimal'])).status, 0);
      assert.match(folder.read('team.charter.yaml'), /^# A team charter: /);
      assert.deepEqual(readdirSync(folder.path).sort(), ['.git', 'team.charter.yaml']);
    });
  });

  it('prints to standard output, and warns about a file name that charter check does not find', async () => {
    await inFolder({}, async (folder) => {
      assert.equal((await folder.run(['init', '-', '--template', 'daci'])).out, TEMPLATES[2]?.text);
      assert.deepEqual(await folder.run(['init', 'team.yaml']), {
        status: 0,
        out: 'team.yaml\n',
        err: 'charter: team.yaml does not end in .charter.yaml, so “charter check” only finds it if you name it.\n',
      });
    });
  });

  it('has the templates that the help and the documentation list', async () => {
    const ids = TEMPLATES.map(({ id }) => id);
    await inFolder({}, async (folder) => {
      const { out } = await folder.run(['init', '--help'], { terminal: 200 });
      assert.match(out, new RegExp(`the template: ${ids.slice(0, -1).join(', ')} or ${ids.at(-1)}`));
    });
    const [row = ''] = /^\| `--template NAME`.*$/m.exec(page('docs/cli.md')) ?? [];
    assert.deepEqual(
      [...row.matchAll(/`([a-z-]+)`/g)].map((found) => found[1]),
      ids,
    );
  });
});

describe('charter explain', () => {
  it('prints the page of every rule', async () => {
    await inFolder({}, async (folder) => {
      for (const { code, why, bad } of RULES) {
        const { status, out, err } = await folder.run(['explain', code], { terminal: 400, env: { NO_COLOR: '1' } });
        assert.deepEqual([status, err], [0, '']);
        assert.ok(out.startsWith(`${code}\n\n`) && out.replace(/\s+/g, ' ').includes(why.slice(0, 60)), code);
        assert.ok(out.includes(`    ${bad.text.split('\n')[0]?.slice(0, 30)}`.trimEnd()), code);
        assert.doesNotMatch(out, /```|^#+ [A-Z]/m, code);
      }
    });
  });

  it('accepts a code in any case, and wraps at the width of the terminal', async () => {
    await inFolder({}, async (folder) => {
      const { out } = await folder.run(['explain', 'Missing-Owner'], { terminal: 50, env: { NO_COLOR: '1' } });
      assert.match(out, /^missing-owner\n/);
      const prose = out.split('\n').filter((line) => !line.startsWith('    '));
      assert.ok(prose.every((line) => line.length <= 50));
    });
  });
});

describe('charter rules', () => {
  it('lists every rule, in the order of the catalogue', async () => {
    await inFolder({}, async (folder) => {
      const { status, out } = await folder.run(['rules']);
      assert.equal(status, 0);
      const listed = [...out.matchAll(/^ {2}([a-z-]+) +(error|warning|information|hint) {2,}\S/gm)];
      assert.deepEqual(
        listed.map((found) => [found[1], found[2]]),
        RULES.map(({ code, severity }) => [code, severity]),
      );
    });
  });

  it('prints all properties as JSON', async () => {
    await inFolder({}, async (folder) => {
      const { out } = await folder.run(['rules', '--format', 'json']);
      const { version, rules } = JSON.parse(out) as { version: number; rules: Record<string, unknown>[] };
      assert.equal(version, 1);
      assert.equal(rules.length, RULES.length);
      assert.deepEqual(
        rules.find((rule) => rule.code === 'many-responsible'),
        {
          code: 'many-responsible',
          group: 'Balance',
          severity: 'information',
          structural: false,
          fixable: false,
          summary: 'More than `max` roles do the work of one row. One problem for each table.',
          why: RULES.find((rule) => rule.code === 'many-responsible')?.why,
          ask: RULES.find((rule) => rule.code === 'many-responsible')?.ask,
          marks: 'the key of the table; the rows are related places',
          fixes: [],
          options: [{ name: 'max', kind: 'count', default: 3, meaning: 'How many roles may do the work of one row.' }],
          docs: 'docs/rules/many-responsible.md',
        },
      );
    });
  });
});

describe('the version', () => {
  it('equals the version of the package', async () => {
    const { version } = JSON.parse(page('package.json')) as { version: string };
    assert.equal(VERSION, version);
    await inFolder({}, async (folder) => {
      assert.deepEqual(await folder.run(['--version']), { status: 0, out: `${version}\n`, err: '' });
    });
  });
});
