import { type BlockEdit, removeItem, replaceScalar } from '../charter/edits.ts';
import type { Holding, RowFacts } from '../charter/facts.ts';
import { addHolder, removeHolder } from '../charter/holders.ts';
import type { Name, Responsibility } from '../charter/model.ts';
import { EVERYONE } from '../charter/names.ts';
import { type Letter, lettersThat } from '../charter/schemes.ts';
import { distinctNames, ownersOf } from './owners.ts';
import { type Fix, type FixContext, rule } from './rule.ts';
import { bothOrAll, holdsLetter, holdTogether, quoteList } from './words.ts';

export default rule({
  code: 'split-accountability',
  group: 'Ownership',
  severity: 'error',
  summary: 'More than one holds the owner letter of a row, or a responsibility has two owners.',
  why: 'When two people answer for one thing, each can believe that the other one does. One answers; the others can still do the work or be asked.',
  source: 'Smith and Erwin, “Role and Responsibility Charting (RACI)”: only one A an activity.',
  marks: 'each owner after the first; `everyone` itself',
  fixes: [
    'Keep the first owner; the other one does the work, or gives input.',
    'Keep this owner instead of the first.',
  ],
  bad: {
    text: `team: Checkout
roles: { pm: Product Manager, lead: Tech Lead, eng: Software Engineer }
raci:
  - { activity: Sprint planning, R: eng, A: [lead, pm], I: everyone }
`,
  },
  good: {
    text: `team: Checkout
roles: { pm: Product Manager, lead: Tech Lead, eng: Software Engineer }
raci:
  - { activity: Sprint planning, R: [eng, pm], A: lead, I: everyone }
`,
  },

  row(facts, { names }, report) {
    if (facts.dropped) return;
    const { block, label } = facts.row;
    const owners = ownersOf(facts, names);
    // A scheme of the team's own may want more than one.
    const most = Math.max(1, ...owners.map((one) => one.letter.max));
    if (most > 1 && owners.length <= most) return;
    const single = owners.filter((one) => one.target?.kind !== 'everyone');
    const [first] = single;
    const about = label === undefined ? 'this row' : `“${label.value}”`;
    for (const other of owners) {
      const everyone = other.target?.kind === 'everyone';
      if (other === first) continue;
      if (first === undefined && !everyone) continue;
      const message = everyone
        ? `Everyone ${holdsLetter(other.letter)} for ${about}, so nobody answers for it. Name one role.`
        : `${quoteList(single.map((one) => one.name.value))} ${holdTogether(other.letter, single)} for ${about}. Keep one; the others can do the work or give input.`;
      const related =
        first === undefined ? [] : [{ block, span: first.name.span, message: `“${first.name.value}” is the first.` }];
      report({
        block,
        span: other.name.span,
        message,
        related,
        fixes: (context) => fixesOf(facts, first, other, context),
      });
    }
  },

  charter({ charter, names }, _context, report) {
    for (const entry of charter.responsibilities?.entries ?? []) {
      const { block, name } = entry;
      const owners = distinctNames(entry.owners, names);
      const single = owners.filter((one) => names.resolve(one.value)?.kind !== 'everyone');
      const [first] = single;
      const about = name === undefined ? 'this responsibility' : `“${name.value}”`;
      for (const other of owners) {
        const everyone = names.resolve(other.value)?.kind === 'everyone';
        if (other === first) continue;
        const message = everyone
          ? `Everyone owns ${about}, so nobody does. Name one role.`
          : `${quoteList(single.map((one) => one.value))} ${bothOrAll(single)} own ${about}. Keep one; the others can be helpers.`;
        const related =
          first === undefined ? [] : [{ block, span: first.span, message: `“${first.value}” is the first.` }];
        report({ block, span: other.span, message, related, fixes: () => entryFixes(entry, first, other, everyone) });
      }
    }
  },
});

/** The letter that somebody gets who is an owner no longer: one who does the work, if the scheme and row allow it. */
function otherLetter(facts: RowFacts): Letter | undefined {
  const { scheme } = facts.row;
  const doers = lettersThat(scheme, 'doer').filter((letter) => !letter.is.includes('owner'));
  const free = doers.find((letter) => letter.max > 1 || !facts.holdings.some((one) => one.letter === letter));
  return free ?? lettersThat(scheme, 'input')[0] ?? lettersThat(scheme, 'support')[0];
}

function fixesOf(
  facts: RowFacts,
  first: Holding | undefined,
  other: Holding,
  { names, newLine }: FixContext,
): readonly Fix[] {
  const { row } = facts;
  if (other.name.value === EVERYONE) {
    if (first !== undefined) {
      const edit = removeHolder(row, other.assignment, other.name);
      return edit ? [{ title: `Keep “${first.name.value}” alone`, edits: [edit], preferred: true, safe: false }] : [];
    }
    return names.internal.slice(0, 6).map((role, index) => ({
      title: `Make “${role.id}” the one who ${holdsLetter(other.letter)}`,
      edits: [replaceScalar(row.block, other.name.node, role.id)],
      preferred: index === 0,
      safe: false,
    }));
  }
  if (first === undefined) return [];
  return [moved(facts, other, first, newLine, true), moved(facts, first, other, newLine, false)].flatMap(
    (fix) => fix ?? [],
  );
}

/** Makes one owner something else, and keeps the other. */
function moved(facts: RowFacts, from: Holding, keep: Holding, newLine: string, preferred: boolean): Fix | undefined {
  const { row } = facts;
  const remove = removeHolder(row, from.assignment, from.name);
  if (remove === undefined) return undefined;
  const letter = otherLetter(facts);
  const name = from.name.value;
  const holds = facts.holdings.some((one) => one.name.value === name && one.letter.is.includes('doer') && one !== from);
  const add = letter === undefined || holds ? undefined : addHolder(row, letter, name, newLine);
  const edits: BlockEdit[] = add === undefined ? [remove] : [remove, add];
  const what = add === undefined || letter === undefined ? '' : `; “${name}” ${holdsLetter(letter)}`;
  return { title: `Keep “${keep.name.value}”${what}`, edits, preferred, safe: false };
}

function entryFixes(entry: Responsibility, first: Name | undefined, other: Name, everyone: boolean): readonly Fix[] {
  const list = entry.node?.pairs.find((pair) => pair.key === entry.ownerKey?.node)?.value;
  if (first === undefined || list?.kind !== 'seq') return [];
  const drop = (name: Name, keep: Name, preferred: boolean): Fix[] => {
    const index = list.items.indexOf(name.node);
    if (index === -1) return [];
    return [{ title: `Keep “${keep.value}”`, edits: [removeItem(entry.block, list, index)], preferred, safe: false }];
  };
  // Everyone is nobody to keep.
  return [...drop(other, first, true), ...(everyone ? [] : drop(first, other, false))];
}
