/** Which owners are the same: a role and the one person who holds it. The order in which they are written never counts. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { analyse, contextOn } from '../../server/src/analysis.ts';
import { TODAY } from '../support/fixture.ts';

const HEAD = `team: T
people: { ada: Ada Lind, ben: Ben Sato, cleo: Cleo Nash }
roles:
  pm: { title: Product, people: ada }
  lead: { title: Lead, people: ada }
  eng: { title: Engineer, people: [ada, ben] }
  qa: { title: Tester, people: cleo }
  ops: Operations
`;

const NAMES = ['pm', 'lead', 'eng', 'qa', 'ada', 'Ada Lind', 'ben', 'cleo', 'nobody', 'everyone'];

/** How many problems of some codes there are; which of the names is marked may depend on the order. */
function counted(text: string, codes: readonly string[]): readonly string[] {
  return analyse(HEAD + text, contextOn(TODAY))
    .problems.map(({ code }) => code)
    .filter((code) => codes.includes(code))
    .sort();
}

function orders<T>(list: readonly T[]): readonly (readonly T[])[] {
  if (list.length < 2) return [list];
  return list.flatMap((one, at) => orders(list.toSpliced(at, 1)).map((rest) => [one, ...rest]));
}

/** Every choice of two or three of some names. */
function choices(names: readonly string[]): readonly (readonly string[])[] {
  return names.flatMap((a, i) =>
    names.slice(i + 1).flatMap((b, j) => [[a, b], ...names.slice(i + j + 2).map((c) => [a, b, c])]),
  );
}

function sameInEveryOrder(text: (names: string) => string, codes: readonly string[], names = NAMES): void {
  for (const some of choices(names)) {
    const [first = [], ...others] = orders(some);
    const expected = counted(text(first.join(', ')), codes);
    for (const order of others)
      assert.deepEqual(counted(text(order.join(', ')), codes), expected, `${order.join(', ')}, and not ${first}`);
  }
}

describe('the owners of a row', () => {
  const split = (names: string) =>
    counted(`raci:\n  - { activity: One, R: ops, A: [${names}] }\n`, ['split-accountability']).length;

  it('are one where one person holds the role alone', () => {
    for (const order of orders(['pm', 'Ada Lind', 'lead'])) assert.equal(split(order.join(', ')), 0, String(order));
  });

  it('are two where the role has more people than the one', () => {
    for (const order of orders(['eng', 'Ada Lind'])) assert.equal(split(order.join(', ')), 1, String(order));
    for (const order of orders(['eng', 'Ada Lind', 'Ben Sato']))
      assert.equal(split(order.join(', ')), 2, String(order));
  });

  it('are as many in every order', () => {
    const codes = ['split-accountability', 'duplicate-assignee', 'overlapping-letters', 'group-accountability'];
    sameInEveryOrder((names) => `raci:\n  - { activity: One, R: [${names}], A: [${names}], C: ops, I: qa }\n`, codes);
  });
});

describe('the holders of a letter', () => {
  it('are as many in every order', () => {
    const codes = ['too-many-holders', 'duplicate-assignee', 'many-responsible', 'vacant-owner'];
    sameInEveryOrder((names) => `daci:\n  - { decision: One, D: [${names}], A: ops, I: [${names}] }\n`, codes);
  });

  it('overlap in every order of the letters', () => {
    const letters = ['R: [eng, pm]', 'A: pm', 'C: [eng, pm]', 'I: eng', 'I: [pm, qa]', 'C: qa'];
    for (const some of choices(letters)) {
      if (new Set(some.map((one) => one[0])).size < some.length) continue;
      const texts = orders(some).map((order) => `raci:\n  - { activity: One, ${order.join(', ')} }\n`);
      const [expected, ...others] = texts.map((text) => counted(text, ['overlapping-letters']));
      for (const one of others) assert.deepEqual(one, expected, String(some));
    }
  });
});

describe('the owners of a responsibility', () => {
  it('are split in every order', () => {
    const codes = ['split-accountability', 'group-accountability', 'vacant-owner'];
    sameInEveryOrder((names) => `responsibilities:\n  - { name: One, owner: [${names}] }\n`, codes);
  });

  it('claim the same, or not, in every order', () => {
    const head = HEAD.replace('qa: { title', 'qa: { responsibilities: One, title');
    for (const some of choices(NAMES)) {
      const counts = orders(some).map((order) => {
        const text = `${head}responsibilities:\n  - { name: One, owner: [${order.join(', ')}] }\n`;
        return analyse(text, contextOn(TODAY)).problems.filter(({ code }) => code === 'contested-responsibility')
          .length;
      });
      assert.equal(new Set(counts).size, 1, `${some}: ${counts}`);
    }
  });

  it('differ from the owner of the row of that name, or not, in every order', () => {
    for (const owner of ['pm', 'eng', 'ada', 'qa', 'ben'])
      sameInEveryOrder(
        (names) =>
          `responsibilities:\n  - { name: One, owner: [${names}] }\nraci:\n  - { activity: One, R: ops, A: ${owner} }\n`,
        ['owner-mismatch'],
      );
  });

  it('repeat an entry, or contest it, in every order', () => {
    sameInEveryOrder(
      (names) => `responsibilities:\n  - { name: One, owner: [${names}] }\n  - { name: One, owner: pm }\n`,
      ['duplicate-row', 'contested-responsibility'],
    );
  });
});
