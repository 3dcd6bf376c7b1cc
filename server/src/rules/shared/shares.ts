/** Finds rows in which a large share of the roles holds a letter. */
import { type Names, rolesOf } from '../../charter/names.ts';
import { holdingsThat, type RowFacts } from '../../charter/row-facts.ts';
import type { Capability } from '../../charter/schemes.ts';
import type { Finding, Rule, RuleContext } from '../rule.ts';

/** How many roles have a letter of a kind in a row; undefined for `everyone`, which is deliberate. */
export function rolesThat(row: RowFacts, capability: Capability, names: Names): number | undefined {
  const roles = new Set<unknown>();
  for (const { name, target } of holdingsThat(row, capability)) {
    if (target?.kind === 'everyone') return undefined;
    const held = rolesOf(target, names).filter((role) => !role.role.external);
    // Unknown names and people without a role also count.
    if (target === undefined || (target.kind === 'person' && target.person.roles.length === 0)) roles.add(name.value);
    for (const role of held) roles.add(role);
  }
  return roles.size;
}

/** An upper limit of the holders of a letter of a kind, including duplicates. */
function atMost(row: RowFacts, capability: Capability, names: Names): number {
  let most = 0;
  for (const { target, letter } of row.holdings) {
    if (letter.is.includes(capability)) most += Math.max(1, rolesOf(target, names).length);
  }
  return most;
}

/** The finding in a row where more than a share of the roles, and more than `max`, have a letter of a kind. */
export function crowdOf(
  row: RowFacts,
  context: RuleContext,
  rule: Rule,
  wanted: { readonly capability: Capability; readonly share: number; readonly what: string },
): Finding | undefined {
  const { label, block } = row.row;
  if (row.dropped || label === undefined) return undefined;
  const all = context.names.internal.length;
  const most = Math.max(context.option(rule, 'max'), all * wanted.share);
  if (atMost(row, wanted.capability, context.names) <= most) return undefined;
  const count = rolesThat(row, wanted.capability, context.names);
  if (count === undefined || count <= most) return undefined;
  // People without a role also count, so the number may exceed the number of roles.
  const who = count > all ? `${count} roles and people` : `${count} of ${all} roles`;
  return { block, span: label.span, message: `${who} ${wanted.what} “${label.value}”.` };
}
