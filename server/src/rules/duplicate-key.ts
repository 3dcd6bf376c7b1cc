/** Reports keys that are in a mapping twice. */
import { rule } from './rule.ts';

export default rule({
  code: 'duplicate-key',
  group: 'Structure',
  severity: 'error',
  unsilenceable: true,
  summary: 'A mapping has the same key twice, or a letter together with its long key.',
  why: 'There are two answers to one question: tools read one of them, and people the other.',
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
      ? `“${flaw.key}” is here twice, and only the first one counts. Merge them, or remove one.`
      : `“${flaw.key}” means the same as “${flaw.first}”, and only the first one counts. Merge them, or remove one.`;
    const related = [{ block: flaw.firstBlock ?? block, span: flaw.firstAt, message: 'The first one is here.' }];
    return { block, span: flaw.at, message, related };
  },
});
