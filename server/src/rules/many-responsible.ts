/** Reports rows in which too many roles do the work. */
import { holdingsThat } from '../charter/row-facts.ts';
import { rule } from './rule.ts';
import { distinctNames } from './shared/owners.ts';
import { fewNames, tableProblem } from './shared/together.ts';

const manyResponsible = rule({
  code: 'many-responsible',
  group: 'Balance',
  severity: 'information',
  summary: 'More than `max` roles do the work of one row. One problem for each table.',
  why: 'Work that many share is often several activities under one name. If you split it, each part can have one doer.',
  ask: 'What are the parts of this work? Who does each part?',
  source: 'Smith and Erwin, “Role and Responsibility Charting (RACI)”, vertical and horizontal analysis.',
  marks: 'the key of the table; the rows are related places',
  options: [{ name: 'max', kind: 'count', default: 3, meaning: 'How many roles may do the work of one row.' }],
  bad: {
    text: `team: Checkout
roles: { pm: Product Manager, design: Product Designer, eng: Software Engineer, qa: Tester, ops: Operations }
raci:
  - { activity: Launch, R: [design, eng, qa, ops], A: pm }
  - { activity: Release notes, R: pm, A: pm, I: [design, eng] }
rules: { isolated-row: off }
`,
  },
  good: {
    text: `team: Checkout
roles: { pm: Product Manager, design: Product Designer, eng: Software Engineer, qa: Tester, ops: Operations }
raci:
  - { activity: Release notes, R: design, A: pm, I: eng }
  - { activity: Load test, R: [qa, ops, eng], A: pm, I: design }
`,
  },

  row(facts, context, report) {
    const { label, block } = facts.row;
    if (facts.dropped || label === undefined) return;
    const doers = holdingsThat(facts, 'doer');
    if (doers.some((one) => one.target?.kind === 'everyone')) return;
    const count = distinctNames(
      doers.map((one) => one.name),
      context.names,
    ).length;
    const max = context.option(manyResponsible, 'max');
    if (count <= max) return;
    report({ block, span: label.span, message: `“${label.value}” has ${count} doers.` });
  },

  table: (found, table, context) =>
    tableProblem(found, table, (rows) => {
      if (rows.length === 1) return `${rows[0].message} Can you split it, so that each part has one doer?`;
      const max = context.option(manyResponsible, 'max');
      return `${rows.length} rows have more than ${max} doers: ${fewNames(rows)}. Can you split them, so that each part has one doer?`;
    }),
});

export default manyResponsible;
