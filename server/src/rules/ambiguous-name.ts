/** Reports handles that are also the id of a role. */
import { rule } from './rule.ts';

export default rule({
  code: 'ambiguous-name',
  group: 'Names',
  severity: 'warning',
  summary: 'A person’s handle is also a role’s id.',
  why: 'In a cell the name means the role, so the person cannot be named there.',
  ask: 'When we say this name, do we mean the person or the role?',
  marks: 'the handle',
  bad: {
    text: `team: Checkout
people: { lead: Lea Meyer }
roles:
  lead: { title: Tech Lead, people: [Lea Meyer] }
`,
  },
  good: {
    text: `team: Checkout
people: { lea: Lea Meyer }
roles:
  lead: { title: Tech Lead, people: [lea] }
`,
  },

  charter({ charter, names }, _context, report) {
    for (const { handle, block } of charter.people) {
      const target = names.resolve(handle.value);
      if (target?.kind !== 'role') continue;
      const { role } = target.role;
      const message = `“${handle.value}” is both a person and a role here, and always means the role. Rename one of them.`;
      const place = { block: role.block, span: role.id.span, message: 'The role is declared here.' };
      report({
        block,
        span: handle.span,
        message,
        related: [role.from === undefined ? place : { ...place, from: role.from }],
      });
    }
  },
});
