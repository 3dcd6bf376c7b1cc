import { describe, it } from 'node:test';
import { expectNothing, expectSlip, slipped, WORKSHOP } from '../../support/slips.ts';

interface KeyCase {
  readonly from: string;
  readonly to: string;
  readonly key: string;
  readonly says: string;
  readonly fixed?: string;
  readonly safe?: boolean;
}

function unknownKey({ from, to, key, says, fixed, safe = fixed !== undefined }: KeyCase): void {
  expectSlip(slipped(from, to), {
    problems: [`error unknown-key ${key}`],
    says: [says],
    ...(fixed === undefined ? {} : { fixed: slipped(from, fixed), safe }),
  });
}

const ROW = '{ activity: Fixing brakes, R: mech, A: lead, C: po }';
const BLOCK = '    R: po\n    A: po\n    C: lead\n    I: mech\n';

describe('a key in another spelling or another word', () => {
  for (const [from, to, key, right] of [
    ['raci:\n', 'RACI:\n', 'RACI', 'raci'],
    ['raci:\n', 'raci-matrix:\n', 'raci-matrix', 'raci'],
    ['raci:\n', 'Raci Chart:\n', 'Raci Chart', 'raci'],
    ['daci:\n', 'DACI:\n', 'DACI', 'daci'],
    ['agreements:\n', 'Agreements:\n', 'Agreements', 'agreements'],
    ['agreements:\n', 'working agreements:\n', 'working agreements', 'agreements'],
    ['responsibilities:\n', 'Duties:\n', 'Duties', 'responsibilities'],
    ['decides:\n', 'Decisions:\n', 'Decisions', 'decides'],
    ['roles:\n', 'Roles:\n', 'Roles', 'roles'],
    ['people:\n', 'members:\n', 'members', 'people'],
    ['team: Bicycle', 'name: Bicycle', 'name', 'team'],
    ['team: Bicycle', 'Team name: Bicycle', 'Team name', 'team'],
    ['activity: Fixing brakes', 'task: Fixing brakes', 'task', 'activity'],
    ['activity: Fixing brakes', 'What: Fixing brakes', 'What', 'activity'],
    ['activity: Fixing brakes', 'Tarea: Fixing brakes', 'Tarea', 'activity'],
    ['activity: Pricing repairs', 'title: Pricing repairs', 'title', 'activity'],
    ['decision: Which supplier', 'topic: Which supplier', 'topic', 'decision'],
    ['name: Tool cabinet', 'thing: Tool cabinet', 'thing', 'name'],
    ['name: Look back', 'meeting: Look back', 'meeting', 'name'],
    ['    R: po\n', '    responsable: po\n', 'responsable', 'responsible'],
    ['    R: po\n', '    r: po\n', 'r', 'R'],
    ['A: lead, C: po }\ndaci', 'Accountable: lead, C: po }\ndaci', 'Accountable', 'accountable'],
    ['C: po }\ndaci', 'consult: po }\ndaci', 'consult', 'consulted'],
    ['C: po }\ndaci', 'konsultiert: po }\ndaci', 'konsultiert', 'consulted'],
    ['D: po,', 'drives: po,', 'drives', 'driver'],
    ['due: 2126', 'deadline: 2126', 'deadline', 'due'],
    ['owner: lead', 'accountable: lead', 'accountable', 'owner'],
    ['helpers: mech', 'helped by: mech', 'helped by', 'helpers'],
    ['people: ines', 'Members: ines', 'Members', 'people'],
    ['people: [mila, otto]', 'name: [mila, otto]', 'name', 'people'],
    ['title: Mechanic', 'name: Mechanic', 'name', 'title'],
    ['measures: [Repairs sold]', 'KPIs: [Repairs sold]', 'KPIs', 'measures'],
    ['manages: mech', 'direct reports: mech', 'direct reports', 'manages'],
    ['tie-break: board', 'tie breaker: board', 'tie breaker', 'tie-break'],
    ['every: week', 'cadence: week', 'cadence', 'every'],
    ['minutes: 30', 'duration: 30', 'duration', 'minutes'],
    ['with: everyone', 'attendees: everyone', 'attendees', 'with'],
    ['name: Mila Brandt,', 'full name: Mila Brandt,', 'full name', 'name'],
    ['email: mila', 'E-Mail: mila', 'E-Mail', 'email'],
    ['  who: lead\n', '  WHO: lead\n', 'WHO', 'who'],
  ] as const)
    it(`is renamed: ${key} for ${right}`, () => {
      unknownKey({ from, to, key, says: `Write \`${right}\``, fixed: to.replace(key, right), safe: true });
    });
});

