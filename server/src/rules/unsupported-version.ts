/** Reports an unknown version of the format. */
import { replaceNode } from '../charter/edit/edits.ts';
import { rule } from './rule.ts';

export default rule({
  code: 'unsupported-version',
  group: 'Structure',
  severity: 'error',
  unsilenceable: true,
  summary: '`charter:` names a version of the format that this tool does not know.',
  why: 'A later version may mean something else by the same words.',
  ask: 'Who wrote this charter, and with which version of Charter?',
  marks: 'the value',
  fixes: ['Set it to 1.'],
  bad: { text: 'charter: 2\nteam: Checkout\nroles: { pm: Product Manager }\n' },
  good: { text: 'charter: 1\nteam: Checkout\nroles: { pm: Product Manager }\n' },

  flaw(flaw, block) {
    if (flaw.kind !== 'unsupported-version') return undefined;
    const message = `This is written as version “${flaw.found}” of the format, and version 1 is the only one there is. Write \`charter: 1\`.`;
    const fixes = () => [
      { title: 'Set it to 1', edits: [replaceNode(block, flaw.node, '1')], preferred: true, safe: false },
    ];
    return { block, span: flaw.at, message, fixes };
  },
});
