/** Derives the kind of an agreement from its name: Retro, Stand-up, Tech debt. To support another language, add its words. */
import type { Agreement, AgreementKind } from './model.ts';
import { wholeWords } from './whole-words.ts';

const ONE_ON_ONE = [
  '(?:one|1)[- ]?(?:on|to)[- ]?(?:one|1)s?|(?<!\\d[-:./])(?:1:1|1-1)s?(?![-:./]\\d)',
  'einzelgespräche?|vier-augen-gespräche?|tête[- ]à[- ]tête|entretiens? individuels?|uno a uno|um a um|een[- ]op[- ]een',
  'colloqui(?:o)? individual[ei]|bilas?',
];
const CHECK_IN = [
  'check-?ins?|(?:weekly|daily|team|short|quick|monday|friday|morning) check ins?|check ins?$',
  'stand-?ups?|stand ups?(?! (?:for|to|against|a|an|the|new) )|dailys?$|dailies|daily (?:scrum|sync|meeting|call|huddle)s?',
  'стендап\\p{L}*|дейли',
];
const RETROSPECTIVE = [
  'retros?(?! (?:gam|style|design|comput))|retrospectives?|retrospektiven?|rétros?|rétrospectives?|retrospectivas?',
  'retrospettiv[ae]|ретро(?:спектив\\p{L}*)?',
];
const FEEDBACK = [
  '^feedback$|feedback (?:round|session|meeting|talk|exchange|circle|day|week|loop)s?',
  '(?:peer|360°?|team|mutual|regular|weekly|monthly|quarterly|yearly|annual) feedback',
  'feedback-?(?:runde|gespräch|sitzung)(?:e?n?)|tours? de feedback|rondas? de (?:feedback|retroalimentación)',
];
const TECH_DEBT = [
  'tech(?:nical)?[- ]debts?|technische[nr]? schuld(?:en)?|dettes? techniques?|deudas? técnicas?|dívidas? técnicas?',
  'debit[oi] tecnic[oi]|технически\\p{L}* долг\\p{L}*',
];

const KINDS: readonly (readonly [AgreementKind, RegExp])[] = [
  ['tech-debt', wholeWords(TECH_DEBT)],
  ['one-on-one', wholeWords(ONE_ON_ONE)],
  ['retrospective', wholeWords([...RETROSPECTIVE], ['レトロ', '振り返り', '回顾会'])],
  ['feedback', wholeWords(FEEDBACK)],
  ['check-in', wholeWords([...CHECK_IN], ['朝会', '站会'])],
];

/** The longest name that can tell a kind. */
const LONGEST = 200;

/** The kind that a name says. */
export function kindOfName(name: string): AgreementKind | undefined {
  if (name.length > LONGEST) return undefined;
  const spaced = name.trim().replace(/\s+/g, ' ');
  return KINDS.find(([, pattern]) => pattern.test(spaced))?.[0];
}

/** The kind of an agreement: its `kind`, or else the one that its name tells. */
export function kindOf({ kind, name, unread }: Agreement): AgreementKind | undefined {
  if (kind !== undefined) return kind.value;
  return unread?.has('kind') || name === undefined ? undefined : kindOfName(name.value);
}
