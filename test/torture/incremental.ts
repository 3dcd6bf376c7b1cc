/**
 * Random edits, one after the other: an analysis that keeps what it can equals a fresh one, and each range lies in the
 * text, and in no pair of surrogates and no line end.
 */
import { type Analysis, analyse, contextOn } from '../../server/src/analysis.ts';
import type { Span } from '../../server/src/text/span.ts';
import { asJson } from '../support/as-json.ts';
import { SMALL_CHARTERS } from '../support/charters.ts';
import { TODAY } from '../support/fixture.ts';
import { mutate, Random } from '../support/random.ts';
import { styledCharter } from '../support/styled.ts';
import { TROUBLED } from '../support/troubled.ts';
import { isInside } from './bench.ts';
import { clock, Findings, type Part } from './part.ts';

const CONTEXT = contextOn(TODAY);

/** What an editor underlines and colours, each with a word for it. */
function* spansOf(analysis: Analysis): Generator<readonly [string, Span]> {
  for (const { span, code } of [...analysis.problems, ...analysis.ignored]) yield [code, span];
}

export const incremental: Part = {
  name: 'incremental',
  title: 'Random edits: incremental equals fresh, and every range can be shown',
  run: async (order) => {
    const over = clock(order);
    const findings = new Findings();
    const random = new Random(order.seed);
    const wanted = order.short ? 4_000 : 1_000_000;
    const others = SMALL_CHARTERS.map((text) => analyse(text, CONTEXT));
    let text = '';
    let previous = analyse(text, CONTEXT);
    let edits = 0;
    let ranges = 0;
    let slowest = 0;
    for (; edits < wanted && !over(); edits++) {
      if (edits % 20 === 0) text = baseOf(random);
      text = mutate(text, random);
      const from = random.chance(0.9) ? previous : random.pick(others);
      const started = performance.now();
      const kept = analyse(text, CONTEXT, from);
      slowest = Math.max(slowest, performance.now() - started);
      if (asJson(kept) !== asJson(analyse(text, CONTEXT)))
        findings.note(`seed ${order.seed}, edit ${edits}: not equal: ${JSON.stringify([from.text, text])}`);
      for (const [what, { start, end }] of spansOf(kept)) {
        ranges++;
        const out = start < 0 || end < start || end > text.length;
        if (out || isInside(text, start) || isInside(text, end))
          findings.note(
            `seed ${order.seed}, edit ${edits}: the range ${start} to ${end} of ${what} in ${JSON.stringify(text)}`,
          );
      }
      previous = kept;
    }
    return {
      figures: [
        { what: 'edits, incremental and fresh', count: edits, worst: `${slowest.toFixed(0)} ms for one` },
        { what: 'ranges', count: ranges },
      ],
      findings: findings.list,
    };
  },
};

function baseOf(random: Random): string {
  if (random.chance(0.5)) return random.pick(SMALL_CHARTERS);
  return random.chance(0.5) ? styledCharter(random) : random.pick(TROUBLED);
}
