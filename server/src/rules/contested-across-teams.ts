import type { Facts } from '../charter/facts.ts';
import type { Name } from '../charter/model.ts';
import { fold } from '../charter/names.ts';
import type { Block } from '../yaml/document.ts';
import { firstFew } from './few.ts';
import { claimsOf } from './owners.ts';
import { rule } from './rule.ts';
import { quoteList } from './words.ts';

export default rule({
  code: 'contested-across-teams',
  group: 'Across charters',
  severity: 'warning',
  summary: 'Two teams own one responsibility.',
  why: 'Each team will wait for the other, or do the work twice.',
  marks: 'the name of the responsibility',
  bad: {
    text: 'team: Checkout\nroles: { pm: Product Manager }\nresponsibilities: [{ name: Payment page, owner: pm }]\n',
    files: {
      'payments.charter.yaml':
        'team: Payments\nroles: { lead: Tech Lead }\nresponsibilities: [{ name: Payment  Page, owner: lead }]\n',
    },
  },
  good: {
    text: 'team: Checkout\nroles: { pm: Product Manager }\nresponsibilities: [{ name: Payment page, owner: pm }]\n',
    files: {
      'payments.charter.yaml':
        'team: Payments\nroles: { lead: Tech Lead }\nresponsibilities: [{ name: Payment providers, owner: lead }]\n',
    },
  },

  workspace(charters, report) {
    const byKey = new Map<string, Owned[]>();
    for (const [number, facts] of charters.entries()) {
      for (const owned of ownedBy(facts, number)) {
        const same = byKey.get(owned.key);
        if (same === undefined) byKey.set(owned.key, [owned]);
        else same.push(owned);
      }
    }
    for (const same of byKey.values()) {
      if (same.length < 2) continue;
      for (const one of same) {
        // Two charters of one team name are reported as that, and not for each thing that they both own.
        const others = firstFew(same, (other) => (other.folded === one.folded ? undefined : other));
        if (others.length === 0) continue;
        const teams = [one.team, ...new Set(others.map((other) => other.team))];
        const message = `${quoteList(teams)} own “${one.name.value}”. Agree on one team, or say which part is whose.`;
        const related = others.map((other) => ({
          block: other.block,
          span: other.name.span,
          message: `“${other.team}” owns it here.`,
          charter: other.number,
        }));
        report(one.number, { block: one.block, span: one.name.span, message, related });
      }
    }
  },
});

interface Owned {
  readonly number: number;
  readonly key: string;
  readonly team: string;
  readonly folded: string;
  readonly name: Name;
  readonly block: Block;
}

/** What a charter itself says that its team owns, each thing once. */
function ownedBy(facts: Facts, number: number): readonly Owned[] {
  const { charter, names } = facts;
  const team = charter.team?.name?.value;
  if (team === undefined) return [];
  const folded = fold(team);
  const owned = new Map<string, Owned>();
  const inherited = new Set<string>();
  for (const { key, from, entry, mark, block } of claimsOf(charter, names)) {
    // What an extended charter claims is contested in this one already.
    if (from !== undefined) inherited.add(key);
    else if (!owned.has(key)) owned.set(key, { number, key, team, folded, name: entry?.name ?? mark, block });
  }
  return [...owned.values()].filter((one) => !inherited.has(one.key));
}
