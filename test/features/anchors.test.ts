/** Rename, references and highlights find names that are repeated by anchors and aliases. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parse } from 'yaml';
import { analyse, contextOn } from '../../server/src/analysis.ts';
import { referencesTo, refusalOf, renameEdits } from '../../server/src/features/navigation.ts';
import { occurrenceAt } from '../../server/src/features/occurrences.ts';
import { edited, marked } from '../support/editing.ts';
import { TODAY } from '../support/fixture.ts';
import { Random, runs } from '../support/random.ts';

const HEAD = 'team: A\nroles:\n  eng: Engineer\n  pm: Product Manager\n';
const TAIL = '  - { activity: One, R: eng, A: pm }\n';

/** A charter after the role at its caret is renamed. */
function renamed(text: string): string {
  const { analysis, offset } = marked(text);
  const found = occurrenceAt(analysis, offset);
  assert.ok(found);
  return edited(analysis.text, renameEdits(analysis, found.subject, found.text, 'dev'));
}

const cases: readonly (readonly [what: string, text: string, after: string])[] = [
  [
    'an anchor below a key of the author’s own',
    `${HEAD}x-who: &n eng\nraci:\n  - { activity: X, R: *n, A: e$0ng }\n`,
    `${HEAD}x-who: &n dev\nraci:\n  - { activity: X, R: *n, A: dev }\n`,
  ],
  [
    'an anchor deep below one, in quotes',
    `${HEAD}x-who: { a: [pm, &n "eng"] }\nraci:\n  - { activity: X, R: [pm, *n], A: e$0ng }\n`,
    `${HEAD}x-who: { a: [pm, &n "dev"] }\nraci:\n  - { activity: X, R: [pm, *n], A: dev }\n`,
  ],
  [
    'an anchor on a whole list, with an alias in it',
    `${HEAD}x-one: &n eng\nx-who: &l [*n, pm, eng]\nraci:\n  - { activity: X, R: *l, A: e$0ng }\n`,
    `${HEAD}x-one: &n dev\nx-who: &l [*n, pm, dev]\nraci:\n  - { activity: X, R: *l, A: dev }\n`,
  ],
  [
    'an anchor in a mapping that rows merge',
    `${HEAD}x-base: &b { R: &n eng, A: pm }\nraci:\n  - { <<: *b, activity: X, C: *n }\n  - { <<: [*b], activity: Y, I: e$0ng }\n`,
    `${HEAD}x-base: &b { R: &n dev, A: pm }\nraci:\n  - { <<: *b, activity: X, C: *n }\n  - { <<: [*b], activity: Y, I: dev }\n`,
  ],
  [
    'an anchor in a key of a section and on the id of a role',
    'team: A\nroles:\n  &n eng: Engineer\n  pm: { title: P, manages: *n }\ndecides:\n  how: e$0ng\n',
    'team: A\nroles:\n  &n dev: Engineer\n  pm: { title: P, manages: *n }\ndecides:\n  how: dev\n',
  ],
  [
    'an alias that repeats the name as a title keeps the title',
    `team: A\nroles:\n  &n eng: { title: *n }\n  pm: P\nraci:\n  - { activity: X, R: e$0ng, A: *n }\n`,
    `team: A\nroles:\n  &n dev: { title: eng }\n  pm: P\nraci:\n  - { activity: X, R: dev, A: *n }\n`,
  ],
  [
    'a phase that an alias repeats as a name keeps its text',
    `${HEAD}raci:\n  - { activity: X, phase: &n eng, R: *n, A: e$0ng }\n  - { activity: Y, phase: *n, R: [*n, pm] }\n`,
    `${HEAD}raci:\n  - { activity: X, phase: &n eng, R: dev, A: dev }\n  - { activity: Y, phase: *n, R: [dev, pm] }\n`,
  ],
  [
    'an alias below a key of the author’s own stays an alias',
    `${HEAD}raci:\n  - { activity: X, R: &n e$0ng, A: *n, x-note: *n }\n`,
    `${HEAD}raci:\n  - { activity: X, R: &n dev, A: *n, x-note: *n }\n`,
  ],
];

for (const [what, text, after] of cases) {
  test(`renames a role through aliases: ${what}`, () => {
    const expected = after.replace('  eng: Engineer', '  dev: Engineer');
    assert.equal(renamed(text), expected);
    assert.equal(renamed(text.replaceAll('\n', '\r\n')), expected.replaceAll('\n', '\r\n'));
  });
}

