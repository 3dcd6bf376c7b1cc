/** Reads the blocks of a document, each by itself: what a block says depends on its text and on the schemes in force. */
import { compact } from '../text/compact.ts';
import { type Block, isInList, type YamlDocument } from '../yaml/document.ts';
import { isNull, resolved, type SyntaxNode } from '../yaml/tree.ts';
import { readAgreement, readResponsibility } from './entries.ts';
import type { Field } from './fields.ts';
import type {
  Agreement,
  Decides,
  Name,
  Person,
  Responsibility,
  Role,
  Row,
  RuleEntry,
  SchemeEntry,
  Team,
  TopPair,
} from './model.ts';
import { readSchemes } from './own-schemes.ts';
import { type LabelKeys, readRow } from './rows.ts';
import { BUILT_IN_SCHEMES, type Scheme } from './schemes.ts';
import { readDecides, readPeople, readRoles, readRules, readTeam } from './sections.ts';
import type { ShapePlace, StructureFault } from './structure-faults.ts';
import { fieldsOf, isOwnKey, type Reading, readDate, readText, readTexts, unknownKey, wrongType } from './values.ts';

/** What the items under one top-level key are. */
export type ItemKind = Scheme | 'responsibilities' | 'agreements';

/** The content of one block. */
export interface BlockReading {
  readonly block: Block;
  /** What the items below the block's last key are; undefined where there can be none. */
  readonly items: ItemKind | undefined;
  readonly pairs: readonly TopPair[];
  readonly parts: readonly Part[];
  readonly flaws: readonly StructureFault[];
}

/** The reading of nearly every block of a large charter: one row, with nothing wrong in its structure. */
class RowReading implements BlockReading {
  readonly #row: Row;

  constructor(row: Row) {
    this.#row = row;
  }

  get block(): Block {
    return this.#row.block;
  }

  get items(): ItemKind {
    return this.#row.scheme;
  }

  get pairs(): readonly TopPair[] {
    return NONE;
  }

