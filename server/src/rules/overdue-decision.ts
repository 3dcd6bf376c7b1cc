/** Reports open decisions after their due date. */
import { rule } from './rule.ts';

export default rule({
  code: 'overdue-decision',
  group: 'Time',
  severity: 'warning',
  summary: 'A decision is still open after its due date.',
  why: 'If you do not decide in time, events decide for you.',
  ask: 'What do we still need in order to decide? If nothing, can we decide now?',
  marks: 'the date',
  bad: {
    text: `team: Checkout
roles: { pm: Product Manager, em: Engineering Lead }
daci:
  - { decision: Choose the payment provider, D: em, A: pm, status: open, due: 2020-12-15 }
`,
  },
  good: {
    text: `team: Checkout
roles: { pm: Product Manager, em: Engineering Lead }
daci:
  - { decision: Choose the payment provider, D: em, A: pm, status: decided, due: 2020-12-15, outcome: We stay. }
`,
  },

  row({ row }, { today }, report) {
    const { due, status, label, block } = row;
    if (
      row.unread?.has('status') ||
      due === undefined ||
      due.value >= today ||
      (status !== undefined && status.value !== 'open')
    )
      return;
    const about = label === undefined ? 'This decision' : `“${label.value}”`;
    report({
      block,
      span: due.span,
      message: `${about} was due on ${due.value} and is still open. Decide it, or set a new date.`,
    });
  },
});
