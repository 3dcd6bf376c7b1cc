import { addName, insertPair, scalarText } from '../charter/edit/edits.ts';
import { addHolder } from '../charter/edit/holders.ts';
import type { Responsibility } from '../charter/model.ts';
import { fold } from '../charter/names.ts';
import { holdingsThat, isUnread, type RowFacts } from '../charter/row-facts.ts';
import { type Letter, lettersThat } from '../charter/schemes.ts';
import { type Fix, type FixContext, rule } from './rule.ts';
import { candidatesFor } from './shared/offered-names.ts';
import { giveLetter, holdsLetter } from './shared/wording.ts';

export default rule({
  code: 'missing-owner',
  group: 'Ownership',
  severity: 'error',
  summary: 'Nobody holds the owner letter of a row, or a responsibility has no owner.',
  why: 'What nobody answers for is nobody’s job: it is done by whoever notices, or not at all.',
  ask: 'If this goes wrong, who explains it to the rest of the company? Who would be sorry if it never happened?',
  source: 'Smith and Erwin, “Role and Responsibility Charting (RACI)”: every activity has exactly one A.',
  marks: 'the label',
  fixes: [
    'Give the owner letter to the one who does the work.',
    'Give the owner letter to another of the row or the team.',
  ],
  bad: {
    text: `team: Checkout
roles: { pm: Product Manager, eng: Software Engineer }
raci:
  - { activity: Interviewing users, R: [eng, pm] }
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
    if (row.label === undefined || letter === undefined || letter.min === 0 || facts.dropped || !facts.filled) return;
    if (holdingsThat(facts, 'owner').length > 0 || isUnread(facts, 'owner')) return;
    const message = `Nobody ${holdsLetter(letter)} (${letter.letter}) for “${row.label.value}”. Name the one who answers for it.`;
    report({ block: row.block, span: row.label.span, message, fixes: (context) => fixesOf(facts, letter, context) });
  },

  charter({ charter, names }, _context, report) {
    const claimed = new Set<string>();
    for (const { role } of names.roles) for (const name of role.responsibilities) claimed.add(fold(name.value));
    for (const entry of charter.responsibilities?.entries ?? []) {
      const { name, block } = entry;
      if (name === undefined || entry.owners.length > 0 || entry.unread?.has('owner') || claimed.has(fold(name.value)))
        continue;
      const message = `“${name.value}” has no owner. Name the role that answers for it.`;
      report({ block, span: name.span, message, fixes: (context) => fixesOfResponsibility(entry, context) });
    }
  },
});

function fixesOf(facts: RowFacts, letter: Letter, { names, newLine }: FixContext): readonly Fix[] {
  const doers = holdingsThat(facts, 'doer');
  const [doer] = doers;
  const only = doer !== undefined && doers.length === 1 && doer.target?.kind !== 'everyone' ? [doer.name.value] : [];
  const others = doers.filter((one) => one.target?.kind !== 'everyone').map((one) => one.name.value);
  return candidatesFor(facts, names, [...only, ...others]).flatMap((name, index) => {
    const edit = addHolder(facts.row, letter, name, newLine);
    if (edit === undefined) return [];
    const title = `${giveLetter(letter, name)}${others.includes(name) ? ' too' : ''}`;
    return [{ title, edits: [edit], preferred: index === 0 && only.length > 0, safe: false }];
  });
}

function fixesOfResponsibility(entry: Responsibility, { names, newLine }: FixContext): readonly Fix[] {
  const { node, ownerKey, helpers, block } = entry;
  if (node === undefined) return [];
  const value = node.pairs.find((pair) => pair.key === ownerKey?.node)?.value;
  if (value?.kind === 'alias') return [];
  const helping = helpers.map((name) => name.value).filter((name) => names.resolve(name)?.kind === 'role');
  const roles = new Set([...helping, ...names.internal.map((role) => role.id)]);
  return [...roles].slice(0, 5).map((name) => {
    const edit =
      ownerKey === undefined
        ? insertPair(block, node, `owner: ${scalarText(name)}`, newLine)
        : addName(block, ownerKey.node, value, name, newLine);
    return { title: `Make “${name}” the owner`, edits: [edit], preferred: false, safe: false };
  });
}
