/** Shared types of all parts of the stress tests: orders, figures, and findings, which are collected and not thrown. */

export interface Order {
  readonly seed: number;
  /** Whether to run the short form, which takes a few seconds per part. */
  readonly short: boolean;
  /** The time limit of the part, in milliseconds; undefined for no limit. */
  readonly time: number | undefined;
  /** The number of inputs to skip, since an earlier run has tested them. */
  readonly from: number;
  /** Tests one of this many variants of each input, in turn. */
  readonly every: number;
}

/** The work of a part. */
export interface Figure {
  /** Such as `edits of 300 charters in 6 forms`. */
  readonly what: string;
  readonly count: number;
  /** The worst measured value, with its unit. */
  readonly worst?: string;
}

export interface Outcome {
  readonly figures: readonly Figure[];
  /** The faults found, each with the data to reproduce it. */
  readonly findings: readonly string[];
  /** The skipped work, with reasons. */
  readonly skipped?: readonly string[];
}

export interface Part {
  readonly name: string;
  readonly title: string;
  run(order: Order): Promise<Outcome>;
}

/** The number of findings with full text, since one fault is often found a thousand times. */
const KEPT = 25;

export class Findings {
  readonly #kept: string[] = [];
  #count = 0;

  get list(): readonly string[] {
    const more = this.#count - this.#kept.length;
    return more === 0 ? this.#kept : [...this.#kept, `… and ${more} more`];
  }

  note(finding: string): void {
    this.#count++;
    if (this.#kept.length < KEPT) this.#kept.push(finding.slice(0, 6_000));
  }

  /** Runs some work; an exception becomes a finding. */
  try(where: () => string, work: () => void): void {
    try {
      work();
    } catch (error) {
      this.note(`${where()}: ${said(error)}`);
    }
  }

  /** The same for asynchronous work. */
  async wait(where: () => string, work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      this.note(`${where()}: ${said(error)}`);
    }
  }
}

/** An error with its cause. */
function said(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const cause = error.cause === undefined ? '' : `\n${said(error.cause)}`;
  return `${(error.stack ?? error.message).slice(0, 2_500)}${cause}`;
}

/** How to continue with the remaining inputs in a later run. */
export function goOn({ from }: Order, done: number, of: number): readonly string[] {
  const left = of - from - done;
  return left > 0 ? [`${left.toLocaleString('en')} more, since the time was up; go on with --from ${from + done}`] : [];
}

/** Returns a function that tells whether the time of a part is up. */
export function clock({ time }: Order): () => boolean {
  const end = time === undefined ? Number.POSITIVE_INFINITY : performance.now() + time;
  return () => performance.now() > end;
}
