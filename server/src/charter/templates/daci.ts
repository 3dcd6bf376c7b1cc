/** Template for DACI. */
import type { Template } from './template.ts';

export const daci: Template = {
  id: 'daci',
  title: 'Decisions, with DACI',
  description: 'A group that makes decisions: who drives each of them to its end, and who makes it.',
  text: `# The decisions of a group: who drives each of them to its end, and who makes it.
# Change the names, replace the decisions by your own, then run \`charter check\`.
charter: 1

team:
  name: Our Group
  purpose: Make each decision once, with one name behind it.

roles:
  product: Head of Product
  engineering: Head of Engineering
  design: Head of Design
  finance: { title: Finance, external: true }  # outside the group
  teams: { title: The teams, external: true }

# D drives the decision to its end (exactly one), A approves it (exactly one), C contributes, I is told.
# A decision that does not say its \`status\` is open; the others are decided or dropped.
daci:
  - { decision: What we build next quarter, D: product, A: product, C: [engineering, design], I: teams, status: open }
  - { decision: Build or buy the search, D: engineering, A: product, C: [design, finance], I: teams, status: open }
  - decision: One design system for all products
    driver: design
    approver: engineering
    contributors: product
    informed: teams
    status: decided
    outcome: Yes. The web comes first.

agreements:
  - { name: Decisions are written down within a day, with: everyone, owner: product }
  - { name: Disagree and commit, with: everyone }
`,
};
