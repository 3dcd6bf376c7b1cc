/** Reports text that is not valid YAML. */
import { SLIP_KINDS } from '../yaml/slips/kinds.ts';
import { rule } from './rule.ts';

/** Slips that only the author can fix. */
const NO_FIX: ReadonlySet<string> = new Set(['table', 'never-closed']);

export default rule({
  code: 'invalid-yaml',
  group: 'Structure',
  severity: 'error',
  unsilenceable: true,
  summary: 'The text is not YAML, so it cannot be read.',
  why: 'If no tool can read a charter, each person reads it differently.',
  ask: 'Which line changed last? Compare its indentation and punctuation with the line above.',
  marks: 'the offending text',
  slips: SLIP_KINDS.filter(({ code, title, id }) => code === undefined && (title !== '' || NO_FIX.has(id))),
  fixesSafely: true,
  fixes: ['Write what was meant, if there is only one possibility.'],
  bad: {
    text: `team: Checkout
roles: { pm: Product Manager, eng: Software Engineer }
raci:
  - { activity: Deploying, R: eng, A: pm
`,
  },
  good: {
    text: `team: Checkout
roles: { pm: Product Manager, eng: Software Engineer }
raci:
  - { activity: Deploying, R: eng, A: pm }
`,
  },
});
