/** Readers of the top-level mappings: team, people, roles, decides, schemes, rules. */
import type { Block } from '../yaml/document.ts';
import { isNull, type MapNode, resolved, type SyntaxNode } from '../yaml/tree.ts';
import type { Field } from './fields.ts';
import {
  type Area,
  type Decides,
  type Name,
  type Person,
  PROFILES,
  type Role,
  type RuleEntry,
  SEVERITIES,
  STANDARD_AREAS,
  type Team,
  type TopPair,
} from './model.ts';
import { profileOfTitle } from './profiles.ts';
import type { ShapePlace } from './structure-faults.ts';
import {
  fieldsOf,
  pairOf,
  type Reading,
  readBoolean,
  readMap,
  readText,
  readTexts,
  readWord,
  unknownKey,
  unreadKeys,
} from './values.ts';

/** A section with a key for each of its entries. */
function keyed(section: string): ShapePlace {
  return { kind: 'pairs', section, label: 'name', entry: 'an entry' };
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

export const TEAM_KEYS = ['name', 'purpose', 'scope', 'goals', 'channels', 'links'];

export function readTeam(reading: Reading, pair: TopPair): Team {
  const { key, block, value } = pair;
  const team: Mutable<Team> = { block, key, span: { start: key.node.start, end: value?.end ?? key.node.end } };
  const node = resolved(value);
  // A team that says nothing is no team, which is said where the charter lacks one.
  if (node === undefined || isNull(node)) return team;
  if (node.kind !== 'map') {
    const flaws = reading.flaws.length;
    const name = readText(reading, value, 'The team');
    if (name !== undefined) team.name = name;
    else if (reading.flaws.length === flaws) missingName(reading, key, undefined, value);
    return team;
  }
  const flaws = reading.flaws.length;
  for (const field of fieldsOf(reading, node)) {
    if (field.key.value === 'name') {
      const name = readText(reading, field.value, 'The name of the team');
      if (name !== undefined) team.name = name;
    } else if (field.key.value === 'purpose' || field.key.value === 'scope') {
      readFree(reading, field);
    } else if (TEAM_KEYS.includes(field.key.value)) readFree(reading, field);
    else unknownKey(reading, field, 'The team', TEAM_KEYS);
  }
  if (team.name === undefined && !unreadKeys(reading, flaws, node)?.has('name')) missingName(reading, key, node);
  return team;
}

/** Goals, channels and links are for people: any text, list or mapping of texts will do. */
function readFree(reading: Reading, field: Field): void {
  const node = resolved(field.value);
  if (node?.kind === 'map') {
    for (const inner of fieldsOf(reading, node)) readTexts(reading, inner.value, `“${inner.key.value}”`);
    return;
  }
  if (node?.kind !== 'seq') return;
  for (const item of node.items) {
    const inner = resolved(item);
    if (inner?.kind === 'map')
      for (const of of fieldsOf(reading, inner)) readTexts(reading, of.value, `“${of.key.value}”`);
    else readText(reading, item, `“${field.key.value}”`);
  }
}

function missingName(reading: Reading, key: Name, map?: MapNode, node?: SyntaxNode): void {
  const flaw = { at: key.span, key: 'name', what: 'The team', placeholder: 'Name of the team' };
  const place = node === undefined ? {} : { node };
  reading.flaws.push({ kind: 'missing-key', ...flaw, ...(map === undefined ? place : { map }) });
}

export const PERSON_KEYS = ['name', 'email', 'github', 'timezone', 'notes'];

export function readPeople(reading: Reading, pair: TopPair): readonly Person[] {
  const map = readMap(reading, pair.value, '`people`', keyed('people'));
  return (map === undefined ? [] : fieldsOf(reading, map)).map((field) => readPerson(reading, pair.block, field));
}

function readPerson(reading: Reading, block: Block, field: Field): Person {
  const person: Mutable<Person> = { block, span: field.span, handle: field.key };
  const node = resolved(field.value);
  if (node === undefined || isNull(node)) return person;
  if (node.kind !== 'map') {
    const name = readText(reading, field.value, `The person “${field.key.value}”`);
    if (name) person.name = name;
    return person;
  }
  const flaws = reading.flaws.length;
  for (const inner of fieldsOf(reading, node)) {
    const what = `The ${inner.key.value} of “${field.key.value}”`;
    if (!PERSON_KEYS.includes(inner.key.value)) unknownKey(reading, inner, 'A person', PERSON_KEYS);
    else {
      const text = readText(reading, inner.value, what);
      if (text && inner.key.value === 'name') person.name = text;
      if (text && inner.key.value === 'email') person.email = text;
    }
  }
  if (person.name === undefined && !unreadKeys(reading, flaws, node)?.has('name')) {
    const what = `The person “${field.key.value}”`;
    reading.flaws.push({
      kind: 'missing-key',
      at: field.key.span,
      key: 'name',
      what,
      placeholder: 'Their name',
      map: node,
    });
  }
  return person;
}

export const ROLE_KEYS = [
  'title',
  'people',
  'profile',
  'manages',
  'represents',
  'measures',
  'responsibilities',
  'backup',
  'external',
  'notes',
];

export function readRoles(reading: Reading, pair: TopPair): readonly Role[] {
  const map = readMap(reading, pair.value, '`roles`', keyed('roles'));
  return (map === undefined ? [] : fieldsOf(reading, map)).map((field) => readRole(reading, pair.block, field));
}

function readRole(reading: Reading, block: Block, field: Field): Role {
  const role: Mutable<Role> = {
    block,
    span: field.span,
    id: field.key,
    people: [],
    manages: [],
    represents: [],
    measures: [],
    responsibilities: [],
    external: false,
    node: field.value,
  };
  const node = resolved(field.value);
  if (node === undefined && field.value !== undefined) role.unread = new Set(ROLE_KEYS);
  if (node === undefined || isNull(node)) return role;
  if (node.kind !== 'map') {
    const title = readText(reading, field.value, `The role “${field.key.value}”`);
    if (title) setTitle(role, title);
    else if (node.kind === 'seq') role.unread = new Set(ROLE_KEYS);
    return role;
  }
  const flaws = reading.flaws.length;
  for (const inner of fieldsOf(reading, node)) readRoleField(reading, role, inner);
  const unread = unreadKeys(reading, flaws, node);
  if (unread !== undefined) role.unread = unread;
  if (role.profile === undefined && role.title !== undefined) setTitle(role, role.title);
  return role;
}

function setTitle(role: Mutable<Role>, title: Name): void {
  role.title = title;
  const profile = profileOfTitle(title.value);
  if (profile && role.profile === undefined) role.profile = profile;
}

function readRoleField(reading: Reading, role: Mutable<Role>, field: Field): void {
  const what = `\`${field.key.value}\` of “${role.id.value}”`;
  switch (field.key.value) {
    case 'title': {
      const title = readText(reading, field.value, what);
      if (title) role.title = title;
      return;
    }
    case 'profile': {
      const profile = readWord(reading, field.value, what, PROFILES);
      if (profile) role.profile = profile.value;
      return;
    }
    case 'manages':
      role.managesKey = field.key;
      role.manages = readTexts(reading, field.value, what);
      return;
    case 'people':
    case 'represents':
    case 'measures':
    case 'responsibilities':
      role[field.key.value] = readTexts(reading, field.value, what);
      return;
    case 'backup': {
      const backup = readText(reading, field.value, what);
      if (backup) role.backup = backup;
      return;
    }
    case 'external':
      role.external = readBoolean(reading, field.value, what);
      return;
    case 'notes':
      readText(reading, field.value, what);
      return;
    default:
      unknownKey(reading, field, 'A role', ROLE_KEYS);
  }
}

const TIE_BREAK = /^tie[ _-]?break(?:er)?$/i;

export function readDecides(reading: Reading, pair: TopPair): Decides {
  const map = readMap(reading, pair.value, '`decides`', keyed('decides'));
  const fields = map === undefined ? [] : fieldsOf(reading, map);
  // Which of the areas it is for, nobody can tell.
  const looseTieBreak = fields.find(({ key }) => TIE_BREAK.test(key.value));
  if (looseTieBreak !== undefined) unknownKey(reading, looseTieBreak, '`decides`', STANDARD_AREAS);
  const areas = fields.flatMap((field) => (field === looseTieBreak ? [] : areaOf(field)));
  function areaOf(field: Field): Area {
    const name = standardArea(field);
    if (name === field.key.value) {
      const area = readArea(reading, pair.block, field);
      return looseTieBreak === undefined ? area : { ...area, unread: new Set([...(area.unread ?? []), 'tie-break']) };
    }
    unknownKey(reading, field, '`decides`', STANDARD_AREAS, { meant: name });
    return { ...readArea(reading, pair.block, field), name: { ...field.key, value: name } };
  }
  const span = { start: pair.key.node.start, end: pair.value?.end ?? pair.key.node.end };
  return { block: pair.block, span, key: pair.key, areas, node: map };
}

/** The standard area that an area is in other capitals, unless that is there too; else the area itself. */
function standardArea({ key: { value }, map }: Field): string {
  const area = value.trim().toLowerCase();
  const isStandard = STANDARD_AREAS.some((one) => one === area);
  return isStandard && pairOf(map, area) === undefined ? area : value;
}

export const AREA_KEYS = ['roles', 'tie-break'];

function readArea(reading: Reading, block: Block, field: Field): Area {
  const base = { block, span: field.span, name: field.key, node: field.value };
  const node = resolved(field.value);
  const what = `Who decides “${field.key.value}”`;
  if (node?.kind !== 'map') {
    const flawed = reading.flaws.length;
    const deciders = readTexts(reading, field.value, what);
    return { ...base, deciders, ...(reading.flaws.length > flawed ? { unread: new Set(AREA_KEYS) } : {}) };
  }
  let deciders: readonly Name[] = [];
  let tieBreak: Name | undefined;
  const flaws = reading.flaws.length;
  for (const inner of fieldsOf(reading, node)) {
    if (inner.key.value === 'roles') deciders = readTexts(reading, inner.value, what);
    else if (inner.key.value === 'tie-break')
      tieBreak = readText(reading, inner.value, `The tie-break of “${field.key.value}”`);
    else unknownKey(reading, inner, 'A decision area', AREA_KEYS);
  }
  const unread = unreadKeys(reading, flaws, node);
  return { ...base, deciders, ...(tieBreak ? { tieBreak } : {}), ...(unread ? { unread } : {}) };
}

export function readRules(reading: Reading, pair: TopPair): readonly RuleEntry[] {
  const map = readMap(reading, pair.value, '`rules`');
  const entries: RuleEntry[] = [];
  for (const field of map === undefined ? [] : fieldsOf(reading, map)) {
    const base = { block: pair.block, span: field.span, code: field.key };
    const node = resolved(field.value);
    const what = `The severity of \`${field.key.value}\``;
    if (node?.kind !== 'map') {
      const severity = readSeverity(reading, field.value, what);
      entries.push({ ...base, options: [], mapping: false, ...(severity ? { severity } : {}) });
      continue;
    }
    const options: { key: Name; value: SyntaxNode | undefined }[] = [];
    let severity: RuleEntry['severity'];
    for (const inner of fieldsOf(reading, node)) {
      if (inner.key.value === 'severity') severity = readSeverity(reading, inner.value, what);
      else options.push({ key: inner.key, value: inner.value });
    }
    entries.push({ ...base, options, mapping: true, ...(severity ? { severity } : {}) });
  }
  return entries;
}

function readSeverity(reading: Reading, node: SyntaxNode | undefined, what: string): RuleEntry['severity'] {
  return readWord(reading, node, what, SEVERITIES);
}
