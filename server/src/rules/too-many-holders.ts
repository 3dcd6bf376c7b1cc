/** Reports letters with more holders than the scheme allows. */
import type { BlockEdit } from '../charter/edit/edits.ts';
import { removeHolders } from '../charter/edit/holders.ts';
import type { Assignment, Name, Row } from '../charter/model.ts';
import { holderOf, type Names } from '../charter/names.ts';
import { type Fix, type FixContext, rule } from './rule.ts';
import { firstMarked } from './shared/first-few.ts';
import { insteadOfEveryone } from './shared/offered-names.ts';
import { distinctNames } from './shared/owners.ts';
import { giveLetter, holdsLetter, holdTogether, quoteList } from './shared/wording.ts';

export default rule({
  code: 'too-many-holders',
  group: 'Ownership',
  severity: 'error',
  summary: 'More roles have a letter than the scheme allows, such as two drivers of one decision.',
  why: 'The scheme sets a limit because people above it wait for each other.',
  ask: 'Which of them would you call first? Could the others advise, or be informed?',
  marks: 'each role or person above the limit, 20 at most',
  fixes: ['Keep the first one, or as many as the scheme allows.', 'Keep this one instead of the first.'],
  bad: {
    text: `team: Checkout
roles: { pm: Product Manager, lead: Tech Lead, eng: Software Engineer }
daci:
  - { decision: Choose the payment provider, D: [lead, eng], A: pm, I: everyone }
`,
  },
  good: {
    text: `team: Checkout
roles: { pm: Product Manager, lead: Tech Lead, eng: Software Engineer }
daci:
  - { decision: Choose the payment provider, D: lead, A: pm, I: everyone }
  - { decision: Choose the database, D: eng, A: lead, I: everyone }
`,
  },

  row({ row, dropped }, { names }, report) {
    if (dropped) return;
    for (const assignment of row.assignments) {
      const { letter } = assignment;
      if (letter.is.includes('owner') || letter.max === Number.POSITIVE_INFINITY) continue;
      const holders = distinctNames(assignment.names, names);
      const crowd = holders.find(
        (one) => names.resolve(one.value)?.kind === 'everyone' && names.internal.length > letter.max,
      );
      const extra = crowd === undefined ? holders.slice(letter.max) : [crowd];
      if (extra.length === 0) continue;
      const [first] = holders;
      const { marked, more } = firstMarked(extra);
      for (const name of marked) {
        const about = row.label === undefined ? 'this row' : `“${row.label.value}”`;
        const most = letter.max === 1 ? 'one' : String(letter.max);
        const who =
          name === crowd
            ? `Everyone ${holdsLetter(letter)}`
            : `${quoteList(holders.map((one) => one.value))} ${holdTogether(letter, holders)}`;
        const message = `${who} (${letter.letter}) of ${about}, and ${row.scheme.id.toUpperCase()} has ${most}. Keep ${most}.${more(name)}`;
        const related =
          first === undefined || first === name
            ? []
            : [{ block: row.block, span: first.span, message: `“${first.value}” is the first.` }];
        report({
          block: row.block,
          span: name.span,
          message,
          related,
          fixes: (context) =>
            name === crowd && holders.length === 1
              ? nameOne(row, assignment, name, context)
              : fixesOf(row, assignment, holders, name, names),
        });
      }
    }
  },
});

/** @param holders without duplicates */
function fixesOf(row: Row, assignment: Assignment, holders: readonly Name[], name: Name, names: Names): readonly Fix[] {
  const { max } = assignment.letter;
  const everyone = names.resolve(name.value)?.kind === 'everyone';
  const others = holders.filter((one) => one !== name);
  if (others.length <= max) {
    const edits = keeping(row, assignment, holders, others, names);
    return edits.length === 0 ? [] : [{ title: `Remove “${name.value}”`, edits, preferred: true, safe: false }];
  }
  const first = others.slice(0, max);
  // Everyone cannot stay as the holder.
  const choices = everyone ? [first] : [first, [...first.slice(1), name]];
  return choices.flatMap((keep): readonly Fix[] => {
    const edits = keeping(row, assignment, holders, keep, names);
    const title = `Keep ${quoteList(keep.map((one) => one.value))}`;
    return edits.length === 0 ? [] : [{ title, edits, preferred: keep === first, safe: false }];
  });
}

/** Removes all names from a cell except some. */
function keeping(
  row: Row,
  assignment: Assignment,
  holders: readonly Name[],
  keep: readonly Name[],
  names: Names,
): readonly BlockEdit[] {
  const stays = new Set(keep);
  const who = (name: Name) => holderOf(name.value, names.resolve(name.value));
  const gone = new Set(holders.filter((one) => !stays.has(one)).map(who));
  return removeHolders(
    row,
    assignment,
    assignment.names.filter((name) => !stays.has(name) && gone.has(who(name))),
  );
}

function nameOne(row: Row, assignment: Assignment, everyone: Name, { names }: FixContext): readonly Fix[] {
  const { letter } = assignment;
  const rest = assignment.names.filter((one) => one !== everyone);
  const more = removeHolders(row, assignment, rest);
  if (letter.max !== 1 || (rest.length > 0 && more.length === 0)) return [];
  return insteadOfEveryone(row.block, everyone, names, (role) => giveLetter(letter, role), more);
}
