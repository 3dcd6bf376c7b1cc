import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createProgram } from '../../server/src/cli/program.ts';
import { MATRIX_FORMATS } from '../../server/src/exchange/matrix-as.ts';
import { inFolder, type RunOptions } from '../support/terminal.ts';

const CHARTER = `extends: base.charter.yaml
team: Checkout
raci:
  - { activity: Interviewing users, phase: Discovery, R: pm, A: pm, C: eng }
  - { activity: Sprint planning, R: eng, A: pm, I: everyone }
daci:
  - { decision: Choose the provider, driver: eng, approver: pm }
`;
const FILES = {
  'base.charter.yaml': `team: Base
people: { priya: Priya Shah, ada: Ada Lind, ben: Ben Sato }
roles:
  pm: { title: Product Manager, people: priya }
  eng: { title: Engineer, people: [ada, ben] }
  qa: Tester
`,
  'a.charter.yaml': CHARTER,
};

function shown(args: readonly string[], options: RunOptions = {}) {
  return inFolder(FILES, (folder) => folder.run(['matrix', 'a.charter.yaml', ...args], options));
}

const RACI = `Checkout: RACI

                      Product
Activity              Manager  Engineer  Tester
───────────────────────────────────────────────
Discovery
  Interviewing users  R/A      C
Sprint planning       A        R         I
───────────────────────────────────────────────
R Responsible         1        1         ·
A Accountable         2        ·         ·
C Consulted           ·        1         ·
I Informed            ·        ·         1
`;

