// Pastes each of the texts that come on standard input into each of the fields that come with them, as it is and in
// quotes, and asks for everything of every charter that this makes, twice. Prints as JSON the slowest time of each text,
// what went wrong, and the most memory that the process ever had. Bundled, so that the oldest Node that the tool ships
// for can run it.
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
/** What was pasted may have thousands of problems, and nobody asks for the fixes of each at once. */
const FIXES = 5;
/** What takes longer by the clock is done again, in milliseconds. */
const LONG = 200;

const order = JSON.parse(readFileSync(0, 'utf8')) as PasteOrder;
const faults: string[] = [];
/** The answer of the charter at hand that took the longest, in milliseconds of the processor. */
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

/** Whatever the tool makes of a text, with the caret in what was pasted; some of it only the first time. */
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

/** Does a piece of work, and keeps how long it took where nothing took longer. */
function timed<T>(what: string, work: () => T): T {
  const began = performance.now();
  const result = work();
  let milliseconds = performance.now() - began;
  if (milliseconds > LONG) {
    // The clock counts whoever else had the processor. To ask for the processor's time costs as much as a small answer.
    const started = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(started);
    milliseconds = Math.min(milliseconds, (user + system) / 1000);
  }
  if (milliseconds > longest[0]) longest = [milliseconds, what];
  return result;
}
