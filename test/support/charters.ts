/** Charters that many tests start from, in all common styles. */

export const BLOCK_CHARTER = `# The charter of one team
charter: 1

team:
  name: Checkout
  purpose: >-
    Let every shopper
    pay in under a minute.

people:
  priya: Priya Shah
  elena: { name: Elena Petrova, email: elena@example.com }
  ada: Ada Lind

roles:
  pm:
    title: Product Manager
    people: [priya]
    responsibilities: [Product roadmap]
  em: { title: Engineering Manager, people: [elena] }
  eng: Software Engineer   # a bare title

decides:
  what: pm
  why: pm
  how: em
  who: em
  when: { roles: [pm, em], tie-break: pm }

responsibilities:
- { name: Product roadmap, owner: pm }
- name: Bug backlog
  owner: em
  helpers: [eng]

raci:
  # Discovery
  - activity: "Interviewing users"
    phase: Discovery
    responsible: [pm, eng]
    accountable: pm
    consulted:
      - em

  - { activity: Reviewing pull requests, phase: Delivery, R: eng, A: em, I: pm }
  - activity: Sprint planning
    covers: rituals
    R: em
    A: em
    C: [pm, eng]
    notes: |
      Tuesday,
      45 minutes.
    acknowledged: { em: AR 2026-11-02 }

daci:
  - decision: Choose the payment provider
    driver: em
    approver: pm
    status: open

agreements:
  - { name: One-on-one, kind: one-on-one, every: week, with: [pm, em] }

review: 2027-02-01

rules:
  many-informed: off
  many-consulted: { severity: warning, max: 3 }
`;

export const ANCHOR_CHARTER = `team: &name Checkout
roles:
  pm: &lead { title: Product Manager }
  em: *lead
raci:
  - &base
    activity: One
    R: &people [pm, em]
    A: pm
  - <<: *base
    activity: Two
    C: *people
`;

export const SMALL_CHARTERS: readonly string[] = [
  BLOCK_CHARTER,
  ANCHOR_CHARTER,
  'team: A\nroles: { pm: P, em: E }\nraci:\n- { activity: a, R: pm, A: em }\n- { activity: b, R: em, A: pm }\n',
  '\ufeffteam: A\r\nroles:\r\n  pm: P\r\nraci:\r\n  - activity: a\r\n    R: [pm,\r\n      em]\r\n    A: pm\r\n',
  '"team": \'A\'\nroles:\n  "pm": P\nraci: # all\n\n  # first\n  -\n    activity: a\n  -   activity: b\n      R: pm\n',
];
