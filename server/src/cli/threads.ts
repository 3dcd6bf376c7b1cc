/** Checks many charters, on all processors where there are enough to be worth it. The order is that of the jobs. */
import { setImmediate } from 'node:timers/promises';
import type { Worker } from 'node:worker_threads';
import type { FileText } from '../workspace/index.ts';
import { THREAD } from './as-thread.ts';
import { type DigestOptions, digester, type Job, type Outcome } from './checked-charter.ts';
import type { Host } from './host.ts';
import { keepMemoryLow } from './memory.ts';
import { diskFiles, overlaid } from './node-files.ts';

/** What a thread is started with. */
export interface ThreadData {
  readonly task: 'digest';
  readonly options: DigestOptions;
  /** Texts that count instead of those on the disk. */
  readonly texts: ReadonlyMap<string, FileText>;
}

/** Jobs for a thread, and the place of the first one among all. */
export interface Portion {
  readonly first: number;
  readonly jobs: readonly Job[];
}

/** What a thread answers to a portion. */
export type Answer =
  | { readonly first: number; readonly outcomes: readonly Outcome[] }
  /** Something was thrown: what, and where. */
  | { readonly fault: string };

/** Fewer charters than this for each thread are checked before another one could have started. */
const WORTH_A_THREAD = 60;

/** The most jobs that a thread is given at a time: few enough that all end at about the same time. */
const MAX_PORTION = 16;

export interface Digesting {
  /** Checks charters; `step` is called for each that is done. */
  run(jobs: readonly Job[], step: () => void): Promise<readonly Outcome[]>;
  /** Ends the threads. */
  end(): Promise<void>;
}

/** @param count how many charters there will be */
export async function digesting(host: Host, data: ThreadData, count: number): Promise<Digesting> {
  // Nothing stays of a charter but what it says to others.
  if (count >= WORTH_A_THREAD) keepMemoryLow();
  const digest = digester(overlaid(diskFiles, data.texts), data.options);
  const { program, parallelism } = host.threads ?? { program: '', parallelism: 1 };
  const others = Math.min(parallelism, Math.floor(count / WORTH_A_THREAD)) - 1;
  const workers = others > 0 ? await started(others, program, data) : [];
  return {
    run: (jobs, step) => runAll(jobs, step, digest, workers),
    end: async () => {
      await Promise.all(workers.map((worker) => worker.terminate()));
    },
  };
}

async function started(count: number, program: string, data: ThreadData): Promise<readonly Worker[]> {
  // Few commands need a thread, and what starts one takes a tenth of the time of a small command to load.
  const threads = await import('node:worker_threads');
  const start = () =>
    new threads.Worker(program, {
      workerData: data,
      argv: [],
      env: { ...process.env, [THREAD]: 'yes' },
      // Nothing is read from it and nothing printed; what it has to say comes as a message.
      stdout: true,
      stderr: true,
      stdin: false,
    });
  return Array.from({ length: count }, start);
}

async function runAll(
  jobs: readonly Job[],
  step: () => void,
  digest: (job: Job) => Promise<Outcome>,
  workers: readonly Worker[],
): Promise<readonly Outcome[]> {
  const outcomes: Outcome[] = new Array(jobs.length);
  let next = 0;
  const take = (most: number): Portion => {
    const first = next;
    next = Math.min(jobs.length, next + most);
    return { first, jobs: jobs.slice(first, next) };
  };
  const keep = (first: number, some: readonly Outcome[]) => {
    for (const [index, outcome] of some.entries()) {
      outcomes[first + index] = outcome;
      step();
    }
  };
  const portion = () => {
    const fair = Math.floor((jobs.length - next) / (4 * (workers.length + 1)));
    return take(Math.max(1, Math.min(MAX_PORTION, fair)));
  };
  const elsewhere = Promise.all(workers.map((worker) => served(worker, portion, keep)));
  // What goes wrong in a thread is heard of below, also when this one is still busy.
  let failed = false;
  elsewhere.catch(() => {
    failed = true;
  });
  while (next < jobs.length && !failed) {
    const { first, jobs: here } = take(1);
    for (const job of here) keep(first, [await digest(job)]);
    if (workers.length > 0) await setImmediate();
  }
  await elsewhere;
  return outcomes;
}

/** Gives portions to a thread until there are none; it always has one waiting. */
function served(
  worker: Worker,
  portion: () => Portion,
  keep: (first: number, outcomes: readonly Outcome[]) => void,
): Promise<void> {
  return new Promise((resolve, reject) => {
    let open = 0;
    const give = () => {
      const next = portion();
      if (next.jobs.length === 0) return;
      open++;
      worker.postMessage(next);
    };
    const fail = (what: string) => reject(new Error(`A thread that checks charters has failed: ${what}`));
    worker.removeAllListeners();
    worker.on('error', (error) => fail(error instanceof Error ? (error.stack ?? error.message) : String(error)));
    worker.on('messageerror', (error) => fail(error.message));
    worker.on('exit', (code) => fail(`it ended with ${code}.`));
    worker.on('message', (answer: Answer) => {
      if ('fault' in answer) {
        fail(answer.fault);
        return;
      }
      open--;
      keep(answer.first, answer.outcomes);
      give();
      if (open === 0) resolve();
    });
    give();
    give();
    if (open === 0) resolve();
  });
}
