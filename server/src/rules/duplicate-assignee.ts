/** Reports a name that is in a cell twice. */
import { removeHolder } from '../charter/edit/holders.ts';
import type { Name } from '../charter/model.ts';
import type { Names, Target } from '../charter/names.ts';
import { rule } from './rule.ts';

export default rule({
  code: 'duplicate-assignee',
  group: 'Names',
  severity: 'warning',
  summary: 'A name is in a cell twice.',
  why: 'One of them was meant to be another name, or is left over.',
  ask: 'Did we mean another person or role the second time?',
  marks: 'the second one',
  fixes: ['Remove it.'],
  fixesSafely: true,
  bad: {
    text: `team: Checkout
roles: { pm: Product Manager, eng: Software Engineer }
raci:
  - { activity: Deploying, R: [eng, eng], A: pm }
`,
  },
  good: {
    text: `team: Checkout
roles: { pm: Product Manager, eng: Software Engineer }
raci:
  - { activity: Deploying, R: eng, A: pm }
`,
  },

  row({ row }, { names }, report) {
    for (const assignment of row.assignments) {
      if (assignment.names.length < 2 || areDifferent(assignment.names, names)) continue;
      const seen = new Set<unknown>();
      for (const name of assignment.names) {
        const key = identity(names.resolve(name.value)) ?? name.value;
        if (!seen.has(key)) {
          seen.add(key);
          continue;
        }
        const message = `“${name.value}” is already in this cell. Remove it, or write the name you meant.`;
        const fixes = () => {
          const edit = removeHolder(row, assignment, name);
          return edit === undefined
            ? []
            : [{ title: `Remove the second “${name.value}”`, edits: [edit], preferred: true, safe: true }];
        };
        report({ block: row.block, span: name.span, message, fixes });
      }
    }
  },
});

/** Up to this many names, comparing all pairs is faster than a set. */
const FEW = 8;

/** Whether a few names are all different, which is nearly always true. */
function areDifferent(list: readonly Name[], names: Names): boolean {
  if (list.length > FEW) return false;
  const ids = list.map((name) => identity(names.resolve(name.value)) ?? name.value);
  return ids.every((id, at) => ids.indexOf(id) === at);
}

function identity(target: Target | undefined): unknown {
  if (target?.kind === 'role') return target.role;
  return target?.kind === 'person' ? target.person : undefined;
}
