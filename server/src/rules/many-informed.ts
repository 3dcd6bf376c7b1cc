import { rule } from './rule.ts';
import { crowdOf } from './shared/shares.ts';

const manyInformed = rule({
  code: 'many-informed',
  group: 'Balance',
  severity: 'hint',
  summary: 'More than 60% of the roles, and more than `max`, are informed of a row.',
  why: 'Who is told everything reads nothing. If it is really for all, `everyone` says so.',
  source: 'Smith and Erwin, “Role and Responsibility Charting (RACI)”.',
  marks: 'the label',
  options: [
    {
      name: 'max',
      kind: 'count',
      default: 3,
      meaning: 'How many may be informed, whatever their share of the roles is.',
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
    const advice = 'Who acts on it? Write `everyone` if it is for all.';
    const finding = crowdOf(facts, context, manyInformed, {
      capability: 'informed',
      share: 0.6,
      what: 'are informed of',
      advice,
    });
    if (finding !== undefined) report(finding);
  },
});

export default manyInformed;
