// Pastes each text from standard input into each of the given fields, unquoted and quoted, and runs every feature twice
// on each resulting charter. Prints as JSON the slowest time of each text, the faults, and the peak memory of the
// process. Bundled, so that it runs on the oldest supported Node.
import { readFileSync } from 'node:fs';
import { analyse, contextOn } from '../../server/src/analysis.ts';
import { matrixOf } from '../../server/src/charter/matrix-tables.ts';
import { matrixAs } from '../../server/src/exchange/matrix-as.ts';
import { formatDocument } from '../../server/src/features/format/format.ts';
import { decodeUtf8 } from '../../server/src/workspace/index.ts';
import { canBeShown, fixRanges, isInside, problemRanges, rangesAt, wholeRanges } from '../support/ranges.ts';
import type { Pasted, PasteOrder, PasteReport } from './paste.ts';

const CONTEXT = contextOn('2026-11-24');
const MOST = 20;
/** A pasted text may have thousands of problems, but no user requests the fixes of all at once. */
const FIXES = 5;
/** Work above this time, in milliseconds, is measured again. */
const LONG = 200;

const order = JSON.parse(readFileSync(0, 'utf8')) as PasteOrder;
const faults: string[] = [];
/** The slowest response for the current charter, in milliseconds of CPU time. */
let longest: readonly [milliseconds: number, what: string] = [0, ''];
const pasted = order.inputs.map((input): Pasted => {
  const { name, text = decodeUtf8(readFileSync(name)).text } = input;
  let slowest = { milliseconds: 0, where: '' };
  let charters = 0;
  for (const { path, key, before, after } of order.fields) {
    for (const [style, value] of [
      ['as it is', text],
      ['in quotes', JSON.stringify(text)],
    ] as const) {
      const where = `${path.join('.')}${key ? ', as a key' : ''}, ${style}`;
      const charter = before + value + after;
      charters++;
      for (const round of [0, 1]) {
        try {
          everything(charter, before.length, value.length, round);
        } catch (error) {
          const said = error instanceof Error ? (error.stack ?? error.message) : String(error);
          if (faults.length < MOST) faults.push(`${name} in ${where}: ${said.slice(0, 1_500)}`);
        }
      }
      const [milliseconds, what] = longest;
      longest = [0, ''];
      if (milliseconds > slowest.milliseconds) slowest = { milliseconds, where: `${what} with it in ${where}` };
    }
  }
  return { name, charters, ...slowest };
});
const report: PasteReport = { pasted, faults, memory: process.resourceUsage().maxRSS * 1024 };
process.stdout.write(JSON.stringify(report));

/** Runs every feature on a text, with the caret in the pasted part; some only the first time. */
function everything(text: string, start: number, length: number, round: number): void {
  const analysis = timed('the analysis', () => analyse(text, CONTEXT));
  const middle = start + (length >> 1);
  const caret = isInside(text, middle) ? middle - 1 : middle;
  timed('the page', () => matrixAs('html', matrixOf(analysis.facts, round === 0 ? 'role' : 'person')));
  timed('the format', () => formatDocument(analysis));
  for (const [what, ranges] of [
    ['the problems', () => problemRanges(analysis)],
    ['the outline', () => wholeRanges(analysis)],
    ...(round === 0 ? analysis.problems.filter(({ span }) => span.end >= start).slice(0, FIXES) : []).map(
      (problem) => ['the fixes', () => fixRanges(analysis, [problem])] as const,
    ),
    ['the caret', () => rangesAt(analysis, caret)],
  ] as const) {
    for (const [of, span] of timed(what, () => [...ranges()]))
      if (!canBeShown(text, span)) throw new Error(`the range ${span.start} to ${span.end} of ${of}`);
  }
}

/** Runs some work and keeps its time if it is the longest. */
function timed<T>(what: string, work: () => T): T {
  const began = performance.now();
  const result = work();
  let milliseconds = performance.now() - began;
  if (milliseconds > LONG) {
    // Wall time includes other processes. Reading CPU time costs as much as a small response, so only slow work is
    // measured again.
    const started = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(started);
    milliseconds = Math.min(milliseconds, (user + system) / 1000);
  }
  if (milliseconds > longest[0]) longest = [milliseconds, what];
  return result;
}
