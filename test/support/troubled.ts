/** Charters with a problem for every fix, in all common styles. */

const FLOW = `charter: 2
team: { nme: Checkout, goals: [One] }
people: { ada: Ada Lind, ben: Ben Sato, lone: Lone Wolf, "z\\u200boe": Zoe, sam: { email: sam@example.com } }
roles: { pm: { title: Product Manager, people: [ada, bne] }, em: { title: EM, profile: engineering-manger }, eng: { people: [ben, ada] }, qa: Tester }
decides: { what: pm, when: [pm, em] }
responsibilities: [{ name: Bugs }, { name: Builds, owner: [pm, em] }, { name: Alerts, owner: eng, helpers: [eng] }, { owner: pm }]
raci: [{ activity: One, R: [pm, em] }, { activity: Two, A: pm, I: em }, { activity: Three, R: [eng, eng], A: [pm, em], C: eng }, { R: em, A: pm }, Four, { activity: Five, R: emm, A: everyone }, { activity: Six, respnsible: em, A: eng, phase: X, bogus: 1 }]
daci: [{ decision: Which, D: [pm, em], A: [em, pm], status: opn, acknowledged: { pm: I 2026-01-02, em: A } }]
agreements: { name: Sync, kind: ritul, every: wek }
rules: { many-informd: off, many-consulted: { mx: 3 } }
`;

const BLOCK = `# The charter of one team
team:
  purpose: To be mended.   # a comment
people:
  ada: Ada Lind
  ben:
    email: ben@example.com
  lone: Lone Wolf
roles:
  pm:
    title: Product Manager
    people:
      - ada
      - bne   # who?
  em:
    title: Engineering Manager
  eng:
    people: [ada, ben]
    notes: |
      Several lines,
      the last one.

  qa: Tester
  ops: { title: Operations }
decides:
  what: pm
  when:
    - pm
    - em

responsibilities:
  - name: Bugs
    helpers: [eng]
  - name: Builds
    owner:
      - pm
      - em
raci:
  # charter-ignore-next-line missing-owner, many-informd
  - activity: One
    responsible:
      - pm
      - em   # both
    accountable: pm

  - activity: Two   # nobody does it
    accountable: pm
    informed: em
  - activity: Three
    phase: Build
    R: [eng, eng]
    A:
      - pm
      - em
    C: eng
    notes: >-
      Folded
      text.
  -   R: em
      A: pm
  - activity: "F\\u200bour"
    R:
    - emm
    A: everyone
  - activity: Five
    A: eng
    respnsible: em # charter-ignore-line isolated-row -- for now
    bogus: 1
daci:
  - decision: Which
    driver: [pm, em]
    approver: em
    acknowledged:
      pm: I 2026-01-02
      em: AD
  - decision: Whose
    driver: em
    approver: pm
agreements:
  - name: Sync
    kind: ritul
review: 2027-01-01
rules:
  many-informd: off
  missing-measure: warnin
`;

const PLACES = `team: T
roles:
- pm
agreements:
  name: Sync
  kind: ritual
extends:
`;

const SMALL: readonly string[] = [
  'team: T\n',
  'roles: { pm: P }\n',
  '',
  'team:\nroles:\n',
  'team: T\nroles: { pm: P, em: E }\nraci:\n- activity: One\n  R: pm\n- activity: Two\n  R:\n  - pm\n  A: []\n- activity: Three\n  R: pm\n  A:\n',
  'team: T\nroles: { pm: Product Manager, em: EM }\nraci:\n  - {activity: One,R: pm,C: em}',
  'team: T\nroles:\n  pm: Product Manager\n  em: Engineering Manager\nagreements: []\nraci: []\nresponsibilities:\n  - { name: Bugs, owner: pm }\n',
  'team: T\nroles:\n  pm: Product Manager\n  em: Engineering Manager\nraci:\n  - activity: One\n    R: em\n    A: pm\n    notes: |\n      The end.\n\n',
  'team: T\nroles: { pm: P, em: E, qa: Q }\nraci:\n  - { activity: One, R: [pm, pm], A: [everyone, everyone] }\n  - { activity: Two, R: pm, A: [em, everyone, pm], acknowledged: { em: R } }\nresponsibilities:\n  - name: Bugs\n    owner:\n      - everyone # all\n      - everyone\n  - { name: Builds, owner: [pm, em, qa, em] }\ndaci:\n  - { decision: Which, D: [everyone, everyone], A: em }\n',
  'team: T\nroles: { pm: P, em: E, qa: Q, ops: O }\nschemes: { own: { row: task, letters: { L: { key: lead, is: owner, max: 2 }, D: { key: doer, is: doer, max: 2 } } } }\nown:\n  - { task: One, L: [pm, em, qa, ops], D: [pm, em, qa, ops] }\n  - task: Two\n    L: [pm, everyone]\n    D: [pm, # one\n      em, qa]\n',
  'team: T\nroles: { pm: P, em: E, qa: Q }\nschemes: { own: { row: task, letters: { L: { key: lead, is: owner }, M: { key: main, is: owner }, N: { key: next, is: owner }, D: { key: doer, is: doer } } } }\nown:\n  - { L: pm, M: em, N: qa, task: One }\n  - task: Two\n    L: everyone\n    M: em\n    N: qa # who\n  - task: Three\n    L: pm\n    M: em\n    N: qa\n',
  'team: T\npeople:\n  lone: Lone Wolf\nroles:\n  pm: P\n',
  'team: T\npeople: { lone: Lone Wolf }\nroles:\n  pm: P\n',
  'team: T\nroles: { pm: P, em: E }\nschemes:\n  ram:\n    row: task\n    letters:\n      L: { key: lead }\n      S: { is: suport }\n  tam:\n    row: task\n',
  'team: T\nroles:\n  pm: P\n  em: E\nresponsibilities:\n  - name: Bugs\n    owner: pm\n    acknowledged: { pm: O }\n  - name: Builds\n    owner: em\n  - name: Tests\n    owner: pm\n    acknowledged:\n      em: O\n',
  'team: T # charter-ignore-line missing-owner\nroles: { pm: P }\n# charter-ignore-file empty-row\n',
  'team: T\nroles: { pm: P, em: E }\nraci:\n  - activity: One\n    A: [pm,\n      em]\n    R: em\n  - ? activity\n    : Two\n    R: pm\n',
  'team: T\nroles: { "pm:": P, "e, m": E }\ndecides: { what: "pm:" }\nraci:\n  - { activity: One, R: "pm:" }\n  - { activity: Two, A: "e, m" }\n',
  '{ team: T, roles: { pm: P, em: E }, raci: [{ activity: One, R: pm }, { activity: Two, A: pm }], decides: { what: pm } }\n',
  '---\nteam: T\nroles: { pm: Product Manager, em: EM }\nraci:\n  - { activity: One, R: em }\n...\n',
];

export const TROUBLED: readonly string[] = [FLOW, BLOCK, PLACES, ...SMALL];
