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
    // Empty is as good as absent.
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

/** One fix for all of them: those that are not there are inserted, and those that are there and empty filled in. */
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
  // What cannot be filled in, such as an alias, would leave the problem where it is.
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

/** The edit that gives an area its deciders where it is written and has none; undefined where that cannot be done. */
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
  // Somebody breaks a tie already, so only those are missing whose tie it is.
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

/** Whether a value is empty, and nothing of it is lost when another one takes its place. */
function saysNothing(value: SyntaxNode | undefined): boolean {
  if (value === undefined) return true;
  if (value.kind === 'alias' || value.anchor !== undefined || value.tag !== undefined) return false;
  return value.kind === 'scalar' ? isNull(value) : value.kind === 'seq' && value.items.length === 0;
}

/** Who is expected to decide an area: the product manager what and why, the engineering manager how and who. */
function decidersOf(area: AreaName, names: Names, fallback: string): readonly string[] {
  const product = rolesWith(names, 'product-manager')[0]?.id ?? fallback;
  const engineering = rolesWith(names, 'engineering-manager')[0]?.id ?? fallback;
  if (area === 'what' || area === 'why') return [product];
  if (area === 'how' || area === 'who') return [engineering];
  return product === engineering ? [product] : [product, engineering];
}

/** The deciders of an area as its value; of several, a role outside the team has the last word. */
function decidersText(deciders: readonly string[], names: Names): string {
  const [first = ''] = deciders;
  if (deciders.length === 1) return scalarText(first);
  const above = names.roles.find(({ id, role }) => role.external && !deciders.includes(id));
  const roles = namesText(deciders);
  return above === undefined ? roles : `{ roles: ${roles}, tie-break: ${scalarText(above.id)} }`;
}
