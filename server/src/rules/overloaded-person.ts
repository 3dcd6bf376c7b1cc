/** Reports people who own most of the rows. */
import { isOfTwo, overloadOf } from './overloaded-role.ts';
import { rule } from './rule.ts';
import { placeOfPerson } from './shared/place-of-person.ts';
import { quoteList } from './shared/wording.ts';

const overloadedPerson = rule({
  code: 'overloaded-person',
  group: 'Balance',
  severity: 'information',
  summary: 'One person owns most of the rows through all of their roles, in a charter of three roles or more.',
  why: 'Several roles that each look small can fill one person’s whole week.',
  ask: 'What would stop if this person were away for a month? What can another person own?',
  marks: 'the person’s declaration, or else the first role that names the person',
  options: [
    { name: 'owns', kind: 'share', default: 0.5, meaning: 'Largest share of the rows that a person may own.' },
    {
      name: 'rows',
      kind: 'count',
      default: 8,
      meaning: 'Smallest number of rows for which this rule applies.',
    },
  ],
  bad: {
    text: `team: Checkout
people: { priya: Priya Shah, ada: Ada Lind }
roles:
  owner: { title: Product Owner, people: [priya] }
  lead: { title: Team Lead, people: [priya] }
  eng: { title: Software Engineer, people: [ada] }
raci:
  - { activity: Roadmap, R: eng, A: owner, I: lead }
  - { activity: Interviewing users, R: eng, A: owner, I: lead }
  - { activity: Prices, R: owner, A: owner, I: eng }
  - { activity: Hiring, R: lead, A: lead, I: eng }
  - { activity: Growing people, R: lead, A: lead, I: eng }
  - { activity: Code reviews, R: eng, A: eng, I: lead }
  - { activity: Deploying, R: owner, A: eng, I: lead }
  - { activity: On call, R: lead, A: eng, I: owner }
`,
  },
  good: {
    text: `team: Checkout
people: { priya: Priya Shah, ada: Ada Lind, tom: Tom Okafor }
roles:
  owner: { title: Product Owner, people: [priya] }
  lead: { title: Team Lead, people: [tom] }
  eng: { title: Software Engineer, people: [ada] }
raci:
  - { activity: Roadmap, R: eng, A: owner, I: lead }
  - { activity: Interviewing users, R: eng, A: owner, I: lead }
  - { activity: Prices, R: owner, A: owner, I: eng }
  - { activity: Hiring, R: lead, A: lead, I: eng }
  - { activity: Growing people, R: lead, A: lead, I: eng }
  - { activity: Code reviews, R: eng, A: eng, I: lead }
  - { activity: Deploying, R: owner, A: eng, I: lead }
  - { activity: On call, R: lead, A: eng, I: owner }
`,
  },

  charter(facts, context, report) {
    const { rowCount } = facts;
    if (isOfTwo(facts) || rowCount === 0 || rowCount < context.option(overloadedPerson, 'rows')) return;
    for (const person of facts.names.people) {
      const owns = facts.personLoads[person.index]?.owns ?? 0;
      if (owns <= rowCount * context.option(overloadedPerson, 'owns')) continue;
      // overloaded-role reports a role that only this person has.
      if (person.roles.some((role) => role.people.length === 1 && overloadOf(facts, context, role) !== undefined))
        continue;
      const place = placeOfPerson(facts, person);
      if (place === undefined) continue;
      const roles = person.roles.length > 1 ? `, as ${quoteList(person.roles.map((role) => role.id))}` : '';
      report({
        ...place,
        message: `${person.name} owns ${owns} of ${rowCount} rows${roles}. What can another person take over?`,
      });
    }
  },
});

export default overloadedPerson;
