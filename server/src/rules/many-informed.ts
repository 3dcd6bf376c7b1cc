/** Reports rows of which too many roles are informed. */
import { rule } from './rule.ts';
import { crowdOf } from './shared/shares.ts';
import { fewNames, tableProblem } from './shared/together.ts';

const manyInformed = rule({
  code: 'many-informed',
  group: 'Balance',
  severity: 'hint',
  summary: 'More than 60% of the roles, and more than `max`, are informed of a row. One problem for each table.',
  why: 'People who are told everything stop reading. If everyone really needs it, write `everyone`.',
  ask: 'What do you do when you hear about it? People who do nothing can read it elsewhere.',
  source: 'Smith and Erwin, “Role and Responsibility Charting (RACI)”.',
  marks: 'the key of the table; the rows are related places',
  options: [
    {
      name: 'max',
      kind: 'count',
      default: 3,
      meaning: 'How many roles may always be informed, whatever their share.',
    },
  ],
  bad: {
    text: `team: Checkout
roles: { pm: Product Manager, design: Product Designer, eng: Software Engineer, qa: Tester, ops: Operations }
raci:
  - { activity: Release notes, R: pm, A: pm, I: [design, eng, qa, ops] }
  - { activity: Load test, R: [qa, ops, design], A: eng, C: pm }
`,
  },
  good: {
    text: `team: Checkout
roles: { pm: Product Manager, design: Product Designer, eng: Software Engineer, qa: Tester, ops: Operations }
raci:
  - { activity: Release notes, R: pm, A: pm, I: everyone }
  - { activity: Load test, R: [qa, ops, design], A: eng, C: pm }
`,
  },

  row(facts, context, report) {
    const finding = crowdOf(facts, context, manyInformed, {
      capability: 'informed',
      share: 0.6,
      what: 'are informed of',
    });
    if (finding !== undefined) report(finding);
  },

  table: (found, table) =>
    tableProblem(found, table, (rows) => {
      return rows.length === 1
        ? `${rows[0].message} Who acts on it? Write \`everyone\` if everyone needs it.`
        : `${rows.length} rows inform more than 60% of the roles: ${fewNames(rows)}. Who acts on it? Write \`everyone\` where everyone needs it.`;
    }),
});

export default manyInformed;
