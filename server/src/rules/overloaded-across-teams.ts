/** Reports people who own too many rows in all charters together. */
import { type CharterSummary, type PersonInSummary, rule } from './rule.ts';
import { firstFew } from './shared/first-few.ts';

const overloadedAcrossTeams = rule({
  code: 'overloaded-across-teams',
  group: 'Across charters',
  severity: 'information',
  summary: 'One person owns more than `max` rows in all charters together.',
  why: 'Each team sees only its own share of a person. Nobody sees the total.',
  ask: 'Which of these teams needs this person most? Who could take over in the others?',
  marks: 'the person’s declaration, or else the first role that names the person',
  options: [
    { name: 'max', kind: 'count', default: 20, meaning: 'How many rows one person may own in all charters together.' },
  ],
  bad: {
    text: `team: Checkout
people: { ada: Ada Lind }
roles: { lead: { title: Tech Lead, people: [ada] }, eng: Software Engineer }
raci:
  - { activity: Deploying, R: eng, A: lead }
  - { activity: Code reviews, R: eng, A: lead }
rules: { overloaded-across-teams: { max: 3 } }
`,
    files: {
      'search.charter.yaml': `team: Search
people: { ada: Ada Lind }
roles: { lead: { title: Tech Lead, people: [ada] }, eng: Software Engineer }
raci:
  - { activity: Ranking, R: eng, A: lead }
  - { activity: Indexing, R: eng, A: lead }
`,
    },
  },
  good: {
    text: `team: Checkout
people: { ada: Ada Lind }
roles: { lead: { title: Tech Lead, people: [ada] }, eng: Software Engineer }
raci:
  - { activity: Deploying, R: eng, A: lead }
  - { activity: Code reviews, R: eng, A: lead }
rules: { overloaded-across-teams: { max: 3 } }
`,
    files: {
      'search.charter.yaml': `team: Search
people: { tom: Tom Okafor }
roles: { lead: { title: Tech Lead, people: [tom] }, eng: Software Engineer }
raci:
  - { activity: Ranking, R: eng, A: lead }
  - { activity: Indexing, R: eng, A: lead }
`,
    },
  },

  workspace(charters, report, option) {
    for (const parts of samePeople(charters)) {
      const total = parts.reduce((sum, part) => sum + part.owns, 0);
      const teams = new Set(parts.filter((part) => part.owns > 0).map((part) => part.number)).size;
      if (teams < 2) continue;
      for (const { number, name, at } of parts) {
        if (at === undefined || total <= option(number, overloadedAcrossTeams, 'max')) continue;
        const related = firstFew(parts, (other) => {
          if (other.number === number || other.at === undefined) return undefined;
          return { at: other.at, message: `${other.owns} of them here.`, charter: other.number };
        });
        const message = `${name} owns ${total} rows in ${teams} charters. What can another person take over?`;
        report(number, { at, message, related });
      }
    }
  },
});

export default overloadedAcrossTeams;

/** One person in one charter. */
interface Part<P> extends PersonInSummary<P> {
  readonly number: number;
}

/** People who are in several charters: same handle and name, or same e-mail address. */
function samePeople<P>(charters: readonly CharterSummary<P>[]): readonly (readonly Part<P>[])[] {
  const groups = new Map<string, Part<P>[]>();
  const join = (one: Part<P>[], other: Part<P>[]): Part<P>[] => {
    const [small, large] = one.length < other.length ? [one, other] : [other, one];
    for (const part of small) large.push(part);
    for (const part of small) for (const key of part.keys) groups.set(key, large);
    return large;
  };
  for (const [number, { people }] of charters.entries()) {
    for (const person of people) {
      // Find all groups of a person before merging them, since merging changes the keys.
      const met = new Set<Part<P>[]>();
      for (const key of person.keys) {
        const group = groups.get(key);
        if (group !== undefined) met.add(group);
      }
      const group = [...met, [{ ...person, number }]].reduce(join);
      for (const key of person.keys) groups.set(key, group);
    }
  }
  return [...new Set(groups.values())].filter((group) => group.length > 1);
}
