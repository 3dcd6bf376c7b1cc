/** Reports an unknown version of the format. */
import { replaceNode } from '../charter/edit/edits.ts';
import { rule } from './rule.ts';

export default rule({
  code: 'unsupported-version',
  group: 'Structure',
  severity: 'error',
  unsilenceable: true,
  summary: '`charter:` has a format version that Charter does not support.',
  why: 'The same words may have another meaning in a later version.',
  ask: 'Who wrote this charter, and with which version of Charter?',
  marks: 'the value',
  fixes: ['Set the version to 1.'],
  bad: { text: 'charter: 2\nteam: Checkout\nroles: { pm: Product Manager }\n' },
  good: { text: 'charter: 1\nteam: Checkout\nroles: { pm: Product Manager }\n' },

  flaw(flaw, block) {
    if (flaw.kind !== 'unsupported-version') return undefined;
    const message = `Version “${flaw.found}” of the format does not exist. Write \`charter: 1\`.`;
    const fixes = () => [
      { title: 'Set it to 1', edits: [replaceNode(block, flaw.node, '1')], preferred: true, safe: false },
    ];
    return { block, span: flaw.at, message, fixes };
  },
});
