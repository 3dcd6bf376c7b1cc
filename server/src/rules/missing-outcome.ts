/** Reports decided decisions without an outcome. */
import { rule } from './rule.ts';

export default rule({
  code: 'missing-outcome',
  group: 'Ownership',
  severity: 'hint',
  summary: 'A decision is decided, but has no outcome.',
  why: 'A year later, people remember that there was a decision but disagree about what it was.',
  ask: 'What did we decide? Would somebody who was not there read it the same way?',
  marks: 'the status',
  bad: {
    text: `team: Checkout
roles: { pm: Product Manager, em: Engineering Lead }
daci:
  - { decision: Choose the payment provider, D: em, A: pm, status: decided }
`,
  },
  good: {
    text: `team: Checkout
roles: { pm: Product Manager, em: Engineering Lead }
daci:
  - { decision: Choose the payment provider, D: em, A: pm, status: decided, outcome: We stay with the one we have. }
`,
  },

  row({ row }, _context, report) {
    const { status, outcome, unread, label, block } = row;
    if (status?.value !== 'decided' || outcome !== undefined || unread?.has('outcome')) return;
    const what = label === undefined ? 'This decision' : `“${label.value}”`;
    const message = `${what} is decided, but has no outcome. Write down what was decided, under \`outcome\`.`;
    report({ block, span: status.span, message });
  },
});
