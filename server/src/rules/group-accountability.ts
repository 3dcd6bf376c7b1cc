/** Reports owners that are roles with two or more people. */
import { replaceScalar } from '../charter/edit/edits.ts';
import type { Name } from '../charter/model.ts';
import type { Names, PersonRef, RoleRef } from '../charter/names.ts';
import type { Block } from '../yaml/document.ts';
import { type Finding, rule } from './rule.ts';
import { distinctNames } from './shared/owners.ts';
import { quoteList } from './shared/wording.ts';

export default rule({
  code: 'group-accountability',
  group: 'Ownership',
  severity: 'warning',
  summary: 'The owner is a role that two or more people have.',
  why: 'The cell seems to have one owner, but several people share the accountability, and each can think that another one takes care of it.',
  ask: 'Which one person in this role answers for it this year?',
  marks: 'the name',
  fixes: ['Name one of the people.'],
  bad: {
    text: `team: Checkout
roles:
  pm: { title: Product Manager, people: [Priya Shah] }
  eng: { title: Software Engineer, people: [Ada Lind, Ben Sato] }
raci:
  - { activity: Incident response, R: eng, A: eng, C: pm }
  - { activity: Roadmap, R: pm, A: pm, I: eng }
`,
  },
  good: {
    text: `team: Checkout
roles:
  pm: { title: Product Manager, people: [Priya Shah] }
  eng: { title: Software Engineer, people: [Ada Lind, Ben Sato] }
raci:
  - { activity: Incident response, R: eng, A: Ada Lind, C: pm }
  - { activity: Roadmap, R: pm, A: pm, I: eng }
`,
  },

  row(facts, { names }, report) {
    if (facts.dropped) return;
    const [owner, second] = facts.owners;
    if (owner === undefined || second !== undefined || owner.target?.kind !== 'role') return;
    const { block, label } = facts.row;
    const finding = crowded(block, owner.name, owner.target.role, label?.value, names);
    if (finding !== undefined) report(finding);
  },

  charter({ charter, names }, _context, report) {
    for (const { owners, name, block } of charter.responsibilities?.entries ?? []) {
      const [owner, second] = distinctNames(owners, names);
      const target = owner && resolveRole(owner, names);
      if (owner === undefined || second !== undefined || target === undefined) continue;
      const finding = crowded(block, owner, target, name?.value, names);
      if (finding !== undefined) report(finding);
    }
  },
});

function resolveRole(name: Name, names: Names): RoleRef | undefined {
  const target = names.resolve(name.value);
  return target?.kind === 'role' ? target.role : undefined;
}

/** The text that names a person in a cell: the handle, or the name if a role has the same id as the handle. */
function spellingOf(person: PersonRef, names: Names): string | undefined {
  return [person.key, person.name].find((one) => {
    const target = names.resolve(one);
    return target?.kind === 'person' && target.person === person;
  });
}

function crowded(
  block: Block,
  name: Name,
  role: RoleRef,
  label: string | undefined,
  names: Names,
): Finding | undefined {
  if (role.role.external || role.people.length < 2) return undefined;
  const about = label === undefined ? 'this row' : `“${label}”`;
  const message = `“${name.value}” is ${quoteList(role.people.map((one) => one.name))}, so ${role.people.length} people answer for ${about}. Name one of them.`;
  const fixes = () =>
    role.people.slice(0, 6).flatMap((person) => {
      const spelling = spellingOf(person, names);
      if (spelling === undefined) return [];
      const edits = [replaceScalar(block, name.node, spelling)];
      return [{ title: `Name “${person.name}”`, edits, preferred: false, safe: false }];
    });
  return { block, span: name.span, message, fixes };
}