describe('several letters in one key', () => {
  for (const [from, to, key, fixed] of [
    [ROW, '{ activity: Fixing brakes, RA: mech, C: po }', 'RA', '{ activity: Fixing brakes, R: mech, A: mech, C: po }'],
    [
      ROW,
      '{ activity: Fixing brakes, R/A: mech, C: po }',
      'R/A',
      '{ activity: Fixing brakes, R: mech, A: mech, C: po }',
    ],
    [
      BLOCK,
      '    "R, A": po # both\n    C: lead\n    I: mech\n',
      'R, A',
      '    R: po\n    A: po # both\n    C: lead\n    I: mech\n',
    ],
    [
      BLOCK,
      '    R & A:\n      - po\n    C: lead\n    I: mech\n',
      'R & A',
      '    R:\n      - po\n    A:\n      - po\n    C: lead\n    I: mech\n',
    ],
    ['D: po, A: po,', 'DA: po,', 'DA', 'D: po, A: po,'],
  ] as const)
    it(`are written one by one: ${key}`, () => {
      unknownKey({ from, to, key, says: 'Write each of them', fixed, safe: true });
    });
});

describe('a row that is turned round', () => {
  for (const [what, from, to, key, says, fixed] of [
    [
      'in braces',
      ROW,
      '{ activity: Fixing brakes, lead: A, mech: R, po: C }',
      'lead',
      '`A: lead, R: mech, C: po`',
      ROW,
    ],
    [
      'with several letters',
      ROW,
      '{ activity: Fixing brakes, lead: R/A, mech: R, po: C }',
      'lead',
      '`R: [lead, mech], A: lead, C: po`',
      '{ activity: Fixing brakes, R: [lead, mech], A: lead, C: po }',
    ],
    [
      'in lines, by titles and words',
      BLOCK,
      '    Product Owner: Responsible, Accountable\n    Workshop Lead: Consulted\n    mech: I\n',
      'Product Owner',
      '`R: Product Owner',
      BLOCK,
    ],
    [
      'with comments',
      BLOCK,
      '    po: RA # sells\n    lead: C # knows\n    mech: I\n',
      'po',
      '`R: po, A: po, C: lead, I: mech`',
      '    R: po\n    A: po # sells\n    C: lead # knows\n    I: mech\n',
    ],
    [
      'with other keys between',
      ROW,
      '{ activity: Fixing brakes, mech: R, notes: soon, lead: A, po: C }',
      'mech',
      '`R: mech, A: lead, C: po`',
      '{ activity: Fixing brakes, R: mech, notes: soon, A: lead, C: po }',
    ],
    [
      'of a decision',
      'D: po, A: po, C: lead, I: mech,',
      'po: D/A, lead: C, mech: I,',
      'po',
      '`D: po, A: po, C: lead, I: mech`',
      'D: po, A: po, C: lead, I: mech,',
    ],
  ] as const)
    it(`is one error, with the letters first: ${what}`, () => {
      unknownKey({ from, to, key, says, fixed, safe: true });
    });

  it('is not safe to turn where nobody has one of the names', () => {
    unknownKey({
      from: ROW,
      to: '{ activity: Fixing brakes, mech: R, lead: A, zoe: C }',
      key: 'mech',
      says: '`R: mech, A: lead, C: zoe`',
      fixed: '{ activity: Fixing brakes, R: mech, A: lead, C: zoe }',
      safe: false,
    });
  });
});

