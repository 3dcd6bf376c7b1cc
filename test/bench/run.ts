/**
 * The benchmarks: one table of this project, its peer, the floor, and the goals. Medians of interleaved runs. Speed is
 * measured here and asserted nowhere.
 *
 *     npm run bench -- [--quick] [--save] [WORD …]
 *
 * Words choose the rows whose names contain all of them.
 */
import { parseArgs } from 'node:util';
import { SERVERS } from './contenders.ts';
import { openLab } from './lab.ts';
import { machine, notes, save } from './page.ts';
import { COMMAND_ROWS } from './rows/command.ts';
import { EDITOR_ROWS } from './rows/editor.ts';
import { ENGINE_ROWS } from './rows/engine.ts';
import { MATRIX_ROWS } from './rows/matrix.ts';
import { OPENING_ROWS } from './rows/opening.ts';
import { WORKSPACE_ROWS } from './rows/workspace.ts';
import { rehearsed } from './session.ts';
import { type Result, type Row, tableOf } from './table.ts';

const ROWS: readonly Row[] = [
  ...OPENING_ROWS,
  ...EDITOR_ROWS,
  ...ENGINE_ROWS,
  ...MATRIX_ROWS,
  ...COMMAND_ROWS,
  ...WORKSPACE_ROWS,
];

const { values, positionals } = parseArgs({
  options: { quick: { type: 'boolean', default: false }, save: { type: 'boolean', default: false } },
  allowPositionals: true,
});
const words = positionals.join(' ').toLowerCase().split(/\s+/);
const chosen = ROWS.filter(({ name }) => words.every((word) => name.toLowerCase().includes(word)));
if (chosen.length === 0) {
  process.stderr.write(`No row has these words. There are:\n${ROWS.map(({ name }) => `  ${name}\n`).join('')}`);
  process.exit(2);
}
if (values.save && (values.quick || chosen.length < ROWS.length)) {
  process.stderr.write('--save saves the whole table: leave out --quick and the words.\n');
  process.exit(2);
}

/** Sorted by size, since rows of one size share their servers; otherwise in the order of the table. */
const inOrder = [...chosen].sort((a, b) => a.size - b.size);
const lab = openLab(values.quick);
const results = new Map<Row, Result>();
try {
  for (const who of SERVERS) await rehearsed(who);
  for (const [done, row] of inOrder.entries()) {
    process.stderr.write(`${done + 1}/${inOrder.length} ${row.name}\n`);
    try {
      results.set(row, { row, samples: await row.measure(lab) });
    } catch (error) {
      // The other rows are still measured; the table marks this one as not measured.
      process.exitCode = 1;
      process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
      results.set(row, { row, samples: {} });
    }
  }
} finally {
  await lab.close();
}
const inTable = chosen.flatMap((row) => results.get(row) ?? []);
const page = `${machine(values.quick)}\n\n${tableOf(inTable)}\n\n${notes(inTable)}`;
process.stdout.write(`\n${page}\n`);
if (values.save && process.exitCode === undefined) save(page);
