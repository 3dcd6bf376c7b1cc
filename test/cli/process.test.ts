// What ships, as processes of the oldest and the newest Node: one file for the command, and one for the server beside it.
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { VERSION } from '../../server/src/version.ts';
import { CLEAN, FIXABLE, FOUR } from '../support/cli-charters.ts';
import { nodesByMajor } from '../support/nodes.ts';
import { ROOT } from '../support/shared.ts';
import { folderWith, inFolder } from '../support/terminal.ts';

// The folder is no project, so that nothing can be found in a node_modules above it.
const home = mkdtempSync(join(tmpdir(), 'charter-bundle-'));
const bundle = join(home, 'charter.cjs');

before(() => {
  const args = ['esbuild.mjs', '--production', `--outdir=${home}`];
  const { status, stderr } = spawnSync(process.execPath, args, { cwd: ROOT, encoding: 'utf8' });
  assert.equal(status, 0, stderr);
});
after(() => rmSync(home, { recursive: true }));

const nodes = nodesByMajor();

/** Of the environment there is only what watches over the run of the tests (`test/support/watch.mjs`). */
const WATCHED = Object.fromEntries(
  ['NODE_OPTIONS', 'CHARTER_WATCH'].flatMap((name) => {
    const value = process.env[name];
    return value === undefined ? [] : [[name, value]];
  }),
);

