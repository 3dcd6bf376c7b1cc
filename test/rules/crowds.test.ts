/** A crowd in one cell: the first ones are marked, and the last of these says how many are not. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { analyse, contextOn } from '../../server/src/analysis.ts';
import { quoteList } from '../../server/src/rules/shared/wording.ts';
import { TODAY } from '../support/fixture.ts';

const IDS = Array.from({ length: 31 }, (_, at) => `r${at}`);
const HEAD = `team: T\nroles: { pm: Product Lead, ${IDS.map((id) => `${id}: Role`).join(', ')} }\n`;

const PLACES: readonly (readonly [string, string, (names: string) => string])[] = [
  ['the owners of a row', 'split-accountability', (names) => `raci:\n  - { activity: One, R: pm, A: [${names}] }\n`],
  [
    'the owners of a responsibility',
    'split-accountability',
    (names) => `responsibilities:\n  - { name: One, owner: [${names}] }\n`,
  ],
  ['the holders of a letter', 'too-many-holders', (names) => `daci:\n  - { decision: One, D: [${names}], A: pm }\n`],
];

for (const [what, code, text] of PLACES) {
  const messages = (names: readonly string[]) =>
    analyse(HEAD + text(names.join(', ')), contextOn(TODAY))
      .problems.filter((one) => one.code === code)
      .map(({ message }) => message);

  test(`of ${what} 20 are marked, and the last says how many are not`, () => {
    assert.equal(messages(IDS.slice(0, 21)).length, 20);
    assert.ok(messages(IDS.slice(0, 21)).every((message) => !message.includes('not marked')));
    const crowd = messages(IDS);
    assert.equal(crowd.length, 20);
    assert.deepEqual(
      crowd.map((message) => message.endsWith(' 10 more are not underlined.')),
      crowd.map((_, at) => at === 19),
    );
  });
}

test('everyone is marked wherever it is among the owners of a row', () => {
  const text = `raci:\n  - { activity: One, R: pm, A: [${IDS.join(', ')}, everyone] }\n`;
  const problems = analyse(HEAD + text, contextOn(TODAY)).problems.filter((one) => one.code === 'split-accountability');
  assert.equal(problems.length, 21);
  assert.ok(problems.at(-1)?.message.startsWith('Everyone is accountable'));
  assert.ok(problems.at(-2)?.message.endsWith(' 10 more are not underlined.'));
});

test('a sentence names twelve, and of more the first ten and how many there are besides', () => {
  assert.ok(quoteList(IDS.slice(0, 12)).endsWith('“r10” and “r11”'));
  assert.ok(quoteList(IDS.slice(0, 13)).endsWith('“r9” and 3 more'));
});
