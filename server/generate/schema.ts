/**
 * The JSON Schema of the format, for editors that take a charter for plain YAML. It is made from the reader's own lists
 * of keys and words, the built-in schemes and the catalogue of rules. It says what a charter is made of; whether what
 * it says makes sense is for the rules.
 */

import { ACKNOWLEDGEMENT } from '../src/charter/acknowledged.ts';
import { DATE } from '../src/charter/dates.ts';
import { EVERY, MINUTES, SHARE } from '../src/charter/entries.ts';
import { FORMAT, type FormatSection, labelMeaning, WORDS } from '../src/charter/meanings.ts';
import { SEVERITIES } from '../src/charter/model.ts';
import { CAPITAL } from '../src/charter/own-schemes.ts';
import { BUILT_IN_SCHEMES, CAPABILITIES, isDecisionScheme, type Scheme } from '../src/charter/schemes.ts';
import type { OptionSpec, Rule } from '../src/rules/rule.ts';
import { optionDefault } from '../src/rules/rule-page.ts';

/** A JSON Schema, or a part of one. */
export type Json = { readonly [key: string]: unknown };

const OWN_KEYS = { '^x-': true };

function ref(name: string): Json {
  return { $ref: `#/definitions/${name}` };
}

/** A mapping of the format's keys and the author's own. */
function mapping(properties: Json, required: readonly string[], more: Json = {}): Json {
  const demands = required.length === 0 ? {} : { required };
  return { type: 'object', properties, ...demands, patternProperties: OWN_KEYS, additionalProperties: false, ...more };
}

/** A mapping whose keys are names that the author gives. */
function named(entry: Json, more: Json = {}): Json {
  return { type: ['object', 'null'], patternProperties: OWN_KEYS, additionalProperties: entry, ...more };
}

/** A property with its description; a reference cannot carry one beside it. */
function described(description: string, schema: Json): Json {
  return '$ref' in schema ? { description, allOf: [schema] } : { description, ...schema };
}

/** The properties of a section: what each key holds, or a text where nothing else is said. */
function properties(section: FormatSection, holds: Readonly<Record<string, Json>> = {}): Json {
  for (const key of Object.keys(holds))
    if (!section.keys.includes(key)) throw new Error(`No key ${key} in this section`);
  const entries = section.keys.map((key) => {
    const meaning = section.meaning[key];
    if (meaning === undefined) throw new Error(`The key ${key} has no meaning in charter/meanings.ts`);
    return [key, described(meaning, holds[key] ?? ref('text'))];
  });
  return Object.fromEntries(entries);
}

function word(words: readonly string[], meaning: Readonly<Record<string, string>>): Json {
  const descriptions = words.map((one) => meaning[one] ?? '');
  return { enum: [...words, null], enumDescriptions: [...descriptions, 'Not said.'] };
}

function number(from: number, to: number): Json {
  return { type: ['integer', 'string', 'null'], minimum: from, maximum: to, pattern: `^\\d{1,${String(to).length}}$` };
}

function pattern(source: string, more: Json = {}): Json {
  return { type: ['string', 'null'], pattern: source, ...more };
}

function oneOrList(one: Json): Json {
  return { anyOf: [one, { type: 'array', items: one }] };
}

function definitions(): Json {
  const text = { type: ['string', 'number', 'boolean', 'null'] };
  const { profiles, hotspots, statuses, kinds } = WORDS;
  const letters = { type: 'object', patternProperties: { [CAPITAL.source]: ref('letter'), ...OWN_KEYS } };
  const ownLetters = { ...letters, additionalProperties: false, minProperties: 1 };
  const free = { anyOf: [text, { type: 'array' }, { type: 'object' }] };
  const acknowledgement = ACKNOWLEDGEMENT.source.replace('(\\S+)', `(${plain(DATE.source)})`);
  return {
    text: { description: 'A text. A number or a truth value is taken as the text that stands there.', ...text },
    label: {
      description: 'A text that is more than white space.',
      type: ['string', 'number', 'boolean'],
      pattern: '\\S',
    },
    texts: { description: 'One, or a list of them.', ...oneOrList(text) },
    names: {
      description: 'A role, a person or everyone; or a list of names.',
      ...oneOrList(text),
    },
    date: { description: 'A date, such as 2026-12-31.', ...pattern(DATE.source, { format: 'date' }) },
    acknowledged: named({ ...pattern(acknowledgement), type: 'string' }),
    team: {
      anyOf: [
        ref('label'),
        mapping(
          properties(FORMAT.team, {
            name: ref('label'),
            goals: free,
            channels: free,
            links: free,
            purpose: free,
            scope: free,
          }),
          FORMAT.team.required,
        ),
      ],
    },
    person: {
      anyOf: [text, mapping(properties(FORMAT.person, { name: present(text) }), FORMAT.person.required)],
    },
    role: {
      anyOf: [
        text,
        mapping(
          properties(FORMAT.role, {
            people: ref('texts'),
            profile: word(profiles.words, profiles.meaning),
            manages: ref('names'),
            represents: ref('texts'),
            measures: ref('texts'),
            responsibilities: ref('texts'),
            backup: ref('text'),
            external: { type: ['boolean', 'null'] },
          }),
          FORMAT.role.required,
        ),
      ],
    },
    area: {
      anyOf: [...oneOrListOf(text), mapping(properties(FORMAT.area, { roles: ref('names') }), FORMAT.area.required)],
    },
    responsibility: mapping(
      properties(FORMAT.responsibility, {
        name: ref('label'),
        owner: ref('names'),
        helpers: ref('names'),
        acknowledged: ref('acknowledged'),
      }),
      FORMAT.responsibility.required,
    ),
    agreement: mapping(
      properties(FORMAT.agreement, {
        name: ref('label'),
        kind: { ...word(kinds.words, kinds.meaning), default: 'other' },
        every: pattern(EVERY.source),
        minutes: number(MINUTES.from, MINUTES.to),
        with: ref('names'),
        owner: ref('names'),
        share: pattern(SHARE.source),
      }),
      FORMAT.agreement.required,
    ),
    covers: oneOrList(word(hotspots.words, hotspots.meaning)),
    status: word(statuses.words, statuses.meaning),
    scheme: mapping(properties(FORMAT.scheme, { letters: ownLetters }), FORMAT.scheme.required),
    letter: mapping(
      properties(FORMAT.letter, {
        key: present(text),
        is: oneOrList({ enum: CAPABILITIES }),
        min: number(0, 999),
        max: number(0, 999),
      }),
      FORMAT.letter.required,
    ),
    severity: { enum: [...SEVERITIES, null] },
  };
}

