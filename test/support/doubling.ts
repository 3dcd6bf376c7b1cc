/** Whether work grows no faster than its input: steps are counted while one number in a charter or a matrix is doubled. */
import { analyse, contextOn } from '../../server/src/analysis.ts';
import { matrixOf } from '../../server/src/charter/matrix-tables.ts';
import { importMatrix } from '../../server/src/exchange/import/index.ts';
import { importInto } from '../../server/src/exchange/import/into.ts';
import { MATRIX_FORMATS, matrixAs } from '../../server/src/exchange/matrix-as.ts';
import { fixAllAction, quickFixesAt } from '../../server/src/features/fixes/code-actions.ts';
import { choicesOf, editMatrix } from '../../server/src/features/matrix/panel-edits.ts';
import { rowKeys } from '../../server/src/features/matrix/row-keys.ts';
import { matrixState } from '../../server/src/features/matrix/view.ts';
import { TODAY } from './fixture.ts';
import { type Growing, grown } from './growing.ts';
import { Probe } from './probe.ts';
import { stepsOf } from './steps.ts';

/** A piece of work, by what it is. */
type Jobs = Readonly<Record<string, () => void>>;

/**
 * The growth of linear work is 2 from one doubling to the next, and that of sorting hardly more; that of quadratic work
 * nears 4.
 */
const MOST = 2.5;
/** What a doubling comes to at most, all in all: a limit that is reached between two sizes bends the growth, too. */
const MOST_OF_TWO = 2.15;
/** Less growth than so many steps shows nothing. */
const LEAST = 400;

/** The jobs that grow faster than their input: what each is, and its steps at four sizes. */
export function tooFast(jobsAt: (count: number) => Jobs, from: number): readonly string[] {
  // What is made once, and kept for the process, is made before anything is counted.
  for (const job of Object.values(jobsAt(2))) job();
  const [few, more, many] = [jobsAt(from), jobsAt(2 * from), jobsAt(4 * from)];
  let most: Jobs | undefined;
  const found: string[] = [];
  for (const [what, job] of Object.entries(many)) {
    const steps = [few, more].map((jobs) => stepsOf(jobs[what] ?? NOTHING));
    steps.push(stepsOf(job));
    if (!isBent(steps)) continue;
    // A border that is crossed once, such as that of another way to read a text, bends the growth once.
    most ??= jobsAt(8 * from);
    steps.push(stepsOf(most[what] ?? NOTHING));
    if (isBent(steps.slice(1)))
      found.push(`${what}: ${steps.join(', ')} steps at ${from}, and twice as many each time`);
  }
  return found;
}

const NOTHING = () => {};

/** Whether the last of three doublings is more than the one before it leads to expect. */
function isBent([a = 0, b = 0, c = 0]: readonly number[]): boolean {
  return c - b > MOST * Math.max(b - a, LEAST) && c > MOST_OF_TWO * b;
}

/** What an editor and the command line do with a charter. */
export function charterJobs(growing: Growing, count: number): Jobs {
  const { text, places } = grown(growing, count);
  const context = contextOn(TODAY);
  const analysis = analyse(text, context);
  const { problems } = analysis;
  const some = [0, 1, problems.length >> 1, problems.length - 1].flatMap((at) => problems[at] ?? []);
  const jobs: Record<string, () => void> = {
    check: () => void analyse(text, context).problems.map(({ message }) => message),
    'a key': () => void analyse(`${text}\n# x`, context, analysis).problems.length,
    'quick fixes': () => {
      for (const { span } of some) quickFixesAt(analysis, span);
    },
    'quick fixes of all': () => void quickFixesAt(analysis, { start: 0, end: text.length }),
    'fix all': () => void fixAllAction(analysis),
    'the whole text': () => new Probe(text, '').whole(),
  };
  for (const place of places) jobs[`the caret at ${places.indexOf(place) + 1}`] = () => new Probe(text, '').at(place);
  for (const by of ['role', 'person'] as const) {
    jobs[`exports by ${by}`] = () => {
      for (const format of MATRIX_FORMATS) matrixAs(format, matrixOf(analysis.facts, by));
    };
    jobs[`the matrix by ${by}`] = () => {
      const keys = rowKeys(analysis);
      const state = matrixState(analysis, by, keys);
      matrixState(analyse(`${text}\n# x`, context, analysis), by, keys, state);
      const [table] = state.view.tables;
      const row = keys.tables[0]?.keys[0];
      const [column] = table?.columns ?? [];
      if (table === undefined || row === undefined || column === undefined) return;
      const cell = { by, table: table.id, row, column: column.id };
      choicesOf(state, keys, cell);
      const change = { table: table.id, row };
      editMatrix(state, keys, { kind: 'label', ...change, label: 'Another' });
      editMatrix(state, keys, { kind: 'phase', ...change, phase: 'Another' });
      editMatrix(state, keys, { kind: 'addRow', table: table.id, after: undefined, label: 'Another' });
      editMatrix(state, keys, { kind: 'moveRow', ...change, before: undefined, phase: undefined });
      editMatrix(state, keys, { kind: 'removeRow', ...change });
      editMatrix(state, keys, { kind: 'addRole', title: 'Another' });
      editMatrix(state, keys, { kind: 'titleRole', role: 'r1', title: 'Another' });
      editMatrix(state, keys, { kind: 'renameRole', role: 'r1', id: 'another' });
      editMatrix(state, keys, { kind: 'acknowledge', ...cell });
    };
  }
  return jobs;
}

const INTO =
  'team: T\nroles: { pm: Product Manager, eng: Engineer }\nraci:\n  - { activity: Planning, R: pm, A: pm }\n';

/** What an import does with a source. */
export function importJobs(source: string): Jobs {
  const analysis = analyse(INTO, contextOn(TODAY));
  return {
    import: () => void importMatrix(source),
    'import into a charter': () => void importInto(analysis, source),
  };
}

/** Work that takes less of the processor's time, in milliseconds, is too quick to say how it grows. */
const FLOOR = 60;
/** Linear work grows by 8, quadratic work by 64. */
const MOST_OF_EIGHT = 24;

/**
 * The growth of the processor's time where eight times as much takes far more than eight times as long. A busy machine
 * slows both down, and what looks slow is measured again; the best of three counts.
 */
export function growthOfTime(jobAt: (count: number) => () => void, from: number): readonly string[] {
  const large = jobAt(8 * from);
  if (timeOf(large) < FLOOR) return [];
  const small = jobAt(from);
  const best = (job: () => void) => Math.min(timeOf(job), timeOf(job), timeOf(job));
  const [few, many] = [best(small), best(large)];
  if (many < FLOOR || many < MOST_OF_EIGHT * Math.max(few, FLOOR / MOST_OF_EIGHT)) return [];
  return [`${few.toFixed(1)} ms, ${many.toFixed(1)} ms for eight times as much`];
}

function timeOf(job: () => void): number {
  const begun = process.cpuUsage();
  job();
  const { user, system } = process.cpuUsage(begun);
  return (user + system) / 1_000;
}
