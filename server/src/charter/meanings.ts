/**
 * What each key and each fixed word of the format means, in a sentence for the author of a charter. The keys
 * themselves are the readers' lists; a test holds the two together.
 */

import { TOP_KEYS } from './blocks.ts';
import { AGREEMENT_KEYS, RESPONSIBILITY_KEYS } from './entries.ts';
import {
  AGREEMENT_KINDS,
  type AgreementKind,
  HOTSPOTS,
  type Hotspot,
  PROFILES,
  type Profile,
  STANDARD_AREAS,
  STATUSES,
} from './model.ts';
import { LETTER_KEYS, SCHEME_KEYS } from './own-schemes.ts';
import { DECISION_KEYS, ROW_KEYS } from './rows.ts';
import type { Capability, Scheme } from './schemes.ts';
import { AREA_KEYS, PERSON_KEYS, ROLE_KEYS, TEAM_KEYS } from './sections.ts';

/** One kind of mapping of the format: the keys it may have, and what each of them means. */
export interface FormatSection {
  readonly keys: readonly string[];
  readonly required: readonly string[];
  readonly meaning: Readonly<Record<string, string>>;
}

function section(
  keys: readonly string[],
  required: readonly string[],
  meaning: Readonly<Record<string, string>>,
): FormatSection {
  return { keys, required, meaning };
}

export const FORMAT = {
  charter: section(TOP_KEYS, ['team', 'roles'], {
    charter: 'The version of the format: 1. A charter that does not say is of version 1.',
    extends:
      'The relative path of a charter whose people, roles, decision areas, schemes and rules this one takes over; or a list of paths.',
    team: 'Which team this is: its name, or a mapping with more about it.',
    people: 'The people of the team, each under a short handle that other places can use.',
    roles: 'The roles of the team and of those around it, each under a short id that the tables use.',
    decides: 'Who decides what, why, how, who and when; and any decision area of the team’s own.',
    responsibilities: 'What is owned all the time, one owner each.',
    schemes: 'Responsibility schemes of the team’s own, beside the built-in ones.',
    agreements: 'How the team works together: meetings, rituals, room for technical debt.',
    review: 'The date on which the charter is to be read again.',
    rules: 'How seriously each rule is taken here, and its options.',
  }),
  team: section(TEAM_KEYS, ['name'], {
    name: 'The name of the team. No two charters share one.',
    purpose: 'Why the team exists, in a sentence.',
    scope: 'What belongs to the team, and what does not.',
    goals: 'What the team wants to reach.',
    channels: 'Where the team can be found.',
    links: 'Where to read more.',
  }),
  person: section(PERSON_KEYS, ['name'], {
    name: 'The name to show.',
    email: 'Their address. One person in two charters is recognised by it.',
    github: 'Their account on GitHub.',
    timezone: 'Where they work, such as Europe/Madrid.',
    notes: 'Anything else.',
  }),
  role: section(ROLE_KEYS, [], {
    title: 'The title to show. It also tells the profile, where it says exactly that: “Product Manager”, “EM”.',
    people: 'Who holds the role: a handle or a name, or a list of them.',
    profile: 'What the role is, where the title does not say it.',
    manages: 'The roles whose people this role manages.',
    represents: 'The departments or audiences that this role speaks with on behalf of the team.',
    measures: 'What the success of the role is measured by.',
    responsibilities: 'The names of the responsibilities that this role says it owns.',
    backup: 'The role or person that stands in.',
    external: 'true for a role outside the team.',
    notes: 'Anything else.',
  }),
  area: section(AREA_KEYS, [], {
    roles: 'The roles that decide.',
    'tie-break': 'The one who decides when they cannot agree.',
  }),
  responsibility: section(RESPONSIBILITY_KEYS, ['name'], {
    name: 'What is owned.',
    owner: 'The one who answers for it.',
    helpers: 'Those who help.',
    notes: 'Anything else.',
    acknowledged: 'Who agreed to own it: their name, then the letter O, and the date if you like.',
  }),
  row: section(ROW_KEYS, [], {
    phase: 'The group that the row stands in in the matrix.',
    covers: 'Which of the known places of overlap between product and engineering management the row settles.',
    notes: 'Anything else.',
    acknowledged: 'Who agreed to their letters of this row: their name, then the letters, and the date if you like.',
  }),
  decision: section(DECISION_KEYS, [], {
    status: 'Where the decision stands. A decision that does not say is open.',
    due: 'The date by which it has to be made.',
    outcome: 'What was decided.',
  }),
  agreement: section(AGREEMENT_KEYS, ['name'], {
    name: 'What is agreed.',
    kind: 'What kind of agreement it is.',
    every: 'How often: day, week, month, quarter, year or sprint, or a number of them, such as “2 weeks”.',
    minutes: 'How long it takes, from 1 to 480 minutes.',
    with: 'Who takes part: a name, a list of names, or everyone.',
    owner: 'Who sees to it that it happens.',
    share: 'How much of the team’s time it gets, from 0% to 100%.',
    notes: 'Anything else.',
  }),
  scheme: section(SCHEME_KEYS, ['letters'], {
    row: 'The key of a row’s label: “activity” where it is not given. With “decision” the rows have a status, a due date and an outcome.',
    letters: 'The letters, in the order in which a cell shows them.',
    title: 'The name to show.',
    notes: 'Anything else.',
  }),
  letter: section(LETTER_KEYS, ['key', 'is'], {
    key: 'The word that a row spells the letter with.',
    title: 'The name to show.',
    meaning: 'What holding it means, in a sentence.',
    is: 'What the letter can do: one capability, or a list of them.',
    min: 'How many holders a row needs at least.',
    max: 'How many holders a row may have at most.',
  }),
} as const satisfies Record<string, FormatSection>;

