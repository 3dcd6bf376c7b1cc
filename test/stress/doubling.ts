/** Every number in a charter and in a source of an import, doubled: the steps are no more than twice as many. */
import { importMatrix } from '../../server/src/exchange/import/index.ts';
import { charterJobs, growthOfTime, tooFast } from '../support/doubling.ts';
import { GROWING } from '../support/growing.ts';
import { GROWING_TABLES, LONG_PLACES, textsIn } from '../support/growing-sources.ts';
import { clock, Findings, type Order, type Part } from './part.ts';

/** The short form takes one of so many; the ordinary tests (`test/analysis/doubling.test.ts`) have the most common ones. */
const EVERY_SHORT = 16;

export const doubling: Part = {
  name: 'doubling',
  title: 'Twice as many of anything takes no more than twice as long',
  run: async (order) => {
    const over = clock(order);
    const findings = new Findings();
    let charters = 0;
    for (const [name, growing] of picked(Object.entries(GROWING), order)) {
      if (over()) break;
      charters++;
      for (const found of tooFast((count) => charterJobs(growing, count), order.short ? 25 : 60))
        findings.note(`${name}: ${found}`);
    }
    let sources = 0;
    const importing = (source: (count: number) => string) => (count: number) => {
      const text = source(count);
      return () => void importMatrix(text);
    };
    for (const [name, source] of picked(Object.entries(GROWING_TABLES), order)) {
      if (over()) break;
      sources++;
      for (const found of growthOfTime(importing(source), order.short ? 60 : 500)) findings.note(`${name}: ${found}`);
    }
    for (const place of LONG_PLACES) {
      for (const [piece, source] of picked(Object.entries(textsIn(place)), order)) {
        if (over()) break;
        sources++;
        for (const found of growthOfTime(importing(source), order.short ? 500 : 3_000))
          findings.note(`${piece} in ${place}: ${found}`);
      }
    }
    return {
      figures: [
        { what: 'numbers of a charter, doubled', count: charters },
        { what: 'numbers of a source of an import, eight times as large', count: sources },
      ],
      findings: findings.list,
    };
  },
};

/** All of a list in the long form, and some in the short one, by the seed. */
function picked<T>(list: readonly T[], { short, seed }: Order): readonly T[] {
  return short ? list.filter((_, at) => (at + seed) % EVERY_SHORT === 0) : list;
}
