import type { Name, Team } from '../charter/model.ts';
import { fold } from '../charter/names.ts';
import { firstFew } from './few.ts';
import { rule } from './rule.ts';

export default rule({
  code: 'duplicate-team',
  group: 'Across charters',
  severity: 'error',
  summary: 'Two charters have one team name.',
  why: 'Whoever asks what this team owns finds two answers.',
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
    const byName = new Map<string, { readonly number: number; readonly team: Team; readonly name: Name }[]>();
    for (const [number, facts] of charters.entries()) {
      const { team } = facts.charter;
      if (team?.name === undefined) continue;
      const key = fold(team.name.value);
      const entry = { number, team, name: team.name };
      const same = byName.get(key);
      if (same === undefined) byName.set(key, [entry]);
      else same.push(entry);
    }
    for (const same of byName.values()) {
      if (same.length < 2) continue;
      for (const { number, team, name } of same) {
        const others = firstFew(same, (one) => (one.number === number ? undefined : one));
        const count = same.length === 2 ? 'Another charter is' : `${same.length - 1} other charters are`;
        const message = `${count} named “${name.value}” as well. Join the two, or give each team a name of its own.`;
        const related = others.map((one) => ({
          block: one.team.block,
          span: one.name.span,
          message: `“${one.name.value}” is named here, too.`,
          charter: one.number,
        }));
        report(number, { block: team.block, span: name.span, message, related });
      }
    }
  },
});
