import { fold } from '../charter/names.ts';
import { type OwnedInSummary, rule } from './rule.ts';
import { firstFew } from './shared/first-few.ts';
import { quoteList } from './shared/wording.ts';

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
    const byKey = new Map<string, Owned<(typeof charters)[number]['owned'][number]['at']>[]>();
    for (const [number, { team, owned }] of charters.entries()) {
      if (team === undefined) continue;
      const folded = fold(team.name);
      for (const one of owned) {
        const same = byKey.get(one.key);
        const entry = { ...one, number, team: team.name, folded };
        if (same === undefined) byKey.set(one.key, [entry]);
        else same.push(entry);
      }
    }
    for (const same of byKey.values()) {
      if (same.length < 2) continue;
      for (const one of same) {
        // Two charters of one team name are reported as that, and not for each thing that they both own.
        const others = firstFew(same, (other) => (other.folded === one.folded ? undefined : other));
        if (others.length === 0) continue;
        const teams = [one.team, ...new Set(others.map((other) => other.team))];
        const message = `${quoteList(teams)} own “${one.name}”. Agree on one team, or say which part is whose.`;
        const related = others.map((other) => ({
          at: other.at,
          message: `“${other.team}” owns it here.`,
          charter: other.number,
        }));
        report(one.number, { at: one.at, message, related });
      }
    }
  },
});

interface Owned<P> extends OwnedInSummary<P> {
  /** The number of the charter. */
  readonly number: number;
  readonly team: string;
  readonly folded: string;
}
