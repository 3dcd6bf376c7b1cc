/** Reports rows in which too many roles give input. */
import { rule } from './rule.ts';
import { crowdOf } from './shared/shares.ts';
import { fewNames, tableProblem } from './shared/together.ts';

const manyConsulted = rule({
  code: 'many-consulted',
  group: 'Balance',
  severity: 'information',
  summary: 'More than half of the roles, and more than `max`, give input to a row. One problem for each table.',
  why: 'Asking everybody takes a round of meetings. Most of them only want to be informed.',
  ask: 'Whose advice has changed a result before? Who only wants to know?',
  source: 'Smith and Erwin, “Role and Responsibility Charting (RACI)”: do all the roles really need to be consulted?',
  marks: 'the key of the table; the rows are related places',
  options: [
    {
      name: 'max',
      kind: 'count',
      default: 3,
      meaning: 'How many roles may always give input, whatever their share.',
    },
  ],
  bad: {
    text: `team: Checkout
roles: { pm: Product Manager, design: Product Designer, eng: Software Engineer, qa: Tester, ops: Operations }
raci:
  - { activity: Roadmap, R: pm, A: pm, C: [design, eng, qa, ops] }
  - { activity: Load test, R: [qa, ops, design], A: eng, I: pm }
`,
  },
  good: {
    text: `team: Checkout
roles: { pm: Product Manager, design: Product Designer, eng: Software Engineer, qa: Tester, ops: Operations }
raci:
  - { activity: Roadmap, R: pm, A: pm, C: [design, eng], I: [qa, ops] }
  - { activity: Load test, R: [qa, ops, design], A: eng, I: pm }
`,
  },

  row(facts, context, report) {
    const finding = crowdOf(facts, context, manyConsulted, { capability: 'input', share: 0.5, what: 'give input to' });
    if (finding !== undefined) report(finding);
  },

  table: (found, table) =>
    tableProblem(found, table, (rows) => {
      return rows.length === 1
        ? `${rows[0].message} Whose input do you need? Inform the others.`
        : `${rows.length} rows ask more than half of the roles for input: ${fewNames(rows)}. Whose input do you need? Inform the others.`;
    }),
});

export default manyConsulted;
