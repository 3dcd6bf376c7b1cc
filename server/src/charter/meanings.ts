/**
 * The meaning of each key and fixed word of the format, as shown to authors. The keys come from the lists of the
 * readers; a test checks that each key has a meaning.
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

/** One kind of mapping in the format: its keys and their meanings. */
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
    charter: 'The version of the format: 1. Defaults to 1.',
    extends:
      'The relative path of a charter to inherit people, roles, decision areas, schemes and rules from; or a list of paths.',
    team: 'The team: its name, or a group of keys with more details.',
    people: 'The people of the team, each under a short handle that the rest of the charter uses.',
    roles: 'The roles in and around the team, each under a short id that the tables use.',
    decides: 'Who decides what, why, how, who and when; and the team’s own decision areas.',
    responsibilities: 'Ongoing responsibilities, with one owner each.',
    schemes: 'The team’s own responsibility schemes, in addition to the built-in ones.',
    agreements: 'How the team works together: meetings, rituals, time for technical debt.',
    review: 'The date of the next review.',
    rules: 'The severity and options of each rule in this charter.',
  }),
  team: section(TEAM_KEYS, ['name'], {
    name: 'The name of the team. It must be unique among charters.',
    purpose: 'Why the team exists, in a sentence.',
    scope: 'What belongs to the team, and what does not.',
    goals: 'What the team wants to achieve.',
    channels: 'Where to reach the team, such as chat channels.',
    links: 'Where to read more.',
  }),
  person: section(PERSON_KEYS, ['name'], {
    name: 'The name to show.',
    email: 'The e-mail address. It identifies the same person in several charters.',
    github: 'The GitHub account.',
    timezone: 'The time zone, such as Europe/Madrid.',
    notes: 'Anything else.',
  }),
  role: section(ROLE_KEYS, [], {
    title: 'The title to show. A standard title such as “Product Manager” or “EM” also sets the profile.',
    people: 'Who has the role: a handle or a name, or a list of them.',
    profile: 'The kind of role, if the title does not tell it.',
    manages: 'The roles whose people this role manages.',
    represents: 'The departments or audiences to which this role represents the team.',
    measures: 'How the success of the role is measured.',
    responsibilities: 'The names of the responsibilities that this role claims to own.',
    backup: 'The role or person that covers for this role.',
    external: 'true for a role outside the team.',
    notes: 'Anything else.',
  }),
  area: section(AREA_KEYS, [], {
    roles: 'The roles that decide.',
    'tie-break': 'The role or person that decides when they cannot agree.',
  }),
  responsibility: section(RESPONSIBILITY_KEYS, ['name'], {
    name: 'The name of the responsibility.',
    owner: 'The role or person that answers for it.',
    helpers: 'The roles and people that help.',
    notes: 'Anything else.',
    acknowledged: 'Who agreed to own it: their name, then the letter O, and optionally the date.',
  }),
  row: section(ROW_KEYS, [], {
    phase: 'The group this row appears under.',
    covers: 'The overlap between product and engineering management that this row settles.',
    notes: 'Anything else.',
    acknowledged: 'Who agreed to their letters in this row: their name, then the letters, and optionally the date.',
  }),
  decision: section(DECISION_KEYS, [], {
    status: 'The decision’s status. Defaults to open.',
    due: 'The date by which the decision has to be made.',
    outcome: 'What was decided.',
  }),
  agreement: section(AGREEMENT_KEYS, ['name'], {
    name: 'The name of the agreement.',
    kind: 'The kind of agreement.',
    every: 'How often: day, week, month, quarter, year or sprint, or a number of them, such as “2 weeks”.',
    minutes: 'How long it takes, from 1 to 480 minutes.',
    with: 'Who takes part: a name, a list of names, or everyone.',
    owner: 'The role or person that makes sure it happens.',
    share: 'How much of the team’s time it gets, from 0% to 100%.',
    notes: 'Anything else.',
  }),
  scheme: section(SCHEME_KEYS, ['letters'], {
    row: 'The key of a row’s label. Defaults to “activity”. With “decision”, rows can have a status, a due date and an outcome.',
    letters: 'The letters, in the order in which cells show them.',
    title: 'The name to show.',
    notes: 'Anything else.',
  }),
  letter: section(LETTER_KEYS, ['key', 'is'], {
    key: 'The long form of the letter, which rows can use instead.',
    title: 'The name to show.',
    meaning: 'What the letter means, in a sentence.',
    is: 'What the letter can do: one capability, or a list of them.',
    min: 'How many holders a row needs at least.',
    max: 'How many holders a row may have at most.',
  }),
} as const satisfies Record<string, FormatSection>;

export const AREA_MEANING: Readonly<Record<(typeof STANDARD_AREAS)[number], string>> = {
  what: 'What to build, and in which order. Usually the product manager decides.',
  why: 'Which problem to solve, and for whom. Usually the product manager decides.',
  how: 'How to build it. Usually the engineering manager decides.',
  who: 'Who works on it. Usually the engineering manager decides.',
  when: 'When it will be done. This is a negotiation between scope and resources, so it is usually shared and has a tie-break.',
};

export const CAPABILITY_MEANING: Readonly<Record<Capability, string>> = {
  owner: 'answers for the outcome; exactly one by default',
  doer: 'does the work; at least one by default',
  veto: 'can refuse the result',
  support: 'helps',
  input: 'is asked before',
  informed: 'is told',
  excluded: 'is left out on purpose',
};

export const PROFILE_MEANING: Readonly<Record<Profile, string>> = {
  'product-manager': 'Answers for what is built and why.',
  'engineering-manager': 'Answers for how it is built and by whom; manages the engineers.',
  'product-designer': 'Designs what users see and do.',
  'software-engineer': 'Builds and runs it.',
  'tech-lead': 'Leads the engineering without managing the engineers.',
  'project-manager': 'Coordinates plans, dates and dependencies.',
};

export const HOTSPOT_MEANING: Readonly<Record<Hotspot, string>> = {
  rituals: 'The rituals of the sprint: planning, stand-up, refinement, retrospective.',
  timelines: 'Estimates, deadlines and promised dates.',
  'project-management': 'Tracking work in progress and its dependencies, and reporting on it.',
};

export const STATUS_MEANING: Readonly<Record<(typeof STATUSES)[number], string>> = {
  open: 'Still to be made.',
  decided: 'Made.',
  dropped: 'No longer needed; its row is checked for structure and names only.',
};

export const KIND_MEANING: Readonly<Record<AgreementKind, string>> = {
  'one-on-one': 'A regular talk between two people, such as the product and engineering managers.',
  'check-in': 'A short, regular status meeting.',
  retrospective: 'A look back at how the team works together.',
  feedback: 'How people give each other feedback.',
  'best-practices': 'How knowledge and good practice are shared.',
  'tech-debt': 'How much time goes to technical debt.',
  ritual: 'Any other regular meeting of the sprint.',
  other: 'Anything else. The default.',
};

/** The fixed words of the format, with their meanings. */
export const WORDS = {
  areas: { words: STANDARD_AREAS, meaning: AREA_MEANING },
  profiles: { words: PROFILES, meaning: PROFILE_MEANING },
  hotspots: { words: HOTSPOTS, meaning: HOTSPOT_MEANING },
  statuses: { words: STATUSES, meaning: STATUS_MEANING },
  kinds: { words: AGREEMENT_KINDS, meaning: KIND_MEANING },
} as const;

/** The meaning of the label key of a row. */
export function labelMeaning(scheme: Scheme): string {
  return scheme.row === 'decision' ? 'The decision, in a few words.' : `The ${scheme.row}, in a few words.`;
}
