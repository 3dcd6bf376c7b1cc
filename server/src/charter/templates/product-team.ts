/** Template for a product team. */
import type { Template } from './template.ts';

export const productTeam: Template = {
  id: 'product-team',
  title: 'A product team',
  description:
    'Product and engineering management share a team: who decides, who does what, and how they stay in touch.',
  text: `# A product team: who of product and engineering does what, and who answers for it.
# Change the names, strike out the rows that you do not need, then run \`charter check\`.
charter: 1

team:
  name: Our Product
  purpose: What the team is here for, in one sentence.

people:
  pat: Pat Product
  erin: Erin Engineering
  terry: Terry Technical
  dana: Dana Design
  sam: Sam Software
  alex: Alex Application

roles:
  pm:
    title: Product Manager
    people: [pat]
    represents: [Customers, Leadership]
    measures: [Customers who stay]
  em:
    title: Engineering Manager
    people: [erin]
    manages: [lead, eng]
    represents: [Engineering]
    measures: [Lead time for changes, Change failure rate]
  lead: { title: Tech Lead, people: [terry] }
  eng: { title: Software Engineer, people: [sam, alex] }
  design: { title: Product Designer, people: [dana] }
  director: { title: Director, external: true }  # outside the team
  support: { title: Customer Support, external: true }

# The five questions that product and engineering quarrel about when nobody has answered them.
decides:
  what: pm
  why: pm
  how: em
  who: em
  when: { roles: [pm, em], tie-break: director }

responsibilities:
  - { name: Product roadmap, owner: pm }
  - { name: Bug backlog, owner: em, helpers: lead }

# R does the work, A answers for it (exactly one), C is asked before, I is told.
raci:
  - { activity: Interviewing users, phase: Discovery, R: [pm, design], A: pm, C: lead, I: em }
  - { activity: Testing prototypes, phase: Discovery, R: design, A: design, C: pm, I: eng }

  - { activity: Ordering the roadmap, phase: Planning, R: pm, A: pm, C: [em, lead], I: support }
  - { activity: Sizing the work, phase: Planning, R: [lead, eng], A: lead, C: pm, I: em }
  - { activity: Promising a date, phase: Planning, covers: timelines, R: [pm, em], A: pm, C: lead, I: support }
  - { activity: Sprint planning, phase: Planning, covers: rituals, R: em, A: em, C: [pm, design], I: everyone }

  - { activity: Writing and testing code, phase: Delivery, R: eng, A: lead, C: design, I: pm }
  - { activity: Reviewing pull requests, phase: Delivery, R: eng, A: lead, I: em }
  - { activity: Keeping track of work in flight, phase: Delivery, covers: project-management, R: lead, A: em, I: pm }
  - { activity: Releasing, phase: Delivery, R: eng, A: lead, C: pm, I: support }
  - { activity: Handling incidents, phase: Delivery, R: eng, A: em, C: lead, I: [pm, support] }

  - { activity: Measuring what a release has changed, phase: Learning, R: pm, A: pm, C: design, I: everyone }

agreements:
  - { name: PM and EM one-on-one, kind: one-on-one, every: week, minutes: 30, with: [pm, em] }
  - { name: Check-in of the leads, kind: check-in, every: week, minutes: 15, with: [pm, em, lead, design], owner: pm }
  - { name: Retrospective, kind: retrospective, every: 2 weeks, minutes: 60, with: everyone, owner: em }
  - { name: Feedback round, kind: feedback, every: quarter, with: everyone, owner: em }
  - { name: Room for technical debt, kind: tech-debt, owner: em, share: 20% }
`,
};
