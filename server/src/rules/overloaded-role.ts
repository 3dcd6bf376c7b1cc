/** Reports roles that own or do most of the rows. */
import type { CharterFacts } from '../charter/facts.ts';
import type { RoleRef } from '../charter/names.ts';
import { type RuleContext, rule } from './rule.ts';

const overloadedRole = rule({
  code: 'overloaded-role',
  group: 'Balance',
  severity: 'information',
  summary: 'One role owns or does most of the rows, in a charter of three roles or more.',
  why: 'When one role owns everything, everything waits for it.',
  ask: 'What waits for this role today? Which of these could another role own?',
  source: 'Smith and Erwin, “Role and Responsibility Charting (RACI)”, vertical analysis: too many As, too many Rs.',
  marks: 'the role’s id',
  options: [
    { name: 'owns', kind: 'share', default: 0.5, meaning: 'Largest share of the rows that a role may own.' },
    { name: 'does', kind: 'share', default: 0.6, meaning: 'Largest share of the rows that a role may do.' },
    {
      name: 'rows',
      kind: 'count',
      default: 8,
      meaning: 'Smallest number of rows for which this rule applies.',
    },
  ],
  bad: {
    text: `team: Checkout
roles: { pm: Product Manager, eng: Software Engineer, qa: Tester }
raci:
  - { activity: Roadmap, R: pm, A: pm, I: eng }
  - { activity: Interviewing users, R: pm, A: pm, I: qa }
  - { activity: Release notes, R: eng, A: pm, I: qa }
  - { activity: Prices, R: qa, A: pm, I: eng }
  - { activity: Launch, R: eng, A: pm, C: qa }
  - { activity: Code reviews, R: eng, A: eng, I: qa }
  - { activity: Deploying, R: qa, A: eng, I: pm }
  - { activity: Load tests, R: qa, A: qa, I: pm }
`,
  },
  good: {
    text: `team: Checkout
roles: { pm: Product Manager, eng: Software Engineer, qa: Tester }
raci:
  - { activity: Roadmap, R: pm, A: pm, I: eng }
  - { activity: Interviewing users, R: pm, A: pm, I: qa }
  - { activity: Release notes, R: eng, A: eng, I: qa }
  - { activity: Prices, R: pm, A: pm, I: eng }
  - { activity: Launch, R: eng, A: pm, C: qa }
  - { activity: Code reviews, R: eng, A: eng, I: qa }
  - { activity: Deploying, R: qa, A: eng, I: pm }
  - { activity: Load tests, R: qa, A: qa, I: pm }
`,
  },

  charter(facts, context, report) {
    if (isOfTwo(facts)) return;
    for (const role of facts.names.roles) {
      const load = overloadOf(facts, context, role);
      if (load === undefined || role.role.from !== undefined) continue;
      const message = `“${role.id}” ${load} of ${facts.rowCount} rows. What can another role take over?`;
      report({ block: role.role.block, span: role.role.id.span, message });
    }
  },
});

export default overloadedRole;

/** With two roles, one nearly always owns more than half. External roles cannot take over work. */
export function isOfTwo({ names }: CharterFacts): boolean {
  return names.internal.length <= 2;
}

/** The load of an overloaded role, in words; undefined for other roles. */
export function overloadOf(facts: CharterFacts, context: RuleContext, role: RoleRef): string | undefined {
  const load = facts.roleLoads[role.index];
  const { rowCount } = facts;
  if (load === undefined || rowCount === 0 || rowCount < context.option(overloadedRole, 'rows')) return undefined;
  const parts: string[] = [];
  if (load.owns > rowCount * context.option(overloadedRole, 'owns')) parts.push(`owns ${load.owns}`);
  if (load.does > rowCount * context.option(overloadedRole, 'does')) parts.push(`does ${load.does}`);
  return parts.length === 0 ? undefined : parts.join(' and ');
}
