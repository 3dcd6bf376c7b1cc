/** Reports responsibilities that two teams own. */
import { fold } from '../charter/names.ts';
import { type OwnedInSummary, rule } from './rule.ts';
import { firstFew } from './shared/first-few.ts';
import { quoteList } from './shared/wording.ts';

const contestedAcrossTeams = rule({
  code: 'contested-across-teams',
  group: 'Across charters',
  severity: 'information',
  summary: 'Two teams own the same responsibility. One that more than `teams` teams own counts as common to all teams.',
  why: 'Each team waits for the other, or both do the work.',
  ask: 'Which part of this does each team own? Which team does a customer call?',
  marks: 'the name of the responsibility',
  options: [
    {
      name: 'teams',
      kind: 'count',
      default: 3,
      meaning: 'How many teams may own a responsibility before it counts as common to all teams.',
    },
  ],
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

  workspace(charters, report, option) {
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
      const owning = new Set(same.map(({ folded }) => folded)).size;
      for (const one of same) {
        if (owning > option(one.number, contestedAcrossTeams, 'teams')) continue;
        // Two charters with the same team name are one problem, not one for each responsibility.
        const others = firstFew(same, (other) => (other.folded === one.folded ? undefined : other));
        if (others.length === 0) continue;
        const teams = [one.team, ...new Set(others.map((other) => other.team))];
        const message = `${quoteList(teams)} own “${one.name}”. Agree on one team, or write down which part each team owns.`;
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

export default contestedAcrossTeams;

interface Owned<P> extends OwnedInSummary<P> {
  /** The number of the charter. */
  readonly number: number;
  readonly team: string;
  readonly folded: string;
}
