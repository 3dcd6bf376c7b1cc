/**
 * A charter while it is being written: every beginning of every example, through every feature, at its end and at every
 * tenth place before it. The slowest answers are named: a reader should wait for none longer than 50 milliseconds.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Probe } from '../support/probe.ts';
import type { Ask } from '../support/ranges.ts';
import { ROOT } from '../support/shared.ts';
import { clock, Findings, goOn, type Part } from './part.ts';

const EXAMPLES = join(ROOT, 'docs/examples');

/** What is counted as slow, in milliseconds. */
const SLOW = 50;

/** How many beginnings are passed over for one that is looked at. */
const STEP = { short: 2_999, long: 1 };

class Times {
  readonly #slowest = new Map<string, number>();
  answers = 0;
  slow = 0;

  readonly ask: Ask = (what, work) => {
    const started = performance.now();
    const answer = work();
    const took = performance.now() - started;
    this.answers++;
    if (took > SLOW) this.slow++;
    if (took > (this.#slowest.get(what) ?? 0)) this.#slowest.set(what, took);
    return answer;
  };

  get worst(): string {
    const [first, second, third] = [...this.#slowest].sort(([, one], [, other]) => other - one);
    return [first, second, third]
      .flatMap((one) => (one === undefined ? [] : [`${one[0]} ${one[1].toFixed(1)} ms`]))
      .join(', ');
  }
}

export const beginnings: Part = {
  name: 'beginnings',
  title: 'Every beginning of every example, through every feature, at every tenth place',
  run: async (order) => {
    const over = clock(order);
    const findings = new Findings();
    const times = new Times();
    const step = order.short ? STEP.short : STEP.long;
    let [cuts, places, number] = [0, 0, 0];
    for (const name of readdirSync(EXAMPLES).filter((file) => file.endsWith('.charter.yaml'))) {
      const text = readFileSync(join(EXAMPLES, name), 'utf8');
      for (let length = order.short ? step : 0; length <= text.length; length += step) {
        if (number++ < order.from || over()) continue;
        const where = () => `${name}, the first ${length} characters`;
        findings.try(where, () => {
          const probe = new Probe(text.slice(0, length), where(), times.ask);
          probe.whole();
          probe.at(length);
          for (let offset = 0; offset < length; offset += 10) {
            probe.at(offset);
            places++;
          }
        });
        cuts++;
      }
    }
    return {
      figures: [
        { what: 'beginnings of examples', count: cuts },
        { what: 'places in them', count: places },
        { what: 'answers', count: times.answers, worst: times.worst },
        { what: `answers that took more than ${SLOW} ms`, count: times.slow },
      ],
      findings: findings.list,
      skipped: goOn(order, cuts, number),
    };
  },
};
