import { holdingsThat } from '../charter/row-facts.ts';
import { lettersThat } from '../charter/schemes.ts';
import { rule } from './rule.ts';

export default rule({
  code: 'isolated-row',
  group: 'Balance',
  severity: 'hint',
  summary: 'Nobody is asked and nobody is told, in a charter of three roles or more.',
  why: 'Work that nobody hears of surprises people.',
  source: 'Smith and Erwin, “Role and Responsibility Charting (RACI)”.',
  marks: 'the label',
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
    report({
      block,
      span: label.span,
      message: `Nobody is asked or told about “${label.value}”. Who would be surprised by it?`,
    });
  },
});
