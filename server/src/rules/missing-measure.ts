/** Reports product and engineering managers without measures of success. */
import { type BlockEdit, fillIn, holdsAnchor, inFlow, insertPair, replaceNode } from '../charter/edit/edits.ts';
import type { Role } from '../charter/model.ts';
import { pairOf } from '../charter/values.ts';
import type { Block } from '../yaml/document.ts';
import type { MapNode } from '../yaml/tree.ts';
import { type Fix, rule } from './rule.ts';
import { partnersOf } from './shared/partners.ts';

export default rule({
  code: 'missing-measure',
  group: 'Partnership',
  severity: 'hint',
  summary: 'The product or the engineering manager has no measures of success.',
  why: 'If only one metric is written down, it wins every argument.',
  ask: 'In a year, how will we know that this role did well?',
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
      const message = `“${id}” has no \`measures\`. Write down how its success is measured, next to that of its partner.`;
      report({ block: role.block, span: role.id.span, message, fixes: ({ newLine }) => fixesOf(role, newLine) });
    }
  },
});

const MEASURED = '[How success is measured]';
const MEASURES = `measures: ${MEASURED}`;

/** Adds `measures` as a new key, or as the value of an empty one. */
function written(block: Block, node: MapNode, newLine: string): BlockEdit | undefined {
  const empty = pairOf(node, 'measures');
  if (empty === undefined) return insertPair(block, node, MEASURES, newLine);
  return empty.value?.kind === 'alias' || holdsAnchor(empty.value) ? undefined : fillIn(block, empty, MEASURED);
}

function fixesOf(role: Role, newLine: string): readonly Fix[] {
  const { node, block } = role;
  const edit =
    node?.kind === 'map'
      ? written(block, node, newLine)
      : node?.kind === 'scalar'
        ? replaceNode(block, node, `{ title: ${inFlow(block, node)}, ${MEASURES} }`)
        : undefined;
  return edit === undefined ? [] : [{ title: 'Insert measures', edits: [edit], preferred: true, safe: false }];
}
