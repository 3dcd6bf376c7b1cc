import { addName, insertPair, scalarText } from '../charter/edits.ts';
import { holdingsThat, type RowFacts } from '../charter/facts.ts';
import type { Responsibility } from '../charter/model.ts';
import { fold } from '../charter/names.ts';
import { lettersThat } from '../charter/schemes.ts';
import { type Fix, type FixContext, rule } from './rule.ts';

export default rule({
  code: 'missing-owner',
  group: 'Ownership',
  severity: 'error',
  summary: 'Nobody holds the owner letter of a row, or a responsibility has no owner.',
  why: 'What nobody answers for is nobody’s job: it is done by whoever notices, or not at all.',
  source: 'Smith and Erwin, “Role and Responsibility Charting (RACI)”: every activity has exactly one A.',
  marks: 'the label',
  fixes: ['Give the owner letter to the one who does the work.', 'Insert the owner letter, with nobody in it yet.'],
  bad: {
    text: `team: Checkout
roles: { pm: Product Manager, eng: Software Engineer }
raci:
  - { activity: Interviewing users, R: eng, C: pm }
`,
  },
  good: {
    text: `team: Checkout
roles: { pm: Product Manager, eng: Software Engineer }
raci:
  - { activity: Interviewing users, R: eng, A: pm }
`,
  },

  row(facts, _context, report) {
    const { row } = facts;
    const [letter] = lettersThat(row.scheme, 'owner');
    if (row.label === undefined || letter === undefined || facts.dropped || !facts.filled) return;
    if (holdingsThat(facts, 'owner').length > 0) return;
    const message = `Nobody is ${letter.title.toLowerCase()} (${letter.letter}) for “${row.label.value}”. Name the one who answers for it.`;
    report({ block: row.block, span: row.label.span, message, fixes: (context) => fixesOf(facts, context) });
  },

  charter({ charter }, _context, report) {
    const claimed = new Set<string>();
    for (const role of charter.roles) for (const name of role.responsibilities) claimed.add(fold(name.value));
    for (const entry of charter.responsibilities?.entries ?? []) {
      const { name, block } = entry;
      if (name === undefined || entry.owners.length > 0 || claimed.has(fold(name.value))) continue;
      const message = `“${name.value}” has no owner. Name the role that answers for it.`;
      report({ block, span: name.span, message, fixes: (context) => fixesOfResponsibility(entry, context) });
    }
  },
});

function fixesOf(facts: RowFacts, { newLine }: FixContext): readonly Fix[] {
  const { row } = facts;
  const [letter] = lettersThat(row.scheme, 'owner');
  if (letter === undefined || row.node === undefined) return [];
  const existing = row.assignments.find((assignment) => assignment.letter === letter);
  // The row's own style decides between the letter and its key.
  const spelled = row.assignments.some((one) => one.key.value === one.letter.key && one.letter !== letter);
  const key = spelled ? letter.key : letter.letter;
  const doers = holdingsThat(facts, 'doer');
  const fixes: Fix[] = [];
  const [doer] = doers;
  if (doer !== undefined && doers.length === 1 && doer.target?.kind !== 'everyone') {
    const name = doer.name.value;
    const edit =
      existing !== undefined
        ? addName(row.block, existing.key.node, existing.value, name, newLine)
        : insertPair(row.block, row.node, `${key}: ${scalarText(name)}`, newLine);
    fixes.push({ title: `Make “${name}” ${letter.title.toLowerCase()} too`, edits: [edit], preferred: true, safe: false });
  }
  return fixes;
}

function fixesOfResponsibility(entry: Responsibility, { newLine }: FixContext): readonly Fix[] {
  if (entry.node === undefined || entry.ownerKey !== undefined) return [];
  const edit = insertPair(entry.block, entry.node, 'owner: ', newLine);
  return [{ title: 'Insert the owner', edits: [edit], preferred: false, safe: false }];
}
