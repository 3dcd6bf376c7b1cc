/**
 * Every field of a charter, found through the JSON Schema of the format, and charters with a text in one of them. A new
 * key in the format becomes a field here automatically.
 */

import { charterSchema, type Json } from '../../server/generate/schema.ts';
import { BUILT_IN_SCHEMES } from '../../server/src/charter/schemes.ts';
import { RULES } from '../../server/src/rules/index.ts';

/** A place in a charter: keys, and `[]` for an entry of a list; with `key`, the text is a key and not a value. */
export interface Field {
  readonly path: readonly string[];
  readonly key?: true;
  /** The lines around the text: the start of its own line and all above, and those below. */
  readonly before: string;
  readonly after: string;
}

/** The mapping or list around a place, with the other keys that each level needs. */
interface Level {
  readonly segment: string;
  readonly beside: readonly (readonly [key: string, value: string])[];
}

/** A key that the author chooses: of a person, a role, an area, a scheme or a table. */
const NAME = 'one';
const LETTER = 'L';
const OWN = 'x-own';

const SCHEMA = withOwnTable(charterSchema(RULES));
/** The keys of a charter around the field, as written. */
const BASE: Readonly<Record<string, string>> = {
  team: 'team: Checkout',
  people: 'people: { ada: Ada Lind }',
  roles: 'roles: { pm: { title: Product Manager, people: ada }, em: EM }',
  raci: 'raci:\n  - { activity: One, R: pm, A: em }',
};
/** The declaration that a table of a custom scheme needs. */
const OWN_SCHEME = `schemes: { ${NAME}: { letters: { R: { key: responsible, is: doer }, A: { key: accountable, is: owner } } } }`;

/** The lines of a charter without one of its keys. */
function baseWithout(top: string): readonly string[] {
  const lines = Object.entries(BASE).flatMap(([key, line]) => (key === top ? [] : [line]));
  return top === NAME ? [...lines, OWN_SCHEME] : lines;
}

/** The schema leaves rows of custom tables open; here they have the fields of a RACI row. */
function withOwnTable(schema: Json): Json {
  const own = { type: 'array', items: { $ref: '#/definitions/row-raci' } };
  return { ...schema, properties: { ...objectOf(schema.properties), [NAME]: own } };
}

/** Fields in comments. */
const COMMENTS: readonly string[] = ['# ', '# charter-ignore-file ', '# charter-ignore-next-line missing-owner -- '];

