/** Template for RAPID. */
import type { Template } from './template.ts';

export const rapid: Template = {
  id: 'rapid',
  title: 'Decisions that others have to agree to, with RAPID',
  description: 'A leadership group whose decisions need a recommendation, and sometimes the consent of others.',
  text: `# The decisions of a leadership group: who recommends, who has to agree, who decides, and who carries it out.
# Change the names, replace the decisions by your own, then run \`charter check\`.
charter: 1

team:
  name: Leadership
  purpose: Make the decisions that nobody else can make, and no others.

roles:
  ceo: Chief Executive
  product: Chief Product Officer
  technology: Chief Technology Officer
  finance: Chief Financial Officer
  teams: { title: Team leads, external: true }  # outside the group
  counsel: { title: General Counsel, external: true }

# R recommends, A has to agree, P carries it out, I gives input, D decides (exactly one).
# An A is a veto: each is a way for a decision not to be made, so there are few of them.
rapid:
  - { decision: Set the budget of the year, phase: Yearly, R: finance, P: [product, technology], I: teams, D: ceo }
  - { decision: Choose the goals of the year, phase: Yearly, R: product, P: teams, I: [technology, finance], D: ceo }
  - { decision: Enter a new market, phase: When it comes up, R: product, A: counsel, P: teams, I: finance, D: ceo }
  - { decision: Buy or build, phase: When it comes up, R: teams, A: finance, I: product, D: technology }
  - { decision: Change prices, phase: When it comes up, R: product, A: finance, P: teams, I: technology, D: product }

agreements:
  - { name: Decisions are written down within a day, with: everyone, owner: ceo }
  - { name: Disagree and commit, with: everyone }
`,
};
