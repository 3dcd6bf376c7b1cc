import { describe, it } from 'node:test';
import { expectSlip, slipped, WORKSHOP } from '../../support/slips.ts';

/** The workshop's charter with another section, from its key up to the next one. */
function withSection(key: string, text: string): string {
  const start = WORKSHOP.indexOf(`\n${key}:`) + 1;
  const end = WORKSHOP.slice(start).search(/\n\w/);
  return WORKSHOP.slice(0, start) + text + (end === -1 ? '' : WORKSHOP.slice(start + end + 1));
}

interface ShapeCase {
  readonly marked: string;
  readonly says: string;
  readonly fixed?: string;
  readonly safe?: boolean;
}

function expectShape(section: string, before: string, { marked, says, fixed, safe }: ShapeCase): void {
  expectSlip(withSection(section, before), {
    problems: [`error wrong-type ${marked}`],
    says: [says],
    ...(fixed === undefined ? {} : { fixed: withSection(section, fixed) }),
    ...(safe === undefined ? {} : { safe }),
  });
}

describe('a list that is written as keys', () => {
  it('is a list with a dash before each row, in braces', () => {
    expectShape(
      'raci',
      'raci:\n  Ordering parts: { R: lead, A: lead, C: po } # soon\n  "Fixing, brakes": { R: mech, A: lead, I: po }\n',
      {
        marked: 'Ordering parts: { R: lead, A: lead, C: po }',
        says: '`- { activity: Ordering parts, R: lead, A: lead, … }`',
        fixed:
          'raci:\n  - { activity: Ordering parts, R: lead, A: lead, C: po } # soon\n  - { activity: "Fixing, brakes", R: mech, A: lead, I: po }\n',
        safe: true,
      },
    );
  });

  it('is a list with a dash before each row, in lines', () => {
    expectShape('raci', 'raci:\n  Ordering parts: # soon\n    R: lead\n    A: lead\n    C:\n      - po\n', {
      marked: 'Ordering parts:',
      says: '`- { activity: Ordering parts, R: lead, A: lead, … }`',
      fixed: 'raci:\n  - activity: Ordering parts # soon\n    R: lead\n    A: lead\n    C:\n      - po\n',
      safe: true,
    });
  });

  it('is a list of responsibilities with their owners', () => {
    expectShape('responsibilities', 'responsibilities:\n  Tool cabinet: lead # old\n  Prices:\n    owner: po\n', {
      marked: 'Tool cabinet: lead',
      says: '`- { name: Tool cabinet, owner: lead }`',
      fixed: 'responsibilities:\n  - { name: Tool cabinet, owner: lead } # old\n  - name: Prices\n    owner: po\n',
      safe: true,
    });
  });

  it('is a list of agreements', () => {
    expectShape('agreements', 'agreements:\n  Weekly talk: { kind: one-on-one, every: week, with: [po, lead] }\n', {
      marked: 'Weekly talk: { kind: one-on-one, every: week, with: [po, lead] }',
      says: '`- { name: Weekly talk, kind: one-on-one, every: week, … }`',
      fixed: 'agreements:\n  - { name: Weekly talk, kind: one-on-one, every: week, with: [po, lead] }\n',
      safe: true,
    });
  });
});

describe('an entry that begins with its own name as a key', () => {
  const ROW = '  - { activity: Fixing brakes, R: mech, A: lead, C: po }\n';

  for (const [what, to, marked, fixed] of [
    [
      'in braces',
      '  - Fixing brakes: { R: mech, A: lead, C: po }\n',
      'Fixing brakes: { R: mech, A: lead, C: po }',
      ROW,
    ],
    [
      'in braces as a whole',
      '  - { Fixing brakes: { R: mech, A: lead, C: po } }\n',
      '{ Fixing brakes: { R: mech, A: lead, C: po } }',
      ROW,
    ],
    [
      'in lines',
      '  - Fixing brakes:\n      R: mech\n      A: lead # him\n      C: po\n',
      'Fixing brakes:',
      '  - activity: Fixing brakes\n    R: mech\n    A: lead # him\n    C: po\n',
    ],
  ] as const)
    it(`has the label before it: ${what}`, () => {
      expectSlip(slipped(ROW, to), {
        problems: [`error wrong-type ${marked}`],
        says: ['A row begins with `activity`', 'activity: Fixing brakes'],
        fixed: slipped(ROW, fixed),
        safe: true,
      });
    });

  it('has the label before it where the rest is beside it', () => {
    expectSlip(slipped('  - activity: Pricing repairs\n', '  - Pricing repairs: # new\n'), {
      problems: ['error unknown-key Pricing repairs'],
      says: ['Write `activity: Pricing repairs`'],
      fixed: slipped('  - activity: Pricing repairs\n', '  - activity: Pricing repairs # new\n'),
      safe: true,
    });
  });

  it('is a responsibility with its owner', () => {
    expectSlip(slipped('  - { name: Tool cabinet, owner: lead, helpers: mech }\n', '  - Tool cabinet: lead\n'), {
      problems: ['error wrong-type Tool cabinet: lead'],
      says: ['`- { name: Tool cabinet, owner: lead }`'],
      fixed: slipped(', helpers: mech', ''),
      safe: true,
    });
  });
});