for (const major of [20, 24]) {
  const node = nodes.get(major) ?? '';
  const options = node === '' ? { skip: `no Node ${major} on the path` } : {};

  function run(args: readonly string[], cwd: string, input?: string) {
    const result = spawnSync(node, [bundle, ...args], { cwd, input: input ?? '', encoding: 'utf8', env: WATCHED });
    return { status: result.status, out: result.stdout, err: result.stderr };
  }

  describe(`the bundle on Node ${major}`, options, () => {
    it('prints just what the sources print', async () => {
      await inFolder({ 'a.charter.yaml': FOUR, 'b.charter.yaml': CLEAN }, async (folder) => {
        const commands = [
          ...['pretty', 'json', 'github', 'sarif', 'junit', 'gitlab'].map((format) => ['check', '--format', format]),
          ...['text', 'markdown', 'csv', 'html', 'svg', 'json'].map((as) => ['matrix', 'b.charter.yaml', '--as', as]),
          ['check', '--fix', '--dry-run'],
          ['check', '*.charter.yaml', 'none.yaml'],
          ['init', '-'],
          ['format', '--check'],
          ['server'],
          ['rules', '--format', 'json'],
          ['explain', 'empty-row'],
          ['help', 'check'],
          ['--version'],
          ['nothing'],
        ];
        for (const args of commands) {
          const today = args[0] === 'check' ? ['--today', '2026-11-24'] : [];
          assert.deepEqual(
            run([...args, ...today], folder.path),
            await folder.run([...args, ...today]),
            args.join(' '),
          );
        }
      });
    });

    it('reads standard input, and writes files', async () => {
      await inFolder({ 'a.charter.yaml': FIXABLE }, async (folder) => {
        assert.match(run(['check', '-'], folder.path, FOUR).out, /^<stdin>:2:34 {2}hint {2}unused-role\n/);
        assert.equal(run(['check', '--fix'], folder.path).status, 1);
        assert.match(folder.read('a.charter.yaml'), /R: \[pm\], A: pm.*accountable: eng/s);
        const matrix = '| Activity | PM |\n| --- | --- |\n| Go | RA |\n';
        assert.match(run(['import', '-', '--team', 'T'], folder.path, matrix).out, /R: pm, A: pm/);
      });
    });

    it('serves an editor', async () => {
      await inFolder({}, async (folder) => {
        const message = (value: object) => {
          const text = JSON.stringify({ jsonrpc: '2.0', ...value });
          return `Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`;
        };
        const child = spawn(node, [bundle, 'server', '--stdio', '--clientProcessId=1'], { cwd: folder.path });
        let out = '';
        const answered = (id: number) =>
          new Promise<void>((resolve) => {
            child.stdout.on('data', () => out.includes(`"id":${id},"result":`) && resolve());
          });
        child.stdout.on('data', (chunk) => {
          out += String(chunk);
        });
        const ended = new Promise((resolve) => child.on('close', resolve));
        const params = { processId: null, rootUri: null, capabilities: {} };
        child.stdin.write(message({ id: 1, method: 'initialize', params }));
        await answered(1);
        child.stdin.write(message({ method: 'initialized', params: {} }) + message({ id: 2, method: 'shutdown' }));
        await answered(2);
        child.stdin.write(message({ method: 'exit' }));
        assert.equal(await ended, 0);
        assert.match(out, /^Content-Length: \d+\r\n\r\n\{"jsonrpc":"2\.0","id":1,"result":\{"capabilities":/);
      });
    });

    it('says so, with status 2, when nobody reads on', async () => {
      await inFolder({ 'a.charter.yaml': FOUR }, async (folder) => {
        const child = spawn(node, [bundle, 'check'], { cwd: folder.path, stdio: ['ignore', 'pipe', 'pipe'] });
        let err = '';
        child.stderr.on('data', (chunk) => {
          err += String(chunk);
        });
        child.stdout.destroy();
        const status = await new Promise((resolve) => child.on('close', resolve));
        const sentence = 'Standard output cannot be written: the program that reads it has stopped.';
        assert.deepEqual([status, err], [2, `charter: ${sentence}\n`]);
      });
    });

    const full = existsSync('/dev/full') ? {} : { skip: 'this system has no device that is always full' };
    it('says so, with status 2, when standard output is full', full, async () => {
      await inFolder(
        { 'a.charter.yaml': FOUR, 'b.charter.yaml': CLEAN, 'c.csv': 'Activity,PM\nGo,RA\n' },
        async (folder) => {
          const commands = [
            ...['check', 'check --fail-on never', 'check --format json', 'matrix b.charter.yaml', 'import c.csv'],
            ...['init -', 'init new.charter.yaml', 'format - < b.charter.yaml', 'rules', 'explain empty-row', '--help'],
            ...['help check', '--version'],
          ];
          for (const command of commands) {
            const script = `exec "$0" "$1" ${command} > /dev/full`;
            const ran = spawnSync('sh', ['-c', script, node, bundle], { cwd: folder.path, encoding: 'utf8' });
            assert.match(ran.stderr, /^charter: Standard output cannot be written: the disk is full\.\n$/m, command);
            assert.equal(ran.status, 2, command);
            const quiet = spawnSync('sh', ['-c', `${script} 2> /dev/full`, node, bundle], { cwd: folder.path });
            assert.equal(quiet.status, 2, command);
            rmSync(join(folder.path, 'new.charter.yaml'), { force: true });
          }
        },
      );
    });

    it('keeps its status when standard error is full', full, async () => {
      await inFolder({}, async (folder) => {
        for (const [command, status] of [
          ['rules', 0],
          ['explain nothing', 2],
        ] as const) {
          const script = `exec "$0" "$1" ${command} 2> /dev/full`;
          assert.equal(spawnSync('sh', ['-c', script, node, bundle], { cwd: folder.path }).status, status, command);
        }
      });
    });

    it('says so, with status 2, when standard input is a folder', async () => {
      await inFolder({ 'a/b': '' }, async (folder) => {
        for (const command of ['check -', 'check - --fix --dry-run', 'format -', 'matrix -', 'import -']) {
          const script = `exec "$0" "$1" ${command} < a`;
          const ran = spawnSync('sh', ['-c', script, node, bundle], { cwd: folder.path, encoding: 'utf8' });
          const err = 'charter: Standard input cannot be read: it is a folder.\n';
          assert.deepEqual([ran.status, ran.stdout, ran.stderr], [2, '', err], command);
        }
      });
    });

    it('says so when standard input is closed', async () => {
      await inFolder({}, async (folder) => {
        const command = `exec "$0" "$1" check - <&-`;
        const { status, stderr } = spawnSync('sh', ['-c', command, node, bundle], {
          cwd: folder.path,
          encoding: 'utf8',
        });
        // A closed input is an empty one to some versions of Node, and an error to others; never a fault.
        assert.ok(status === 1 || status === 2, stderr);
        assert.doesNotMatch(stderr, /fault of Charter/);
      });
    });
  });
}

describe('the file that ships', () => {
  it('works without the file of the server, and says what is missing when a server is asked for', async () => {
    await inFolder({ 'a.charter.yaml': CLEAN }, async (folder) => {
      copyFileSync(bundle, join(folder.path, 'charter.cjs'));
      const run = (...args: string[]) =>
        spawnSync(process.execPath, ['charter.cjs', ...args], { cwd: folder.path, encoding: 'utf8', input: '' });
      assert.deepEqual([run('check').status, run('check').stderr], [0, '']);
      const { status, stderr } = run('server', '--stdio');
      assert.equal(status, 2);
      assert.equal(
        stderr,
        'charter: The language server is a file of its own. Copy server.cjs to where charter.cjs is.\n',
      );
    });
  });

  it('is run by its own name', { skip: process.platform === 'win32' ? 'Windows has shims for this' : false }, () => {
    const { status, stdout } = spawnSync(bundle, ['--version'], { encoding: 'utf8' });
    assert.deepEqual([status, stdout], [0, `${VERSION}\n`]);
  });
});

describe('a folder that cannot be read', () => {
  it('is a sentence and status 2, and the others are checked', () => {
    const folder = folderWith({ 'a.charter.yaml': CLEAN, 'teams/b.charter.yaml': FOUR, 'shut/c.charter.yaml': FOUR });
    try {
      chmodSync(folder.path, 0o755);
      chmodSync(join(folder.path, 'shut'), 0);
      // The super-user can read everything, so the command is run as nobody.
      const root = process.getuid?.() === 0;
      copyFileSync(bundle, join(folder.path, 'charter.cjs'));
      mkdirSync(join(folder.path, 'home'));
      const result = spawnSync('node', ['charter.cjs', 'check', '--format', 'github'], {
        cwd: folder.path,
        encoding: 'utf8',
        ...(root ? { uid: 65534, gid: 65534, env: { PATH: '/usr/local/bin:/usr/bin:/bin' } } : {}),
      });
      assert.equal(result.status, 2, result.stderr);
      assert.equal(result.stderr, 'charter: shut: The folder cannot be read: permission denied.\n');
      assert.match(result.stdout, /^::notice file=teams\/b\.charter\.yaml,/);
    } finally {
      chmodSync(join(folder.path, 'shut'), 0o755);
      folder.remove();
    }
  });
});
