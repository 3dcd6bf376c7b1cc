/** Reports agreements that the product and the engineering manager lack. */
import { kindOfName } from '../charter/agreement-kinds.ts';
import { appendEntries } from '../charter/edit/append.ts';
import { scalarText } from '../charter/edit/edits.ts';
import type { CharterFacts } from '../charter/facts.ts';
import type { AgreementKind } from '../charter/model.ts';
import { isPlaceholderIn } from '../charter/names.ts';
import { type Fix, type FixContext, rule } from './rule.ts';
import { includesOneOf, type Partners, partnersOf, placeFor } from './shared/partners.ts';

const EXPECTED = [
  'one-on-one',
  'check-in',
  'retrospective',
  'feedback',
  'tech-debt',
] as const satisfies readonly AgreementKind[];

type Expected = (typeof EXPECTED)[number];

const TITLES: Readonly<Record<Expected, string>> = {
  'one-on-one': 'a one-on-one between the two',
  'check-in': 'a check-in',
  retrospective: 'a retrospective',
  feedback: 'a way to give feedback',
  'tech-debt': 'room for technical debt',
};

export default rule({
  code: 'missing-agreement',
  group: 'Partnership',
  severity: 'hint',
  summary: 'The product and engineering managers have not made an agreement that partners need.',
  why: 'Without a one-on-one, a check-in, a retrospective, a way to give feedback and time for technical debt, the two managers meet only in conflict.',
  ask: 'When did you two last talk about how you work together, and not about the work?',
  source: 'Known sources of conflict between product and engineering managers.',
  marks: '`agreements`, else `team`',
  fixes: ['Insert the missing agreements.'],
  bad: {
    text: `team: Checkout
roles:
  pm: { title: Product Manager, measures: [Conversion] }
  em: { title: Engineering Manager, measures: [Failure rate] }
agreements:
  - { name: PM and EM one-on-one, kind: one-on-one, every: week, with: [pm, em] }
  - { name: Monday check-in, kind: check-in, every: week, with: everyone }
  - { name: Retrospective, kind: retrospective, every: 2 weeks, with: everyone, owner: em }
  - { name: Feedback round, kind: feedback, every: quarter, with: everyone }
rules: { uncovered-hotspot: off }
`,
  },
  good: {
    text: `team: Checkout
roles:
  pm: { title: Product Manager, measures: [Conversion] }
  em: { title: Engineering Manager, measures: [Failure rate] }
agreements:
  - { name: PM and EM one-on-one, kind: one-on-one, every: week, with: [pm, em] }
  - { name: Monday check-in, kind: check-in, every: week, with: everyone }
  - { name: Retrospective, kind: retrospective, every: 2 weeks, with: everyone, owner: em }
  - { name: Feedback round, kind: feedback, every: quarter, with: everyone }
  - { name: Room for technical debt, kind: tech-debt, owner: em, share: 20% }
rules: { uncovered-hotspot: off }
`,
  },

  charter(facts, _context, report) {
    const partners = partnersOf(facts);
    if (partners === undefined || facts.broken) return;
    const there = agreedIn(facts, partners);
    const missing = EXPECTED.filter((kind) => !there.has(kind));
    if (missing.length === 0) return;
    const pair = placeFor(facts, ['agreements', 'team']);
    if (pair === undefined) return;
    const list = missing.map((kind) => TITLES[kind]);
    const words = list.length === 1 ? list[0] : `${list.slice(0, -1).join(', ')} and ${list.at(-1)}`;
    const message = `“${partners.pm}” and “${partners.em}” have not agreed on ${words}. Agree on it, and add it to \`agreements\`.`;
    report({
      block: pair.block,
      span: pair.key.span,
      message,
      fixes: (context) => fixesOf(missing, partners, context),
    });
  },
});

function agreedIn({ charter, names }: CharterFacts, { product, engineering }: Partners): ReadonlySet<string> {
  const there = new Set<string>();
  for (const { name, kind, with: who, unread } of charter.agreements?.entries ?? []) {
    const named = name === undefined ? undefined : kindOfName(name.value);
    // An unreadable kind may be any of them.
    if (unread?.has('kind')) return new Set(EXPECTED);
    if (unread?.has('with')) there.add('one-on-one');
    // An unknown name may mean a partner.
    const stranger = who.some((one) => names.resolve(one.value) === undefined && !isPlaceholderIn(one, names));
    const kinds = [kind?.value, named];
    const both = includesOneOf(who, product, names) && includesOneOf(who, engineering, names);
    if (kinds.includes('one-on-one') && (stranger || both)) there.add('one-on-one');
    for (const one of kinds) if (one !== undefined && one !== 'one-on-one') there.add(one);
  }
  return there;
}

function fixesOf(missing: readonly Expected[], { pm, em }: Partners, context: FixContext): readonly Fix[] {
  const [p, e] = [scalarText(pm), scalarText(em)];
  const entries: Readonly<Record<Expected, string>> = {
    'one-on-one': `{ name: Product and engineering one-on-one, kind: one-on-one, every: week, minutes: 30, with: [${p}, ${e}] }`,
    'check-in': '{ name: Team check-in, kind: check-in, every: week, minutes: 15, with: everyone }',
    retrospective: `{ name: Retrospective, kind: retrospective, every: 2 weeks, minutes: 60, with: everyone, owner: ${e} }`,
    feedback: '{ name: Feedback round, kind: feedback, every: quarter, with: everyone }',
    'tech-debt': `{ name: Room for technical debt, kind: tech-debt, owner: ${e}, share: 20% }`,
  };
  const edit = appendEntries(
    context,
    'agreements',
    missing.map((kind) => entries[kind]),
  );
  const title = missing.length === 1 ? 'Insert the agreement' : 'Insert the agreements';
  return edit === undefined ? [] : [{ title, edits: [edit], preferred: true, safe: false }];
}
