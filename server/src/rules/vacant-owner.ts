/** Reports owners that are roles without people. */
import type { RoleRef } from '../charter/names.ts';
import { rule } from './rule.ts';
import { distinctNames } from './shared/owners.ts';

export default rule({
  code: 'vacant-owner',
  group: 'Ownership',
  severity: 'warning',
  summary: 'The owner is a role without people, while other roles have people.',
  why: 'The chart shows an owner, but there is nobody to ask.',
  ask: 'Who covers for it until the role is filled? Do they know?',
  marks: 'the name',
  bad: {
    text: `team: Checkout
roles:
  pm: { title: Product Manager, people: [Priya Shah] }
  lead: { title: Tech Lead }
raci:
  - { activity: Architecture, R: lead, A: lead, I: pm }
  - { activity: Roadmap, R: pm, A: pm, I: lead }
`,
  },
  good: {
    text: `team: Checkout
roles:
  pm: { title: Product Manager, people: [Priya Shah] }
  lead: { title: Tech Lead, people: [Tom Okafor] }
raci:
  - { activity: Architecture, R: lead, A: lead, I: pm }
  - { activity: Roadmap, R: pm, A: pm, I: lead }
`,
  },

  row(facts, { names }, report) {
    if (facts.dropped || !names.staffed || names.uncertain) return;
    const [owner, second] = facts.owners;
    if (second !== undefined || owner?.target?.kind !== 'role' || !isVacant(owner.target.role)) return;
    const { block, label } = facts.row;
    report({ block, span: owner.name.span, message: messageFor(owner.name.value, label?.value) });
  },

  charter({ charter, names }, _context, report) {
    if (!names.staffed || names.uncertain) return;
    for (const { owners, name, block } of charter.responsibilities?.entries ?? []) {
      const [owner, second] = distinctNames(owners, names);
      if (second !== undefined) continue;
      const target = owner && names.resolve(owner.value);
      if (owner === undefined || target?.kind !== 'role' || !isVacant(target.role)) continue;
      report({ block, span: owner.span, message: messageFor(owner.value, name?.value) });
    }
  },
});

function isVacant(role: RoleRef): boolean {
  const { external, unread } = role.role;
  return (
    !external &&
    !role.hasPersonAsTitle &&
    role.people.length === 0 &&
    !unread?.has('people') &&
    !unread?.has('external')
  );
}

function messageFor(owner: string, label: string | undefined): string {
  const about = label === undefined ? 'this' : `“${label}”`;
  return `Nobody holds the role “${owner}”, so nobody answers for ${about}. Add its people, or name another owner.`;
}
