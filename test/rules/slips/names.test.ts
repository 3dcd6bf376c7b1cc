import { describe, it } from 'node:test';
import { expectNothing, expectSlip, slipped, WORKSHOP } from '../../support/slips.ts';

/** A slip in the cell of a row, in the owner of a responsibility, or wherever else the text is put. */
interface NameCase {
  readonly from: string;
  readonly to: string;
  readonly marked: string;
  readonly says: readonly string[];
  /** The text in the place of `to` after the fix; absent where there is no preferred fix. */
  readonly fixed?: string;
  readonly safe?: boolean;
}

function unknownRole({ from, to, marked, says, fixed, safe }: NameCase): void {
  expectSlip(slipped(from, to), {
    problems: [`error unknown-role ${marked}`],
    says,
    ...(fixed === undefined ? {} : { fixed: slipped(from, fixed) }),
    ...(safe === undefined ? {} : { safe }),
  });
}

const CELL = 'A: lead, C: po }\ndaci';
const cell = (text: string) => CELL.replace('C: po', `C: ${text}`);

describe('a title or a full name in the place of an id', () => {
  for (const [from, to, marked, fixed] of [
    [CELL, cell('Product Owner'), 'Product Owner', CELL],
    [CELL, cell('product owner'), 'product owner', CELL],
    [CELL, cell('"PRODUCT OWNER"'), 'PRODUCT OWNER', cell('"po"')],
    ['    C: lead\n', '    C: Workshop Lead # asks\n', 'Workshop Lead', '    C: lead # asks\n'],
    ['D: po,', 'D: Product Owner,', 'Product Owner', 'D: po,'],
    ['tie-break: board', 'tie-break: Advisory Board', 'Advisory Board', 'tie-break: board'],
    ['how: lead', 'how: WORKSHOP LEAD', 'WORKSHOP LEAD', 'how: lead'],
    ['manages: mech', 'manages: Mechanic', 'Mechanic', 'manages: mech'],
    ['helpers: mech', 'helpers: [mechanic]', 'mechanic', 'helpers: [mech]'],
    ['owner: lead', 'owner: karl novak', 'karl novak', 'owner: karl'],
    ['with: [po, lead]', 'with: [PO, lead]', 'PO', 'with: [po, lead]'],
    ['I: mech, status', 'I: otto  fuchs, status', 'otto  fuchs', 'I: otto, status'],
  ] as const)
    it(`is replaced without asking: ${marked} in ${from.trim()}`, () => {
      unknownRole({ from, to, marked, says: ['Write `'], fixed, safe: true });
    });
});

describe('what singles out one role or person', () => {
  for (const [text, name] of [
    ['mechanics', 'mech'],
    ['the Mechanic', 'mech'],
    ['the mechanics team', 'mech'],
    ['Owner', 'po'],
    ['Product', 'po'],
    ['WL', 'lead'],
    ['Ines D.', 'ines'],
    ['Novak', 'karl'],
    ['mila.b@example.org', 'mila'],
    ['otto.fuchs@example.org', 'otto'],
    ['"@karl"', '"karl"'],
    ['Mila (mech)', 'mila'],
    ['Prodct Owner', 'po'],
    ['Workshop Laed', 'lead'],
  ] as const)
    it(`is preferred and not safe: ${text}`, () => {
      const marked = text.replaceAll('"', '');
      unknownRole({ from: CELL, to: cell(text), marked, says: ['Did you mean “'], fixed: cell(name) });
    });

  it('is shown with the others where there are several', () => {
    const base = WORKSHOP.replace('title: Mechanic,', 'title: Workshop Mechanic,');
    expectSlip(slipped('I: mech, status', 'I: Workshop, status', base), {
      problems: ['error unknown-role Workshop'],
      says: ['may be “lead” or “mech”'],
    });
  });

  it('is nobody where no name has the word', () => {
    const declared = WORKSHOP.replace('external: true }\n', 'external: true }\n  apprentice: Apprentice\n');
    expectSlip(slipped(CELL, cell('apprentice')), {
      problems: ['error unknown-role apprentice'],
      says: ['no role or person “apprentice”'],
      fixed: slipped(CELL, cell('apprentice'), declared),
    });
  });
});

