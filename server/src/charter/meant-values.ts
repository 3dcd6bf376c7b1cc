/**
 * What an author meant by a value that the format does not have: a date in another order, a share, a rhythm, a word of a
 * fixed list. Everything here is data and small functions; none knows where its value is.
 */
import { nearest } from '../text/nearest.ts';
import { isDate } from './dates.ts';
import { profileOfTitle } from './profiles.ts';
import { plainWords } from './vocabulary.ts';

/** What to write instead. */
export interface ValueMeaning {
  /** The value; absent where nobody can tell. */
  readonly write?: string;
  /** Whether it says the same as what is written, in another spelling. */
  readonly sure?: boolean;
  /** What else there is to say: why it is unclear, or what is impossible. */
  readonly says?: string;
}

const NUMBERS: Readonly<Record<string, number>> = Object.fromEntries(
  [
    'one a un une ein eine einen einem uno una um uma',
    'two zwei deux dos due dois duas other',
    'three drei trois tres tre três third',
    'four vier quatre cuatro quattro quatro fourth',
    'five fünf cinq cinco cinque',
    'six sechs seis sei',
    'seven sieben sept siete sette sete',
    'eight acht huit ocho otto oito',
    'nine neun neuf nueve nove',
    'ten zehn dix diez dieci dez',
    'eleven elf onze once undici',
    'twelve zwölf douze doce dodici doze',
  ].flatMap((words, at) => words.split(' ').map((word) => [word, at + 1])),
);

const UNITS: readonly (readonly [unit: string, words: string])[] = [
  ['day', 'day days daily d everyday tag tage täglich jour jours quotidien día días diario diariamente giorno giorni'],
  [
    'week',
    'week weeks weekly wk wks w woche wochen wöchentlich semaine semaines hebdomadaire semana semanas semanal settimana',
  ],
  ['month', 'month months monthly mo monat monate monatlich mois mensuel mes meses mensual mese mesi mensile mensal'],
  ['quarter', 'quarter quarters quarterly q quartal quartale trimestre trimestres trimestriel trimestral trimestrale'],
  [
    'year',
    'year years yearly annual annually yr yrs jahr jahre jährlich an ans annuel año años anual anno anni annuale',
  ],
  ['sprint', 'sprint sprints iteration iterations'],
];
const UNIT_OF: ReadonlyMap<string, string> = new Map(
  UNITS.flatMap(([unit, words]) => words.split(' ').map((word) => [word, unit] as const)),
);

/** Words that mean two rhythms. */
const TWO_WAYS: Readonly<Record<string, readonly [string, string, string]>> = {
  biweekly: ['every two weeks', 'twice a week', '2 weeks'],
  bimonthly: ['every two months', 'twice a month', '2 months'],
  biannual: ['twice a year', 'every two years', '2 quarters'],
  biannually: ['twice a year', 'every two years', '2 quarters'],
};

/** Words that a rhythm can have around it and that change nothing. */
const AROUND =
  /^(?:(?:once |1x )?(?:every|each|per|a|an|once a|once per|alle|jede[nrs]?|chaque|tous les|toutes les|cada|ogni) )/;

export function everyMeant(text: string): ValueMeaning | undefined {
  const plain = text
    .trim()
    .toLowerCase()
    .replace(/[.!]+$/, '')
    .replace(/\s+/g, ' ');
  const joined = plain.replace(/[\s-]/g, '');
  const twoWays = TWO_WAYS[joined];
  if (twoWays !== undefined) {
    const [one, other, write] = twoWays;
    return { says: `“${text.trim()}” can mean ${one} or ${other}. For ${one}, write \`${write}\`.` };
  }
  if (joined === 'fortnightly' || joined === 'fortnight') return { write: '2 weeks', sure: true };
  const core = plain.replace(AROUND, '').replace(AROUND, '');
  const [, number = '', word = ''] = /^(?:(\d{1,4}|\p{L}+)[\s-]*)??(\p{L}+)$/u.exec(core) ?? [];
  const unit = UNIT_OF.get(word);
  if (unit === undefined) return undefined;
  if (number === '') return { write: unit, sure: true };
  const count = /^\d+$/.test(number) ? Number(number) : NUMBERS[number];
  if (count === undefined || count === 0) return undefined;
  if (count === 1) return { write: unit, sure: true };
  return unit === 'sprint' ? undefined : { write: `${count} ${unit}s`, sure: true };
}

const SHARE_WORDS: Readonly<Record<string, number>> = {
  half: 50,
  'a half': 50,
  'a quarter': 25,
  'one quarter': 25,
  'a fifth': 20,
  'one fifth': 20,
  'a tenth': 10,
  'one tenth': 10,
};