export const AREA_MEANING: Readonly<Record<(typeof STANDARD_AREAS)[number], string>> = {
  what: 'What is built, and in which order. Product managers are expected to decide it.',
  why: 'Which problem it solves, and for whom. Product managers are expected to decide it.',
  how: 'How it is built. Engineering managers are expected to decide it.',
  who: 'Who works on it. Engineering managers are expected to decide it.',
  when: 'When it is done: a negotiation between scope and resources, so it is expected to be shared, with a tie-break.',
};

export const CAPABILITY_MEANING: Readonly<Record<Capability, string>> = {
  owner: 'answers for the outcome; exactly one, unless the letter says otherwise',
  doer: 'does the work; at least one, unless the letter says otherwise',
  veto: 'can refuse the result',
  support: 'helps',
  input: 'is asked before',
  informed: 'is told',
  excluded: 'is left out on purpose',
};

export const PROFILE_MEANING: Readonly<Record<Profile, string>> = {
  'product-manager': 'Answers for what is built, and why.',
  'engineering-manager': 'Answers for how it is built, and by whom; manages the engineers.',
  'product-designer': 'Designs what users see and do.',
  'software-engineer': 'Builds and runs it.',
  'tech-lead': 'Leads the engineering without managing the engineers.',
  'project-manager': 'Keeps plans, dates and dependencies together.',
};

export const HOTSPOT_MEANING: Readonly<Record<Hotspot, string>> = {
  rituals: 'The rituals of the sprint: planning, stand-up, refinement, retrospective.',
  timelines: 'Estimates, deadlines, and the dates that others are told.',
  'project-management': 'Keeping track of the work in flight, of its dependencies, and reporting on it.',
};

export const STATUS_MEANING: Readonly<Record<(typeof STATUSES)[number], string>> = {
  open: 'Still to be made.',
  decided: 'Made.',
  dropped: 'No longer needed; its row is checked for structure and names only.',
};

export const KIND_MEANING: Readonly<Record<AgreementKind, string>> = {
  'one-on-one': 'A regular talk of two people, such as the product and the engineering manager.',
  'check-in': 'A short, regular look at where things stand.',
  retrospective: 'A look back at how the team works together.',
  feedback: 'How people tell each other what helps and what does not.',
  'best-practices': 'How knowledge and good practice are shared.',
  'tech-debt': 'How much room the repair of old work has.',
  ritual: 'Any other regular meeting of the sprint.',
  other: 'Anything else; what an agreement is that does not say.',
};

/** The fixed words of the format, each list with its meanings. */
export const WORDS = {
  areas: { words: STANDARD_AREAS, meaning: AREA_MEANING },
  profiles: { words: PROFILES, meaning: PROFILE_MEANING },
  hotspots: { words: HOTSPOTS, meaning: HOTSPOT_MEANING },
  statuses: { words: STATUSES, meaning: STATUS_MEANING },
  kinds: { words: AGREEMENT_KINDS, meaning: KIND_MEANING },
} as const;

/** What the label of a row is called. */
export function labelMeaning(scheme: Scheme): string {
  return scheme.row === 'decision' ? 'What is decided.' : `The ${scheme.row}, in a few words.`;
}