describe('a heading in a table', () => {
  const ROW = '  - { activity: Fixing brakes, R: mech, A: lead, C: po }\n';

  for (const [what, heading, marked, says] of [
    ['as a text', '  - Spring\n', 'Spring', 'for a heading, write `phase: Spring`'],
    ['as a phase alone', '  - phase: Spring\n', 'phase: Spring', '`phase: Spring` in each row below'],
  ] as const)
    it(`is the phase of the rows below it: ${what}`, () => {
      expectSlip(slipped('  - activity: Pricing repairs\n', `${heading}  - activity: Pricing repairs\n`), {
        problems: [`error wrong-type ${marked}`],
        says: [says],
        fixed: slipped(
          ROW,
          '  - { activity: Fixing brakes, phase: Spring, R: mech, A: lead, C: po }\n',
          slipped('  - activity: Pricing repairs\n', '  - activity: Pricing repairs\n    phase: Spring\n'),
        ),
      });
    });

  it('is an entry where no row is below it', () => {
    expectSlip(slipped(ROW, `${ROW}  - Washing bicycles\n`), {
      problems: ['error wrong-type Washing bicycles'],
      says: ['`- { activity: Washing bicycles, … }`'],
      fixed: slipped(ROW, `${ROW}  - { activity: Washing bicycles }\n`),
    });
  });
});

describe('keys that are written as a list', () => {
  it('lose their dashes', () => {
    expectShape(
      'decides',
      'decides:\n  - what: po # sells\n  - why: po\n  - how: lead\n  - who: lead\n  - when:\n      roles: [po, lead]\n      tie-break: board\n',
      {
        marked: '- what: po',
        says: '`what: po` without the dash',
        fixed:
          'decides:\n  what: po # sells\n  why: po\n  how: lead\n  who: lead\n  when:\n    roles: [po, lead]\n    tie-break: board\n',
        safe: true,
      },
    );
  });

  it('get their ids back', () => {
    const after = (before: string) => ({ marked: before, says: '`po: { … }`', safe: true });
    expectShape(
      'roles',
      'roles:\n  - { id: po, title: Product Owner, people: ines, measures: [Sold] }\n  - id: lead # head\n    title: Workshop Lead\n    people: karl\n    manages: mech\n    measures: [Time]\n  - { id: mech, title: Mechanic, people: [mila, otto] }\n  - { id: board, title: Advisory Board, external: true }\n',
      {
        ...after('- { id: po, title: Product Owner, people: ines, measures: [Sold] }'),
        fixed:
          'roles:\n  po: { title: Product Owner, people: ines, measures: [Sold] }\n  lead: # head\n    title: Workshop Lead\n    people: karl\n    manages: mech\n    measures: [Time]\n  mech: { title: Mechanic, people: [mila, otto] }\n  board: { title: Advisory Board, external: true }\n',
      },
    );
  });

  for (const [what, text] of [
    ['a list', 'people:\n  - Ines Duarte\n  - Karl Novak\n  - Mila Brandt\n  - Otto Fuchs\n'],
    ['a list at the left edge', 'people:\n- Ines Duarte\n- Karl Novak\n- Mila Brandt\n- Otto Fuchs\n'],
    ['a list in brackets', 'people: [Ines Duarte, Karl Novak, Mila Brandt, Otto Fuchs]\n'],
    ['one text', 'people: Ines Duarte, Karl Novak; Mila Brandt and Otto Fuchs\n'],
  ] as const)
    it(`get the ids that the charter writes elsewhere: ${what}`, () => {
      expectShape('people', text, {
        marked: text.includes('- ') ? '- Ines Duarte' : text.slice('people: '.length, -1),
        says: '`ines: Ines Duarte`',
        fixed: 'people:\n  ines: Ines Duarte\n  karl: Karl Novak\n  mila: Mila Brandt\n  otto: Otto Fuchs\n',
      });
    });

  it('get the ids that the charter writes elsewhere: entries with names', () => {
    expectShape(
      'people',
      'people:\n  - { name: Ines Duarte, email: i@example.org }\n  - name: Karl Novak # head\n    email: k@example.org\n  - { name: Mila Brandt }\n  - { name: Otto Fuchs }\n',
      {
        marked: '- { name: Ines Duarte, email: i@example.org }',
        says: '`ines: { name: Ines Duarte, … }`',
        fixed:
          'people:\n  ines: { name: Ines Duarte, email: i@example.org }\n  karl:\n    name: Karl Novak # head\n    email: k@example.org\n  mila: { name: Mila Brandt }\n  otto: { name: Otto Fuchs }\n',
      },
    );
  });
});

describe('acknowledgements of another shape', () => {
  const ROW = 'A: lead, C: po }\ndaci';
  for (const [text, fixed] of [
    ['yes', undefined],
    ['2026-05-01', undefined],
    ['[lead, mech]', '{ lead: A, mech: R }'],
  ] as const)
    it(`say who agreed to which letters: ${text}`, () => {
      const to = ROW.replace(' }', `, acknowledged: ${text} }`);
      expectSlip(slipped(ROW, to), {
        problems: [`error wrong-type ${text}`],
        says: ['`acknowledged: { mech: R, lead: A }`'],
        ...(fixed === undefined ? {} : { fixed: slipped(ROW, to.replace(text, fixed)) }),
      });
    });

  it('say that the owner of a responsibility agreed', () => {
    expectSlip(slipped('helpers: mech', 'helpers: mech, acknowledged: true'), {
      problems: ['error wrong-type true'],
      says: ['`acknowledged: { lead: O }`'],
    });
  });
});
