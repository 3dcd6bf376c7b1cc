/** Reports a product manager with reports, and an engineering manager without. */
import { rule } from './rule.ts';

export default rule({
  code: 'manager-mismatch',
  group: 'Partnership',
  severity: 'hint',
  summary: 'A product manager manages roles, or an engineering manager manages none.',
  why: 'People need to know who they report to. A product manager leads without managing people; an engineering manager manages them.',
  ask: 'Who do the engineers report to? Who reviews their work and their pay?',
  marks: '`manages`, or the role’s id',
  bad: {
    text: `team: Checkout
roles:
  pm: { title: Product Manager, manages: [eng] }
  eng: { title: Software Engineer }
`,
  },
  good: {
    text: `team: Checkout
roles:
  em: { title: Engineering Manager, manages: [eng] }
  eng: { title: Software Engineer }
`,
  },

  charter({ names }, _context, report) {
    for (const { role, id } of names.roles) {
      if (role.from !== undefined) continue;
      const { block, managesKey, manages } = role;
      if (role.profile === 'product-manager' && manages.length > 0 && managesKey !== undefined) {
        const message = `“${id}” is a product manager and manages people. Should this be two roles?`;
        report({ block, span: managesKey.span, message });
      }
      if (role.profile !== 'engineering-manager' || manages.length > 0 || role.unread?.has('manages')) continue;
      const others = names.internal.some(
        (one) => one.role.profile !== 'product-manager' && one.role.profile !== 'engineering-manager',
      );
      if (!others) continue;
      report({
        block,
        span: role.id.span,
        message: `“${id}” is an engineering manager and manages nobody. List the roles under \`manages\`.`,
      });
    }
  },
});