describe('a word for the whole team', () => {
  for (const text of [
    'all',
    'All',
    'everybody',
    'team',
    'the team',
    'Whole Team',
    'everyone else',
    'others',
    '"*"',
    'alle',
    'das ganze Team',
    'tout le monde',
    'équipe',
    'todos',
    'el equipo',
    'команда',
    '全員',
  ])
    it(`is \`everyone\`: ${text}`, () => {
      const quoted = text.startsWith('"');
      const written = quoted ? '"everyone"' : 'everyone';
      const marked = text.replaceAll('"', '');
      unknownRole({
        from: 'with: everyone',
        to: `with: ${text}`,
        marked,
        says: ['write `everyone`'],
        fixed: `with: ${written}`,
        safe: true,
      });
    });
});

describe('everyone but somebody', () => {
  for (const [text, list] of [
    ['everyone except po', '[lead, mech]'],
    ['all but the PO', '[lead, mech]'],
    ['everybody (except lead and mech)', 'po'],
    ['alle außer po', '[lead, mech]'],
    ['todos menos lead', '[po, mech]'],
    ['tous sauf mech', '[po, lead]'],
    ['everyone without Mila', '[po, lead, otto]'],
  ] as const)
    it(`is the list of the others: ${text}`, () => {
      unknownRole({
        from: 'with: everyone',
        to: `with: ${text}`,
        marked: text,
        says: ['leaves nobody out'],
        fixed: `with: ${list}`,
      });
    });

  it('has no fix where it is not known who is left out', () => {
    unknownRole({
      from: 'with: everyone',
      to: 'with: everyone except Zoe',
      marked: 'everyone except Zoe',
      says: ['List the roles'],
    });
  });
});

describe('several names in one text', () => {
  for (const [text, list, safe] of [
    ['"po, board"', '[po, board]', true],
    ['po / board', '[po, board]', true],
    ['po/board', '[po, board]', true],
    ['po & board', '[po, board]', true],
    ['po + board', '[po, board]', true],
    ['po; board', '[po, board]', true],
    ['po | board', '[po, board]', true],
    ['po and board', '[po, board]', true],
    ['po und board', '[po, board]', true],
    ['po y board', '[po, board]', true],
    ['po et board', '[po, board]', true],
    ['"po, otto, and Advisory Board"', '[po, otto, board]', true],
    ['Product Owner / Otto Fuchs', '[po, Otto Fuchs]', true],
    ['po & everybody', '[po, everyone]', true],
    ['po or board', '[po, board]', false],
    ['po oder board', '[po, board]', false],
    ['po & the board', '[po, board]', false],
    ['po board', '[po, board]', false],
  ] as const)
    it(`are a list: ${text}`, () => {
      const marked = text.replaceAll('"', '');
      const to = cell(text);
      unknownRole({ from: CELL, to, marked, says: [`[${list.slice(1, -1)}]`], fixed: cell(list), safe });
    });

  it('are more items of a list, in its style', () => {
    unknownRole({
      from: 'with: [po, lead]',
      to: 'with: [po; lead]',
      marked: 'po; lead',
      says: ['comma'],
      fixed: 'with: [po, lead]',
      safe: true,
    });
    unknownRole({
      from: '    C: lead\n',
      to: '    C:\n      - lead & board # both\n',
      marked: 'lead & board',
      says: ['comma'],
      fixed: '    C:\n      - lead\n      - board # both\n',
      safe: true,
    });
  });

  it('are no list where one name belongs', () => {
    unknownRole({
      from: 'tie-break: board',
      to: 'tie-break: board or ines',
      marked: 'board or ines',
      says: ['only one can be here'],
    });
  });

  it('may have a comma or an “and” of their own', () => {
    const base = WORKSHOP.replace('karl: Karl Novak', 'karl: "Novak, Karl"');
    expectSlip(slipped(CELL, cell('"Novak, Karl; po"'), base), {
      problems: ['error unknown-role Novak, Karl; po'],
      fixed: slipped(CELL, cell('["Novak, Karl", po]'), base),
      safe: true,
    });
  });
});

