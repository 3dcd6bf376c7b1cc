/** The keys of the format, as far as they help to tell where an entry was meant to have one. */

const WORDS =
  'charter extends team people roles decides responsibilities schemes agreements review rules ' +
  'name purpose scope goals channels links email github timezone notes title profile manages represents measures backup ' +
  'external what why how who when tie-break owner helpers acknowledged kind every minutes with share phase covers status due ' +
  'outcome activity decision row letters key meaning is min max';

/** The keys whose values are names, so that a text of several words is none. */
const NAMES =
  'people roles manages represents backup what why how who when tie-break owner helpers with measures covers';

/** The keys whose values are words or numbers of the format, and no texts of the author's own. */
const FIXED =
  'charter extends review profile external email github timezone kind every minutes share status due is min max key row';

/** The words for the letters of the schemes that come with Charter. */
const LETTER_WORDS =
  'responsible accountable support consulted informed driver approver contributor contributors recommend agree perform input ' +
  'decide verifier signatory quality omitted lead';

/** The keys at the top, of which no entry has one. */
const TOP =
  'charter extends team people roles decides responsibilities schemes agreements review rules ' +
  'raci rasci rasci-vs racio raciq daci rapid dci caciq drasci darci cars';

/** The keys of a role and of a person that nobody calls a role or a person. */
const OF_ROLE = 'title people manages measures profile external backup represents responsibilities';
const OF_PERSON = 'name email github timezone';

const KNOWN: ReadonlySet<string> = new Set(`${WORDS} ${LETTER_WORDS}`.split(' '));
const NAMING: ReadonlySet<string> = new Set(`${NAMES} ${LETTER_WORDS}`.split(' '));
const FIXED_KEYS: ReadonlySet<string> = new Set(FIXED.split(' '));
const TOP_KEYS: ReadonlySet<string> = new Set(TOP.split(' '));
/** The sections whose entries are pairs. */
const SECTIONS: ReadonlySet<string> = new Set(['people', 'roles', 'decides', 'rules', 'schemes']);
const AREAS: ReadonlySet<string> = new Set(['what', 'why', 'how', 'who', 'when']);

const LETTER = /^[A-Z]{1,2}$/;

/** Whether an entry of a charter may have a key. */
export function isKnownKey(key: string): boolean {
  return LETTER.test(key) || KNOWN.has(key.toLowerCase());
}

/** Whether the value of a key is a name, or several. */
export function isNamingKey(key: string): boolean {
  return LETTER.test(key) || NAMING.has(key);
}

const OF_ROLES: ReadonlySet<string> = new Set(OF_ROLE.split(' '));
const OF_PEOPLE: ReadonlySet<string> = new Set(OF_PERSON.split(' '));

/** Whether a key is one of an entry of a section: of a role or of a person. */
export function isEntryKey(key: string, section?: string): boolean {
  return (section !== 'people' && OF_ROLES.has(key)) || (section !== 'roles' && OF_PEOPLE.has(key));
}

/** Whether the value of a key is a text in the author's own words. */
export function isTextKey(key: string): boolean {
  return !isNamingKey(key) && !FIXED_KEYS.has(key);
}

export function isTopKey(key: string): boolean {
  return TOP_KEYS.has(key);
}

export function isSection(key: string): boolean {
  return SECTIONS.has(key);
}

export function isArea(key: string): boolean {
  return AREAS.has(key);
}