function oneOrListOf(one: Json): readonly Json[] {
  return [one, { type: 'array', items: one }];
}

/** The same, but not nothing. */
function present(schema: { readonly type: readonly string[] }): Json {
  return { ...schema, type: schema.type.filter((type) => type !== 'null') };
}

/** A pattern without its ends and its groups, to stand inside another. */
function plain(source: string): string {
  return source.replace(/^\^|\$$/g, '').replace(/[()]/g, '');
}

/** One row of a built-in scheme. A letter is written as its key or as its capital, never as both. */
function row(scheme: Scheme): Json {
  const cells = scheme.letters.flatMap(({ letter, key, title, meaning }) =>
    [letter, key].map((spelling) => [spelling, described(`${title} (${letter}): ${meaning}`, ref('names'))]),
  );
  const common = properties(FORMAT.row, { covers: ref('covers'), acknowledged: ref('acknowledged') });
  const decision = isDecisionScheme(scheme)
    ? properties(FORMAT.decision, { status: ref('status'), due: ref('date') })
    : {};
  return mapping(
    {
      [scheme.row]: described(labelMeaning(scheme), ref('label')),
      ...Object.fromEntries(cells),
      ...common,
      ...decision,
    },
    [scheme.row],
    { allOf: scheme.letters.map(({ letter, key }) => ({ not: { required: [letter, key] } })) },
  );
}

function list(items: Json): Json {
  return { type: ['array', 'null'], items };
}

function schemeTitle(scheme: Scheme): string {
  const letters = scheme.letters.map(({ letter, title }) => `${letter} ${title.toLowerCase()}`).join(', ');
  return `A table of ${scheme.id.toUpperCase()} rows: ${letters}.`;
}

function option(spec: OptionSpec): Json {
  const value = spec.kind === 'share' ? pattern(SHARE.source) : number(0, 999_999);
  return { description: `${spec.meaning} By default ${optionDefault(spec)}.`, ...value };
}

function ruleEntry(rule: Rule): Json {
  const options = Object.fromEntries((rule.options ?? []).map((spec) => [spec.name, option(spec)]));
  const fixed = rule.unsilenceable ? ' An error of structure: it cannot be changed.' : '';
  return {
    description: `${rule.summary} By default: ${rule.severity}.${fixed}`,
    anyOf: [ref('severity'), mapping({ severity: ref('severity'), ...options }, [])],
  };
}

/** The whole schema. */
export function charterSchema(rules: readonly Rule[]): Json {
  const tables = Object.fromEntries(
    BUILT_IN_SCHEMES.map((scheme) => [scheme.id, described(schemeTitle(scheme), list(ref(`row-${scheme.id}`)))]),
  );
  const entries = Object.fromEntries(rules.map((rule) => [rule.code, ruleEntry(rule)]));
  const areas = Object.fromEntries(
    WORDS.areas.words.map((area) => [area, described(WORDS.areas.meaning[area], ref('area'))]),
  );
  const top = properties(FORMAT.charter, {
    charter: { enum: [1, '1', null] },
    extends: ref('texts'),
    team: ref('team'),
    people: named(ref('person')),
    roles: named(ref('role')),
    decides: named(ref('area'), { properties: areas }),
    responsibilities: list(ref('responsibility')),
    schemes: named(ref('scheme')),
    agreements: list(ref('agreement')),
    review: ref('date'),
    rules: { ...mapping(entries, []), type: ['object', 'null'] },
  });
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'Team charter',
    description: 'A team charter: who owns what, in a text file. Version 1 of the format.',
    type: 'object',
    properties: { ...top, ...tables },
    required: ['team'],
    patternProperties: OWN_KEYS,
    additionalProperties: described('A table of a scheme of the team’s own.', list({ type: 'object' })),
    allOf: [
      { anyOf: [{ required: ['extends'] }, { required: ['roles'], properties: { roles: { type: 'object' } } }] },
      {
        anyOf: [
          { required: ['schemes'] },
          { required: ['extends'] },
          { propertyNames: { anyOf: [{ enum: [...Object.keys(top), ...Object.keys(tables)] }, { pattern: '^x-' }] } },
        ],
      },
    ],
    definitions: {
      ...definitions(),
      ...Object.fromEntries(BUILT_IN_SCHEMES.map((scheme) => [`row-${scheme.id}`, row(scheme)])),
    },
  };
}
