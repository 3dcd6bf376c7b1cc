/** Reports areas without a decider where others have one. */
import { type BlockEdit, fillIn, insertPair, namesText, scalarText } from '../charter/edit/edits.ts';
import type { Decides } from '../charter/model.ts';
import { STANDARD_AREAS } from '../charter/model.ts';
import type { Names } from '../charter/names.ts';
import { isNull, type MapNode, type Pair, type SyntaxNode } from '../yaml/tree.ts';
import { type Fix, type FixContext, rule } from './rule.ts';
import { rolesWith } from './shared/partners.ts';
import { quoteList } from './shared/wording.ts';

export default rule({
  code: 'undecided-area',
  group: 'Partnership',
  severity: 'warning',
  summary: 'The charter has deciders, but not for each of what, why, how, who and when.',
  why: 'People will fight about the missing area.',
  ask: 'Think of the last argument about this. Who had the last word, and was that right?',
  source: 'Known sources of conflict between product and engineering managers.',
  marks: '`decides`',
  fixes: ['Insert the missing areas and fill in the empty ones, with the roles that usually decide them.'],
  bad: {
    text: `team: Checkout
roles: { pm: Product Lead, em: Engineering Lead, director: { title: Director, external: true } }
decides: { what: pm, why: pm, how: em, who: em }
`,
  },
  good: {
    text: `team: Checkout
roles: { pm: Product Lead, em: Engineering Lead, director: { title: Director, external: true } }
decides: { what: pm, why: pm, how: em, who: em, when: { roles: [pm, em], tie-break: director } }
`,
  },

  charter({ charter, names, areas }, _context, report) {
    const { decides } = charter;
    // An empty area counts as missing.
    if (decides === undefined || decides.node?.pairs.length === 0 || names.uncertain) return;
    if (decides.node === undefined) return;
    const decided = new Set(
      areas.filter((area) => area.deciders.length > 0 || area.unread?.has('roles')).map((area) => area.name.value),
    );
    const missing = STANDARD_AREAS.filter((area) => !decided.has(area));
    if (missing.length === 0) return;
    const message = `Nobody decides ${quoteList(missing)}. Say which role does.`;
    const fixes = (context: FixContext) => fixesOf(decides, missing, context);
    report({ block: decides.block, span: decides.key.span, message, fixes });
  },
});

type AreaName = (typeof STANDARD_AREAS)[number];

/** One fix for all areas: inserts missing ones and fills in empty ones. */
function fixesOf(decides: Decides, missing: readonly AreaName[], { names, newLine }: FixContext): readonly Fix[] {
  const { node, block } = decides;
  const [fallback] = names.internal.length > 0 ? names.internal : names.roles;
  if (node === undefined || fallback === undefined) return [];
  const there = new Set(decides.areas.map((area) => area.name.value));
  const absent = missing.filter((area) => !there.has(area));
  const filled = missing
    .filter((area) => there.has(area))
    .map((area) => filledIn(decides, node, area, decidersOf(area, names, fallback.id), names, newLine));
  const edits = filled.flatMap((edit) => edit ?? []);
  // An area that cannot be filled in, such as an alias, would keep the problem.
  if (edits.length < filled.length) return [];
  if (absent.length > 0) {
    const values = absent.map((area) => `${area}: ${decidersText(decidersOf(area, names, fallback.id), names)}`);
    const indent = ' '.repeat(node.flow ? 0 : node.start - (block.text.lastIndexOf('\n', node.start - 1) + 1));
    const text = values.join(node.flow ? ', ' : `${newLine}${indent}`);
    edits.push(insertPair(block, node, text, newLine));
  }
  const title = `${absent.length === 0 ? 'Fill in' : 'Insert'} ${quoteList(missing)}`;
  return [{ title, edits, preferred: true, safe: false }];
}

/** The edit that adds deciders to an empty area; undefined if that is impossible. */
function filledIn(
  { block }: Decides,
  map: MapNode,
  area: AreaName,
  deciders: readonly string[],
  names: Names,
  newLine: string,
): BlockEdit | undefined {
  const pair = onlyPair(map, area);
  if (pair === undefined) return undefined;
  if (saysNothing(pair.value)) return fillIn(block, pair, decidersText(deciders, names));
  // The area has a tie-break, so only its roles are missing.
  const { value } = pair;
  if (value?.kind !== 'map' || value.anchor !== undefined || value.tag !== undefined) return undefined;
  const roles = onlyPair(value, 'roles');
  if (roles !== undefined) return saysNothing(roles.value) ? fillIn(block, roles, namesText(deciders)) : undefined;
  const known = value.pairs.some(({ key }) => key.kind !== 'scalar' || key.value === 'roles' || key.value === '<<');
  return known ? undefined : insertPair(block, value, `roles: ${namesText(deciders)}`, newLine);
}

function onlyPair(map: MapNode, key: string): Pair | undefined {
  const found = map.pairs.filter((pair) => pair.key.kind === 'scalar' && pair.key.value === key);
  return found.length === 1 ? found[0] : undefined;
}

/** Whether a value is empty, so replacing it loses nothing. */
function saysNothing(value: SyntaxNode | undefined): boolean {
  if (value === undefined) return true;
  if (value.kind === 'alias' || value.anchor !== undefined || value.tag !== undefined) return false;
  return value.kind === 'scalar' ? isNull(value) : value.kind === 'seq' && value.items.length === 0;
}

/** The usual deciders of an area: the product manager for what and why, the engineering manager for how and who. */
function decidersOf(area: AreaName, names: Names, fallback: string): readonly string[] {
  const product = rolesWith(names, 'product-manager')[0]?.id ?? fallback;
  const engineering = rolesWith(names, 'engineering-manager')[0]?.id ?? fallback;
  if (area === 'what' || area === 'why') return [product];
  if (area === 'how' || area === 'who') return [engineering];
  return product === engineering ? [product] : [product, engineering];
}

/** The value of an area with these deciders; with several, an external role breaks the tie. */
function decidersText(deciders: readonly string[], names: Names): string {
  const [first = ''] = deciders;
  if (deciders.length === 1) return scalarText(first);
  const above = names.roles.find(({ id, role }) => role.external && !deciders.includes(id));
  const roles = namesText(deciders);
  return above === undefined ? roles : `{ roles: ${roles}, tie-break: ${scalarText(above.id)} }`;
}