test('references and highlights include the anchor below a key of the author’s own, each place once', () => {
  const text = `${HEAD}x-who: &n eng\nx-base: &b { A: eng }\nraci:\n  - { <<: *b, activity: X, R: *n, C: *n }\n  - { <<: *b, activity: Y }\n${TAIL}`;
  const analysis = analyse(text, contextOn(TODAY));
  const found = referencesTo(analysis, { kind: 'role', key: 'eng' }, true);
  assert.deepEqual(
    found.map(({ at }) => `${text.slice(0, at.start).split('\n').length} ${text.slice(at.start, at.end)}`),
    ['3 eng', '5 eng', '6 eng', '8 *n', '8 *n', '10 eng'],
  );
  const anchor = text.indexOf('&n eng') + 4;
  assert.equal(occurrenceAt(analysis, anchor)?.subject.key, 'eng');
});

type Plain = Readonly<Record<string, unknown>>;

function isPlain(value: unknown): value is Plain {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const NAMES = new Set(['R', 'A', 'C', 'I', 'manages', 'backup', 'how', 'owner']);

/** The data of a charter, read by another parser: without the author’s own keys, and with one name replaced. */
function said(value: unknown, from: string, to: string, isName = false, keysAreNames = false): unknown {
  if (Array.isArray(value)) return value.map((one) => said(one, from, to, isName));
  if (!isPlain(value)) return isName && value === from ? to : value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => !key.startsWith('x-'))
      .map(([key, one]) => [
        keysAreNames && key === from ? to : key,
        said(one, from, to, NAMES.has(key), key === 'roles' || key === 'acknowledged'),
      ]),
  );
}

/** A charter with anchors and aliases in places of every kind. */
function withAnchors(random: Random): string {
  const anchors: string[] = [];
  const lists: string[] = [];
  const maps: string[] = [];
  const name = (): string => {
    if (anchors.length > 0 && random.chance(0.5)) return `*${random.pick(anchors)}`;
    const text = random.pick(['eng', 'pm', '"eng"', "'pm'"]);
    if (random.chance(0.6)) return text;
    anchors.push(`n${anchors.length}`);
    return `&n${anchors.length - 1} ${text}`;
  };
  const names = (): string => {
    if (lists.length > 0 && random.chance(0.3)) return `*${random.pick(lists)}`;
    if (random.chance(0.6)) return name();
    const list = `[${name()}, ${name()}]`;
    if (random.chance(0.5)) return list;
    lists.push(`l${lists.length}`);
    return `&l${lists.length - 1} ${list}`;
  };
  const row = (label: string): string => {
    const merge = maps.length > 0 && random.chance(0.5) ? `<<: *${random.pick(maps)}, ` : '';
    const phase = random.chance(0.4) ? `phase: ${name()}, ` : '';
    const letters = ['R', 'A', 'C', 'I'].filter(() => random.chance(0.5)).map((letter) => `${letter}: ${names()}, `);
    const own = random.chance(0.2) ? `x-own: ${name()}, ` : '';
    return `  - { ${merge}${phase}${letters.join('')}${own}activity: ${label} }\n`;
  };
  let text = 'team: A\n';
  for (let count = 0; count < 3; count++) text += random.chance(0.6) ? `x-${count}: ${names()}\n` : '';
  if (random.chance(0.6)) {
    text += `x-base: &m0 { R: ${names()}, C: ${name()} }\n`;
    maps.push('m0');
  }
  const title = random.chance(0.3) ? name() : 'Engineer';
  text += `roles:\n  ${random.chance(0.3) ? '&id ' : ''}eng: { title: ${title}, backup: ${name()} }\n`;
  text += `  pm: { title: P, manages: ${names()} }\ndecides:\n  how: ${names()}\nraci:\n`;
  for (let count = 0; count < 4; count++) text += row(`W${count}`);
  return `${text}responsibilities:\n  - { name: Z, owner: ${name()} }\n`;
}

test('renaming a role in a charter with anchors of every kind changes each use of its name and nothing else', () => {
  const random = new Random(20261201);
  for (let round = 0; round < runs(400); round++) {
    const text = withAnchors(random);
    const analysis = analyse(text, contextOn(TODAY));
    const subject = { kind: 'role', key: 'eng' } as const;
    assert.equal(refusalOf(analysis, subject, 'dev'), undefined);
    const after = edited(text, renameEdits(analysis, subject, 'eng', 'dev'));
    const read = (of: string) => parse(of, { merge: true });
    assert.deepEqual(said(read(after), 'eng', 'dev'), said(read(text), 'eng', 'dev'), `${text}\n→\n${after}`);
  }
});
