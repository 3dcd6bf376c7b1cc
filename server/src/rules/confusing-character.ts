/** Reports invisible and lookalike characters in names. */
import { replaceScalar } from '../charter/edit/edits.ts';
import type { Charter, CharterFrame, Name } from '../charter/model.ts';
import type { Names } from '../charter/names.ts';
import { withoutInvisible, withoutLookAlikes } from '../charter/scripts.ts';
import { type PlacedName, usesOf } from '../charter/uses.ts';
import type { Block } from '../yaml/document.ts';
import { type Finding, type Fix, rule } from './rule.ts';

export default rule({
  code: 'confusing-character',
  group: 'Names',
  severity: 'warning',
  summary: 'A name contains an invisible character, or letters of another script that look the same.',
  why: 'Two names look the same but are different: a search misses one of them, and reviewers cannot see why.',
  ask: 'Was this name copied from another program? Type it again.',
  source: 'Unicode Technical Standard 39, Unicode Security Mechanisms.',
  marks: 'the name, where it is declared',
  fixes: ['Remove the character.', 'Use letters of one script.'],
  bad: {
    text: `team: Checkout
roles: { pm: Product Manager, eng: Software Engineer }
raci:
  - { activity: Deploy\u200bing, R: eng, A: pm }
`,
  },
  good: {
    text: `team: Checkout
roles: { pm: Product Manager, eng: Software Engineer }
raci:
  - { activity: Deploying, R: eng, A: pm }
`,
  },

  row({ row }, _context, report) {
    if (row.label === undefined) return;
    const finding = findingFor(row.block, row.label, 'nothing');
    if (finding !== undefined) report(finding);
  },

  charter({ charter, names }, _context, report) {
    for (const { block, name, id } of declaredNames(charter, names)) {
      const finding = findingFor(block, name, id);
      if (finding !== undefined) report(finding);
    }
  },
});

/** How a name is used: in cells and lists, as the key of a table, or nowhere else. */
type UsedAs = 'holder' | 'scheme' | 'nothing';

/** The names that a charter declares outside its rows. */
function* declaredNames(charter: CharterFrame, names: Names): Generator<PlacedName & { id: UsedAs }> {
  const { team } = charter;
  if (team?.name !== undefined) yield { block: team.block, name: team.name, id: 'nothing' };
  for (const { block, handle, name } of charter.people) {
    yield { block, name: handle, id: 'holder' };
    if (name !== undefined) yield { block, name, id: 'holder' };
  }
  const named = new Set<string>();
  for (const { block, id, title, people } of charter.roles) {
    yield { block, name: id, id: 'holder' };
    if (title !== undefined) yield { block, name: title, id: 'nothing' };
    for (const name of people) {
      if (names.person(name.value)?.person !== undefined || named.has(name.value)) continue;
      named.add(name.value);
      yield { block, name, id: 'holder' };
    }
  }
  for (const { block, name } of charter.decides?.areas ?? []) yield { block, name, id: 'nothing' };
  for (const { block, id } of charter.schemes) yield { block, name: id, id: 'scheme' };
  for (const { block, name } of [
    ...(charter.responsibilities?.entries ?? []),
    ...(charter.agreements?.entries ?? []),
  ]) {
    if (name !== undefined) yield { block, name, id: 'nothing' };
  }
}

const ASCII = /^[\x20-\x7e]*$/;

function findingFor(block: Block, name: Name, id: UsedAs): Finding | undefined {
  if (ASCII.test(name.value)) return undefined;
  const visible = withoutInvisible(name.value);
  const clean = withoutLookAlikes(visible);
  if (clean === name.value) return undefined;
  const message =
    visible === name.value
      ? `“${name.value}” mixes letters of two scripts that look the same. Use letters of one script.`
      : `“${clean}” contains an invisible character. Remove it.`;
  const title =
    visible === name.value ? `Write “${clean}” in the letters of one script` : 'Remove invisible characters';
  const fixes = ({ charter }: { charter: Charter }): readonly Fix[] => {
    // The fix renames all uses of the name, which is impossible for a use that an alias repeats.
    const places = [{ block, name }, ...usesBeside(name, id, charter)];
    if (clean.trim() === '' || places.some((one) => one.name.node.kind !== 'scalar')) return [];
    const edits = places.map((one) => replaceScalar(one.block, one.name.node, clean));
    return [{ title, edits, preferred: true, safe: false }];
  };
  return { block, span: name.span, message, fixes };
}

/** The other places of a name. */
function usesBeside(name: Name, id: UsedAs, charter: Charter): readonly PlacedName[] {
  if (id === 'scheme')
    return charter.pairs.filter(({ key }) => key.value === name.value).map(({ block, key }) => ({ block, name: key }));
  return id === 'holder' ? usesOf(charter, name.value).filter((one) => one.name.node !== name.node) : [];
}
