/** Reports charters after the date of their next review. */
import { rule } from './rule.ts';

export default rule({
  code: 'review-overdue',
  group: 'Time',
  severity: 'information',
  summary: 'The date of the next review has passed.',
  why: 'A charter that nobody reviews describes a team that no longer exists.',
  ask: 'What has changed since the last review? Which rows are no longer true?',
  marks: 'the date',
  bad: {
    text: `team: Checkout
roles: { pm: Product Manager }
review: 2020-02-01
`,
  },
  good: {
    text: `team: Checkout
roles: { pm: Product Manager }
review: 2126-02-01
`,
  },

  charter({ charter }, { today }, report) {
    const { review } = charter;
    if (review === undefined || review.value >= today) return;
    const message = `The review of this charter was due on ${review.value}. Read it with the team, and set the next date.`;
    report({ block: review.block, span: review.span, message });
  },
});