export function shareMeant(text: string): ValueMeaning | undefined {
  const plain = text.trim().toLowerCase();
  const about = /^(?:~|≈|about |around |approx\.? |ca\.? |circa |max\.? |up to |at least )/.exec(plain)?.[0] ?? '';
  const rest = plain.slice(about.length).trim();
  const percent = percentOf(rest);
  if (percent === undefined || percent > 100) return undefined;
  return { write: `${Number(percent.toFixed(4))}%`, sure: about === '' && SHARE_WORDS[rest] === undefined };
}

function percentOf(text: string): number | undefined {
  const [, top, bottom] = /^(\d{1,3}) ?\/ ?(\d{1,3})$/.exec(text) ?? [];
  if (bottom !== undefined) {
    const percent = (Number(top) / Number(bottom)) * 100;
    return Number.isInteger(percent * 100) ? percent : undefined;
  }
  const [, number, sign] =
    /^(\d{1,3}(?:[.,]\d{1,4})?) ?(%|percent|per cent|pct|prozent|por ciento|pour cent|per cento|процентов)?(?: of .*)?$/.exec(
      text,
    ) ?? [];
  if (number === undefined || / of /.test(text)) return SHARE_WORDS[text];
  const value = Number(number.replace(',', '.'));
  if (sign !== undefined) return value;
  // “1” may be all of it, or a hundredth; “1.5” may be three halves.
  if (value >= 1 && value < 2) return undefined;
  return value > 0 && value < 1 ? value * 100 : value;
}

