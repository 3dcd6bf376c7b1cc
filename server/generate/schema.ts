/**
 * The JSON Schema of the format, for editors that treat a charter as plain YAML. It is made from the reader's lists of
 * keys and words, the built-in schemes and the rule catalogue. It describes the structure; the rules check the content.
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

/** A JSON Schema or a part of one. */
export type Json = { readonly [key: string]: unknown };

const OWN_KEYS = { '^x-': true };

function ref(name: string): Json {
  return { $ref: `#/definitions/${name}` };
}

/** A mapping with the format's keys and the author's own. */
function mapping(properties: Json, required: readonly string[], more: Json = {}): Json {
  const demands = required.length === 0 ? {} : { required };
  return { type: 'object', properties, ...demands, patternProperties: OWN_KEYS, additionalProperties: false, ...more };
}

/** A mapping whose keys are the author's names. */
function named(entry: Json, more: Json = {}): Json {
  return { type: ['object', 'null'], patternProperties: OWN_KEYS, additionalProperties: entry, ...more };
}

/** Adds a description to a property. A reference needs a wrapper, since it cannot have a description. */
function described(description: string, schema: Json): Json {
  return '$ref' in schema ? { description, allOf: [schema] } : { description, ...schema };
}

/** The properties of a section. A key without a schema is a text. */
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
    text: { description: 'A text. A number or true/false is read as text.', ...text },
    label: {
      description: 'A text that is not blank.',
      type: ['string', 'number', 'boolean'],
      pattern: '\\S',
    },
    texts: { description: 'One, or a list of them.', ...oneOrList(text) },
    names: {
      description: 'A role, a person, everyone, or a list of names.',
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

/** The same, but not null. */
function present(schema: { readonly type: readonly string[] }): Json {
  return { ...schema, type: schema.type.filter((type) => type !== 'null') };
}

/** Strips anchors and groups from a pattern, so that it can be part of another. */
function plain(source: string): string {
  return source.replace(/^\^|\$$/g, '').replace(/[()]/g, '');
}

/** A row of a built-in scheme. A letter is written as its key or as its capital, never both. */
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
  return { description: `${spec.meaning} Defaults to ${optionDefault(spec)}.`, ...value };
}

function ruleEntry(rule: Rule): Json {
  const options = Object.fromEntries((rule.options ?? []).map((spec) => [spec.name, option(spec)]));
  const fixed = rule.unsilenceable ? ' An error of structure: it cannot be changed.' : '';
  return {
    description: `${rule.summary} Default: ${rule.severity}.${fixed}`,
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
    additionalProperties: described('A table of a custom scheme.', list({ type: 'object' })),
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
