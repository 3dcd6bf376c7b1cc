import { rule } from './rule.ts';

export default rule({
  code: 'invalid-yaml',
  group: 'Structure',
  severity: 'error',
  unsilenceable: true,
  summary: 'The text is not YAML, so it cannot be read.',
  why: 'A charter that no tool can read is read differently by everybody.',
  ask: 'Which line did somebody edit last? Compare it with the line above it: the same indentation, the same punctuation.',
  marks: 'the offending text',
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
