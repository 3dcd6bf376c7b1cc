/** The benchmarks: one process, interleaved, medians. Speed is measured here and asserted nowhere. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseDocument } from 'yaml';
import { analyse, contextOn } from '../../server/src/analysis.ts';
import { ROOT } from '../support/shared.ts';
import { charterOfRows, typedInto } from './charters.ts';

const context = contextOn('2026-11-24');

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

function time(work: () => unknown): number {
  const started = performance.now();
  work();
  return performance.now() - started;
}

const milliseconds = (value: number) => (value < 1 ? value.toFixed(3) : value.toFixed(value < 100 ? 1 : 0)).padStart(9);
const percent = (value: number) => `${(value * 100).toFixed(2).padStart(6)}%`;
const print = (line = '') => process.stdout.write(`${line}\n`);

print(
  `${cpus()[0]?.model ?? 'unknown processor'}, ${cpus().length} cores, Node ${process.versions.node}, ${new Date().toISOString().slice(0, 10)}`,
);
print();
print('Analysis, text to problems, beside a bare `parseDocument` of the same text (median milliseconds)');
print('    rows    problems   parse     analyse   ratio   keystroke  of parse  of analyse');
for (const [rows, rounds] of [
  [20, 400],
  [200, 80],
  [2_000, 15],
  [20_000, 5],
] as const) {
  const text = charterOfRows(rows);
  const parses: number[] = [];
  const analyses: number[] = [];
  const keys: number[] = [];
  const warm = Math.ceil(rounds / 4);
  for (let round = -warm; round < rounds; round++) {
    const parse = time(() =>
      parseDocument(text, { schema: 'core', uniqueKeys: false, prettyErrors: false, logLevel: 'silent' }),
    );
    const whole = time(() => analyse(text, context));
    if (round < 0) continue;
    parses.push(parse);
    analyses.push(whole);
  }
  let previous = analyse(text, context);
  for (let count = 1; count <= 300; count++) {
    const next = typedInto(text, count);
    // A text that was put together is made one by its first reader; an editor's text is one already.
    next.charCodeAt(0);
    const spent = time(() => {
      previous = analyse(next, context, previous);
    });
    if (count > 100) keys.push(spent);
  }
  const [parse, whole, key] = [median(parses), median(analyses), median(keys)];
  print(
    `${String(rows).padStart(8)}${String(previous.problems.length).padStart(9)}  ${milliseconds(parse)} ${milliseconds(whole)}   ${(whole / parse).toFixed(2).padStart(5)}  ${milliseconds(key)}  ${percent(key / parse)}     ${percent(key / whole)}`,
  );
}

const folder = mkdtempSync(join(tmpdir(), 'charter-bench-'));
try {
  const file = join(folder, 'small.charter.yaml');
  writeFileSync(file, charterOfRows(5));
  const bare: number[] = [];
  const check: number[] = [];
  for (let round = 0; round < 25; round++) {
    bare.push(time(() => spawnSync(process.execPath, ['-e', '0'])));
    check.push(
      time(() => spawnSync(process.execPath, [join(ROOT, 'dist/charter.cjs'), 'check', '--fail-on', 'never', file])),
    );
  }
  print();
  print('The command line, process start to exit (median milliseconds)');
  print(`node -e 0      ${milliseconds(median(bare))}`);
  print(`charter check  ${milliseconds(median(check))}   ${milliseconds(median(check) - median(bare)).trim()} more`);
} finally {
  rmSync(folder, { recursive: true });
}
