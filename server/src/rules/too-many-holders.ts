import { keepItems, removeHolders } from '../charter/holders.ts';
import type { Assignment, Name, Row } from '../charter/model.ts';
import { insteadOfEveryone } from './candidates.ts';
import { distinctNames } from './owners.ts';
import { type Fix, type FixContext, rule } from './rule.ts';
import { giveLetter, holdsLetter, holdTogether, quoteList } from './words.ts';

export default rule({
  code: 'too-many-holders',
  group: 'Ownership',
  severity: 'error',
  summary: 'A letter is held by more than the scheme allows, such as two drivers of one decision.',
  why: 'The scheme says how many there can be because more than that wait for one another.',
  marks: 'each holder after the last one allowed',
  fixes: ['Keep the first one, or as many as there can be.', 'Keep this one instead of the first.'],
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
      const [first] = holders;
      for (const name of extra) {
        const about = row.label === undefined ? 'this row' : `“${row.label.value}”`;
        const most = letter.max === 1 ? 'one' : String(letter.max);
        const who =
          name === crowd
            ? `Everyone ${holdsLetter(letter)}`
            : `${quoteList(holders.map((one) => one.value))} ${holdTogether(letter, holders)}`;
        const message = `${who} (${letter.letter}) of ${about}, and ${row.scheme.id.toUpperCase()} has ${most}. Keep ${most}.`;
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
              : fixesOf(row, assignment, holders, name),
        });
      }
    }
  },
});

function fixesOf(row: Row, assignment: Assignment, holders: readonly Name[], name: Name): readonly Fix[] {
  const [first] = holders;
  if (assignment.letter.max === 1 && holders.length > 2 && first !== undefined && first !== name)
    return [...keepAlone(row, assignment, first, true), ...keepAlone(row, assignment, name, false)];
  if (assignment.names.length < 2) return [];
  const same = assignment.names.filter((one) => one.value === name.value);
  const edits = removeHolders(row, assignment, same);
  return edits.length === 0 ? [] : [{ title: `Remove “${name.value}”`, edits, preferred: true, safe: false }];
}

function nameOne({ block }: Row, { letter }: Assignment, everyone: Name, { names }: FixContext): readonly Fix[] {
  if (letter.max !== 1) return [];
  return insteadOfEveryone(block, everyone, names, (role) => giveLetter(letter, role));
}

function keepAlone({ block, node }: Row, { value }: Assignment, keep: Name, preferred: boolean): readonly Fix[] {
  const edits = node === undefined || value?.kind !== 'seq' ? [] : keepItems(block, node, value, [keep.node]);
  return edits.length === 0 ? [] : [{ title: `Keep “${keep.value}”`, edits, preferred, safe: false }];
}