  get parts(): readonly Part[] {
    return [{ kind: 'row', row: this.#row }];
  }

  get flaws(): readonly StructureFault[] {
    return NONE;
  }
}

/** One part of a block's content. */
export type Part =
  | { readonly kind: 'row'; readonly row: Row }
  | { readonly kind: 'responsibility'; readonly responsibility: Responsibility }
  | { readonly kind: 'agreement'; readonly agreement: Agreement }
  | { readonly kind: 'list'; readonly of: ItemKind; readonly key: Name }
  | { readonly kind: 'version' }
  | { readonly kind: 'extends'; readonly paths: readonly Name[] }
  | { readonly kind: 'team'; readonly team: Team }
  | { readonly kind: 'people'; readonly people: readonly Person[] }
  | { readonly kind: 'roles'; readonly roles: readonly Role[] }
  | { readonly kind: 'decides'; readonly decides: Decides }
  | { readonly kind: 'schemes'; readonly schemes: readonly SchemeEntry[] }
  | { readonly kind: 'review'; readonly date: Name | undefined }
  | { readonly kind: 'rules'; readonly rules: readonly RuleEntry[] };

/** The schemes in force: a charter's own, the inherited ones, and the built-in ones, in that order. */
export interface SchemeTable {
  readonly byId: ReadonlyMap<string, Scheme>;
  readonly labels: LabelKeys;
  /** Every key that a charter may have: those of the format, and the ids of the schemes. */
  readonly topKeys: readonly string[];
  /** What the table was made from, so that it is made again only when that changes. */
  readonly own: readonly SchemeEntry[];
  readonly inherited: readonly Scheme[];
}

export const TOP_KEYS = [
  'charter',
  'extends',
  'team',
  'people',
  'roles',
  'decides',
  'responsibilities',
  'schemes',
  'agreements',
  'review',
  'rules',
] as const;

const NONE: readonly never[] = [];

/** Reads the schemes first, since rows need them. */
export function schemeTable(
  document: YamlDocument,
  inherited: readonly Scheme[],
  old: SchemeTable | undefined,
): SchemeTable {
  const own: SchemeEntry[] = [];
  for (const index of document.tops) {
    const block = document.blocks.at(index);
    if (block?.root?.kind !== 'map') continue;
    // Keys are compared as they stand: whatever else the pair holds is read with its block.
    if (!block.text.includes('schemes')) continue;
    const known = old?.own.filter((entry) => entry.block === block) ?? NONE;
    if (known.length > 0) own.push(...known);
    else {
      const field = topFields(block, quiet(block)).find((one) => one.key.value === 'schemes');
      if (field !== undefined) own.push(...readSchemes(quiet(block), pairAt(field, block)));
    }
  }
  const same =
    old !== undefined &&
    old.inherited === inherited &&
    old.own.length === own.length &&
    old.own.every((entry, at) => entry === own[at]);
  if (same) return old;
  const byId = new Map<string, Scheme>();
  for (const scheme of [...BUILT_IN_SCHEMES, ...inherited]) byId.set(scheme.id, scheme);
  for (const entry of own) byId.set(entry.id.value, entry.scheme);
  for (const key of TOP_KEYS) byId.delete(key);
  const labels = new Set([...byId.values()].map((scheme) => scheme.row));
  return { byId, labels, topKeys: [...TOP_KEYS, ...byId.keys()], own, inherited };
}

function quiet(block: Block): Reading {
  return { text: block.text, flaws: [] };
}

/** The top-level keys of a block with their values; none of an item. */
function topFields(block: Block, reading: Reading): readonly Field[] {
  return block.root?.kind === 'map' ? fieldsOf(reading, block.root, true) : NONE;
}

function pairAt({ key, value }: Field, block: Block): TopPair {
  return { key, block, value };
}

export function readBlock(block: Block, items: ItemKind | undefined, schemes: SchemeTable): BlockReading {
  const reading: Reading = { text: block.text, flaws: [] };
  if (block.kind === 'lead' || block.root === undefined) {
    return { block, items: isInList(block.kind) ? items : undefined, pairs: NONE, parts: NONE, flaws: NONE };
  }
  if (block.kind === 'item') {
    const list = block.root.kind === 'seq' ? block.root.items : [];
    const parts = items === undefined ? NONE : list.map((item) => readItem(reading, block, item, items, schemes));
    const [part] = parts;
    if (part?.kind === 'row' && parts.length === 1 && reading.flaws.length === 0) return new RowReading(part.row);
    return { block, items, pairs: NONE, parts, flaws: compact(reading.flaws) };
  }
  const root = block.root;
  if (root.kind !== 'map') {
    if (!isNull(root)) wrongType(reading, root, 'A charter', 'keys and values that begin with a key such as `team:`');
    return { block, items: undefined, pairs: NONE, parts: NONE, flaws: reading.flaws };
  }
  const parts: Part[] = [];
  let last: ItemKind | undefined;
  const pairs = topFields(block, reading).map((field) => {
    const pair = pairAt(field, block);
    last = readPair(reading, pair, field, schemes, parts);
    return pair;
  });
  const below = block.kind === 'header' ? last : undefined;
  return { block, items: below, pairs, parts: compact(parts), flaws: compact(reading.flaws) };
}

function readItem(reading: Reading, block: Block, node: SyntaxNode, kind: ItemKind, schemes: SchemeTable): Part {
  if (kind === 'responsibilities')
    return { kind: 'responsibility', responsibility: readResponsibility(reading, block, node) };
  if (kind === 'agreements') return { kind: 'agreement', agreement: readAgreement(reading, block, node) };
  return { kind: 'row', row: readRow(reading, block, node, kind, schemes.labels) };
}

/** Reads one top-level pair, and says what the items below its key are. */
function readPair(
  reading: Reading,
  pair: TopPair,
  field: Field,
  schemes: SchemeTable,
  parts: Part[],
): ItemKind | undefined {
  const { key, value, block } = pair;
  switch (key.value) {
    case 'charter':
      readVersion(reading, pair);
      parts.push({ kind: 'version' });
      return undefined;
    case 'extends':
      if (block.kind === 'header') return undefined;
      parts.push({ kind: 'extends', paths: readTexts(reading, value, '`extends`') });
      return undefined;
    case 'team':
      parts.push({ kind: 'team', team: readTeam(reading, pair) });
      return undefined;
    case 'people':
      parts.push({ kind: 'people', people: readPeople(reading, pair) });
      return undefined;
    case 'roles':
      parts.push({ kind: 'roles', roles: readRoles(reading, pair) });
      return undefined;
    case 'decides':
      parts.push({ kind: 'decides', decides: readDecides(reading, pair) });
      return undefined;
    case 'schemes':
      // Read a first time before anything else; now for its flaws. The entries are those of the first time.
      readSchemes(reading, pair);
      parts.push({ kind: 'schemes', schemes: schemes.own.filter((entry) => entry.block === block) });
      return undefined;
    case 'review':
      parts.push({ kind: 'review', date: readDate(reading, value, 'The review date') });
      return undefined;
    case 'rules':
      parts.push({ kind: 'rules', rules: readRules(reading, pair) });
      return undefined;
  }
  const kind = key.value === 'responsibilities' || key.value === 'agreements' ? key.value : schemes.byId.get(key.value);
  if (kind === undefined) {
    if (!isOwnKey(key.value)) unknownKey(reading, field, 'A charter', schemes.topKeys);
    return undefined;
  }
  parts.push({ kind: 'list', of: kind, key });
  if (block.kind !== 'header') readListItems(reading, pair, kind, schemes, parts);
  return kind;
}

function readListItems(reading: Reading, pair: TopPair, kind: ItemKind, schemes: SchemeTable, parts: Part[]): void {
  const { value, block, key } = pair;
  const node = resolved(value);
  if (value === undefined || node === undefined || isNull(node)) return;
  if (node.kind !== 'seq') {
    const label = typeof kind === 'string' ? 'name' : kind.row;
    // One entry without its dash; what is a mapping of something else nobody can make a list of.
    const entry =
      value.kind === 'map' && value.pairs.some((one) => one.key.kind === 'scalar' && one.key.value === label);
    const scheme = typeof kind === 'string' ? {} : { scheme: kind };
    const shape: ShapePlace = { kind: 'entries', section: key.value, label, entry: 'an entry', ...scheme };
    wrongType(reading, value, `\`${key.value}\``, 'a list', entry ? { wrap: 'list' } : { shape });
    return;
  }
  for (const item of node.items) parts.push(readItem(reading, block, item, kind, schemes));
}

function readVersion(reading: Reading, pair: TopPair): void {
  const version = readText(reading, pair.value, '`charter`');
  if (version !== undefined && version.value !== '1') {
    reading.flaws.push({ kind: 'unsupported-version', at: version.span, node: version.node, found: version.value });
  }
}

/** The paths that a document extends, before anything else of it is read. */
export function extendsOf(document: YamlDocument): readonly string[] {
  for (const index of document.tops) {
    const block = document.blocks.at(index);
    if (block === undefined || block.root?.kind !== 'map' || !block.text.includes('extends')) continue;
    const field = topFields(block, quiet(block)).find((one) => one.key.value === 'extends');
    if (field !== undefined && block.kind !== 'header')
      return readTexts(quiet(block), field.value, '').map((path) => path.value);
  }
  return NONE;
}
