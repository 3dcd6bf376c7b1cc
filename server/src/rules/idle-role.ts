/** Reports roles that neither own nor do anything. */
import { type Finding, rule } from './rule.ts';
import { fewNames, type Part, type Some, together } from './shared/together.ts';

export default rule({
  code: 'idle-role',
  group: 'Balance',
  severity: 'hint',
  summary: 'Roles have letters, but neither own nor do anything. One problem for each charter.',
  why: 'A role that is only consulted and informed may be outside the team, or may be missing from rows where it belongs.',
  ask: 'What do we expect from this role? Is it part of the team, or do we only keep it informed?',
  source: 'Smith and Erwin, “Role and Responsibility Charting (RACI)”, vertical analysis: no Rs or As.',
  marks: 'the id of the first of these roles; the others are related places',
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
    const idle: Part[] = [];
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
      idle.push({ block: role.block, span: role.id.span, name: id, message: `“${id}” also owns and does nothing.` });
    }
    const finding = together(idle, problemOf);
    if (finding !== undefined) report(finding);
  },
});

/** The number of roles that the message lists. */
const MOST = 10;

function problemOf(idle: Some<Part>): Finding {
  const [{ block, span }, ...related] = idle;
  const outside = 'write `external: true` for a board, a council or a customer.';
  const message =
    idle.length === 1
      ? `${fewNames(idle)} has letters, but owns and does nothing. Give it something to do, or ${outside}`
      : `${fewNames(idle, MOST)} have letters, but own and do nothing. Give them something to do, or ${outside}`;
  return { block, span, message, related };
}
