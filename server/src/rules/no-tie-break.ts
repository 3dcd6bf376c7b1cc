import {
  type BlockEdit,
  columnOf,
  endOfLine,
  fillIn,
  holdsAnchor,
  insertPair,
  namesText,
  replaceNode,
  scalarText,
} from '../charter/edit/edits.ts';
import type { Area } from '../charter/model.ts';
import { EVERYONE } from '../charter/names.ts';
import { pairOf } from '../charter/values.ts';
import { insert } from '../text/edit.ts';
import type { SequenceNode } from '../yaml/tree.ts';
import { type Fix, type FixContext, rule } from './rule.ts';
import { distinctNames } from './shared/owners.ts';

export default rule({
  code: 'no-tie-break',
  group: 'Partnership',
  severity: 'hint',
  summary: '`when` is shared, and nothing says who has the last word.',
  why: 'Dates are a negotiation between scope and resources. When it does not end, somebody has to end it.',
  marks: '`when`',
  fixes: ['Insert a tie-break.'],
  bad: {
    text: `team: Checkout
roles: { pm: Product Lead, em: Engineering Lead }
decides: { what: pm, why: pm, how: em, who: em, when: [pm, em] }
`,
  },
  good: {
    text: `team: Checkout
roles: { pm: Product Lead, em: Engineering Lead, director: { title: Director, external: true } }
decides: { what: pm, why: pm, how: em, who: em, when: { roles: [pm, em], tie-break: director } }
`,
  },

  charter({ charter, names }, _context, report) {
    for (const area of charter.decides?.areas ?? []) {
      if (area.name.value !== 'when' || area.tieBreak !== undefined || area.unread?.has('tie-break')) continue;
      const distinct = distinctNames(area.deciders, names);
      const everyone = distinct.some((one) => names.resolve(one.value)?.kind === 'everyone');
      if (distinct.length < 2 && !everyone) continue;
      const message = '“when” is decided together. Say who has the last word when they cannot agree, with `tie-break`.';
      report({ block: area.block, span: area.name.span, message, fixes: (context) => fixesOf(area, context) });
    }
  },
});

function fixesOf(area: Area, { names, newLine }: FixContext): readonly Fix[] {
  const { node, block } = area;
  if (node === undefined || node.kind === 'alias' || node.anchor !== undefined) return [];
  // Somebody above the two breaks a tie best; else one of them.
  const above = names.roles.filter((role) => role.role.external).map((role) => role.id);
  const deciders = area.deciders.map((one) => one.value).filter((name) => name !== EVERYONE);
  const candidates = [...above, ...(deciders.length > 0 ? deciders : names.internal.map((role) => role.id))].slice(
    0,
    4,
  );
  const empty = node.kind === 'map' ? pairOf(node, 'tie-break') : undefined;
  if (empty?.value?.kind === 'alias' || holdsAnchor(empty?.value)) return [];
  return candidates.map((name, index) => {
    const tieBreak = `tie-break: ${scalarText(name)}`;
    let edits: readonly BlockEdit[];
    if (empty !== undefined) edits = [fillIn(block, empty, scalarText(name))];
    else if (node.kind === 'map') edits = [insertPair(block, node, tieBreak, newLine)];
    else if (node.kind === 'seq' && !node.flow) edits = asMapping(area, node, tieBreak, newLine);
    else if (node.kind === 'seq') {
      const behind = { block, ...insert(node.end, `, ${tieBreak} }`) };
      edits = [{ block, ...insert(node.start, '{ roles: ') }, behind];
    } else {
      const roles = namesText(area.deciders.map((one) => one.value));
      edits = [replaceNode(block, node, `{ roles: ${roles}, ${tieBreak} }`)];
    }
    return { title: `Let “${name}” break a tie`, edits, preferred: index === 0, safe: false };
  });
}

/** Puts `roles` above a list of lines and the tie-break below it, so that the list and its comments stay. */
function asMapping({ block, name }: Area, list: SequenceNode, tieBreak: string, newLine: string): readonly BlockEdit[] {
  const { text } = block;
  const column = columnOf(text, list.start);
  // A list may stand as far in as its key does, and a mapping may not.
  const further = column > columnOf(text, name.node.start) ? '' : '  ';
  const indent = ' '.repeat(column) + further;
  const edits: BlockEdit[] = [{ block, ...insert(list.start, `${further}roles:${newLine}${indent}`) }];
  const end = list.start + text.slice(list.start, list.end).trimEnd().length;
  for (const { index } of text.slice(list.start, end).matchAll(/\n(?=[ \t]*\S)/g))
    if (further !== '') edits.push({ block, ...insert(list.start + index + 1, further) });
  edits.push({ block, ...insert(endOfLine(text, end), `${newLine}${indent}${tieBreak}`) });
  return edits;
}