describe('a comma without brackets', () => {
  for (const [from, to, marked, says, fixed] of [
    ['R: mech, A: lead', 'R: mech, otto, A: lead', 'otto', '`R: [mech, otto]`', 'R: [mech, otto], A: lead'],
    [
      'R: mech, A: lead',
      'R: mech, otto, Ines Duarte, A: lead',
      'otto',
      '`R: [mech, otto, Ines Duarte]`',
      'R: [mech, otto, Ines Duarte], A: lead',
    ],
    ['with: [po, lead]', 'with: po, lead', 'lead', '`with: [po, lead]`', 'with: [po, lead]'],
    ['people: [mila, otto]', 'people: mila, otto', 'otto', '`people: [mila, otto]`', 'people: [mila, otto]'],
    ['helpers: mech', 'helpers: mech, po', 'po', '`helpers: [mech, po]`', 'helpers: [mech, po]'],
    ['roles: [po, lead]', 'roles: po, lead', 'lead', '`roles: [po, lead]`', 'roles: [po, lead]'],
  ] as const)
    it(`is one error at the second name: ${to}`, () => {
      expectSlip(slipped(from, to), {
        problems: [`error unknown-key ${marked}`],
        says: [says],
        fixed: slipped(from, fixed),
        safe: true,
      });
    });
});

describe('a word for nobody', () => {
  for (const text of [
    '--',
    '—',
    '.',
    'N/A',
    'n/a',
    'none',
    'nobody',
    'TBD',
    'tbd?',
    '<TBD>',
    'To be defined',
    'k. A.',
    'niemand',
    'nadie',
    'personne',
    'noch offen',
  ])
    it(`counts as an empty cell: ${text}`, () => {
      const to = 'C: lead, I: mech, status'.replace('mech', text);
      expectSlip(slipped('C: lead, I: mech, status', to), {
        problems: [`information placeholder-name ${text}`],
        says: ['names nobody'],
        fixed: slipped('C: lead, I: mech, status', 'C: lead, status'),
      });
    });

  it('leaves a comment beside it', () => {
    expectSlip(slipped('    I: mech\n', '    I: TBD # ask Otto\n'), {
      problems: ['information placeholder-name TBD'],
      fixed: slipped('    I: mech\n', '    I: [] # ask Otto\n'),
    });
  });

  it('is an owner that is not there yet', () => {
    expectSlip(slipped('R: mech, A: lead', 'R: mech, A: TBD'), {
      problems: ['error missing-owner Fixing brakes'],
      says: ['yet'],
      fixed: slipped('R: mech, A: lead', 'R: mech, A: mech'),
    });
    expectSlip(slipped('owner: lead', 'owner: "?"'), { problems: ['error missing-owner Tool cabinet'], says: ['yet'] });
  });

  it('is a doer who is not there yet', () => {
    expectSlip(slipped('R: mech, A: lead', 'R: tbc, A: lead'), {
      problems: ['warning missing-responsible Fixing brakes'],
      says: ['yet'],
      fixed: slipped('R: mech, A: lead', 'R: lead, A: lead'),
    });
  });

  it('is nobody among others, in a list and among people', () => {
    expectSlip(slipped(CELL, cell('[po, N/A]')), {
      problems: ['information placeholder-name N/A'],
      fixed: slipped(CELL, cell('[po]')),
    });
    expectSlip(slipped('people: [mila, otto]', 'people: [mila, otto, TBD]'), {
      problems: ['information placeholder-name TBD'],
      fixed: WORKSHOP,
    });
    expectSlip(slipped('helpers: mech', 'helpers: none'), {
      problems: ['information placeholder-name none'],
      fixed: slipped(', helpers: mech', ''),
    });
  });
});

describe('a mark', () => {
  for (const text of ['x', 'X', '✓', '"yes"'])
    it(`is no name: ${text}`, () => {
      const marked = text.replaceAll('"', '');
      unknownRole({ from: CELL, to: cell(text), marked, says: ['a cell contains names'] });
    });
});

describe('an id in other capitals', () => {
  it('is one problem where it is declared, if it is written so everywhere', () => {
    expectSlip(slipped('  mech: {', '  Mech: {'), {
      problems: ['error unknown-role Mech'],
      says: ['Write `mech` here'],
      fixed: WORKSHOP,
    });
  });

  it('is a problem where it is written, if it is right elsewhere', () => {
    unknownRole({
      from: 'R: mech, A: lead',
      to: 'R: Mech, A: lead',
      marked: 'Mech',
      says: ['Write `mech`'],
      fixed: 'R: mech, A: lead',
      safe: true,
    });
  });
});

