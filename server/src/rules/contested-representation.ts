/** Reports an audience with two representatives. */
import type { Name, Role } from '../charter/model.ts';
import { fold } from '../charter/names.ts';
import { rule } from './rule.ts';

export default rule({
  code: 'contested-representation',
  group: 'Partnership',
  severity: 'hint',
  summary: 'Two roles represent the team to one audience.',
  why: 'An audience that hears two voices hears two plans. Only the product manager and the engineering manager may share it.',
  ask: 'Who does this audience call first? What happens when the two answers differ?',
  marks: 'the later one',
  bad: {
    text: `team: Checkout
roles:
  pm: { title: Product Manager, represents: [Sales] }
  lead: { title: Tech Lead, represents: [Sales] }
`,
  },
  good: {
    text: `team: Checkout
roles:
  pm: { title: Product Manager, represents: [Sales] }
  lead: { title: Tech Lead, represents: [Security] }
`,
  },

  charter({ names }, _context, report) {
    const first = new Map<string, { readonly role: Role; readonly name: Name }>();
    // Inherited roles are in another file: they come first and are never marked.
    const roles = [
      ...names.roles.filter((one) => one.role.from !== undefined),
      ...names.roles.filter((one) => one.role.from === undefined),
    ];
    for (const { role } of roles) {
      for (const name of role.represents) {
        const before = first.get(fold(name.value));
        if (before === undefined) first.set(fold(name.value), { role, name });
        else if (before.role !== role && role.from === undefined && !arePartners(before.role, role)) {
          const message = `“${before.role.id.value}” and “${role.id.value}” both represent the team to “${name.value}”. Choose one.`;
          const place = {
            block: before.role.block,
            span: before.name.span,
            message: `“${before.role.id.value}” represents the team here.`,
          };
          const related = [before.role.from === undefined ? place : { ...place, from: before.role.from }];
          report({ block: role.block, span: name.span, message, related });
        }
      }
    }
  },
});

function arePartners(a: Role, b: Role): boolean {
  const profiles = [a.profile, b.profile];
  return profiles.includes('product-manager') && profiles.includes('engineering-manager');
}
