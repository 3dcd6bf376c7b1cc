/** The environment in which the extension starts the server. */
import assert from 'node:assert/strict';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, realpathSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { build } from 'esbuild';
import { ROOT } from '../support/shared.ts';

type Environment = Readonly<Record<string, string>>;

/** Replaces the editor and the client that the extension starts. */
const EDITOR = `
  export const Uri = { joinPath: ({ fsPath }, ...names) => ({ fsPath: [fsPath, ...names].join('/') }) };
  export const TransportKind = { ipc: 1 };
  export class LanguageClient { constructor(id, name, server) { this.environment = server.run.options.env; } }
  export const start = (context, createClient) => context.started(createClient({}).environment);
  export const registerTasks = () => {};
`;

const folder = realpathSync(mkdtempSync(join(tmpdir(), 'charter-extension-')));
after(() => rmSync(folder, { recursive: true }));

describe('the compile cache of the server', { skip: process.platform === 'win32' && 'Windows has no modes' }, () => {
  let activate: (context: object) => Promise<void>;
  before(async () => {
    const outfile = join(folder, 'extension.mjs');
    await build({
      absWorkingDir: ROOT,
      entryPoints: ['client/src/extension.ts'],
      outfile,
      bundle: true,
      platform: 'node',
      format: 'esm',
      plugins: [
        {
          name: 'editor',
          setup: ({ onResolve, onLoad }) => {
            onResolve({ filter: /^vscode|\/extension-body\.ts$|\/tasks\.ts$/ }, () => ({
              path: 'editor',
              namespace: 'editor',
            }));
            onLoad({ filter: /.*/, namespace: 'editor' }, () => ({ contents: EDITOR }));
          },
        },
      ],
    });
    ({ activate } = await import(outfile));
  });

  /** The environment of the server, given the extension's storage folder. */
  async function environment(storage: string): Promise<Environment> {
    let given: Environment | undefined;
    const started = (env: Environment) => {
      given = env;
    };
    await activate({ extensionUri: { fsPath: '/extension' }, globalStorageUri: { fsPath: storage }, started });
    assert.ok(given !== undefined);
    return given;
  }

  test('is in a folder that only the user can read and write', async () => {
    const storage = join(folder, 'profile', 'storage');
    const { NODE_COMPILE_CACHE: compiled = '' } = await environment(storage);
    assert.ok(compiled.startsWith(`${storage}/`), compiled);
    assert.equal(statSync(compiled).mode & 0o777, 0o700);
  });

  test('is not in a folder that others can write to', async () => {
    const storage = join(folder, 'shared');
    mkdirSync(storage);
    chmodSync(storage, 0o777);
    assert.deepEqual(await environment(storage), {});
    assert.equal(existsSync(join(storage, 'charter')), false);
  });
});
