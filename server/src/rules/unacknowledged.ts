/** Reports owners and doers who have not acknowledged all of their rows. */
import { newAcknowledgement } from '../charter/acknowledged.ts';
import type { BlockEdit } from '../charter/edit/edits.ts';
import type { Facts } from '../charter/facts.ts';
import type { Name } from '../charter/model.ts';
import { membersAmong, type Names, type Target } from '../charter/names.ts';
import { type Finding, type Fix, type FixContext, rule } from './rule.ts';
import { type Commitment, commitmentsByTable } from './shared/acknowledgements.ts';
import { distinctNames } from './shared/owners.ts';
import { placeOfPerson } from './shared/place-of-person.ts';
import { fewNames, type Part, type Some, together } from './shared/together.ts';

export default rule({
  code: 'unacknowledged',
  group: 'Time',
  severity: 'information',
  summary:
    'An owner or doer has not acknowledged all of their rows, in a table where half of the rows are acknowledged. One problem for each owner or doer.',
  why: 'A chart shows what its author thinks the others do. “I will do that” makes it true.',
  ask: 'Can you read your rows aloud? Is there one that you would not take on?',
  marks: 'the declaration of the role or person, or else the key of the table; the rows are related places',
  fixes: ['Acknowledge all of the rows or one of them, with today’s date.'],
  bad: {
    text: `team: Checkout
roles: { pm: Product Manager, eng: Software Engineer }
raci:
  - { activity: Roadmap, R: pm, A: pm, I: eng, acknowledged: { pm: RA 2026-11-02 } }
  - { activity: Deploying, R: eng, A: eng, I: pm }
`,
  },
  good: {
    text: `team: Checkout
roles: { pm: Product Manager, eng: Software Engineer }
raci:
  - { activity: Roadmap, R: pm, A: pm, I: eng, acknowledged: { pm: RA 2026-11-02 } }
  - { activity: Deploying, R: eng, A: eng, I: pm, acknowledged: { eng: RA 2026-11-03 } }
`,
  },

  rows(facts, _context, report) {
    for (const table of commitmentsByTable(facts)) {
      const { commitments } = table;
      const begun = commitments.filter(
        (one) => (one.entry.acknowledged?.entries.length ?? 0) > 0 || isUnread(one),
      ).length;
      // The first few acknowledgements must not start reminders.
      if (begun * 2 < commitments.length) continue;
      for (const holder of holdersIn(commitments, facts.names)) {
        const place = placeOf(holder.target, facts) ?? { block: table.block, span: table.key.span };
        const finding = together(holder.open, (open) => ({
          ...place,
          message: messageOf(holder, open, table.entry),
          fixes: (context) => fixesOf(open, context),
        }));
        if (finding !== undefined) report(finding);
      }
    }
  },
});

/** A row or responsibility that one holder has not acknowledged. */
interface Open extends Part {
  readonly commitment: Commitment;
  /** The holder's name in the row. */
  readonly holder: Name;
  readonly letters: string;
}

/** A role or person with the rows that they own or do in a table. */
interface Holder {
  readonly target: Target;
  readonly name: string;
  /** How many of the rows they have acknowledged. */
  acknowledged: number;
  readonly open: Open[];
}

function holdersIn(commitments: readonly Commitment[], names: Names): readonly Holder[] {
  const holders = new Map<unknown, Holder>();
  for (const commitment of commitments) {
    if (isUnread(commitment)) continue;
    const { entry, label } = commitment;
    const said = entry.acknowledged?.entries ?? [];
    const hasSaid = membersAmong(
      said.map((one) => one.name),
      names,
    );
    for (const name of distinctNames(commitment.committed, names)) {
      const target = names.resolve(name.value);
      if (target === undefined || target.kind === 'everyone') continue;
      const key = target.kind === 'role' ? target.role : target.person;
      const holder = holders.get(key) ?? { target, name: name.value, acknowledged: 0, open: [] };
      holders.set(key, holder);
      if (hasSaid(name)) holder.acknowledged++;
      else {
        const letters = commitment.lettersOf(name);
        const about = label === undefined ? 'this row' : `“${label.value}”`;
        const message = `“${name.value}” has not acknowledged ${about} (${letters}).`;
        const place = { block: entry.block, span: label?.span ?? name.span };
        holder.open.push({ ...place, message, name: label?.value ?? '…', commitment, holder: name, letters });
      }
    }
  }
  return [...holders.values()];
}

/** Where a role or person is declared in this charter. */
function placeOf(target: Target, facts: Facts): Pick<Finding, 'block' | 'span'> | undefined {
  if (target.kind === 'person') return placeOfPerson(facts, target.person);
  if (target.kind !== 'role' || target.role.role.from !== undefined) return undefined;
  const { block, id } = target.role.role;
  return { block, span: id.span };
}

function messageOf({ name, acknowledged }: Holder, open: Some<Open>, entry: string): string {
  const all = acknowledged + open.length;
  const what = open.length === 1 ? open[0].message : undefined;
  const several = `“${name}” has not acknowledged ${open.length} of ${all} ${entry}: ${fewNames(open)}.`;
  return `${what ?? several} Ask them, and record the answer.`;
}

/** Whether its acknowledgements could not be read. */
function isUnread({ entry }: Commitment): boolean {
  return entry.unread?.has('acknowledged') === true;
}

/** The number of rows with their own fix, in addition to the fix for all rows. */
const MOST_FIXES = 5;

function fixesOf(open: readonly Open[], context: FixContext): readonly Fix[] {
  const edits = open.map((one) => editOf(one, context));
  const all = edits.filter((edit) => edit !== undefined);
  const single = open.slice(0, MOST_FIXES).flatMap(({ holder, name }, index): Fix[] => {
    const edit = edits[index];
    const title = `“${holder.value}” acknowledges “${name}” today`;
    return edit === undefined ? [] : [{ title, edits: [edit], preferred: open.length === 1, safe: false }];
  });
  const [first] = open;
  if (first === undefined || open.length === 1 || all.length < open.length) return single;
  const title = `“${first.holder.value}” acknowledges all ${open.length} today`;
  return [{ title, edits: all, preferred: true, safe: false }, ...single];
}

function editOf({ commitment, holder, letters }: Open, { today, newLine }: FixContext): BlockEdit | undefined {
  return newAcknowledgement(commitment.entry, holder.value, `${letters} ${today}`, newLine);
}
