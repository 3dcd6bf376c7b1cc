import { insertPair, replaceNode } from '../charter/edits.ts';
import type { Role } from '../charter/model.ts';
import { partnersOf } from './partners.ts';
import { type Fix, rule } from './rule.ts';

export default rule({
  code: 'missing-measure',
  group: 'Partnership',
  severity: 'hint',
  summary: 'The product or the engineering manager has no measures of success.',
  why: 'Where only one metric is written down, that one wins every argument.',
  marks: 'the role’s id',
  fixes: ['Insert `measures`.'],
  bad: {
    text: `team: Checkout
roles:
  pm: { title: Product Manager, measures: [Checkout conversion] }
  em: { title: Engineering Manager }
raci:
  - { activity: Bug backlog, R: em, A: pm }
rules: { uncovered-hotspot: off, missing-agreement: off }
`,
  },
  good: {
    text: `team: Checkout
roles:
  pm: { title: Product Manager, measures: [Checkout conversion] }
  em: { title: Engineering Manager, measures: [Change failure rate] }
raci:
  - { activity: Bug backlog, R: em, A: pm }
rules: { uncovered-hotspot: off, missing-agreement: off }
`,
  },

  charter(facts, _context, report) {
    const partners = partnersOf(facts);
    if (partners === undefined) return;
    for (const { role, id } of [...partners.product, ...partners.engineering]) {
      if (role.measures.length > 0 || role.unread?.has('measures') || role.from !== undefined) continue;
      const message = `“${id}” has no \`measures\`. Write down what the success of this role is measured by, beside that of its partner.`;
      report({ block: role.block, span: role.id.span, message, fixes: ({ newLine }) => fixesOf(role, newLine) });
    }
  },
});

const MEASURES = 'measures: [What success is measured by]';

function fixesOf(role: Role, newLine: string): readonly Fix[] {
  const { node, block, title } = role;
  const edit =
    node?.kind === 'map' && !node.pairs.some((pair) => pair.key.kind === 'scalar' && pair.key.value === 'measures')
      ? insertPair(block, node, MEASURES, newLine)
      : node?.kind === 'scalar' && title !== undefined && node.end > node.start
        ? replaceNode(block, node, `{ title: ${block.text.slice(node.start, node.end)}, ${MEASURES} }`)
        : undefined;
  return edit === undefined ? [] : [{ title: 'Insert measures', edits: [edit], preferred: true, safe: false }];
}
