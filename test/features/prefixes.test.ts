import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { ANCHOR_CHARTER, BLOCK_CHARTER } from '../support/charters.ts';
import { Probe } from '../support/probe.ts';
import { mutate, Random, runs } from '../support/random.ts';
import { ROOT } from '../support/root.ts';

const EXAMPLES = readdirSync(join(ROOT, 'docs', 'examples'))
  .filter((name) => name.endsWith('.yaml'))
  .map((name) => [name, readFileSync(join(ROOT, 'docs', 'examples', name), 'utf8')] as const);

// The caret is at the end of the prefix, where users type, and at every tenth offset in turn. The stress test
// `npm run stress -- --only beginnings` tries every prefix with all of these offsets.
const STEP = 10;

for (const [name, text] of EXAMPLES) {
  test(`every tenth prefix of ${name} passes through every feature`, () => {
    for (let length = 0, turn = 0; length <= text.length; length += STEP, turn++) {
      const probe = new Probe(text.slice(0, length), `${name} cut at ${length}`);
      probe.whole();
      probe.at(length);
      if (length > 0) probe.at((turn * 370) % length);
    }
  });
}

test('mutated charters pass through every feature', () => {
  const random = new Random(13);
  for (let round = 0; round < runs(120); round++) {
    const text = mutate(random.pick([BLOCK_CHARTER, ANCHOR_CHARTER, ...EXAMPLES.map(([, one]) => one)]), random);
    const probe = new Probe(text, `${round}: ${JSON.stringify(text)}`);
    probe.whole();
    for (let tries = 0; tries < 3; tries++) probe.at(random.below(text.length + 1));
  }
});
