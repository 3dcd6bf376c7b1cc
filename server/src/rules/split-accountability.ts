/** Reports rows and responsibilities with more than one owner. */
import type { BlockEdit } from '../charter/edit/edits.ts';
import { addHolder, keepItems, removeHolders } from '../charter/edit/holders.ts';
import type { Assignment, Name, Responsibility } from '../charter/model.ts';
import { holderOf } from '../charter/names.ts';
import { type Holding, holdingsThat, type RowFacts } from '../charter/row-facts.ts';
import { type Letter, lettersThat } from '../charter/schemes.ts';
import { apart } from '../text/edit.ts';
import { type Fix, type FixContext, rule } from './rule.ts';
import { firstMarked } from './shared/first-few.ts';
import { insteadOfEveryone } from './shared/offered-names.ts';
import { distinctNames } from './shared/owners.ts';
import { bothOrAll, holdsLetter, holdTogether, quoteList } from './shared/wording.ts';

export default rule({
  code: 'split-accountability',
  group: 'Ownership',
  severity: 'error',
  summary: 'A row has more than one owner, or a responsibility has two owners.',
  why: 'When two people own one thing, each can believe that the other one takes care of it. Keep one owner; the others can still do the work or be consulted.',
  ask: 'When the two disagree, who decides? That is the owner.',
  source: 'Smith and Erwin, “Role and Responsibility Charting (RACI)”: only one A for each activity.',
  marks: 'each owner after the first one, or above the limit of the scheme, 20 at most; or `everyone`',
  fixes: [
    'Keep the first owner, or as many as the scheme allows; the others do the work or give input.',
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
    const { block, label, scheme } = facts.row;
    const { owners } = facts;
    const [only, second] = owners;
    if (second === undefined && only?.target?.kind !== 'everyone') return;
    // A team's own scheme may allow several owners, and may have several owner letters.
    const most = Math.max(1, ...holdingsThat(facts, 'owner').map((one) => one.letter.max));
    const single = owners.filter((one) => one.target?.kind !== 'everyone');
    const kept = single.slice(0, most);
    const [first] = kept;
    const stays = new Set(kept);
    const about = label === undefined ? 'this row' : `“${label.value}”`;
    const limit = most === 1 ? '' : `, and ${scheme.id.toUpperCase()} has ${most}`;
    // With two roles, naming both instead of everyone changes nothing.
    const mayBeAll = most > 1 && names.internal.length <= most;
    const isAll = ({ target }: Holding) => target?.kind === 'everyone';
    const others = owners.filter((one) => !stays.has(one) && !(isAll(one) && mayBeAll));
    const { marked, more } = firstMarked(others, isAll);
    for (const other of marked) {
      const everyone = isAll(other);
      const message = everyone
        ? `Everyone ${holdsLetter(other.letter)} for ${about}, so nobody answers for it. Name ${most === 1 ? 'one role' : `at most ${most} roles`}.`
        : `${quoteList(single.map((one) => one.name.value))} ${together(single)} for ${about}${limit}. Keep ${most === 1 ? 'one' : most}; the others can do the work or give input.${more(other)}`;
      const related =
        first === undefined ? [] : [{ block, span: first.name.span, message: `“${first.name.value}” is the first.` }];
      report({
        block,
        span: other.name.span,
        message,
        related,
        fixes: (context) => fixesOf(facts, kept, other, context),
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
      const isAll = (one: Name) => names.resolve(one.value)?.kind === 'everyone';
      const { marked, more } = firstMarked(
        owners.filter((one) => one !== first),
        isAll,
      );
      for (const other of marked) {
        const everyone = isAll(other);
        const message = everyone
          ? `Everyone owns ${about}, so nobody does. Name one role.`
          : `${quoteList(single.map((one) => one.value))} ${bothOrAll(single)} own ${about}. Keep one; the others can be helpers.${more(other)}`;
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

/** The new letter of the other owners: doer, if the scheme and the row allow it. */
function otherLetter(facts: RowFacts, count: number): Letter | undefined {
  const { scheme } = facts.row;
  const doers = lettersThat(scheme, 'doer').filter((letter) => !letter.is.includes('owner'));
  const held = (letter: Letter) => facts.holdings.filter((one) => one.letter === letter).length;
  const free = doers.find((letter) => held(letter) + count <= letter.max);
  return free ?? lettersThat(scheme, 'input')[0] ?? lettersThat(scheme, 'support')[0];
}

/** The predicate for several owners: their letter, or a common wording if the letters differ. */
function together(owners: readonly Holding[]): string {
  const [first] = owners;
  return first !== undefined && owners.every((one) => one.letter === first.letter)
    ? holdTogether(first.letter, owners)
    : `${bothOrAll(owners)} answer`;
}

/** @param kept the owners to keep: the first ones, up to the limit */
function fixesOf(facts: RowFacts, kept: readonly Holding[], other: Holding, context: FixContext): readonly Fix[] {
  const [first, ...rest] = kept;
  const everyone = other.target?.kind === 'everyone';
  if (first === undefined) {
    const titleOf = (role: string) => `Make “${role}” the one who ${holdsLetter(other.letter)}`;
    const more = removed(
      facts,
      holdingsThat(facts, 'owner').filter((one) => one.name !== other.name),
    );
    return more === undefined ? [] : insteadOfEveryone(facts.row.block, other.name, context.names, titleOf, more);
  }
  // Everyone cannot stay as the owner.
  const choices = everyone ? [kept] : [kept, [...rest, other]];
  return choices.flatMap((keep) => keeping(facts, keep, context, keep === kept) ?? []);
}

/** Keeps some owners and gives the others another letter. */
function keeping(
  facts: RowFacts,
  keep: readonly Holding[],
  { newLine }: FixContext,
  preferred: boolean,
): Fix | undefined {
  const stays = new Set(keep.map((one) => one.name));
  const others = facts.owners.filter((one) => !stays.has(one.name));
  const who = ({ name, target }: Holding) => holderOf(name.value, target);
  const gone = new Set(others.map(who));
  const edits = removed(
    facts,
    holdingsThat(facts, 'owner').filter((one) => !stays.has(one.name) && gone.has(who(one))),
  );
  if (edits === undefined) return undefined;
  const hasPart = partsIn(facts);
  const moved = others.filter((one) => one.target?.kind !== 'everyone' && !hasPart(one)).map((one) => one.name.value);
  const letter = otherLetter(facts, moved.length);
  const add = letter === undefined || moved.length === 0 ? undefined : addHolder(facts.row, letter, moved, newLine);
  const what = add === undefined || letter === undefined ? '' : `; ${quoteList(moved)} ${have(letter, moved)}`;
  const alone = others.every((one) => one.target?.kind === 'everyone') ? ' alone' : '';
  const title = `Keep ${quoteList(keep.map((one) => one.name.value))}${alone}${what}`;
  return { title, edits: add === undefined ? edits : withInsert(edits, add), preferred, safe: false };
}

function have(letter: Letter, names: readonly string[]): string {
  return names.length === 1 ? holdsLetter(letter) : holdTogether(letter, names);
}

/** Adds an edit; an insertion next to a removed line replaces that line. */
function withInsert(edits: readonly BlockEdit[], add: BlockEdit): readonly BlockEdit[] {
  const at = add.span.start;
  const line = edits.find(({ span }) => span.start <= at && at < span.end);
  if (line === undefined) return [...edits, add];
  const { span, newText } = line;
  return edits.map((one) => {
    if (one !== line) return one;
    if (at === span.start) return { ...line, newText: add.newText + newText };
    // The insertion was before the removed line end.
    const [lineEnd = ''] = /^\r?\n/.exec(add.newText) ?? [];
    return { ...line, newText: newText + add.newText.slice(lineEnd.length) + lineEnd };
  });
}

/** Removes all given owners from their cells; undefined if an alias or anchor prevents it. */
function removed({ row }: RowFacts, gone: readonly Holding[]): readonly BlockEdit[] | undefined {
  const edits: BlockEdit[] = [];
  const cells = new Map<Assignment, Name[]>();
  for (const { assignment, name } of gone) {
    const cell = cells.get(assignment);
    if (cell === undefined) cells.set(assignment, [name]);
    else cell.push(name);
  }
  for (const [assignment, names] of cells) {
    const taken = removeHolders(row, assignment, names);
    if (taken.length === 0) return undefined;
    edits.push(...taken);
  }
  return apart(row.block.text, edits);
}

/** Whether an owner has another letter in the row, under any name. */
function partsIn({ holdings }: RowFacts): (owner: Holding) => boolean {
  const known = new Set<unknown>();
  const itself = ({ target }: Holding) =>
    target?.kind === 'role' ? target.role : target?.kind === 'person' && target.person;
  for (const one of holdings) {
    if (one.letter.is.includes('owner')) continue;
    known.add(one.name.value);
    if (one.target !== undefined) known.add(itself(one));
  }
  return (owner) => known.has(owner.name.value) || (itself(owner) && known.has(itself(owner))) === true;
}

function nameOne(
  { block, node, owners, ownerKey }: Responsibility,
  everyone: Name,
  { names }: FixContext,
): readonly Fix[] {
  const list = node?.pairs.find((pair) => pair.key === ownerKey?.node)?.value;
  const more =
    owners.length === 1
      ? []
      : node !== undefined && list?.kind === 'seq'
        ? keepItems(block, node, list, [everyone.node])
        : [];
  if (owners.length > 1 && more.length === 0) return [];
  return insteadOfEveryone(block, everyone, names, (role) => `Make “${role}” the owner`, more);
}

/** @param first the first owner, unless it is everyone */
function entryFixes(entry: Responsibility, first: Name | undefined, other: Name, everyone: boolean): readonly Fix[] {
  const { block, node } = entry;
  const list = node?.pairs.find((pair) => pair.key === entry.ownerKey?.node)?.value;
  if (first === undefined || node === undefined || list?.kind !== 'seq') return [];
  // Everyone cannot stay as the owner.
  return (everyone ? [first] : [first, other]).flatMap((keep): readonly Fix[] => {
    const edits = keepItems(block, node, list, [keep.node]);
    return edits.length === 0 ? [] : [{ title: `Keep “${keep.value}”`, edits, preferred: keep === first, safe: false }];
  });
}
