/** Small charters for the tests of the command line. */

/** No problem of any severity. */
export const CLEAN = `team: Checkout
roles: { pm: Product Manager, eng: Software Engineer }
raci:
  - { activity: Interviewing users, R: pm, A: pm, C: eng }
  - { activity: Writing code, R: eng, A: eng, I: pm }
`;

/** An error, a warning, an information and a hint: `unknown-role`, `missing-responsible`, `many-responsible`, `unused-role`. */
export const FOUR = `team: Payments
roles: { a: A, b: B, c: C, d: D, spare: S }
raci:
  - { activity: Planning, R: [a, b, c, d], A: a, C: d2 }
  - { activity: Releasing, A: a, I: b }
`;

/** Two safe fixes, for a repeated name in a cell and a misspelled key, and an error without a safe fix. */
export const FIXABLE = `team: Search
roles: { pm: Product Manager, eng: Software Engineer }
raci:
  - { activity: Planning, R: [pm, pm], A: pm, I: eng } # keep this
  - { activity: Coding, R: egn, acountable: eng, I: pm }
`;
