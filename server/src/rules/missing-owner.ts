/** Reports rows and responsibilities without an owner. */
import { addName, type BlockEdit, insertPair, scalarText } from '../charter/edit/edits.ts';
import { addHolder } from '../charter/edit/holders.ts';
import { replaceName } from '../charter/edit/name-edits.ts';
import type { Responsibility } from '../charter/model.ts';
import { fold, isPlaceholderIn } from '../charter/names.ts';
import { holdingsThat, isUnread, type RowFacts } from '../charter/row-facts.ts';
import { type Letter, lettersThat } from '../charter/schemes.ts';
import { type Fix, type FixContext, rule } from './rule.ts';
import { candidatesFor } from './shared/offered-names.ts';
import { giveLetter, holdsLetter } from './shared/wording.ts';

export default rule({
  code: 'missing-owner',
  group: 'Ownership',
  severity: 'error',
  summary: 'A row has no owner letter, or a responsibility has no owner.',
  why: 'Without an owner, it is nobody’s job: it gets done by the person who happens to notice, or not at all.',
  ask: 'If this goes wrong, who explains it to the rest of the company? Who would be sorry if it never happened?',
  source: 'Smith and Erwin, “Role and Responsibility Charting (RACI)”: every activity has exactly one A.',
  marks: 'the label',
  fixes: ['Give the owner letter to the doer.', 'Give the owner letter to another role in the row or the team.'],
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
    const letter = missingOwner(facts);
    if (row.label === undefined || letter === undefined) return;
    const yet = facts.placeholders.some((one) => one.letter.is.includes('owner')) ? ' yet' : '';
    const message = `Nobody ${holdsLetter(letter)} (${letter.letter}) for “${row.label.value}”${yet}. Name one owner.`;
    report({ block: row.block, span: row.label.span, message, fixes: (context) => fixesOf(facts, letter, context) });
  },

  charter({ charter, names }, _context, report) {
    const claimed = new Set<string>();
    for (const { role } of names.roles) for (const name of role.responsibilities) claimed.add(fold(name.value));
    for (const entry of charter.responsibilities?.entries ?? []) {
      const { name, block, owners } = entry;
      if (name === undefined || entry.unread?.has('owner') || claimed.has(fold(name.value))) continue;
      if (!owners.every((owner) => isPlaceholderIn(owner, names))) continue;
      const message = `“${name.value}” has no owner${owners.length > 0 ? ' yet' : ''}. Name a role as the owner.`;
      report({ block, span: name.span, message, fixes: (context) => fixesOfResponsibility(entry, context) });
    }
  },
});

/** The owner letter that the row lacks; undefined if it has one or needs none. */
export function missingOwner(facts: RowFacts): Letter | undefined {
  const { row } = facts;
  const [letter] = lettersThat(row.scheme, 'owner');
  if (row.label === undefined || letter === undefined || letter.min === 0 || facts.dropped || !facts.filled) return;
  return holdingsThat(facts, 'owner').length > 0 || isUnread(facts, 'owner') ? undefined : letter;
}

function fixesOf(facts: RowFacts, letter: Letter, { names, newLine }: FixContext): readonly Fix[] {
  const doers = holdingsThat(facts, 'doer');
  const [doer] = doers;
  const only = doer !== undefined && doers.length === 1 && doer.target?.kind !== 'everyone' ? [doer.name.value] : [];
  const others = doers.filter((one) => one.target?.kind !== 'everyone').map((one) => one.name.value);
  return candidatesFor(facts, names, [...only, ...others]).flatMap((name, index) => {
    const edit = giveTo(facts, letter, name, newLine);
    if (edit === undefined) return [];
    const title = `${giveLetter(letter, name)}${others.includes(name) ? ' too' : ''}`;
    return [{ title, edits: [edit], preferred: index === 0 && only.length > 0, safe: false }];
  });
}

/** Gives a letter to a name, replacing a text such as TBD. */
export function giveTo(
  { row, placeholders }: RowFacts,
  letter: Letter,
  name: string,
  newLine: string,
): BlockEdit | undefined {
  const there = placeholders.find((one) => one.letter === letter);
  return there === undefined
    ? addHolder(row, letter, name, newLine)
    : replaceName(row.block, there.name, [name], newLine);
}

function fixesOfResponsibility(entry: Responsibility, { names, newLine }: FixContext): readonly Fix[] {
  const { node, ownerKey, owners, helpers, block } = entry;
  const [placeholder] = owners;
  if (node === undefined) return [];
  const value = node.pairs.find((pair) => pair.key === ownerKey?.node)?.value;
  if (value?.kind === 'alias') return [];
  const helping = helpers.map((name) => name.value).filter((name) => names.resolve(name)?.kind === 'role');
  const roles = new Set([...helping, ...names.internal.map((role) => role.id)]);
  return [...roles].slice(0, 5).flatMap((name) => {
    const edit =
      ownerKey === undefined
        ? insertPair(block, node, `owner: ${scalarText(name)}`, newLine)
        : placeholder === undefined
          ? addName(block, ownerKey.node, value, name, newLine)
          : replaceName(block, placeholder, [name], newLine);
    if (edit === undefined) return [];
    return { title: `Make “${name}” the owner`, edits: [edit], preferred: false, safe: false };
  });
}
