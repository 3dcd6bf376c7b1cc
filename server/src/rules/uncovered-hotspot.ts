/** Reports known areas of conflict that the charter does not cover. */
import { appendEntries } from '../charter/edit/append.ts';
import { scalarText } from '../charter/edit/edits.ts';
import type { CharterFacts } from '../charter/facts.ts';
import { hotspotsIn } from '../charter/hotspots.ts';
import { HOTSPOTS, type Hotspot } from '../charter/model.ts';
import { type Fix, type FixContext, rule } from './rule.ts';
import { type Partners, partnersOf, placeFor } from './shared/partners.ts';

const TITLES: Readonly<Record<Hotspot, string>> = {
  rituals: 'sprint rituals',
  timelines: 'timelines',
  'project-management': 'project management',
};

export default rule({
  code: 'uncovered-hotspot',
  group: 'Partnership',
  severity: 'information',
  summary: 'The charter does not say who runs sprint rituals, sets dates or manages the project.',
  why: 'Product and engineering management overlap here, and fight if nobody has written it down.',
  ask: 'Who runs our rituals, promises dates and keeps track of the work? Ask both managers, and compare the answers.',
  source: 'Known sources of conflict between product and engineering managers.',
  marks: '`raci`, else `responsibilities`, else `team`',
  fixes: ['Insert the missing rows.'],
  bad: {
    text: `team: Checkout
roles:
  pm: { title: Product Manager, measures: [Conversion] }
  em: { title: Engineering Manager, measures: [Failure rate] }
raci:
  - { activity: Sprint planning, R: em, A: em, C: pm }
  - { activity: Promising a date, covers: timelines, R: em, A: pm }
rules: { missing-agreement: off }
`,
  },
  good: {
    text: `team: Checkout
roles:
  pm: { title: Product Manager, measures: [Conversion] }
  em: { title: Engineering Manager, measures: [Failure rate] }
raci:
  - { activity: Sprint planning, R: em, A: em, C: pm }
  - { activity: Promising a date, covers: timelines, R: em, A: pm }
  - { activity: Tracking dependencies, R: em, A: em, I: pm }
rules: { missing-agreement: off }
`,
  },

  charter(facts, _context, report) {
    const partners = partnersOf(facts);
    if (partners === undefined || facts.broken) return;
    const covered = coveredIn(facts);
    const missing = HOTSPOTS.filter((hotspot) => !covered.has(hotspot));
    if (missing.length === 0) return;
    const pair = placeFor(facts, ['raci', 'responsibilities', 'team']);
    if (pair === undefined) return;
    const list = missing.map((hotspot) => TITLES[hotspot]);
    const words = list.length === 1 ? list[0] : `${list.slice(0, -1).join(', ')} and ${list.at(-1)}`;
    const message = `No row covers ${words}, where product and engineering management overlap. Add a row, or add \`covers\` to an existing one.`;
    report({
      block: pair.block,
      span: pair.key.span,
      message,
      fixes: (context) => fixesOf(missing, partners, context),
    });
  },
});

function coveredIn({ tables, charter, names }: CharterFacts): ReadonlySet<Hotspot> {
  const covered = new Set<Hotspot>();
  for (const [index, hotspot] of HOTSPOTS.entries()) {
    if (tables.some((table) => table.covered[index])) covered.add(hotspot);
  }
  const named = [...(charter.responsibilities?.entries ?? []), ...(charter.agreements?.entries ?? [])];
  const claimed = names.roles.flatMap(({ role }) => role.responsibilities);
  for (const { value } of claimed) for (const hotspot of hotspotsIn(value)) covered.add(hotspot);
  for (const { name } of named) for (const hotspot of hotspotsIn(name?.value ?? '')) covered.add(hotspot);
  for (const { kind, unread } of charter.agreements?.entries ?? []) {
    // An unreadable kind may be any of them.
    if (unread?.has('kind')) return new Set(HOTSPOTS);
    if (kind?.value === 'ritual' || kind?.value === 'retrospective') covered.add('rituals');
  }
  return covered;
}

function fixesOf(missing: readonly Hotspot[], { pm, em }: Partners, context: FixContext): readonly Fix[] {
  const [p, e] = [scalarText(pm), scalarText(em)];
  const rows: Readonly<Record<Hotspot, string>> = {
    rituals: `{ activity: Running the sprint rituals, covers: rituals, R: ${e}, A: ${e}, C: ${p} }`,
    timelines: `{ activity: Promising a date, covers: timelines, R: [${p}, ${e}], A: ${p}, I: everyone }`,
    'project-management': `{ activity: Keeping track of work in flight, covers: project-management, R: ${e}, A: ${e}, I: ${p} }`,
  };
  const edit = appendEntries(
    context,
    'raci',
    missing.map((hotspot) => rows[hotspot]),
  );
  return edit === undefined
    ? []
    : [{ title: missing.length === 1 ? 'Insert a row' : 'Insert rows', edits: [edit], preferred: true, safe: false }];
}
