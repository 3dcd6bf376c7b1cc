/**
 * Runs the stress tests and prints their figures. `--short` runs the form that belongs to the tests, `--only NAME` one
 * part, `--seed N` another run. `--minutes N` limits the time of each part, `--from N` continues an earlier run of
 * `hostile` or `beginnings`, and with `--every N` `hostile` pastes each text into one field of N, in turn.
 */
import { cpus, totalmem } from 'node:os';
import { parseArgs } from 'node:util';
import type { Outcome, Part } from './part.ts';
import { PARTS } from './parts.ts';

const { values } = parseArgs({
  options: {
    short: { type: 'boolean', default: false },
    only: { type: 'string', multiple: true },
    seed: { type: 'string', default: '20261125' },
    minutes: { type: 'string' },
    from: { type: 'string', default: '0' },
    every: { type: 'string', default: '1' },
  },
});
const seed = Number(values.seed);
const minutes = values.minutes === undefined ? undefined : Number(values.minutes);
const [from, every] = [Number(values.from), Number(values.every)];
const names = PARTS.map(({ name }) => name);
const unknown = values.only?.find((name) => !names.includes(name));
const fault =
  unknown !== undefined
    ? `There is no part “${unknown}”, only ${names.join(', ')}.`
    : !Number.isSafeInteger(seed)
      ? '--seed is a whole number.'
      : minutes !== undefined && !(minutes > 0)
        ? '--minutes is a number above 0.'
        : !(Number.isSafeInteger(from) && from >= 0)
          ? '--from is a whole number.'
          : !(Number.isSafeInteger(every) && every > 0)
            ? '--every is a whole number above 0.'
            : undefined;
if (fault !== undefined) {
  process.stderr.write(`${fault}\n`);
  process.exit(2);
}

const [cpu] = cpus();
const memory = Math.round(totalmem() / 2 ** 30);
say(`Node ${process.versions.node}, ${cpus().length} × ${cpu?.model ?? 'a processor'}, ${memory} GB, seed ${seed}`);
let found = 0;
for (const part of PARTS) {
  if (values.only !== undefined && !values.only.includes(part.name)) continue;
  say(`\n${part.name}: ${part.title}`);
  const started = performance.now();
  const time = minutes === undefined ? undefined : minutes * 60_000;
  const outcome = await part.run({ seed, short: values.short, time, from, every });
  report(part, outcome, performance.now() - started);
  found += outcome.findings.length;
}
say(found === 0 ? '\nNothing was found.' : `\n${found} findings.`);
process.exitCode = found === 0 ? 0 : 1;

function report({ name }: Part, { figures, findings, skipped = [] }: Outcome, took: number): void {
  for (const { what, count, worst } of figures)
    say(`  ${count.toLocaleString('en').padStart(12)}  ${what}${worst === undefined ? '' : `; worst: ${worst}`}`);
  for (const reason of skipped) say(`  not done: ${reason}`);
  for (const finding of findings) say(`  FOUND ${finding}`);
  say(`  ${name}: ${(took / 1000).toFixed(1)} s, ${findings.length} findings`);
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
