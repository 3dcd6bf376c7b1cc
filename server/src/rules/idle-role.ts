import { rule } from './rule.ts';

export default rule({
  code: 'idle-role',
  group: 'Balance',
  severity: 'hint',
  summary: 'A role has letters, but neither owns nor does anything.',
  why: 'A role that is only asked and told may be outside the team, or may be missing where it belongs.',
  source: 'Smith and Erwin, “Role and Responsibility Charting (RACI)”, vertical analysis: no Rs or As.',
  marks: 'the role’s id',
  bad: {
    text: `team: Checkout
roles: { pm: Product Manager, eng: Software Engineer, design: Product Designer }
raci:
  - { activity: Interviewing users, R: pm, A: pm, C: design }
  - { activity: Deploying, R: eng, A: eng, I: pm }
`,
  },
  good: {
    text: `team: Checkout
roles: { pm: Product Manager, eng: Software Engineer, design: Product Designer }
raci:
  - { activity: Interviewing users, R: [pm, design], A: pm, I: eng }
  - { activity: Deploying, R: eng, A: eng, I: pm }
`,
  },

  charter(facts, _context, report) {
    if (facts.broken || facts.hasStrangers) return;
    for (const { role, index, id } of facts.names.roles) {
      const load = facts.roleLoads[index];
      if (
        load === undefined ||
        role.external ||
        role.from !== undefined ||
        facts.mentioned.has(id) ||
        facts.isMeant(index)
      )
        continue;
      if (load.holds === 0 || load.owns > 0 || load.does > 0 || load.acts > 0 || (facts.roleDuties[index] ?? 0) > 0)
        continue;
      const message = `“${id}” has letters, but owns and does nothing. Give it something to do, or mark it \`external: true\`.`;
      report({ block: role.block, span: role.id.span, message });
    }
  },
});
