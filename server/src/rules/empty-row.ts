/** Reports rows without letters. */
import { rule } from './rule.ts';

export default rule({
  code: 'empty-row',
  group: 'Ownership',
  severity: 'error',
  summary: 'A row has no letters at all.',
  why: 'A listed activity without any roles is a promise that nobody made.',
  ask: 'Do we do this at all? If we do, who did it last time?',
  marks: 'the label',
  bad: {
    text: `team: Checkout
roles: { pm: Product Manager, eng: Software Engineer }
raci:
  - { activity: Release notes, R: eng, A: pm }
  - activity: Answering support questions
`,
  },
  good: {
    text: `team: Checkout
roles: { pm: Product Manager, eng: Software Engineer }
raci:
  - { activity: Release notes, R: eng, A: pm }
  - { activity: Answering support questions, R: eng, A: pm }
`,
  },

  row({ row, filled, dropped, unread }, _context, report) {
    if (filled || dropped || unread.length > 0 || row.label === undefined) return;
    const message = `“${row.label.value}” has no roles. Add a doer and an owner, or remove the row.`;
    report({ block: row.block, span: row.label.span, message });
  },
});
