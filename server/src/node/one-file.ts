/**
 * What stands before the program in the one file of the command line: runs it, and the parts of it that are asked for,
 * with what was compiled of them before. Each command calls other functions, so what it has compiled is kept by its name.
 *
 * The program and its parts stand behind it as comments, which Node passes over more quickly than anything else.
 */
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { cacheOfNode, runCompiled } from './compiled.ts';

/** What begins a part, with its name and its build behind it, and what begins each of its lines. */
const PART = '\n//# charter-part ';
const LINE = '\n//|';

/** The part of that name is what is run; it asks for others as `module.charterPart(name)`. */
const PROGRAM = 'program';

/** @param file the path of the one file */
export function runCommand(file: string): void {
  const folder = cacheOfNode();
  const [, ...parts] = readFileSync(file, 'latin1').split(PART);
  const run = (wanted: string, keptAs: string): unknown => {
    const part = parts.find((one) => one.startsWith(`${wanted} `));
    if (part === undefined) throw new Error(`There is no part “${wanted}”.`);
    const head = part.indexOf('\n');
    const name = `charter-${keptAs}`;
    const program = {
      file: join(dirname(file), `${name}.cjs`),
      text: part.slice(head).replaceAll(LINE, '\n'),
      build: part.slice(wanted.length, head).trim(),
      name,
      more: { charterPart },
    };
    const running = runCompiled(program, folder);
    if (!running.kept || running.old) process.on('exit', running.keep);
    return running.exports;
  };
  const charterPart = (name: string) => run(name, name.replaceAll(/\W+/g, '-'));
  const [, , command = ''] = process.argv;
  run(PROGRAM, /^[a-z]{1,20}$/.test(command) ? command : PROGRAM);
}
