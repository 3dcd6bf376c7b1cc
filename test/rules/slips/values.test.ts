import { describe, it } from 'node:test';
import { expectNothing, expectSlip, slipped } from '../../support/slips.ts';

function wrongType(from: string, to: string, marked: string, says: string, fixed?: string, safe = true): void {
  expectSlip(slipped(from, to), {
    problems: [`error wrong-type ${marked}`],
    says: [says],
    ...(fixed === undefined ? {} : { fixed: slipped(from, fixed), safe }),
  });
}

describe('a date in another order', () => {
  for (const [text, date] of [
    ['2126/03/01', '2126-03-01'],
    ['2126.3.1', '2126-03-01'],
    ['21260301', '2126-03-01'],
    ['1.3.2126', '2126-03-01'],
    ['31-03-2126', '2126-03-31'],
    ['31/3/2126', '2126-03-31'],
    ['03/31/2126', '2126-03-31'],
    ['1 March 2126', '2126-03-01'],
    ['"March 1, 2126"', '2126-03-01'],
    ['1st of Mar 2126', '2126-03-01'],
    ['1. März 2126', '2126-03-01'],
  ] as const)
    it(`is written as YYYY-MM-DD: ${text}`, () => {
      const quoted = text.startsWith('"') ? `"${date}"` : date;
      wrongType('due: 2126-03-01', `due: ${text}`, text.replaceAll('"', ''), `\`${date}\``, `due: ${quoted}`);
    });

  for (const [text, says] of [
    ['1/3/2126', 'can be 2126-03-01 or 2126-01-03'],
    ['March 1', 'The year is missing'],
    ['2126-02-30', 'February 2126 has only 28 days'],
    ['31.11.2126', 'November 2126 has only 30 days'],
    ['2126-13-01', 'no such day'],
    ['soon', 'YYYY-MM-DD'],
  ] as const)
    it(`has no fix where it is not one day: ${text}`, () => {
      wrongType('due: 2126-03-01', `due: ${text}`, text, says);
    });

  it('has a year of two digits, which may be another century', () => {
    wrongType('due: 2126-03-01', 'due: 1.3.26', '1.3.26', '`2026-03-01`', 'due: 2026-03-01', false);
  });
});

describe('a rhythm in other words', () => {
  for (const [text, every] of [
    ['weekly', 'week'],
    ['Daily', 'day'],
    ['two weeks', '2 weeks'],
    ['every other week', '2 weeks'],
    ['every week', 'week'],
    ['once a month', 'month'],
    ['2weeks', '2 weeks'],
    ['2 weeks.', '2 weeks'],
    ['every 3 months', '3 months'],
    ['fortnightly', '2 weeks'],
    ['annually', 'year'],
    ['wöchentlich', 'week'],
    ['alle zwei Wochen', '2 weeks'],
    ['cada semana', 'week'],
    ['mensuel', 'month'],
  ] as const)
    it(`is written as the format has it: ${text}`, () => {
      wrongType('every: 2 weeks', `every: ${text}`, text, `Write \`${every}\``, `every: ${every}`);
    });

  for (const text of ['biweekly', 'bi-weekly'])
    it(`has no fix where it means two: ${text}`, () => {
      wrongType('every: 2 weeks', `every: ${text}`, text, 'can mean every two weeks or twice a week');
    });

  for (const text of ['Monday', 'twice a week', '2 sprints'])
    it(`has no fix where the format has none: ${text}`, () => {
      wrongType('every: 2 weeks', `every: ${text}`, text, 'day, week, month');
    });
});

describe('a share in another form', () => {
  const DEBT = (share: string) => `    with: everyone\n  - { name: Old tools, kind: tech-debt, share: ${share} }\n`;
  const FROM = '    with: everyone\n';
  for (const [text, share, safe] of [
    ['20', '20%', true],
    ['0.2', '20%', true],
    ['"0,2"', '"20%"', true],
    ['20 percent', '20%', true],
    ['20 Prozent', '20%', true],
    ['1/5', '20%', true],
    ['about 20%', '20%', false],
    ['a fifth', '20%', false],
  ] as const)
    it(`is a number with a percent sign: ${text}`, () => {
      const fixed = share.startsWith('"') ? '20%' : share;
      wrongType(FROM, DEBT(text), text.replaceAll('"', ''), 'Write `20%`', DEBT(fixed), safe);
    });

  for (const text of ['1', '1.5', '120%', 'some'])
    it(`has no fix where it is not known how much it is: ${text}`, () => {
      wrongType(FROM, DEBT(text), text, '0% to 100%');
    });
});

describe('a word of a fixed list', () => {
  for (const [from, to, marked, fixed, safe] of [
    ['status: open', 'status: Decided', 'Decided', 'status: decided', true],
    ['status: open', 'status: in progress', 'in progress', 'status: open', false],
    ['status: open', 'status: cancelled', 'cancelled', 'status: dropped', false],
    ['kind: one-on-one', 'kind: 1-1', '1-1', 'kind: one-on-one', false],
    ['kind: one-on-one', 'kind: One on one', 'One on one', 'kind: one-on-one', true],
    ['kind: retrospective', 'kind: Retrospectives', 'Retrospectives', 'kind: retrospective', true],
    ['external: true', 'external: yes', 'yes', 'external: true', true],
  ] as const)
    it(`is the word that is meant: ${marked}`, () => {
      wrongType(from, to, marked, `Write \``, fixed, safe);
    });

  it('is the length of a meeting', () => {
    wrongType('minutes: 30', 'minutes: 30 min', '30 min', 'Write `30`', 'minutes: 30');
    wrongType('minutes: 30', 'minutes: 1 hour', '1 hour', 'Write `60`', 'minutes: 60', false);
    wrongType('minutes: 30', 'minutes: long', 'long', 'from 1 to 480');
  });
});

describe('an agreement without a kind whose name says it', () => {
  for (const name of ['Weekly 1:1', 'One-on-one', '1 on 1'])
    it(`counts as that kind: ${name}`, () => {
      const pm = slipped('title: Product Owner', 'title: Product Manager, profile: product-manager');
      const both = slipped('title: Workshop Lead', 'title: Engineering Manager', pm);
      const others = `  - { name: Stand-up, every: day, with: everyone }
  - { name: Feedback round, every: quarter, with: everyone }
  - { name: Technical debt, share: 20% }
rules: { uncovered-hotspot: off }
`;
      const text = `${slipped('kind: retrospective', 'notes: ours', slipped('name: Look back', 'name: Retro', both))}${others}`;
      expectNothing(slipped('name: Weekly talk, kind: one-on-one', `name: "${name}"`, text));
    });
});
