/** Reports text that is lost because it follows ` #`. */
import { rule } from './rule.ts';

/** What is found is a slip of the text (`yaml/slips/`), which is an error where it leaves nothing or breaks its entry. */
export default rule({
  code: 'text-after-hash',
  group: 'Structure',
  severity: 'warning',
  summary: 'A text has ` #` in it, directly before a letter or a digit, so what follows is not read.',
  why: 'What follows ` #` is a remark, so a part of the text is lost without a word.',
  ask: 'Is the text after the # part of what we agreed on, or only a comment?',
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
