/**
 * Responsibility schemes as data: letters, each with what it can do.
 *
 * Rules and views read capabilities, never letters, so that a scheme of a team's own is checked like a built-in one.
 */

/** What a letter of a scheme says about its holder, from the strongest to the weakest. */
export const CAPABILITIES = ['owner', 'doer', 'veto', 'support', 'input', 'informed', 'excluded'] as const;

export type Capability = (typeof CAPABILITIES)[number];

/** One letter of a scheme. */
export interface Letter {
  /** The capital letter, as it stands in a matrix: `R`. */
  readonly letter: string;
  /** The key that a row spells it with: `responsible`. */
  readonly key: string;
  readonly title: string;
  /** What holding it means, in one plain sentence. */
  readonly meaning: string;
  readonly is: readonly Capability[];
  /** How many holders a row needs at least. */
  readonly min: number;
  /** How many holders a row may have at most; `Infinity` where there is no limit. */
  readonly max: number;
}

/** A responsibility scheme: RACI, DACI, or one of a team's own. */
export interface Scheme {
  /** The top-level key of its table: `raci`. */
  readonly id: string;
  /** The key of a row's label: `activity`, `decision`, or a word of the team's own. */
  readonly row: string;
  readonly letters: readonly Letter[];
}

/** The rows of a decision scheme also have a status, a due date and an outcome. */
export function isDecisionScheme(scheme: Scheme): boolean {
  return scheme.row === 'decision';
}

const LETTERS_THAT = new WeakMap<Scheme, Map<Capability, readonly Letter[]>>();

/** The letters of a scheme that have a capability, in the scheme's order. Found once for a scheme, which never changes. */
export function lettersThat(scheme: Scheme, capability: Capability): readonly Letter[] {
  let known = LETTERS_THAT.get(scheme);
  if (known === undefined) {
    known = new Map(CAPABILITIES.map((one) => [one, scheme.letters.filter((letter) => letter.is.includes(one))]));
    LETTERS_THAT.set(scheme, known);
  }
  return known.get(capability) ?? [];
}

function letter(
  char: string,
  key: string,
  is: Capability | readonly Capability[],
  meaning: string,
  limits: { min?: number; max?: number } = {},
): Letter {
  const capabilities = typeof is === 'string' ? [is] : is;
  const owns = capabilities.includes('owner');
  return {
    letter: char,
    key,
    title: (key.charAt(0).toUpperCase() + key.slice(1)).replace('-', ' '),
    meaning,
    is: capabilities,
    min: limits.min ?? (owns || capabilities.includes('doer') ? 1 : 0),
    max: limits.max ?? (owns ? 1 : Number.POSITIVE_INFINITY),
  };
}

/** How many holders a letter takes when its scheme does not say: an owner exactly one, a doer one or more. */
export function defaultLimits(is: readonly Capability[]): { min: number; max: number } {
  const { min, max } = letter('', '', is, '');
  return { min, max };
}

const R = letter('R', 'responsible', 'doer', 'Does the work.');
const A = letter('A', 'accountable', 'owner', 'Answers for the outcome: exactly one.');
const C = letter('C', 'consulted', 'input', 'Gives input before it is done.');
const I = letter('I', 'informed', 'informed', 'Is told about it.');
const S = letter('S', 'support', 'support', 'Helps those who do the work.');

/** The built-in schemes, in the order of the format's own list. */
export const BUILT_IN_SCHEMES: readonly Scheme[] = [
  { id: 'raci', row: 'activity', letters: [R, A, C, I] },
  { id: 'rasci', row: 'activity', letters: [R, A, S, C, I] },
  {
    id: 'raci-vs',
    row: 'activity',
    letters: [
      R,
      A,
      C,
      I,
      letter('V', 'verifies', 'support', 'Checks the result against what was agreed.'),
      letter('S', 'signs', 'veto', 'Signs the result off; without it the work is not done.'),
    ],
  },
  {
    id: 'cairo',
    row: 'activity',
    letters: [R, A, C, I, letter('O', 'omitted', 'excluded', 'Is left out of it on purpose.')],
  },
  {
    id: 'daci',
    row: 'decision',
    letters: [
      letter('D', 'driver', 'doer', 'Drives the decision to its end: exactly one.', { max: 1 }),
      letter('A', 'approver', 'owner', 'Makes the decision: exactly one.'),
      letter('C', 'contributors', 'input', 'Contribute what they know before it is made.'),
      I,
    ],
  },
  {
    id: 'rapid',
    row: 'decision',
    letters: [
      letter('R', 'recommend', 'doer', 'Prepares the recommendation.'),
      letter('A', 'agree', 'veto', 'Has to agree before the decision can be made.'),
      letter('P', 'perform', 'support', 'Carries the decision out.'),
      letter('I', 'input', 'input', 'Gives input to the recommendation.'),
      letter('D', 'decide', 'owner', 'Makes the decision: exactly one.'),
    ],
  },
  {
    id: 'darci',
    row: 'decision',
    letters: [
      letter('D', 'decider', 'owner', 'Makes the decision: exactly one.'),
      letter('A', 'accountable', 'doer', 'Answers for getting it done: exactly one.', { max: 1 }),
      letter('R', 'responsible', 'support', 'Does the work under the accountable one.'),
      C,
      I,
    ],
  },
  {
    id: 'mocha',
    row: 'activity',
    letters: [
      letter('M', 'manager', 'support', 'Supports the owner and holds them to it.'),
      letter('O', 'owner', 'owner', 'Owns the outcome: exactly one.'),
      C,
      letter('H', 'helper', 'doer', 'Does part of the work.', { min: 0 }),
      letter('A', 'approver', 'veto', 'Signs off on the result.'),
    ],
  },
  {
    id: 'pacsi',
    row: 'activity',
    letters: [
      letter('P', 'perform', 'doer', 'Does the work.'),
      A,
      letter('C', 'control', 'veto', 'Reviews the result and may send it back.'),
      letter('S', 'suggest', 'input', 'Gives advice that need not be taken.'),
      I,
    ],
  },
  {
    id: 'ratsi',
    row: 'activity',
    letters: [
      letter('R', 'responsibility', 'owner', 'Answers for the outcome: exactly one.'),
      letter('A', 'authority', 'veto', 'Has the power to approve or refuse.'),
      letter('T', 'task', 'doer', 'Does the work.'),
      S,
      I,
    ],
  },
  {
    id: 'paris',
    row: 'activity',
    letters: [
      letter('P', 'participant', 'doer', 'Does the work.'),
      A,
      letter('R', 'review', 'input', 'Reads the result and comments.'),
      letter('I', 'input', 'input', 'Gives input before it is done.'),
      letter('S', 'sign-off', 'veto', 'Signs the result off.'),
    ],
  },
  {
    id: 'dci',
    row: 'decision',
    letters: [letter('D', 'decision-maker', 'owner', 'Makes the decision: exactly one.'), C, I],
  },
  {
    id: 'clam',
    row: 'activity',
    letters: [
      letter('C', 'contributes', 'support', 'Helps with the work.'),
      letter('L', 'leads', ['owner', 'doer'], 'Leads the work and answers for it: exactly one.'),
      letter('A', 'approves', 'veto', 'Signs the result off.'),
      letter('M', 'monitors', 'informed', 'Follows how it goes.'),
    ],
  },
];

const BY_ID: ReadonlyMap<string, Scheme> = new Map(BUILT_IN_SCHEMES.map((scheme) => [scheme.id, scheme]));

/** The built-in scheme of that id, if there is one. */
export function builtInScheme(id: string): Scheme | undefined {
  return BY_ID.get(id);
}
