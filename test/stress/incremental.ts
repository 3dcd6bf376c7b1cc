/**
 * Random edits in sequence: an incremental analysis equals a fresh one, and each range is in the text and splits no
 * surrogate pair and no line end.
 */
import { type Analysis, analyse, contextOn } from '../../server/src/analysis.ts';
import { asJson } from '../support/as-json.ts';
import { SMALL_CHARTERS } from '../support/charters.ts';
import { TODAY } from '../support/fixture.ts';
import { mutate, Random, runs } from '../support/random.ts';
import {
  canBeShown,
  fixRanges,
  isInside,
  problemRanges,
  type Ranged,
  rangesAt,
  wholeRanges,
} from '../support/ranges.ts';
import { styledCharter } from '../support/styled.ts';
import { TROUBLED } from '../support/troubled.ts';
import { clock, Findings, type Part } from './part.ts';

const CONTEXT = contextOn(TODAY);

/** One step in this many is checked with all editor requests; the problems of every step are checked. */
const LOOK_EVERY = { short: 10, long: 40 };
const PLACES = 4;

/** The ranges that an editor receives, each with a label. */
function* rangesOf(analysis: Analysis, everything: boolean, random: Random): Generator<Ranged> {
  yield* problemRanges(analysis);
  if (!everything) return;
  yield* wholeRanges(analysis);
  yield* fixRanges(analysis);
  for (let place = 0; place < PLACES; place++) {
    let offset = random.below(analysis.text.length + 1);
    // An editor sends positions between characters, never inside one.
    while (isInside(analysis.text, offset)) offset--;
    yield* rangesAt(analysis, offset);
  }
}

export const incremental: Part = {
  name: 'incremental',
  title: 'Random edits: incremental equals fresh, and every range can be shown',
  run: async (order) => {
    const over = clock(order);
    const findings = new Findings();
    const random = new Random(order.seed);
    const wanted = order.short ? runs(4_000) : 1_000_000;
    const others = SMALL_CHARTERS.map((text) => analyse(text, CONTEXT));
    let text = '';
    let previous = analyse(text, CONTEXT);
    let edits = 0;
    let ranges = 0;
    let looks = 0;
    const every = order.short ? LOOK_EVERY.short : LOOK_EVERY.long;
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
      const everything = random.chance(1 / every);
      if (everything) looks++;
      findings.try(
        () => `seed ${order.seed}, edit ${edits}: ${JSON.stringify(text)}`,
        () => {
          for (const [what, span] of rangesOf(kept, everything, random)) {
            ranges++;
            if (!canBeShown(text, span)) throw new Error(`the range ${span.start} to ${span.end} of ${what}`);
          }
        },
      );
      previous = kept;
    }
    return {
      figures: [
        { what: 'edits, incremental and fresh', count: edits, worst: `${slowest.toFixed(0)} ms for one` },
        { what: 'of them checked with all editor requests', count: looks },
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