function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** All forms of a schema: its references, its parts and its alternatives. */
function* formsOf(schema: unknown): Generator<Json> {
  if (!isJson(schema)) return;
  const { $ref: reference, anyOf, allOf } = schema;
  if (typeof reference === 'string') {
    const definitions = SCHEMA.definitions;
    yield* formsOf(isJson(definitions) ? definitions[reference.replace('#/definitions/', '')] : undefined);
    return;
  }
  yield schema;
  for (const one of [...listOf(anyOf), ...listOf(allOf)]) yield* formsOf(one);
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function objectOf(value: unknown): Json {
  return isJson(value) ? value : {};
}

/**
 * The keys that a mapping may have with their schemas: those of the format, and one for keys that the author chooses.
 */
function entriesOf(form: Json): readonly (readonly [key: string, schema: unknown])[] {
  const { properties, patternProperties, additionalProperties } = form;
  const patterns = Object.entries(objectOf(patternProperties));
  return [
    ...Object.entries(objectOf(properties)),
    ...patterns.map(([pattern, schema]): [string, unknown] => [pattern === '^x-' ? OWN : LETTER, schema]),
    ...(isJson(additionalProperties) ? [[NAME, additionalProperties] as const] : []),
  ];
}

function isMapping({ properties, patternProperties }: Json): boolean {
  return isJson(properties) || isJson(patternProperties);
}

/** A value that a schema accepts, on one line. */
function example(schema: unknown): string {
  const forms = [...formsOf(schema)];
  const words = forms.flatMap((form) => listOf(form.enum)).filter((one) => one !== null);
  if (words.length > 0) return String(words[0]);
  const mapping = forms.find((form) => form.type === 'object' && isMapping(form));
  if (mapping === undefined || forms.some((form) => listOf(form.type).includes('string'))) return 'One';
  const entries = entriesOf(mapping).filter(([key]) => key === LETTER || listOf(mapping.required).includes(key));
  return `{ ${entries.map(([key, one]) => `${key}: ${example(one)}`).join(', ')} }`;
}

function* walk(schema: unknown, levels: readonly Level[]): Generator<readonly [levels: readonly Level[], key?: true]> {
  if (levels.length > 0) yield [levels];
  for (const form of formsOf(schema)) {
    if (form.items !== undefined) yield* walk(form.items, [...levels, { segment: '[]', beside: [] }]);
    if (!isMapping(form)) continue;
    const entries = entriesOf(form);
    const required = entries.filter(([key]) => listOf(form.required).includes(key));
    const beside = (but: string) =>
      levels.length === 0 ? [] : required.flatMap(([key, one]) => (key === but ? [] : [[key, example(one)] as const]));
    for (const [key, one] of entries) yield* walk(one, [...levels, { segment: key, beside: beside(key) }]);
    yield [[...levels, { segment: NAME, beside: beside('') }], true];
  }
}

/** Every field of a charter, each once. */
export function fieldsOfCharter(): readonly Field[] {
  const fields = new Map<string, Field>();
  for (const [levels, key] of walk(SCHEMA, [])) {
    const path = levels.map(({ segment }) => segment);
    const id = JSON.stringify([path, key]);
    if (!fields.has(id)) fields.set(id, { path, ...(key ? { key } : {}), ...around(levels, key ?? false) });
  }
  const base = baseWithout('').map((line) => `${line}\n`);
  const comments = COMMENTS.map((comment) => ({
    path: [comment.trim()],
    before: comment,
    after: `\n${base.join('')}`,
  }));
  const whole: Field = { path: ['the whole file'], before: '', after: '' };
  return [whole, ...fields.values(), ...comments];
}

/** The group of similar fields: of rules, or of tables. */
function familyOf({ path: [top = '', second] }: Field): readonly [family: string, member: string] | undefined {
  if (top === 'rules' && second !== undefined) return ['rules', second];
  return TABLES.has(top) ? ['tables', top] : undefined;
}

const TABLES = new Set([NAME, ...BUILT_IN_SCHEMES.map(({ id }) => id)]);
const OF_A_FAMILY = 2;

/**
 * The fields for one of many texts: all fields, except that rules and tables, which are many and similar, contribute a
 * few at a time, so that each of them receives some of the texts.
 */
export function shareOf(fields: readonly Field[], turn: number): readonly Field[] {
  const families = new Map<string, string[]>();
  for (const field of fields) {
    const [family, member] = familyOf(field) ?? [];
    if (family === undefined || member === undefined) continue;
    const members = families.get(family) ?? [];
    if (members.length === 0) families.set(family, members);
    if (members.at(-1) !== member) members.push(member);
  }
  const taken = new Set<string>();
  for (const [family, members] of families)
    for (let nth = 0; nth < OF_A_FAMILY; nth++)
      taken.add(`${family} ${members[(turn * OF_A_FAMILY + nth) % members.length]}`);
  return fields.filter((field) => {
    const family = familyOf(field);
    return family === undefined || taken.has(family.join(' '));
  });
}

/** The charter around a field. */
function around(levels: readonly Level[], isKey: boolean): { readonly before: string; readonly after: string } {
  const top = levels[0]?.segment ?? '';
  const above: string[] = [...baseWithout(top)];
  const below: string[] = [];
  let line = '';
  let indent = 0;
  for (const [depth, { segment, beside }] of levels.entries()) {
    const last = depth === levels.length - 1;
    if (segment === '[]') {
      line = `${line === '' ? ' '.repeat(indent) : line}- `;
      indent += 2;
      if (last) break;
      continue;
    }
    if (line === '') line = ' '.repeat(indent);
    below.push(...beside.map(([key, value]) => `${' '.repeat(indent)}${key}: ${value}`));
    if (last && isKey) break;
    line += `${segment}:`;
    if (last) line += ' ';
    else {
      above.push(line);
      line = '';
      indent += 2;
    }
  }
  return {
    before: [...above, line].join('\n'),
    after: `${[isKey ? ': One' : '', ...below].join('\n')}\n`,
  };
}
