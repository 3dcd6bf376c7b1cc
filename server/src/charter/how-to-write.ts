/** How to write a charter, on one screen: for people and for AI assistants. */
export const HOW_TO_WRITE = `# How to write a charter

A charter is a text file whose name ends in \`.charter.yaml\`. It says who owns what in one team.

\`\`\`yaml
team: Checkout
people: { priya: Priya Shah, elena: Elena Petrova, ada: Ada Lind }
roles:
  pm: { title: Product Manager, people: priya, measures: [Conversion] }
  em: { title: Engineering Manager, people: elena, manages: eng, measures: [Failure rate] }
  eng: { title: Software Engineer, people: ada }
  director: { title: Director, external: true }
decides: { what: pm, why: pm, how: em, who: em, when: { roles: [pm, em], tie-break: director } }
responsibilities:
  - { name: Payment page, owner: em, helpers: eng }
raci:
  - { activity: Sprint planning, R: [pm, em], A: em, I: everyone }
  - { activity: Promising a date, R: em, A: pm, C: eng, I: director }
daci:
  - { decision: Keep the payment provider, D: em, A: pm, C: eng, due: 2030-03-31 }
agreements:
  - { name: PM and EM one-on-one, every: week, with: [pm, em] }
  - { name: Tech debt, share: 20%, owner: em }
\`\`\`

- \`team\` and \`roles\` are required. Each role has a short id; everything else uses that id, never the title.
- A row has a label and letters. The value of a letter is one id, a list in brackets, or \`everyone\`. Leave out unused letters.
- Each row has exactly one owner (A in RACI and DACI) and at least one doer (R in RACI, D in DACI).
- Name only people and roles that you know. Do not invent an owner: leave the letter out, and \`charter check\` reports it.
- Put a text in quotes if it contains a colon, a # or, inside braces, a comma. Indent with two spaces, never with tabs.
- Then run \`charter check\`, read each message, and run \`charter explain CODE\` for the reasons. Done means: no errors.
`;