describe('the people of a role', () => {
  const PEOPLE = 'people: [mila, otto]';
  for (const [text, list, safe] of [
    ['"Mila Brandt, Otto Fuchs"', '[Mila Brandt, Otto Fuchs]', true],
    ['"mila, otto"', '[mila, otto]', true],
    ['mila & Otto', '[mila, otto]', true],
    ['Mila and Fuchs', '[mila, otto]', false],
    ['Mila Brandt; Zoe Adler', '[Mila Brandt, Zoe Adler]', false],
  ] as const)
    it(`are a list: ${text}`, () => {
      const used = text.includes('tto') || text.includes('Fuchs');
      expectSlip(slipped(PEOPLE, `people: ${text}`), {
        problems: [...(used ? [] : ['hint unused-person otto']), `error unknown-person ${text.replaceAll('"', '')}`],
        says: [`Write \`${list}\``],
        fixed: slipped(PEOPLE, `people: ${list}`),
        safe,
      });
    });

  for (const [text, name] of [
    ['Brandt', 'mila'],
    ['Mila Brand', 'mila'],
  ] as const)
    it(`are the declared ones: ${text}`, () => {
      expectSlip(slipped(PEOPLE, `people: [${text}, otto]`), {
        problems: [`warning unknown-person ${text}`],
        says: [`“${name}”`],
        fixed: slipped(PEOPLE, `people: [${name}, otto]`),
      });
    });

  it('are not the title of the role', () => {
    expectSlip(slipped('{ title: Product Owner, people: ines, measures: [Repairs sold] }', 'Ines Duarte'), {
      problems: ['error unknown-person Ines Duarte'],
      says: ['{ title: …, people: ines }'],
    });
  });

  it('may be several without being declared', () => {
    const text = (people: string) => `team: T
roles:
  lead: { title: Head, people: Ines Duarte }
  mech: { title: Mechanic, people: ${people} }
raci:
  - { activity: Fixing brakes, R: mech, A: lead }
`;
    expectSlip(text('Mila Brandt and Otto Fuchs'), {
      problems: ['error unknown-person Mila Brandt and Otto Fuchs'],
      fixed: text('[Mila Brandt, Otto Fuchs]'),
    });
  });
});

describe('what looks like a slip and is none', () => {
  for (const [what, from, to] of [
    ['a role called team', '  board: {', '  team: { title: Whole Team, external: true }\n  board: {'],
    ['a role called x', '  board: {', '  x: { title: Team X, external: true }\n  board: {'],
    ['a person called Ana and Co', 'otto: Otto Fuchs', 'otto: Otto and Sons'],
    ['a handle that is a word for later', 'karl: Karl Novak', 'karl: Karl Novak\n  tbd: Tom B. Dean'],
    ['an outcome and a note', 'due: 2126-03-01', 'due: 2126-03-01, outcome: none, notes: TBD'],
    ['an empty list', 'A: lead, C: po }\ndaci', 'A: lead, C: po, I: [] }\ndaci'],
  ] as const)
    it(`is left alone: ${what}`, () => {
      const used =
        what === 'a role called team'
          ? { 'C: po }\ndaci': 'C: [po, team] }\ndaci' }
          : what === 'a role called x'
            ? { 'C: po }\ndaci': 'C: [po, x] }\ndaci' }
            : what === 'a handle that is a word for later'
              ? { 'C: po }\ndaci': 'C: [po, tbd] }\ndaci' }
              : {};
      let text = slipped(from, to);
      for (const [one, other] of Object.entries(used)) text = slipped(one, other, text);
      expectNothing(text);
    });

  it('is left alone: last and first name in one text, of nobody who is declared', () => {
    expectNothing(`team: T
roles:
  lead: { title: Head, people: "Duarte, Ines" }
  mech: { title: Mechanic, people: [Otto Fuchs] }
raci:
  - { activity: Fixing brakes, R: mech, A: lead }
`);
  });
});
