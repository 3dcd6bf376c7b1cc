/** Reports keys that are in a mapping twice. */
import { rule } from './rule.ts';

export default rule({
  code: 'duplicate-key',
  group: 'Structure',
  severity: 'error',
  unsilenceable: true,
  summary: 'A key, or a letter and its key, stands twice in one mapping.',
  why: 'Two answers to one question: tools take one of them, and people the other.',
  ask: 'Which of the two did we mean? Keep that one.',
  marks: 'the second key',
  bad: {
    text: `team: Checkout
roles: { pm: Product Manager, eng: Software Engineer }
raci:
  - { activity: Deploying, R: eng, responsible: pm, A: pm }
`,
  },
  good: {
    text: `team: Checkout
roles: { pm: Product Manager, eng: Software Engineer }
raci:
  - { activity: Deploying, R: [eng, pm], A: pm }
`,
  },

  flaw(flaw, block) {
    if (flaw.kind !== 'duplicate-key') return undefined;
    const same = flaw.key === flaw.first;
    const message = same
      ? `“${flaw.key}” stands here a second time, and only the first one counts. Join the two, or remove one.`
      : `“${flaw.key}” says the same as “${flaw.first}”, and only the first one counts. Join the two, or remove one.`;
    const related = [{ block: flaw.firstBlock ?? block, span: flaw.firstAt, message: 'The first one is here.' }];
    return { block, span: flaw.at, message, related };
  },
});