describe('a key in the wrong place', () => {
  for (const [what, from, to, fixed] of [
    [
      'below a text',
      'team: Bicycle Workshop\n',
      'team: Bicycle Workshop # ours\npurpose: Repair bicycles\n',
      'team:\n  name: Bicycle Workshop # ours\n  purpose: Repair bicycles\n',
    ],
    [
      'above a text',
      'team: Bicycle Workshop\n',
      'purpose: Repair bicycles\nteam: Bicycle Workshop\n',
      'team:\n  name: Bicycle Workshop\n  purpose: Repair bicycles\n',
    ],
    [
      'below keys',
      'team: Bicycle Workshop\n',
      'team:\n    name: Bicycle Workshop\ngoals:\n  - Repair # all\n  - Sell\n\n',
      'team:\n    name: Bicycle Workshop\n    goals:\n      - Repair # all\n      - Sell\n\n',
    ],
    [
      'beside braces',
      'team: Bicycle Workshop\n',
      'team: { name: Bicycle Workshop }\nscope: Bicycles, and tricycles\n',
      'team: { name: Bicycle Workshop, scope: "Bicycles, and tricycles" }\n',
    ],
  ] as const)
    it(`is moved under \`team\`: ${what}`, () => {
      const key = /^(purpose|goals|scope)/m.exec(to)?.[0] ?? '';
      unknownKey({ from, to, key, says: 'under `team`', fixed, safe: true });
    });

  for (const [from, to, key, says] of [
    [ROW, ROW.replace(' }', ', status: open }'), 'status', 'decision table'],
    ['team: Bicycle Workshop\n', 'team: Bicycle Workshop\nwhat: po\n', 'what', 'under `decides`'],
    ['team: Bicycle Workshop\n', 'team: Bicycle Workshop\nphase: Spring\n', 'phase', 'in each row of a table'],
    [ROW, ROW.replace('C: po', 'S: po'), 'S', 'a letter of `rasci`'],
    ['D: po,', 'R: po,', 'R', 'In `daci`, write `D` (driver)'],
  ] as const)
    it(`says where it belongs: ${key}`, () => {
      unknownKey({ from, to, key, says });
    });
});

describe('a key that nothing in Charter looks like', () => {
  for (const [from, to, key, kept] of [
    ['otto: Otto Fuchs', 'otto: { name: Otto Fuchs, left: 2026-05-01 }', 'left', 'x-left'],
    [ROW, ROW.replace(' }', ', priority: 2 }'), 'priority', 'x-priority'],
    ['team: Bicycle Workshop\n', 'team: Bicycle Workshop\nmotto: Ride on # old\n', 'motto', 'x-motto'],
  ] as const)
    it(`is a warning, and is kept: ${key}`, () => {
      expectSlip(slipped(from, to), {
        problems: [`warning unknown-key ${key}`],
        says: [`Charter has no “${key}” here`, '`x-`'],
        fixed: slipped(from, to.replace(key, kept)),
      });
    });
});

describe('keys that look like slips and are none', () => {
  it('are left alone: the author’s own, areas of one’s own, and letters of another scheme’s table', () => {
    expectNothing(slipped('team: Bicycle Workshop\n', 'team: Bicycle Workshop\nx-RACI: { lead: R/A, po: TBD }\n'));
    expectNothing(slipped('  who: lead\n', '  who: lead\n  whatnot: po\n  hiring: lead\n'));
    expectNothing(slipped(ROW, ROW.replace(' }', ', x-R/A: lead, x-status: open }')));
    expectNothing(WORKSHOP.replace('raci:', 'rasci:').replace('C: po }\ndaci', 'S: po, C: board }\ndaci'));
  });
});
