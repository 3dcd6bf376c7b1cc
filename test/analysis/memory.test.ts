/** What an analysis keeps in memory: only what it shares with earlier versions. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Analysis, analyseDocument, contextOn } from '../../server/src/analysis.ts';
import { TextPieces } from '../../server/src/text/pieces.ts';
import { readYaml } from '../../server/src/yaml/document.ts';
import { TODAY } from '../support/fixture.ts';
import { generatedCharter } from '../support/generated.ts';
import { collected, liveHeap } from '../support/heap.ts';
import { Random } from '../support/random.ts';

const SEED = 20261201;
const KEYS = [...'abcdefghijklmnopqrstuvwxyz  RACI,-#\n'];
/** Keys that change the meaning of much of the text, so that nearly all of it is read again. */
const BREAKING = [...'[]{}":&*|'];

/** The texts while someone types: the last few keys stay, the earlier ones are undone. */
function* typing(base: string, random: Random): Generator<TextPieces, never> {
  const whole = TextPieces.of(base);
  for (;;) {
    let text = whole;
    for (let keys = random.below(8); keys >= 0; keys--) {
      const at = random.below(text.length + 1);
      text = text.replaced(
        at,
        random.chance(0.3) ? Math.min(text.length, at + 1) : at,
        random.pick(random.chance(0.02) ? BREAKING : KEYS),
      );
      yield text;
    }
  }
}

/** Types keys, each into an analysis made from the previous one, and returns the analyses that are still in memory. */
async function typed(texts: Iterator<TextPieces, never>, keys: number, first: Analysis) {
  let last = first;
  let seen: WeakRef<Analysis>[] = [];
  for (let key = 1; key <= keys; key++) {
    last = analyseDocument(readYaml(texts.next().value, last.document), last.context, last);
    seen.push(new WeakRef(last));
    if (key % 500 !== 0) continue;
    await collected();
    seen = seen.filter((one) => one.deref() !== undefined);
  }
  return { last, alive: seen.length };
}

test('10,000 random keys leave only the last analysis in memory', async (context) => {
  context.diagnostic(`seed ${SEED}`);
  const random = new Random(SEED);
  const base = generatedCharter(random, { rows: 60 });
  const texts = typing(base, random);
  const warm = await typed(texts, 500, analyseDocument(readYaml(base), contextOn(TODAY)));
  const before = await liveHeap();
  const { last, alive } = await typed(texts, 10_000, warm.last);
  const grown = (await liveHeap()) - before;
  assert.equal(alive, 1, 'only the last analysis is in memory');
  assert.ok(grown < 1_000_000, `the heap has grown by ${grown} bytes`);
  assert.equal(last.text.length, last.document.pieces.length);
});
