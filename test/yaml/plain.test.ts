import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parsePiece } from '../../server/src/yaml/parse.ts';
import { readPlainHeader, readPlainItem, readPlainPair } from '../../server/src/yaml/plain.ts';
import { FRAGMENTS, mutate, Random, runs } from '../support/random.ts';

const ITEMS: readonly string[] = [
  '  - { activity: Sprint planning, R: em, C: [pm, design] }\n',
  '- {a: b}\n\n# a comment\n',
  "  - { activity: Don't worry (yet), phase: 2. Build, R: [é, ж 😀], A: a/b } # note\r\n\r\n",
  '  - activity: Sprint planning, and more [x]\n    responsible: [pm, em]\n    consulted:\n      - design\n      - eng\n    informed: everyone\n',
  '- decision: Which one?\r\n  driver: em\r\n  contributors:\r\n    - legal\r\n',
  '  -   activity: wide\n      R: pm   # who\n  # next\n',
  '  - activity: no final newline\n    R: a - b',
  '  - { "activity": "Asking: who? #1", R: \'em\', C: [ "a, b" , pm ], I: [] } # "note"\n',
  '  - activity: \'1:1 [weekly]\'\n    notes: See C#, 10:30 and http://example.com/#top\n    R: []\n    C:\n      - "x: y"\n',
  '  - { activity: A 1:1 on C#, R: a:b, C: [x:y, z#] }\n',
  '  - activity: nested\n    acknowledged: { em: AR 2026-11-02 }\n',
  '  - { activity: nested, R: em, acknowledged: { em: AR 2026-11-02, pm: [a, b] } }\n',
];

const PAIRS: readonly string[] = [
  'review: 2027-02-01\n',
  'team:  Checkout (web) # ours\r\n\r\n# next\n',
  'roles: { pm: Product Manager, em: { title: Engineering Manager, people: [elena] } }\n',
  'extends: [org.charter.yaml, b]\n',
  'people:\n  - one\n  - two\n',
  'k0: 1',
  'people:\n  elena: Elena Petrova\n  tom: { name: Tom Okafor, email: tom@example.org }\n\n# next\n',
  'roles:\n  pm: Product Manager\n  em:\n    title: Engineering Manager # now\n    people: [elena]\n    manages:\n      - eng\n  eng: { title: Engineer }\n',
  'decides:\r\n    what: pm\r\n    how:\r\n        decides: lead\r\n        tie-break: em\r\n    who: em',
  '"team": "Checkout: web"\n',
  "review: ''\n",
];

const HEADERS: readonly string[] = ['raci:\n', 'responsibilities:\r\n\r\n', 'daci:\n\n  # what we decide\n\n'];

const WORDS: readonly string[] = [
  'a',
  'R',
  ' ',
  '  ',
  ': ',
  ':',
  ', ',
  ',',
  '[',
  ']',
  '{ ',
  ' }',
  '- ',
  '-',
  '\n',
  '\n    ',
  '\n      - x',
  '\r\n',
  ' # c',
  '#',
  '"q"',
  '"',
  ':x',
  '"a": ',
  "''",
  '[]',
  '[ ]',
  '""',
  '::',
  ' :',
  '\\',
  "'",
  '?',
  '!',
  '&x',
  '*',
  '|',
  '>',
  '%',
  '@',
  '`',
  '~',
  '1.5',
  'null',
  '...',
  '---',
  '\t',
  '\u00a0',
  '\u2028',
  '\ufeff',
  '\u0085',
  '\ud800',
  '=',
  '<<: ',
  '\r',
  '(',
  ')',
  '.',
  '/',
  'key: value',
  'key:\n        - one\n        - two\n',
];

const CASES = runs(200_000);

/** The indent by the rule of the splitter: spaces only. */
function spacesOf(text: string): number {
  return /^ */.exec(text)?.[0].length ?? 0;
}

const SHAPES = [
  { what: 'rows', texts: ITEMS, cases: CASES, levels: 1, read: (text: string) => readPlainItem(text, spacesOf(text)) },
  { what: 'pairs', texts: PAIRS, cases: CASES / 2, levels: 0, read: readPlainPair },
  { what: 'keys alone', texts: HEADERS, cases: CASES / 20, levels: 0, read: readPlainHeader },
] as const;

for (const { what, texts, cases, levels, read } of SHAPES) {
  test(`the library and the strict reader agree on ${cases} mutated ${what}`, (t) => {
    const seed = Number(process.env.CHARTER_SEED ?? 20261124);
    const random = new Random(seed);
    const fragments = [...WORDS, ...FRAGMENTS];
    let taken = 0;
    for (let index = 0; index < cases; index++) {
      const text = mutate(random.pick(texts), random, fragments);
      const plain = read(text);
      if (plain === undefined) continue;
      taken++;
      const parsed = parsePiece(text, levels);
      assert.deepEqual(parsed.faults, [], `seed ${seed}: ${JSON.stringify(text)}`);
      assert.deepEqual(plain, parsed.root, `seed ${seed}: ${JSON.stringify(text)}`);
      assert.deepEqual([parsed.anchors, parsed.unresolved], [[], []]);
    }
    t.diagnostic(`seed ${seed}: ${taken} of ${cases} ${what} were plain`);
    assert.ok(taken > cases / 10);
  });

  test(`the strict reader accepts common ${what}`, () => {
    for (const text of texts) assert.notEqual(read(text), undefined, text);
  });
}