describe('charter matrix', () => {
  it('prints the tables of a charter, including inherited roles', async () => {
    const { status, out, err } = await shown(['--table', 'raci']);
    assert.deepEqual([status, err], [0, '']);
    assert.equal(out, RACI);
  });

  it('prints JSON in the documented form', async () => {
    const { status, out } = await shown(['--as', 'json', '--table', 'RACI']);
    assert.equal(status, 0);
    assert.deepEqual(JSON.parse(out), {
      version: 1,
      team: 'Checkout',
      tables: [
        {
          scheme: 'raci',
          columns: [
            { id: 'pm', title: 'Product Manager', people: ['Priya Shah'] },
            { id: 'eng', title: 'Engineer', people: ['Ada Lind', 'Ben Sato'] },
            { id: 'qa', title: 'Tester', people: [] },
          ],
          rows: [
            { label: 'Interviewing users', phase: 'Discovery', cells: { pm: ['R', 'A'], eng: ['C'] } },
            { label: 'Sprint planning', cells: { pm: ['A'], eng: ['R'], qa: ['I'] } },
          ],
          totals: {
            pm: { R: 1, A: 2, C: 0, I: 0 },
            eng: { R: 1, A: 0, C: 1, I: 0 },
            qa: { R: 0, A: 0, C: 0, I: 1 },
          },
        },
      ],
    });
  });

  it('prints all tables, and a column for each person on request', async () => {
    const { out } = await shown(['--as', 'json', '--by', 'person']);
    const { tables } = JSON.parse(out) as { tables: { scheme: string; columns: { id: string }[] }[] };
    assert.deepEqual(
      tables.map(({ scheme, columns }) => [scheme, ...columns.map(({ id }) => id)]),
      [
        ['raci', 'priya', 'ada', 'ben', 'qa'],
        ['daci', 'priya', 'ada', 'ben'],
      ],
    );
  });

  it('finds a table of a custom scheme by its name in any case', async () => {
    const own = `team: Own
roles: { eng: Engineer }
schemes:
  RAM: { row: task, letters: { L: { key: lead, is: [owner, doer] } } }
  ram: { row: task, letters: { L: { key: lead, is: [owner, doer] } } }
RAM: [{ task: Great, L: eng }]
ram: [{ task: Small, L: eng }]
`;
    await inFolder({ 'a.charter.yaml': own }, async (folder) => {
      for (const [table, scheme] of [
        ['RAM', 'RAM'],
        ['ram', 'ram'],
      ] as const) {
        const { status, out } = await folder.run(['matrix', 'a.charter.yaml', '--as', 'json', '--table', table]);
        const { tables } = JSON.parse(out) as { tables: { scheme: string }[] };
        assert.deepEqual([status, tables.map((one) => one.scheme)], [0, [scheme]]);
      }
    });
  });

  it('prints every format, and the help lists exactly these', async () => {
    for (const format of MATRIX_FORMATS) {
      const { status, out, err } = await shown(['--as', format]);
      assert.deepEqual([status, err], [0, ''], format);
      assert.match(out, /Interviewing/, format);
      assert.ok(out.endsWith('\n'), format);
    }
    const program = createProgram(
      {
        cwd: '/',
        env: {},
        today: '2026-11-24',
        out: { terminal: false, columns: undefined, write: () => {} },
        err: { terminal: false, columns: undefined, write: () => {} },
        readInput: () => Promise.resolve(new Uint8Array()),
        serve: () => Promise.resolve(),
      },
      () => {},
    );
    const as = program.commands.find((one) => one.name() === 'matrix')?.options.find((one) => one.long === '--as');
    assert.deepEqual(
      as?.description.match(/[a-z]+/g)?.filter((word) => !['the', 'format', 'or'].includes(word)),
      [...MATRIX_FORMATS],
    );
  });

  it('reads standard input', async () => {
    await inFolder(FILES, async (folder) => {
      const ran = await folder.run(['matrix', '-', '--as', 'json'], { input: CHARTER });
      assert.equal(ran.out, (await folder.run(['matrix', 'a.charter.yaml', '--as', 'json'])).out);
    });
  });

  it('prints bold text on a terminal, and never in a file', async () => {
    assert.ok((await shown([], { terminal: 80 })).out.includes('\u001b[1m'));
    await inFolder(FILES, async (folder) => {
      await folder.run(['matrix', 'a.charter.yaml', '--output', 'm.txt'], { terminal: 40, env: { FORCE_COLOR: '1' } });
      assert.equal(folder.read('m.txt'), (await folder.run(['matrix', 'a.charter.yaml'])).out);
    });
  });

  it('reports that there is no table', async () => {
    await inFolder({ 'a.charter.yaml': 'team: A\nroles: { pm: PM }\n' }, async (folder) => {
      const { status, out, err } = await folder.run(['matrix', 'a.charter.yaml', '--as', 'json']);
      assert.deepEqual(JSON.parse(out), { version: 1, team: 'A', tables: [] });
      assert.deepEqual([status, err], [0, 'charter: a.charter.yaml: The charter has no tables.\n']);
    });
  });

  it('reports that rows may be missing from a broken charter, and exits with 1', async () => {
    const broken = CHARTER.replace('A: pm, C: eng }', 'A: pm, C: [eng }');
    await inFolder({ ...FILES, 'a.charter.yaml': broken }, async (folder) => {
      const { status, out, err } = await folder.run(['matrix', 'a.charter.yaml']);
      assert.equal(status, 1);
      assert.match(out, /Sprint planning/);
      assert.equal(
        err,
        'charter: a.charter.yaml: The charter has 1 structure fault, so rows may be missing. Run “charter check” to see why.\n',
      );
    });
  });

  it('does not read a file that is not UTF-8', async () => {
    await inFolder({ 'a.charter.yaml': Buffer.from('team: Müller\n', 'latin1') }, async (folder) => {
      const { status, out, err } = await folder.run(['matrix', 'a.charter.yaml']);
      assert.deepEqual([status, out], [2, '']);
      assert.match(err, /^charter: a\.charter\.yaml: From here on the file is not UTF-8/);
    });
  });
});

describe('charter matrix --check', () => {
  const args = ['matrix', 'a.charter.yaml', '--as', 'markdown', '--output', 'wiki/raci.md'];

  it('exits with 1 until the file is up to date, and never writes it', async () => {
    await inFolder({ ...FILES, 'wiki/other.md': '' }, async (folder) => {
      const check = () => folder.run([...args, '--check']);
      assert.deepEqual(await check(), {
        status: 1,
        out: '',
        err: 'charter: wiki/raci.md does not exist. Run the command without --check to write it.\n',
      });
      assert.deepEqual(await folder.run(args), { status: 0, out: '', err: '' });
      assert.deepEqual(await check(), { status: 0, out: '', err: '' });
      const fresh = folder.read('wiki/raci.md');
      folder.write('wiki/raci.md', fresh.replaceAll('\n', '\r\n'));
      assert.equal((await check()).status, 0);
      const stale = fresh.replace('Interviewing', 'Asking');
      folder.write('wiki/raci.md', stale);
      assert.deepEqual(await check(), {
        status: 1,
        out: '',
        err: 'charter: wiki/raci.md is out of date. Run the command without --check to write it.\n',
      });
      assert.equal(folder.read('wiki/raci.md'), stale);
    });
  });
});
