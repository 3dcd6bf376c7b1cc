import { keepingComments } from '../charter/comments.ts';
import { type BlockEdit, removeItem } from '../charter/edits.ts';
import { addHolder, keepItems, removeHolders } from '../charter/holders.ts';
import type { Name, Responsibility } from '../charter/model.ts';
import { EVERYONE, type Names, sameHolder } from '../charter/names.ts';
import type { Holding, RowFacts } from '../charter/row-facts.ts';
import { type Letter, lettersThat } from '../charter/schemes.ts';
import { insteadOfEveryone } from './candidates.ts';
import { distinctNames } from './owners.ts';
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
  fixes: ['Keep the first owner; the others do the work, or give input.', 'Keep this owner instead of the first.'],
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

  row(facts, _context, report) {
    if (facts.dropped) return;
    const { block, label } = facts.row;
    const owners = facts.owners;
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
        fixes: (context) => fixesOf(facts, most > 1 ? [] : owners, first, other, context),
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
        report({
          block,
          span: other.span,
          message,
          related,
          fixes: (context) =>
            everyone && first === undefined
              ? nameOne(entry, other, context)
              : entryFixes(entry, first, other, everyone),
        });
      }
    }
  },
});

/** The letter that those get who own no longer: one who does the work, if the scheme and the row allow it. */
function otherLetter(facts: RowFacts, count: number): Letter | undefined {
  const { scheme } = facts.row;
  const doers = lettersThat(scheme, 'doer').filter((letter) => !letter.is.includes('owner'));
  const held = (letter: Letter) => facts.holdings.filter((one) => one.letter === letter).length;
  const free = doers.find((letter) => held(letter) + count <= letter.max);
  return free ?? lettersThat(scheme, 'input')[0] ?? lettersThat(scheme, 'support')[0];
}

/** @param owners all of them, where one is to stay */
function fixesOf(
  facts: RowFacts,
  owners: readonly Holding[],
  first: Holding | undefined,
  other: Holding,
  context: FixContext,
): readonly Fix[] {
  const { row } = facts;
  const { names, newLine } = context;
  if (other.name.value === EVERYONE) {
    if (first !== undefined) {
      const alone = owners.length > 2 ? kept(facts, owners, first, newLine, true) : undefined;
      if (alone !== undefined) return [alone];
      const edits = removeHolders(row, other.assignment, sameIn(other, names));
      if (edits.length === 0) return [];
      return [{ title: `Keep “${first.name.value}” alone`, edits, preferred: true, safe: false }];
    }
    const titleOf = (role: string) => `Make “${role}” the one who ${holdsLetter(other.letter)}`;
    return insteadOfEveryone(row.block, other.name, names, titleOf);
  }
  if (first === undefined) return [];
  if (owners.length > 2) {
    const fixes = [kept(facts, owners, first, newLine, true), kept(facts, owners, other, newLine, false)];
    if (fixes.some((fix) => fix !== undefined)) return fixes.flatMap((fix) => fix ?? []);
  }
  return [moved(facts, other, first, context, true), moved(facts, first, other, context, false)].flatMap(
    (fix) => fix ?? [],
  );
}

/** The names in an owner's cell that mean the same somebody. */
function sameIn({ assignment, name }: Holding, names: Names): readonly Name[] {
  return assignment.names.filter((one) => sameHolder(one, name, names));
}

/** Whether an owner has another letter of the row already, and so a part in it. */
function holdsMore({ holdings }: RowFacts, { name, letter }: Holding): boolean {
  return holdings.some((one) => one.name.value === name.value && one.letter !== letter);
}

/** Keeps one of three owners or more, who all stand in one list, and makes the others something else. */
function kept(
  facts: RowFacts,
  owners: readonly Holding[],
  keep: Holding,
  newLine: string,
  preferred: boolean,
): Fix | undefined {
  const { row } = facts;
  const list = keep.assignment.value;
  if (row.node === undefined || list?.kind !== 'seq') return undefined;
  if (owners.some((one) => one.assignment !== keep.assignment)) return undefined;
  const edits = keepItems(row.block, row.node, list, [keep.name.node]);
  if (edits.length === 0) return undefined;
  const others = owners.filter((one) => one !== keep && one.target?.kind !== 'everyone' && !holdsMore(facts, one));
  const names = others.map((one) => one.name.value);
  const letter = otherLetter(facts, names.length);
  const add = letter === undefined || names.length === 0 ? undefined : addHolder(row, letter, names, newLine);
  const have = letter === undefined || names.length > 1 ? '' : holdsLetter(letter);
  const what =
    add === undefined || letter === undefined
      ? ''
      : `; ${quoteList(names)} ${have === '' ? holdTogether(letter, names) : have}`;
  const title = `Keep “${keep.name.value}”${what}`;
  return { title, edits: add === undefined ? edits : [...edits, add], preferred, safe: false };
}

/** Makes one owner something else, and keeps the other. */
function moved(
  facts: RowFacts,
  from: Holding,
  keep: Holding,
  { names, newLine }: FixContext,
  preferred: boolean,
): Fix | undefined {
  const { row } = facts;
  const remove = removeHolders(row, from.assignment, sameIn(from, names));
  if (remove.length === 0) return undefined;
  const letter = otherLetter(facts, 1);
  const name = from.name.value;
  const add = letter === undefined || holdsMore(facts, from) ? undefined : addHolder(row, letter, name, newLine);
  const edits: readonly BlockEdit[] = add === undefined ? remove : [...remove, add];
  const what = add === undefined || letter === undefined ? '' : `; “${name}” ${holdsLetter(letter)}`;
  return { title: `Keep “${keep.name.value}”${what}`, edits, preferred, safe: false };
}

function nameOne({ block }: Responsibility, everyone: Name, { names }: FixContext): readonly Fix[] {
  return insteadOfEveryone(block, everyone, names, (role) => `Make “${role}” the owner`);
}

function entryFixes(entry: Responsibility, first: Name | undefined, other: Name, everyone: boolean): readonly Fix[] {
  const { block, node } = entry;
  const list = node?.pairs.find((pair) => pair.key === entry.ownerKey?.node)?.value;
  if (first === undefined || node === undefined || list?.kind !== 'seq') return [];
  const drop = (name: Name, keep: Name, preferred: boolean): Fix[] => {
    const title = `Keep “${keep.value}”`;
    const alone = list.items.length > 2 ? keepItems(block, node, list, [keep.node]) : [];
    if (alone.length > 0) return [{ title, edits: alone, preferred, safe: false }];
    const index = list.items.indexOf(name.node);
    if (index === -1) return [];
    return [{ title, edits: [keepingComments(removeItem(block, list, index), node)], preferred, safe: false }];
  };
  // Everyone is nobody to keep.
  return [...drop(other, first, true), ...(everyone ? [] : drop(first, other, false))];
}
