/** Where Node keeps what it compiles of the server, and where it must not. */
import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  chownSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, beforeEach, describe, test } from 'node:test';
import { cacheFolder, ownCacheFolder } from '../../server/src/node/compile-cache.ts';
import { RawClient } from '../lsp/raw.ts';
import { ROOT } from '../support/shared.ts';

const WINDOWS = process.platform === 'win32';
const IS_ROOT = process.getuid?.() === 0;
/** Two users of the machine, where this process may act for others. */
const [VICTIM, ATTACKER] = [65533, 65534];

const shared = realpathSync(mkdtempSync(join(tmpdir(), 'charter-cache-')));
after(() => rmSync(shared, { recursive: true }));
chmodSync(shared, 0o755);

let count = 0;
let place = '';
beforeEach(() => {
  count++;
  place = join(shared, String(count));
  mkdirSync(place, { mode: 0o700 });
  chmodSync(place, 0o755);
});

function openFolder(path: string, mode: number): void {
  mkdirSync(path);
  chmodSync(path, mode);
}

function replaceByFile(path: string): void {
  rmSync(path, { recursive: true });
  writeFileSync(path, '');
}

test('the cache folder is the one that the system has for the user', () => {
  const home = join(shared, 'home');
  const of = (platform: NodeJS.Platform, env: Record<string, string> = {}) => cacheFolder(env, platform, home);
  assert.equal(of('linux'), join(home, '.cache'));
  assert.equal(of('linux', { XDG_CACHE_HOME: place }), place);
  assert.equal(of('linux', { XDG_CACHE_HOME: 'relative' }), join(home, '.cache'));
  assert.equal(of('darwin', { XDG_CACHE_HOME: place }), join(home, 'Library', 'Caches'));
  assert.equal(of('win32', { LOCALAPPDATA: place }), place);
  assert.equal(of('win32'), undefined);
  assert.equal(cacheFolder({}, 'linux', ''), undefined);
});

describe('the folder for what was compiled', { skip: WINDOWS && 'Windows has no modes' }, () => {
  test('is made for the user alone', () => {
    const caches = join(place, 'new', 'cache');
    const own = join(caches, 'charter');
    assert.equal(ownCacheFolder(caches), own);
    assert.deepEqual([statSync(caches).mode & 0o777, statSync(own).mode & 0o777], [0o700, 0o700]);
    assert.equal(ownCacheFolder(caches), own);
  });

  test('may be in a cache folder that is a link of the user', () => {
    mkdirSync(join(place, 'disk'), { mode: 0o700 });
    symlinkSync('disk', join(place, 'cache'));
    assert.equal(ownCacheFolder(join(place, 'cache')), join(place, 'cache', 'charter'));
  });

  for (const [what, make] of [
    ['is a link', (own) => symlinkSync(place, own)],
    ['is a link to nothing', (own) => symlinkSync(join(place, 'nothing'), own)],
    ['is a file', (own) => writeFileSync(own, '')],
    ['is open for its group', (own) => openFolder(own, 0o770)],
    ['is open for all', (own) => openFolder(own, 0o777)],
    ['lies in a folder that is open for all', (own) => chmodSync(join(own, '..'), 0o1777)],
    ['lies in a file', (own) => replaceByFile(join(own, '..'))],
  ] as readonly (readonly [string, (own: string) => void])[]) {
    test(`is refused when it ${what}`, () => {
      const caches = join(place, 'cache');
      mkdirSync(caches, { mode: 0o700 });
      make(join(caches, 'charter'));
      assert.equal(ownCacheFolder(caches), undefined);
    });
  }

  test('is refused when it, or the folder around it, is of another user', { skip: !IS_ROOT && 'needs root' }, () => {
    const caches = join(place, 'cache');
    assert.notEqual(ownCacheFolder(caches), undefined);
    chownSync(join(caches, 'charter'), ATTACKER, ATTACKER);
    assert.equal(ownCacheFolder(caches), undefined);
    chownSync(join(caches, 'charter'), 0, 0);
    chownSync(caches, ATTACKER, ATTACKER);
    assert.equal(ownCacheFolder(caches), undefined);
  });
});

describe('the server that was built', { skip: WINDOWS && 'Windows has no modes' }, () => {
  const dist = join(shared, 'dist');
  const node = join(shared, 'node');
  before(() => {
    execFileSync(process.execPath, ['esbuild.mjs', `--outdir=${dist}`], { cwd: ROOT });
    // The users may not be able to read the Node of the project.
    copyFileSync(process.execPath, node);
    chmodSync(node, 0o755);
  });

  /** A session from start to end, of a user with a home and a folder for temporary files. */
  async function session(env: Record<string, string>): Promise<void> {
    const child = spawn(node, [join(dist, 'charter.cjs'), 'server', '--stdio'], {
      stdio: ['pipe', 'pipe', 'inherit'],
      cwd: place,
      env,
      ...(IS_ROOT ? { uid: VICTIM, gid: VICTIM } : {}),
    });
    const ended = once(child, 'exit');
    const client = new RawClient(child.stdout, child.stdin);
    const { result } = await client.ask('initialize', { processId: null, rootUri: null, capabilities: {} });
    assert.notEqual(result, undefined);
    await client.ask('shutdown');
    client.tell('exit');
    assert.deepEqual(await ended, [0, null]);
  }

  function folderOf(user: number, name: string, mode: number): string {
    const path = join(place, name);
    mkdirSync(path);
    if (IS_ROOT) chownSync(path, user, user);
    chmodSync(path, mode);
    return path;
  }

  /** What a user sees below a folder, with what is in it. */
  const below = (path: string) => readdirSync(path, { recursive: true, encoding: 'utf8' }).sort();

  test('keeps what Node compiled below the cache folder of the user, and nothing in the shared one', async () => {
    const [home, temporary] = [folderOf(VICTIM, 'home', 0o700), folderOf(0, 'tmp', 0o1777)];
    await session({ HOME: home, TMPDIR: temporary });
    assert.deepEqual(below(temporary), []);
    const own = join(home, '.cache', 'charter');
    assert.equal(statSync(own).mode & 0o777, 0o700);
    assert.ok(below(own).length >= 2, below(own).join());
  });

  test('writes nothing to where another user has put links, and keeps nothing there', async () => {
    const [home, temporary] = [folderOf(VICTIM, 'home', 0o700), folderOf(0, 'tmp', 0o1777)];
    const precious = folderOf(VICTIM, 'home/precious', 0o700);
    // The cache folder that the user has named in the shared folder was made by somebody else first.
    const caches = folderOf(ATTACKER, 'tmp/cache', 0o777);
    symlinkSync(precious, join(caches, 'charter'));
    symlinkSync(precious, join(temporary, 'node-compile-cache'));
    const planted = below(temporary);
    await session({ HOME: home, TMPDIR: temporary, XDG_CACHE_HOME: caches });
    assert.deepEqual(below(precious), []);
    assert.deepEqual(below(temporary), planted);
    assert.equal(existsSync(join(home, '.cache')), false);
  });
});
