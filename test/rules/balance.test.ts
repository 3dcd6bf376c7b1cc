import { describe, it } from 'node:test';
import { expectOnly } from '../support/fixture.ts';

const FIVE = 'team: T\nroles: { a: A, b: B, c: C, d: D, e: E, x: { title: X, external: true } }\n';

describe('crowded rows', () => {
  it('reports a row with more doers than the limit, not counting everyone', () => {
    expectOnly(
      ['many-responsible'],
      `${FIVE}raci:
^^^^ many-responsible
  - { activity: One, R: [a, b, c], A: a }
  - { activity: Two, R: [a, b, c, d], A: a }
  - { activity: Three, R: everyone, A: a }
`,
    );
    expectOnly(
      ['many-responsible'],
      `${FIVE}rules: { many-responsible: { max: 1 } }
raci:
^^^^ many-responsible
  - { activity: One, R: [a, b], A: a }
`,
    );
  });

  it('reports a row where more than half of the roles, and more than the limit, give input', () => {
    expectOnly(
      ['many-consulted'],
      `${FIVE}raci:
^^^^ many-consulted
  - { activity: One, R: e, A: e, C: [a, b, c] }
  - { activity: Two, R: e, A: e, C: [a, b, c, d] }
  - { activity: Three, R: e, A: e, C: [a, b, c, x] }
  - { activity: Four, R: e, A: e, C: everyone }
`,
    );
  });

  it('reports a row where more than 60% of the roles, and more than the limit, are informed', () => {
    expectOnly(
      ['many-informed'],
      `${FIVE}raci:
^^^^ many-informed
  - { activity: One, R: e, A: e, I: [a, b, c] }
  - { activity: Two, R: e, A: e, I: [a, b, c, d] }
  - { activity: Three, R: e, A: e, I: everyone }
`,
    );
    expectOnly(
      ['many-informed'],
      `team: T
roles: { a: A, b: B, c: C, d: D, e: E, f: F, g: G }
raci:
^^^^ many-informed
  - { activity: One, R: e, A: e, I: [a, b, c, d] }
  - { activity: Two, R: e, A: e, I: [a, b, c, d, f] }
`,
    );
  });

  it('reports an isolated row without input or informed roles in a charter of three roles', () => {
    expectOnly(
      ['isolated-row'],
      `${FIVE}raci:
^^^^ isolated-row
  - { activity: One, R: a, A: b }
  - { activity: Two, R: a, A: b, I: c }
  - { activity: Three }
clam:
^^^^ isolated-row
  - { activity: Four, L: a }
  - { activity: Five, L: b, I: a }
schemes:
  ram: { row: task, letters: { L: { key: lead, is: [owner, doer] } } }
ram:
  - { task: Six, L: a }
  - { task: Seven, L: b }
`,
    );
    expectOnly(['isolated-row'], 'team: T\nroles: { a: A, b: B }\nraci:\n  - { activity: One, R: a, A: b }\n');
  });
});

/** Returns this many rows with these letters. */
function rows(count: number, letters: string, from = 0): string {
  return Array.from({ length: count }, (_, index) => `  - { activity: Row ${from + index}, ${letters} }\n`).join('');
}

const LOAD = ['overloaded-role', 'overloaded-person', 'idle-role'];

describe('the load of roles', () => {
  it('reports a role that owns more than half, or does more than 60%, of eight rows or more', () => {
    expectOnly(
      LOAD,
      `team: T\nroles:\n  a: A\n  b: B\n  c: C\nraci:\n${rows(4, 'R: b, A: a')}${rows(3, 'R: a, A: b', 4)}`,
    );
    expectOnly(
      LOAD,
      `team: T\nroles:\n  a: A\n  ^ overloaded-role\n  b: B\n  c: C\nraci:\n${rows(5, 'R: b, A: a')}${rows(4, 'R: a, A: b', 5)}`,
    );
    expectOnly(
      LOAD,
      `team: T\nroles:\n  a: A\n  ^ overloaded-role\n  b: B\n  c: C\nraci:\n${rows(4, 'R: a, A: a')}${rows(3, 'R: a, A: b', 4)}${rows(1, 'R: b, A: b', 7)}`,
    );
    expectOnly(
      LOAD,
      `team: T\nroles:\n  a: A\n  b: B\n  c: C\nraci:\n${rows(4, 'R: b, A: a')}${rows(4, 'R: a, A: b', 4)}`,
    );
  });

  it('counts a person over all their roles, unless their only role is already reported', () => {
    const people = 'team: T\npeople:\n  p: Pat\n  q: Quinn\n';
    expectOnly(
      LOAD,
      `team: T\npeople:\n  p: Pat\n  ^ overloaded-person\n  q: Quinn\nroles:\n  a: { people: p }\n  b: { people: p }\n  c: { people: q }\nraci:\n${rows(3, 'R: c, A: a')}${rows(3, 'R: c, A: b', 3)}${rows(2, 'R: [a, b], A: c', 6)}`
        .replace('  c: {', '  c: {')
        .replace('  c: { people: q }', '  c: { people: q }\n  ^ overloaded-role'),
    );
    expectOnly(
      LOAD,
      `${people}roles:\n  a: { people: p }\n  ^ overloaded-role\n  b: B\n  c: { people: q }\nraci:\n${rows(5, 'R: c, A: a')}${rows(3, 'R: a, A: c', 5)}`.replace(
        '  c: { people: q }',
        '  c: { people: q }\n  ^ overloaded-role',
      ),
    );
  });

  it('reports a role with letters that neither owns nor does anything', () => {
    expectOnly(
      ['idle-role'],
      `team: T
roles:
  a: A
  b: B
  ^ idle-role
  c: { title: C, external: true }
  d: D
  e: E
  f: F
  g: { title: G, responsibilities: [Bugs] }
decides: { what: d }
agreements: [{ name: Sync, owner: e }]
rasci:
  - { activity: One, R: a, A: a, C: [b, c, d, e], I: everyone, S: f }
  - { activity: Two, R: a, A: a, I: g }
`,
    );
  });
});
