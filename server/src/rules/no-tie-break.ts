/** Reports a shared `when` without a tie-break by someone else. */
import {
  type BlockEdit,
  columnOf,
  endOfLine,
  fillIn,
  holdsAnchor,
  insertPair,
  namesText,
  replaceNode,
  replaceScalar,
  scalarText,
} from '../charter/edit/edits.ts';
import type { Area } from '../charter/model.ts';
import { EVERYONE, type Names, rolesOf, sameOrMember } from '../charter/names.ts';
import { pairOf } from '../charter/values.ts';
import { insert } from '../text/edit.ts';
import type { SequenceNode } from '../yaml/tree.ts';
import { type Fix, type FixContext, rule } from './rule.ts';
import { distinctNames } from './shared/owners.ts';
import { quoteList } from './shared/wording.ts';

export default rule({
  code: 'no-tie-break',
  group: 'Partnership',
  severity: 'hint',
  summary: 'Several roles share `when`, and no other role breaks a tie.',
  why: 'Dates are a negotiation between scope and resources. If it does not end, another role has to decide; a tie-break by one of the two means that one side decides alone.',
  ask: 'The date is at risk and the two of you do not agree. Who do you go to?',
  marks: '`when`, or the tie-break',
  fixes: ['Insert a tie-break, or name a role that does not share the area.'],
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
      if (area.name.value !== 'when' || area.unread?.has('tie-break') || !isShared(area, names)) continue;
      const { block, tieBreak } = area;
      const fixes = (context: FixContext) => fixesOf(area, context);
      if (tieBreak === undefined) {
        const distinct = distinctNames(area.deciders, names).map(({ value }) => value);
        const who = distinct.includes(EVERYONE) ? 'All roles' : quoteList(distinct);
        const message = `${who} share “when”. Add a \`tie-break\` for when they cannot agree.`;
        report({ block, span: area.name.span, message, fixes });
      } else if (sharesIn(area, tieBreak.value, names)) {
        const message = `“${tieBreak.value}” shares “when” and breaks the tie, so “${tieBreak.value}” decides alone. Name a higher role, such as a director.`;
        report({ block, span: tieBreak.span, message, fixes });
      }
    }
  },
});

function isShared({ deciders }: Area, names: Names): boolean {
  const distinct = distinctNames(deciders, names);
  return distinct.length > 1 || distinct.some((one) => names.resolve(one.value)?.kind === 'everyone');
}

/** Whether a name shares the area. */
function sharesIn({ deciders }: Area, name: string, names: Names): boolean {
  const roles = rolesOf(names.resolve(name), names);
  return deciders.some((one) => {
    if (names.resolve(one.value)?.kind === 'everyone') return roles.some((role) => !role.role.external);
    return sameOrMember(one, { ...one, value: name }, names);
  });
}

function fixesOf(area: Area, { names, newLine }: FixContext): readonly Fix[] {
  const { node, block, tieBreak } = area;
  if (node === undefined || node.kind === 'alias' || node.anchor !== undefined) return [];
  // An external role is most likely above the roles that share the area.
  const others = [...names.roles].sort((a, b) => Number(b.role.external) - Number(a.role.external));
  const candidates = others
    .map(({ id }) => id)
    .filter((id) => !sharesIn(area, id, names))
    .slice(0, 4);
  if (tieBreak !== undefined) {
    if (tieBreak.node.kind !== 'scalar' || tieBreak.node.anchor !== undefined) return [];
    const { node: scalar } = tieBreak;
    return candidates.map((name, index) => fixOf(name, index, [replaceScalar(block, scalar, name)]));
  }
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
    return fixOf(name, index, edits);
  });
}

function fixOf(name: string, index: number, edits: readonly BlockEdit[]): Fix {
  return { title: `Let “${name}” break a tie`, edits, preferred: index === 0, safe: false };
}

/** Adds `roles` above a block list and the tie-break below it, which keeps the list and its comments. */
function asMapping({ block, name }: Area, list: SequenceNode, tieBreak: string, newLine: string): readonly BlockEdit[] {
  const { text } = block;
  const column = columnOf(text, list.start);
  // A list may have the same indentation as its key; a mapping may not.
  const further = column > columnOf(text, name.node.start) ? '' : '  ';
  const indent = ' '.repeat(column) + further;
  const edits: BlockEdit[] = [{ block, ...insert(list.start, `${further}roles:${newLine}${indent}`) }];
  const end = list.start + text.slice(list.start, list.end).trimEnd().length;
  for (const { index } of text.slice(list.start, end).matchAll(/\n(?=[ \t]*\S)/g))
    if (further !== '') edits.push({ block, ...insert(list.start + index + 1, further) });
  edits.push({ block, ...insert(endOfLine(text, end), `${newLine}${indent}${tieBreak}`) });
  return edits;
}
