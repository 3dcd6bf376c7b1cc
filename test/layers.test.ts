/**
 * Checks which folder imports which, including types, against the list in docs/architecture.md. A folder inside one of
 * these belongs to it.
 */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, it } from 'node:test';
import { ROOT } from './support/shared.ts';

const SERVER =
  'version.ts text yaml charter rules checking analysis.ts features changes workspace exchange protocol node lsp cli local-date.ts main-*.ts';
const CLIENT = ['client/src'];
/** From the lowest to the highest: each imports only from itself and from those before it. */
const LAYERS = [...SERVER.split(' ').map((name) => `server/src/${name}`), ...CLIENT];

/** The packages and Node modules that a folder may import, if not all installed ones. */
const PACKAGES: readonly {
  readonly of: RegExp;
  readonly except?: RegExp;
  readonly not: RegExp;
  readonly why: string;
}[] = [
  { of: /^(?:server|client)\//, except: /^server\/src\/yaml\//, not: /^yaml$/, why: 'only yaml/ imports the package' },
  {
    of: /^server\/src\/(?:text|yaml|charter|rules|checking|analysis|features|changes|workspace|exchange|protocol|version)\b/,
    not: /^(?:node:|vscode)/,
    why: 'the engine knows neither Node nor an editor',
  },
  {
    of: /^server\/src\/lsp\//,
    not: /^(?:node:|vscode$|vscode-languageclient)/,
    why: 'the server runs in a browser too',
  },
  { of: /^client\/src\//, not: /^node:/, why: 'the extension runs in a browser too' },
  {
    of: /^client\/src\/(?:webview\/|preview\/(?:messages|panel-session)\.ts)/,
    not: /^vscode/,
    why: 'it runs without an editor',
  },
];

/** The code that client and server share, and the messages that the webview shares with the extension. */
const SHARED = /^server\/src\/protocol\//;
const MESSAGES = 'client/src/preview/messages.ts';
/** The extension in Node and the server also share the setup of Node's compile cache. */
const COMPILED = { from: 'client/src/extension.ts', to: 'server/src/node/compile-cache.ts' };

interface Import {
  readonly from: string;
  /** A path in the project, or the name of a package. */
  readonly to: string;
}

const IMPORT = /^\s*(?:import|export)\b[^'"`;]*?\bfrom\s*'([^']+)'|^\s*import\s*'([^']+)'|\bimport\(\s*'([^']+)'/gm;

function importsOf(path: string): readonly Import[] {
  const source = readFileSync(join(ROOT, path), 'utf8');
  return [...source.matchAll(IMPORT)].map(([, from, alone, later]) => {
    const named = from ?? alone ?? later ?? '';
    return { from: path, to: named.startsWith('.') ? join(dirname(path), named).replaceAll('\\', '/') : named };
  });
}

function filesBelow(folder: string): readonly string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .map((name) => `${folder}/${name.replaceAll('\\', '/')}`)
    .filter((path) => path.endsWith('.ts'));
}

const FILES = [...filesBelow('server/src'), ...filesBelow('client/src')];
const IMPORTS = FILES.flatMap(importsOf);
const WITHIN = IMPORTS.filter(({ to }) => /^(?:server|client)\//.test(to));

/** The project files that each file imports. */
const NEXT = new Map(
  FILES.map((path) => [path, importsOf(path).flatMap(({ to }) => (FILES.includes(to) ? [to] : []))]),
);

function layerOf(path: string): number {
  return LAYERS.findIndex((layer) => {
    const [start = '', end] = layer.split('*');
    return end === undefined
      ? path === layer || path.startsWith(`${layer}/`)
      : path.startsWith(start) && path.endsWith(end) && !path.slice(start.length).includes('/');
  });
}

function listed(imports: readonly Import[]): string[] {
  return imports.map(({ from, to }) => `${from} imports ${to}`);
}

/** The files of an import cycle, each after the one that imports it; empty if there is no cycle. */
function circle(): readonly string[] {
  const done = new Set<string>();
  const way: string[] = [];
  const walk = (path: string): readonly string[] | undefined => {
    if (way.includes(path)) return [...way.slice(way.indexOf(path)), path];
    if (done.has(path)) return undefined;
    done.add(path);
    way.push(path);
    for (const to of NEXT.get(path) ?? []) {
      const found = walk(to);
      if (found !== undefined) return found;
    }
    way.pop();
    return undefined;
  };
  for (const path of FILES) {
    const found = walk(path);
    if (found !== undefined) return found;
  }
  return [];
}

describe('the imports of server and client', () => {
  it('only lead to the same or a lower layer', () => {
    const placeless = FILES.filter((path) => layerOf(path) === -1);
    assert.deepEqual(placeless, [], 'docs/architecture.md lists every folder');
    const upward = WITHIN.filter(({ from, to }) => layerOf(from) !== -1 && layerOf(to) > layerOf(from));
    assert.deepEqual(listed(upward), []);
  });

  it('in the client lead to the protocol as the only part of the server', () => {
    const wrong = WITHIN.filter(
      ({ from, to }) => from.startsWith('client') && to.startsWith('server') && !SHARED.test(to),
    );
    assert.deepEqual(listed(wrong), listed([COMPILED]));
  });

  it('in the webview lead to the messages as the only part of the extension', () => {
    const own = 'client/src/webview/';
    const wrong = WITHIN.filter(
      ({ from, to }) => from.startsWith(own) && !to.startsWith(own) && !SHARED.test(to) && to !== MESSAGES,
    );
    assert.deepEqual(listed(wrong), []);
    const back = WITHIN.filter(({ from, to }) => !from.startsWith(own) && to.startsWith(own));
    assert.deepEqual(listed(back), [], 'the webview is a separate program');
  });

  it('in shipped code and start scripts lead to no test', () => {
    const more = ['server/generate', 'client/dev'].flatMap(filesBelow).flatMap(importsOf);
    assert.deepEqual(listed([...IMPORTS, ...more].filter(({ to }) => to.startsWith('test/'))), []);
  });

  it('form no cycle', () => {
    assert.deepEqual(circle(), []);
  });

  for (const { of, except, not, why } of PACKAGES) {
    it(`follow this rule: ${why}`, () => {
      const wrong = IMPORTS.filter(({ from, to }) => of.test(from) && except?.test(from) !== true && not.test(to));
      assert.deepEqual(listed(wrong), []);
    });
  }
});
