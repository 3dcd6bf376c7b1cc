import { insertPair, scalarText } from '../charter/edits.ts';
import type { Decides } from '../charter/model.ts';
import { STANDARD_AREAS } from '../charter/model.ts';
import type { Names } from '../charter/names.ts';
import { rolesWith } from './partners.ts';
import { type Fix, type FixContext, rule } from './rule.ts';
import { quoteList } from './words.ts';

export default rule({
  code: 'undecided-area',
  group: 'Partnership',
  severity: 'warning',
  summary: 'The charter says who decides some things, but not one of what, why, how, who and when.',
  why: 'The area that is left out is the one that people will fight about.',
  source: 'The known sources of conflict between product and engineering managers.',
  marks: '`decides`',
  fixes: ['Insert the areas, with the roles that are expected to decide them.'],
  bad: {
    text: `team: Checkout
roles: { pm: Product Lead, em: Engineering Lead }
decides: { what: pm, why: pm, how: em, who: em }
`,
  },
  good: {
    text: `team: Checkout
roles: { pm: Product Lead, em: Engineering Lead }
decides: { what: pm, why: pm, how: em, who: em, when: { roles: [pm, em], tie-break: pm } }
`,
  },

  charter({ charter, names, areas }, _context, report) {
    const { decides } = charter;
    // Empty is as good as absent.
    if (decides === undefined || decides.node?.pairs.length === 0 || names.uncertain) return;
    if (decides.node === undefined) return;
    const decided = new Set(
      areas.filter((area) => area.deciders.length > 0 || area.unread?.has('roles')).map((area) => area.name.value),
    );
    const missing = STANDARD_AREAS.filter((area) => !decided.has(area));
    if (missing.length === 0) return;
    const message = `Nobody decides ${quoteList(missing)}. Say which role does.`;
    const there = new Set(decides.areas.map((area) => area.name.value));
    const absent = missing.filter((area) => !there.has(area));
    const fixes =
      absent.length === missing.length ? (context: FixContext) => fixesOf(decides, absent, context) : undefined;
    report({ block: decides.block, span: decides.key.span, message, ...(fixes ? { fixes } : {}) });
  },
});

type AreaName = (typeof STANDARD_AREAS)[number];

function fixesOf(decides: Decides, missing: readonly AreaName[], { names, newLine }: FixContext): readonly Fix[] {
  const { node, block } = decides;
  const [fallback] = names.internal.length > 0 ? names.internal : names.roles;
  if (node === undefined || fallback === undefined) return [];
  const values = missing.map((area) => `${area}: ${deciderText(area, names, fallback.id)}`);
  const indent = ' '.repeat(node.flow ? 0 : node.start - (block.text.lastIndexOf('\n', node.start - 1) + 1));
  const text = values.join(node.flow ? ', ' : `${newLine}${indent}`);
  return [
    {
      title: `Insert ${quoteList(missing)}`,
      edits: [insertPair(block, node, text, newLine)],
      preferred: true,
      safe: false,
    },
  ];
}

/** Who is expected to decide an area: the product manager what and why, the engineering manager how and who. */
function deciderText(area: AreaName, names: Names, fallback: string): string {
  const product = scalarText(rolesWith(names, 'product-manager')[0]?.id ?? fallback);
  const engineering = scalarText(rolesWith(names, 'engineering-manager')[0]?.id ?? fallback);
  if (area === 'what' || area === 'why') return product;
  if (area === 'how' || area === 'who') return engineering;
  return product === engineering ? product : `{ roles: [${product}, ${engineering}], tie-break: ${product} }`;
}
