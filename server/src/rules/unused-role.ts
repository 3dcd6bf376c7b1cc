/** Reports roles that are not used anywhere. */
import { holdsAnchor } from '../charter/edit/edits.ts';
import { removeForGood } from '../charter/edit/removal.ts';
import type { Name } from '../charter/model.ts';
import { usesOf } from '../charter/uses.ts';
import { indexOfNode } from '../yaml/tree.ts';
import { type FixContext, rule } from './rule.ts';

export default rule({
  code: 'unused-role',
  group: 'Names',
  severity: 'hint',
  unnecessary: true,
  summary: 'A role is not used anywhere, neither here nor in a charter that extends this one.',
  why: 'An unused role is left over, or is missing from the tables.',
  ask: 'What does this role do for us? If nobody can say, do we need it?',
  marks: 'the role’s id',
  fixes: ['Remove it.'],
  bad: {
    text: `team: Checkout
roles: { pm: Product Manager, eng: Software Engineer, qa: Tester }
raci:
  - { activity: Deploying, R: eng, A: pm, I: everyone }
`,
  },
  good: {
    text: `team: Checkout
roles: { pm: Product Manager, eng: Software Engineer, qa: Tester }
raci:
  - { activity: Deploying, R: [eng, qa], A: pm, I: everyone }
`,
  },

  charter({ charter, used, broken, hasStrangers, tables }, _context, report) {
    const begun = tables.some(({ isEmpty }) => !isEmpty) || (charter.responsibilities?.entries.length ?? 0) > 0;
    if (!begun || broken || hasStrangers) return;
    for (const { id, block, node } of charter.roles) {
      if (used.has(id.value)) continue;
      const message = `The role “${id.value}” is not used anywhere. Add it to a row, or remove it.`;
      const fixes = (context: FixContext) => {
        const map = charter.rolesKey?.value;
        if (map?.kind !== 'map' || map.pairs.length < 2 || holdsAnchor(node) || isSource(id, context)) return [];
        const index = indexOfNode(map.pairs, (pair) => pair.key, id.node);
        if (index === -1) return [];
        const edits = removeForGood(block, map, index);
        return [{ title: `Remove the role “${id.value}”`, edits, preferred: false, safe: false }];
      };
      report({ block, span: id.span, message, ...(node === undefined ? {} : { fixes }) });
    }
  },
});

/** Whether the charter names a person who is declared only in this role, so removing the role would break that name. */
function isSource({ value }: Name, { charter, names }: FixContext): boolean {
  const people = names.roles.find((role) => role.id === value)?.people ?? [];
  return people.some(
    ({ key, person, roles }) => person === undefined && roles.length === 1 && usesOf(charter, key).length > 1,
  );
}
