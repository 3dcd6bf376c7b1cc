/** What the parts of the stress tests share: an order, figures, and findings that are collected and not thrown. */

export interface Order {
  readonly seed: number;
  /** Whether it is the form that belongs to the tests, which takes some seconds a part. */
  readonly short: boolean;
  /** How long the part may take at most, in milliseconds; undefined where it is to do all of its work. */
  readonly time: number | undefined;
  /** How many inputs are passed over, since an earlier run has done them. */
  readonly from: number;
  /** Of what each input goes through, one of so many, in turn. */
  readonly every: number;
}

/** What a part did. */
export interface Figure {
  /** Such as `edits of 300 charters in 6 forms`. */
  readonly what: string;
  readonly count: number;
  /** The worst of what was measured, with its unit. */
  readonly worst?: string;
}

export interface Outcome {
  readonly figures: readonly Figure[];
  /** What is wrong, each with what it takes to see it again. */
  readonly findings: readonly string[];
  /** What could not be done here, and why. */
  readonly skipped?: readonly string[];
}

export interface Part {
  readonly name: string;
  readonly title: string;
  run(order: Order): Promise<Outcome>;
}

/** How many findings are kept with all their words: one fault is often found a thousand times. */
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

  /** Does a piece of work; what it throws is a finding. */
  try(where: () => string, work: () => void): void {
    try {
      work();
    } catch (error) {
      this.note(`${where()}: ${said(error)}`);
    }
  }

  /** The same for work that takes a while. */
  async wait(where: () => string, work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      this.note(`${where()}: ${said(error)}`);
    }
  }
}

/** An error, with what has caused it. */
function said(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const cause = error.cause === undefined ? '' : `\n${said(error.cause)}`;
  return `${(error.stack ?? error.message).slice(0, 2_500)}${cause}`;
}

/** How a later run goes on with what there was no time for. */
export function goOn({ from }: Order, done: number, of: number): readonly string[] {
  const left = of - from - done;
  return left > 0 ? [`${left.toLocaleString('en')} more, since the time was up; go on with --from ${from + done}`] : [];
}

/** Says when the time of a part is up. */
export function clock({ time }: Order): () => boolean {
  const end = time === undefined ? Number.POSITIVE_INFINITY : performance.now() + time;
  return () => performance.now() > end;
}
