import type { CharterFacts } from '../charter/facts.ts';
import type { RoleRef } from '../charter/names.ts';
import { type RuleContext, rule } from './rule.ts';

const overloadedRole = rule({
  code: 'overloaded-role',
  group: 'Balance',
  severity: 'information',
  summary: 'One role owns, or does, most of the rows.',
  why: 'Whoever answers for everything is what everything waits for.',
  source: 'Smith and Erwin, “Role and Responsibility Charting (RACI)”, vertical analysis: too many As, too many Rs.',
  marks: 'the role’s id',
  options: [
    { name: 'owns', kind: 'share', default: 0.5, meaning: 'The share of the rows that a role may own.' },
    { name: 'does', kind: 'share', default: 0.6, meaning: 'The share of the rows that a role may do.' },
    {
      name: 'rows',
      kind: 'count',
      default: 8,
      meaning: 'How many rows a charter has at least before the rule speaks.',
    },
  ],
  bad: {
    text: `team: Checkout
roles: { pm: Product Manager, eng: Software Engineer }
raci:
  - { activity: Roadmap, R: pm, A: pm }
  - { activity: Interviewing users, R: pm, A: pm }
  - { activity: Release notes, R: eng, A: pm }
  - { activity: Prices, R: eng, A: pm }
  - { activity: Launch, R: eng, A: pm }
  - { activity: Code reviews, R: eng, A: eng }
  - { activity: Deploying, R: pm, A: eng }
  - { activity: On call, R: pm, A: eng }
`,
  },
  good: {
    text: `team: Checkout
roles: { pm: Product Manager, eng: Software Engineer }
raci:
  - { activity: Roadmap, R: pm, A: pm }
  - { activity: Interviewing users, R: pm, A: pm }
  - { activity: Release notes, R: pm, A: pm }
  - { activity: Prices, R: pm, A: pm }
  - { activity: Architecture, R: eng, A: eng }
  - { activity: Code reviews, R: eng, A: eng }
  - { activity: Deploying, R: eng, A: eng }
  - { activity: On call, R: eng, A: eng }
`,
  },

  charter(facts, context, report) {
    for (const role of facts.names.roles) {
      const load = overloadOf(facts, context, role);
      if (load === undefined || role.role.from !== undefined) continue;
      const message = `“${role.id}” ${load} of ${facts.rowCount} rows. What can somebody else take over?`;
      report({ block: role.role.block, span: role.role.id.span, message });
    }
  },
});

export default overloadedRole;

/** What a role carries too much of, in words; undefined where it does not. */
export function overloadOf(facts: CharterFacts, context: RuleContext, role: RoleRef): string | undefined {
  const load = facts.roleLoads[role.index];
  const { rowCount } = facts;
  if (load === undefined || rowCount === 0 || rowCount < context.option(overloadedRole, 'rows')) return undefined;
  const parts: string[] = [];
  if (load.owns > rowCount * context.option(overloadedRole, 'owns')) parts.push(`owns ${load.owns}`);
  if (load.does > rowCount * context.option(overloadedRole, 'does')) parts.push(`does ${load.does}`);
  return parts.length === 0 ? undefined : parts.join(' and ');
}
