/** Appending entries to the lists of a charter, in the style of the existing ones: the text before and after. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { analyse, contextOn } from '../../server/src/analysis.ts';
import { appendEntries } from '../../server/src/charter/edit/append.ts';
import { applyEdits } from '../../server/src/text/edit.ts';
import { shift } from '../../server/src/text/span.ts';
import { TODAY } from '../support/fixture.ts';

function appended(text: string, key: string, entries: readonly string[]): string | undefined {
  const { document, reading } = analyse(text, contextOn(TODAY));
  const newLine = text.includes('\r\n') ? '\r\n' : '\n';
  const edit = appendEntries({ document, charter: reading.charter, newLine }, key, entries);
  if (edit === undefined) return undefined;
  const start = document.blocks.startOf(document.blocks.indexOf(edit.block));
  return applyEdits(text, [{ span: shift(edit.span, start), newText: edit.newText }]);
}

const ONE = ['{ x: 1 }'];

describe('appending entries', () => {
  for (const [text, key, expected] of [
    // After the last entry, at its indent.
    ['raci:\n  - { activity: a, R: r }\n', 'raci', 'raci:\n  - { activity: a, R: r }\n  - { x: 1 }\n'],
    ['raci:\n- { activity: a-b, R: r } # why\n', 'raci', 'raci:\n- { activity: a-b, R: r } # why\n- { x: 1 }\n'],
    ['raci:\n    - activity: a\n      R: r-s', 'raci', 'raci:\n    - activity: a\n      R: r-s\n    - { x: 1 }'],
    ['raci:\r\n  - { activity: a }\r\n', 'raci', 'raci:\r\n  - { activity: a }\r\n  - { x: 1 }\r\n'],
    ['raci:\n  - { activity: a }\nteam: b\n', 'raci', 'raci:\n  - { activity: a }\n  - { x: 1 }\nteam: b\n'],
    // Before an entry whose end is uncertain.
    [
      'raci:\n  - { activity: b }\n  - activity: |\n      a\n\nteam: c\n',
      'raci',
      'raci:\n  - { activity: b }\n  - { x: 1 }\n  - activity: |\n      a\n\nteam: c\n',
    ],
    [
      'daci:\n  - { decision: a }\nraci:\n  - { activity: a }\n',
      'daci',
      'daci:\n  - { decision: a }\n  - { x: 1 }\nraci:\n  - { activity: a }\n',
    ],
    ['responsibilities:\n  - { area: a }\n', 'responsibilities', 'responsibilities:\n  - { area: a }\n  - { x: 1 }\n'],
    [
      'agreements:\n  - { between: [a, b] }\nteam: c\n',
      'agreements',
      'agreements:\n  - { between: [a, b] }\n  - { x: 1 }\nteam: c\n',
    ],
    [
      'daci:\n  - { decision: a }\nraci:\n  - { activity: a }\n',
      'raci',
      'daci:\n  - { decision: a }\nraci:\n  - { activity: a }\n  - { x: 1 }\n',
    ],
    // In brackets.
    ['raci: [{ activity: a }]\n', 'raci', 'raci: [{ activity: a }, { x: 1 }]\n'],
    ['raci: [{ activity: a }, { activity: b } ]\n', 'raci', 'raci: [{ activity: a }, { activity: b }, { x: 1 } ]\n'],
    ['raci: []\n', 'raci', 'raci: [{ x: 1 }]\n'],
    ['raci: [ ] # why\n', 'raci', 'raci: [{ x: 1 }] # why\n'],
    ['raci: [ # none yet\n  ]\n', 'raci', 'raci: [{ x: 1 } # none yet\n  ]\n'],
    // Below an empty key.
    ['raci:\nteam: a\n', 'raci', 'raci:\n  - { x: 1 }\nteam: a\n'],
    ['raci: # why\nteam: a\n', 'raci', 'raci: # why\n  - { x: 1 }\nteam: a\n'],
    ['raci:', 'raci', 'raci:\n  - { x: 1 }'],
    ['raci: ~\n', 'raci', undefined],
    ['raci: nothing\n', 'raci', undefined],
    ['responsibilities: nothing\n', 'responsibilities', undefined],
    ['agreements: nothing\n', 'agreements', undefined],
    ['team: a\n', 'team', undefined],
    // A missing key is added at the end.
    ['team: a\n', 'raci', 'team: a\nraci:\n  - { x: 1 }\n'],
    ['team: a', 'raci', 'team: a\nraci:\n  - { x: 1 }\n'],
    ['team: a\r\n', 'raci', 'team: a\r\nraci:\r\n  - { x: 1 }\r\n'],
    ['# Only a remark\n', 'raci', '# Only a remark\nraci:\n  - { x: 1 }\n'],
    ['raci:\n  - &a-b { activity: a }\n', 'raci', 'raci:\n  - &a-b { activity: a }\n  - { x: 1 }\n'],
    ['--- # a\nteam: a\n', 'raci', '--- # a\nteam: a\nraci:\n  - { x: 1 }\n'],
    // Nothing can be appended to text in another style.
    ['{ team: a }\n', 'raci', undefined],
    ['- a\n', 'raci', undefined],
    ['  team: a\n', 'raci', undefined],
    ['--- # a\nteam: a\n...\n', 'raci', undefined],
    ['team: [\n', 'raci', undefined],
    ['team: a\n---\nteam: b\n', 'raci', undefined],
    ['raci:\n  - { activity: "a }\nteam: b\n', 'daci', undefined],
    ['team: [\nraci:\n  - { activity: a }\n', 'daci', undefined],
    ['? raci\n', 'raci', '? raci\n  - { x: 1 }\n'],
    ['team: a...\n', 'raci', 'team: a...\nraci:\n  - { x: 1 }\n'],
    ['--- # a\nteam: a...\n', 'raci', '--- # a\nteam: a...\nraci:\n  - { x: 1 }\n'],
  ] as const) {
    it(`follows the existing style: ${JSON.stringify(text)}`, () => {
      assert.equal(appended(text, key, ONE), expected);
    });
  }

  for (const [text, expected] of [
    ['raci:\n  - { activity: a }\n', 'raci:\n  - { activity: a }\n  - x\n  - y\n'],
    ['raci: [{ activity: a }]\n', 'raci: [{ activity: a }, x, y]\n'],
    ['raci: []\n', 'raci: [x, y]\n'],
    ['raci:\n', 'raci:\n  - x\n  - y\n'],
    ['', 'raci:\n  - x\n  - y\n'],
    ['raci:\n  - activity: |\n      a\n', 'raci:\n  - x\n  - y\n  - activity: |\n      a\n'],
  ] as const) {
    it(`keeps the order of several entries: ${JSON.stringify(text)}`, () => {
      assert.equal(appended(text, 'raci', ['x', 'y']), expected);
    });
  }
});
