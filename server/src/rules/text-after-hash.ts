/** Reports text that is lost because it follows ` #`. */
import { rule } from './rule.ts';

/** What is found is a slip of the text (`yaml/slips/`), which is an error where it leaves nothing or breaks its entry. */
export default rule({
  code: 'text-after-hash',
  group: 'Structure',
  severity: 'warning',
  summary: 'A text contains ` #` directly before a letter or digit, so the rest of the line is a comment.',
  why: 'YAML reads everything after ` #` as a comment, so part of the text is lost silently.',
  ask: 'Is the text after the # part of the agreement, or only a comment?',
  marks: 'from the `#` to the end of the line',
  fixesSafely: true,
  fixes: ['Put the text in quotes.'],
  bad: {
    text: `team: Checkout
people:
  ada: Ada Lind #2
roles: { pm: { title: Product Manager, people: ada } }
`,
  },
  good: {
    text: `team: Checkout
people:
  ada: "Ada Lind #2"
roles: { pm: { title: Product Manager, people: ada } }
`,
  },
});
