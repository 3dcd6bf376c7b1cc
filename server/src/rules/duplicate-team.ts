/** Reports charters with the same team name. */
import { fold } from '../charter/names.ts';
import { rule } from './rule.ts';
import { firstFew } from './shared/first-few.ts';

export default rule({
  code: 'duplicate-team',
  group: 'Across charters',
  severity: 'error',
  summary: 'Two charters have the same team name.',
  why: 'There are two answers to the question what this team owns.',
  ask: 'Are these two teams, or one team with two charters? Which charter is the right one?',
  marks: 'the name',
  bad: {
    text: 'team: Checkout\nroles: { pm: Product Manager }\n',
    files: { 'old/checkout.charter.yaml': 'team: Checkout\nroles: { lead: Tech Lead }\n' },
  },
  good: {
    text: 'team: Checkout\nroles: { pm: Product Manager }\n',
    files: { 'search/search.charter.yaml': 'team: Search\nroles: { lead: Tech Lead }\n' },
  },

  workspace(charters, report) {
    const byName = new Map<
      string,
      { readonly number: number; readonly team: NonNullable<(typeof charters)[number]['team']> }[]
    >();
    for (const [number, { team }] of charters.entries()) {
      if (team === undefined) continue;
      const key = fold(team.name);
      const entry = { number, team };
      const same = byName.get(key);
      if (same === undefined) byName.set(key, [entry]);
      else same.push(entry);
    }
    for (const same of byName.values()) {
      if (same.length < 2) continue;
      for (const { number, team } of same) {
        const others = firstFew(same, (one) => (one.number === number ? undefined : one));
        const count = same.length === 2 ? 'Another charter is' : `${same.length - 1} other charters are`;
        const message = `${count} also named “${team.name}”. Merge them, or give each team its own name.`;
        const related = others.map((one) => ({
          at: one.team.at,
          message: `“${one.team.name}” is also named here.`,
          charter: one.number,
        }));
        report(number, { at: team.at, message, related });
      }
    }
  },
});