/** The length of a meeting in minutes. */
export function minutesMeant(text: string): ValueMeaning | undefined {
  const plain = text.trim().toLowerCase();
  const [, minutes] = /^(\d{1,3}) ?(?:m|min|mins|min\.|minute|minutes|minuten|minutos|')$/.exec(plain) ?? [];
  if (minutes !== undefined) return { write: String(Number(minutes)), sure: true };
  const [, hours] =
    /^(\d{1,2}(?:[.,]\d{1,2})?) ?(?:h|hr|hrs|hour|hours|std|stunde|stunden|hora|horas|heure|heures)$/.exec(plain) ?? [];
  const value = hours === undefined ? HOUR_WORDS[plain] : Number(hours.replace(',', '.')) * 60;
  return value === undefined || !Number.isInteger(value) ? undefined : { write: String(value), sure: false };
}

const HOUR_WORDS: Readonly<Record<string, number>> = {
  'an hour': 60,
  'one hour': 60,
  'half an hour': 30,
  'half hour': 30,
  'two hours': 120,
  thirty: 30,
  fifteen: 15,
  sixty: 60,
  ninety: 90,
};

const MONTHS = [
  'jan januar january janvier enero ene gennaio janeiro',
  'feb februar february février fevrier febrero febbraio fevereiro',
  'mar march märz maerz mars marzo março',
  'apr april avril abril aprile abr',
  'may mai mayo maggio maio',
  'jun june juni juin junio giugno junho',
  'jul july juli juillet julio luglio julho',
  'aug august août aout agosto ago',
  'sep sept september septembre septiembre settembre setembro',
  'oct october oktober okt octobre octubre ottobre outubro',
  'nov november novembre noviembre novembro',
  'dec december dezember dez décembre decembre diciembre dicembre dezembro',
];
const MONTH_OF: ReadonlyMap<string, number> = new Map(
  MONTHS.flatMap((words, at) => words.split(' ').map((word) => [word, at + 1] as const)),
);
const MONTH_NAMES = 'January February March April May June July August September October November December'.split(' ');

const WRITE_DATES = 'Write it as YYYY-MM-DD';

export function dateMeant(text: string): ValueMeaning {
  const plain = text.trim().replace(/\s+/g, ' ');
  const [, y, m, d] = /^(\d{4})[-/.\s]?(\d{1,2})[-/.\s]?(\d{1,2})\.?$/.exec(plain) ?? [];
  if (y !== undefined && (plain.length > 8 || /\D/.test(plain) || plain.length === 8))
    return ofParts(Number(y), Number(m), Number(d), true);
  const [, a, sign, b, year] = /^(\d{1,2})([-/.]) ?(\d{1,2})\2 ?(\d{4}|\d{2})$/.exec(plain) ?? [];
  if (year !== undefined) {
    const [one, other] = [Number(a), Number(b)];
    const full = year.length === 2 ? 2000 + Number(year) : Number(year);
    const sure = year.length === 4;
    if (sign === '.' || one > 12) return ofParts(full, other, one, sure);
    if (other > 12 || one === other) return ofParts(full, one, other, sure);
    const ways = [iso(full, other, one), iso(full, one, other)].filter(isDate);
    return { says: `“${plain}” can be ${ways.join(' or ')}. ${WRITE_DATES}.` };
  }
  const words = plain.toLowerCase().match(/\p{L}+|\d+/gu) ?? [];
  const month = words.flatMap((word) => MONTH_OF.get(word) ?? [])[0];
  const numbers = words.filter((word) => /^\d+$/.test(word)).map(Number);
  const others = words.filter(
    (word) => !/^\d+$/.test(word) && !MONTH_OF.has(word) && !/^(?:st|nd|rd|th|of|de|the|le|el)$/.test(word),
  );
  if (month !== undefined && others.length === 0) {
    const fullYear = numbers.find((number) => number > 999);
    const day = numbers.find((number) => number <= 31);
    if (fullYear !== undefined && day !== undefined && numbers.length === 2) return ofParts(fullYear, month, day, true);
    if (fullYear === undefined && day !== undefined)
      return { says: `The year is missing. ${WRITE_DATES}, such as 2026-${two(month)}-${two(day)}.` };
  }
  return { says: `${WRITE_DATES}, such as 2026-12-31.` };
}

function ofParts(year: number, month: number, day: number, sure: boolean): ValueMeaning {
  const write = iso(year, month, day);
  if (isDate(write)) return { write, sure };
  const name = MONTH_NAMES[month - 1];
  if (name === undefined || day < 1) return { says: `There is no such day in the calendar. ${WRITE_DATES}.` };
  const last = [31, 30, 29, 28].find((one) => isDate(iso(year, month, one)));
  return { says: `There is no such day: ${name} ${year} has only ${last} days.` };
}

function iso(year: number, month: number, day: number): string {
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`;
}

function two(number: number): string {
  return String(number).padStart(2, '0');
}

/** Words for the words of fixed lists, by the word of the format. */
const WORDS: Readonly<Record<string, string>> = {
  'one-on-one':
    '1:1|1-1|1on1|1 on 1|1 2 1|one to one|one 2 one|1 to 1|1to1|o3|121|one on ones|vier augen gespräch|uno a uno',
  'check-in':
    'stand-up|standup|daily|daily stand-up|daily standup|daily scrum|sync|weekly sync|checkin|check ins|huddle|catch-up|catchup',
  retrospective:
    'retro|retros|lessons learned|post-mortem|postmortem|look back|rückblick|retrospektive|rétrospective|retrospectiva',
  feedback: 'feedback round|360|review|performance review|feedback session',
  'best-practices': 'best practice|practices|guidelines|standards|conventions|guild',
  'tech-debt':
    'technical debt|tech debt|debt|techdebt|maintenance|refactoring|technische schulden|deuda técnica|dette technique',
  ritual: 'ceremony|rituals|ceremonies|planning|sprint planning|refinement|grooming|demo|sprint review',
  other: 'misc|miscellaneous|else|sonstiges|otro|autre',
  open: 'in progress|wip|tbd|tbc|pending|proposed|draft|todo|to do|ongoing|undecided|under discussion|new|started|offen|abierto|ouvert',
  decided:
    'done|closed|approved|made|agreed|accepted|final|finished|complete|completed|resolved|entschieden|decidido|décidé',
  dropped: 'cancelled|canceled|rejected|abandoned|withdrawn|declined|obsolete|wontfix|verworfen',
  true: 'yes|y|on|1|ja|si|sí|oui|да|x|✓',
  false: 'no|n|off|0|nein|non|нет',
  rituals: 'ritual|ceremonies|sprint rituals|meetings|scrum',
  timelines: 'timeline|deadlines|schedule|dates|estimates|roadmap',
  'project-management': 'project|project mgmt|pm|delivery management|projects',
  error: 'err|fatal|critical|high',
  warning: 'medium|moderate',
  information: 'low|note|notice',
  off: 'none|ignore|disable|disabled|false|never|silent',
};
const WORD_OF: ReadonlyMap<string, readonly string[]> = wordsByText();

function wordsByText(): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const [word, list] of Object.entries(WORDS)) {
    for (const text of list.split('|'))
      found.set(plainWords(text) || text, [...(found.get(plainWords(text) || text) ?? []), word]);
  }
  return found;
}

/** The word of a fixed list that a text means. */
export function wordMeant(text: string, words: readonly string[]): ValueMeaning | undefined {
  const folded = (word: string) => word.toLowerCase().replace(/[\s_.-]/g, '');
  const same = words.filter((word) => folded(word) === folded(text));
  if (same.length === 1) return { write: same[0] ?? '', sure: true };
  const plain = plainWords(text) || text.trim();
  const synonyms = [...new Set(WORD_OF.get(plain))].filter((word) => words.includes(word));
  const isBoolean = words.length === 2 && words.includes('true');
  if (synonyms.length === 1) return { write: synonyms[0] ?? '', sure: isBoolean };
  const profile = profileOfTitle(text);
  if (profile !== undefined && words.includes(profile)) return { write: profile, sure: true };
  const near = nearest(text, words);
  if (near !== undefined) return { write: near, sure: true };
  const begun = text.length < 3 ? [] : words.filter((word) => word.startsWith(text.toLowerCase()));
  return begun.length === 1 ? { write: begun[0] ?? '', sure: true } : undefined;
}
