/** Reports text that is lost because it follows ` #`. */
import { rule } from './rule.ts';

/** The findings come from `yaml/slips/`. They are errors if no text is left or the entry is broken. */
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
