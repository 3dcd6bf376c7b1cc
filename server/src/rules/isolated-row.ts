/** Reports rows in which nobody is consulted or informed. */
import { type Names, rolesOf } from '../charter/names.ts';
import { holdingsThat, RowFacts } from '../charter/row-facts.ts';
import { lettersThat } from '../charter/schemes.ts';
import type { Loads } from '../charter/workload.ts';
import { rule } from './rule.ts';
import { fewNames, tableProblem } from './shared/together.ts';

export default rule({
  code: 'isolated-row',
  group: 'Balance',
  severity: 'hint',
  summary:
    'A row consults and informs nobody, in a charter of three roles or more. One problem for each table; none for a row in which everyone has a letter.',
  why: 'Work that nobody hears about surprises people.',
  ask: 'Who would be surprised by this? Who would be annoyed that they were not asked?',
  source: 'Smith and Erwin, “Role and Responsibility Charting (RACI)”.',
  marks: 'the key of the table; the rows are related places',
  bad: {
    text: `team: Checkout
roles: { pm: Product Manager, design: Product Designer, eng: Software Engineer }
raci:
  - { activity: Interviewing users, R: design, A: pm }
  - { activity: Deploying, R: eng, A: eng, I: pm }
`,
  },
  good: {
    text: `team: Checkout
roles: { pm: Product Manager, design: Product Designer, eng: Software Engineer }
raci:
  - { activity: Interviewing users, R: design, A: pm, I: eng }
  - { activity: Deploying, R: eng, A: eng, I: pm }
`,
  },

  row(facts, { names }, report) {
    const { label, block, scheme } = facts.row;
    if (!facts.filled || facts.unread.length > 0 || facts.dropped || label === undefined || names.roles.length < 3)
      return;
    if (lettersThat(scheme, 'input').length + lettersThat(scheme, 'informed').length === 0) return;
    if (holdingsThat(facts, 'input').length > 0 || holdingsThat(facts, 'informed').length > 0) return;
    report({ block, span: label.span, message: `Nobody is consulted or informed about “${label.value}”.` });
  },

  table(found, table, { names }) {
    const isShared = sharing(table.loads, names);
    const others = found.filter(({ row }) => !isShared(new RowFacts(row, names)));
    return tableProblem(others, table, (rows) => {
      const what =
        rows.length === 1
          ? rows[0].message
          : `Nobody is consulted or informed about ${rows.length} rows: ${fewNames(rows)}.`;
      return `${what} Who would be surprised? Consult or inform them.`;
    });
  },
});

/** Returns a test for rows in which everyone with a letter in the table has one, so nobody is left to inform. */
function sharing(loads: Loads, names: Names): (row: RowFacts) => boolean {
  const roles = loads.roles().map(({ holds }) => holds > 0);
  const alone = loads.people().map(({ holds }, index) => holds > 0 && names.people[index]?.roles.length === 0);
  const external = names.roles.filter(({ index, role }) => role.external && roles[index]);
  const all = [...roles, ...alone].filter((holds) => holds).length;
  return ({ holdings }) => {
    const everyone = holdings.some(({ target }) => target?.kind === 'everyone');
    const here = new Set<unknown>();
    for (const { target } of holdings) {
      if (target?.kind === 'everyone') continue;
      for (const role of rolesOf(target, names)) if (roles[role.index]) here.add(role);
      if (target?.kind === 'person' && alone[target.person.index]) here.add(target.person);
    }
    return everyone ? external.every((role) => here.has(role)) : here.size === all;
  };
}
