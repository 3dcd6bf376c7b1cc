// Builds the command line: one file that needs nothing beside it, and that is quick to start.
//
// Most of the time that a small command takes, Node spends on compiling it. So the program is a text in the file, which
// is compiled under the eyes of Node's compile cache where there is one, and the parts that most commands do without are
// texts of their own, which are compiled when they are asked for.
import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { basename, dirname, relative } from 'node:path';
import { build } from 'esbuild';

/** The names that a compiled part sees; the last one is for libraries that are modules, and ask where they stand. */
const NAMES = ['module', 'exports', 'require', '__filename', '__dirname', 'importMetaUrl'];

const options = {
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  // The names stay as they are, so that the report of a fault can be read.
  minifyWhitespace: true,
  minifySyntax: true,
  legalComments: 'none',
  logLevel: 'warning',
  define: { 'import.meta.url': 'importMetaUrl' },
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
        const code = `charterParts[${JSON.stringify(name)}], ${JSON.stringify(NAMES)}`;
        const file = JSON.stringify(`charter:${name}`);
        return { contents: `require('node:vm').compileFunction(${code}, { filename: ${file} })(${NAMES});` };
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
  return inAscii(outputFiles[0].text.replace(/^#!.*\n/, ''));
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
  const lines = [
    '#!/usr/bin/env node',
    "'use strict';",
    "const Module = require('node:module');",
    '// What is compiled once is kept for the next start, where this Node can; NODE_DISABLE_COMPILE_CACHE=1 prevents it.',
    'Module.enableCompileCache?.();',
    `module.charterParts = { ${[...parts].map((part) => part.map((text) => JSON.stringify(text)).join(': ')).join(',\n')} };`,
    `const program = ${JSON.stringify(prelude + program)};`,
    "module._compile(program, __filename.replace(/(?:\\.cjs)?$/, '.program.cjs'));",
  ];
  await mkdir(dirname(outfile), { recursive: true });
  await writeFile(outfile, `${lines.join('\n')}\n`);
  // It can be run by its name where it stands, too.
  await chmod(outfile, 0o755);
}

const prelude =
  "'use strict';const charterParts=module.charterParts,importMetaUrl=require('node:url').pathToFileURL(__filename).href;";
