// Builds the command line: one file that needs nothing beside it, and that is quick to start.
//
// Most of the time that a small command takes, Node spends on compiling it. So the program is a text in the file, of which
// what was compiled is kept (`src/node/one-file.ts`), and the parts that most commands do without are texts of their own,
// which are compiled when they are asked for.
import { createHash } from 'node:crypto';
import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { basename, dirname, relative } from 'node:path';
import { build } from 'esbuild';

/** What a browser needs to read CSV brings a whole `Buffer` along, which Node has. */
export const OF_NODE = { 'csv-parse/browser/esm/sync': 'csv-parse/sync' };

const options = {
  bundle: true,
  alias: OF_NODE,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  // The names stay as they are, so that the report of a fault can be read.
  minifyWhitespace: true,
  minifySyntax: true,
  legalComments: 'none',
  logLevel: 'warning',
  define: { 'import.meta.url': 'importMetaUrl' },
  // A script that is run by itself cannot import.
  supported: { 'dynamic-import': false },
  write: false,
};

/** Makes each `import(…)` of a part that matches a call for a text, and gathers the texts by their names. */
function apart(filter, parts) {
  return {
    name: 'apart',
    setup: ({ onResolve, onLoad, resolve }) => {
      onResolve({ filter }, async ({ path, kind, resolveDir, importer, pluginData }) => {
        if (kind !== 'dynamic-import' || pluginData === parts) return undefined;
        const found = await resolve(path, { kind, resolveDir, importer, pluginData: parts });
        // A name that ends in .mjs would make a module of it; the whole path would tell where this was built.
        return { path: `${relative(process.cwd(), found.path)}.cjs`, namespace: 'apart', pluginData: found.path };
      });
      onLoad({ filter: /.*/, namespace: 'apart' }, async ({ pluginData: path }) => {
        const name = path.slice(path.lastIndexOf('/', path.length - basename(path).length - 2) + 1);
        parts.set(name, await textOf(path, [], { minify: true }));
        return { contents: `module.exports = charterPart(${JSON.stringify(name)});` };
      });
    },
  };
}

/** The parser of arguments could start programs of other commands, which nobody wants, and which is slow to load. */
export const withoutPrograms = {
  name: 'without-programs',
  setup: ({ onResolve, onLoad }) => {
    onResolve({ filter: /^node:child_process$/ }, ({ importer }) =>
      importer.includes('commander') ? { path: 'nothing', namespace: 'nothing' } : undefined,
    );
    onLoad({ filter: /.*/, namespace: 'nothing' }, () => ({ contents: 'module.exports = {};' }));
  },
};

async function textOf(path, plugins, more = {}) {
  const { outputFiles } = await build({ ...options, ...more, entryPoints: [path], plugins });
  return prelude + inAscii(outputFiles[0].text.replace(/^#!.*\n/, ''));
}

/** A part as `src/node/one-file.ts` reads it: its name, what tells it from that of another build, and its lines. */
function asComment([name, text]) {
  return [`//# charter-part ${name} ${buildOf(text)}`, ...text.split('\n').map((line) => `//|${line}`)].join('\n');
}

/** What tells a text that is built from that of another build. */
export function buildOf(text) {
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}

/** A program in ASCII alone, which is read faster. Outside of texts, other characters stand in patterns only. */
export function inAscii(program) {
  return program.replace(/[^\0-\x7f]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/**
 * @param entry the source of the program
 * @param lazy which dynamic imports are parts of their own
 */
export async function buildOneFile({ entry, outfile, lazy }) {
  const parts = new Map();
  const program = await textOf(entry, [apart(lazy, parts), withoutPrograms]);
  const start = await build({
    ...options,
    entryPoints: ['server/src/node/one-file.ts'],
    format: 'iife',
    globalName: 'charterStart',
  });
  const lines = [
    '#!/usr/bin/env node',
    "'use strict';",
    '// What is compiled once is kept for the next start, where this Node can; NODE_DISABLE_COMPILE_CACHE=1 prevents it.',
    "require('node:module').enableCompileCache?.();",
    inAscii(start.outputFiles[0].text),
    'charterStart.runCommand(__filename);',
    ...[['program', program], ...parts].map(asComment),
  ];
  await mkdir(dirname(outfile), { recursive: true });
  await writeFile(outfile, `${lines.join('\n')}\n`);
  // It can be run by its name where it stands, too.
  await chmod(outfile, 0o755);
}

const prelude =
  "'use strict';const{charterPart}=module,importMetaUrl=require('node:url').pathToFileURL(__filename).href;";
