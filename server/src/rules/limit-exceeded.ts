/** Reports a file that is too large or nested too deeply. */
import { rule } from './rule.ts';

const DEEP = `x-nested: ${'['.repeat(64)}${']'.repeat(64)}`;

export default rule({
  code: 'limit-exceeded',
  group: 'Structure',
  severity: 'error',
  unsilenceable: true,
  summary: 'The file is nested more than 64 levels deep, or larger than 4 MiB.',
  why: 'No real charter is. Such a file is a mistake, or an attack on the tools that read it.',
  ask: 'Is this really one charter of one team? Which teams should have their own file?',
  marks: 'the first character past the limit',
  bad: { text: `team: Checkout\nroles: { pm: Product Manager }\n${DEEP}\n` },
  good: { text: 'team: Checkout\nroles: { pm: Product Manager }\nx-nested: [[[]]]\n' },
});
