/** Shifts all seeds, so that random tests try other charters: `CHARTER_SHIFT=5 npm test`. */
const SHIFT = Number(process.env.CHARTER_SHIFT ?? 0) * 7919;

/** How often random tests run, relative to their normal number: `CHARTER_RUNS=small npm test`. */
const FACTORS = new Map([
  ['small', 0.05],
  ['normal', 1],
  ['large', 10],
]);

function factor(): number {
  const found = FACTORS.get(process.env.CHARTER_RUNS ?? 'normal');
  if (found === undefined) throw new Error(`CHARTER_RUNS is one of ${[...FACTORS.keys()].join(', ')}.`);
  return found;
}

const FACTOR = factor();

/** The number of runs of a random test, from its normal number. */
export function runs(normal: number): number {
  return Math.max(1, Math.round(normal * FACTOR));
}

/** A small seeded generator, so that a failing case can be run again from the printed seed. */
export class Random {
  #state: number;

  constructor(seed: number) {
    this.#state = (seed + SHIFT) >>> 0;
  }

  /** A number in [0, 1). */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let t = this.#state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  }

  below(limit: number): number {
    return Math.floor(this.next() * limit);
  }

  pick<T>(from: readonly T[]): T {
    const picked = from[this.below(from.length)];
    if (picked === undefined) throw new RangeError('there is nothing to pick from');
    return picked;
  }

  chance(share: number): boolean {
    return this.next() < share;
  }
}

/** Typical and accidental insertions into a charter, inserted one at a time. */
export const FRAGMENTS: readonly string[] = [
  '\n',
  '\r\n',
  '  ',
  ' ',
  ':',
  ': ',
  '- ',
  '\n- ',
  '\n  - ',
  '\n    ',
  '#',
  ' # note\n',
  '"',
  "'",
  '[',
  ']',
  '{',
  '}',
  ',',
  '|',
  '|-\n',
  '>',
  '&a ',
  '*a',
  '&b',
  '*b',
  '!!str ',
  '<<: *a',
  '? ',
  '---\n',
  '\n---\n',
  '...\n',
  '%YAML 1.1\n',
  '\t',
  '\0',
  '\ufeff',
  '😀',
  'é',
  '\ud83d',
  'R: pm',
  'A: [pm, em]',
  'raci:\n',
  '\nraci:\n',
  'roles:',
  '\nteam: X\n',
  'activity: Code',
  'everyone',
  'pm',
  'x-note: 1',
  '~',
  'null',
  '1',
  '<<<<<<< HEAD\n',
  '=======\n',
  '>>>>>>> b\n',
  '# charter-ignore-line missing-owner\n',
  '\n# charter-ignore-file isolated-row\n',
  '\\',
  '@',
  '`',
  '\u2028',
  '\r',
];

/** Applies one to three random edits to a text. */
export function mutate(text: string, random: Random, fragments: readonly string[] = FRAGMENTS): string {
  let result = text;
  for (let edits = 1 + random.below(3); edits > 0; edits--) {
    const at = random.below(result.length + 1);
    const length = random.chance(0.5) ? 0 : random.below(random.chance(0.1) ? 200 : 12);
    const inserted = random.chance(0.3) ? '' : random.chance(0.2) ? slice(result, random) : random.pick(fragments);
    result = result.slice(0, at) + inserted + result.slice(at + length);
  }
  return result;
}

function slice(text: string, random: Random): string {
  const at = random.below(text.length + 1);
  return text.slice(at, at + random.below(60));
}
