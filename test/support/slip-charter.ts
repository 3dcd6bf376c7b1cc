/** What slips are planted in. */

/** A charter without a problem, in all styles of writing, with remarks. */
export const RIGHT = `# The people of the bakery
team:
  name: Ofenwache  # since May
  purpose: Fresh bread, every morning
  channels: { chat: "#ofen" }

people:
  nora: Nora Brandt
  iwan: Iwan Petrow
  lucia: Lucía Peña
  tom: { name: Tom O'Neil, email: tom@ofen.example }

roles:
  pm: { title: Product Manager, people: nora, measures: [Loaves sold] }
  em: { title: Engineering Manager, people: iwan, manages: [baker], measures: [Loaves burnt] }
  baker:
    title: Baker
    people: [lucia, tom]
  boss: { title: Owner of the shop, external: true }

decides:
  what: pm
  why: pm
  how: em
  who: em
  when: { roles: [pm, em], tie-break: boss }

responsibilities:
  - { name: Opening the shop at 6:30, owner: em, helpers: [baker] }
  - name: Flour store
    owner: pm

raci:
  # Every morning
  - { activity: Baking rye bread, R: baker, A: pm, C: em }
  - { activity: Trying new recipes, phase: Spring, R: [baker, em], A: pm, I: boss }
  - activity: Ordering flour
    R: baker
    A: em
    C: [pm, boss]
    notes: See https://flour.example/a?b=c (monthly)
  - { activity: Sprint planning, R: em, A: em, C: pm }
  - { activity: "Fixing bugs, large and small", R: baker, A: pm, C: em }
  - { activity: Promising deadlines, R: pm, A: pm, C: em }
  - { activity: Tracking dependencies, R: em, A: em, C: pm }

daci:
  - { decision: Which oven next, D: pm, A: boss, C: em, I: baker, status: open, due: 2027-03-01 }
  - decision: Opening on Sundays
    driver: em
    approver: boss
    contributors: [baker]
    informed: pm

agreements:
  - { name: One-on-one, kind: one-on-one, every: week, minutes: 30, with: [pm, em] }
  - { name: Check-in, kind: check-in, every: day, with: everyone }
  - name: Retro
    kind: retrospective
    every: 2 weeks
    with: everyone
  - { name: Feedback, kind: feedback, every: quarter, with: everyone }
  - { name: Debt, kind: tech-debt, share: 20% }
`;
