/**
 * The charter as its author wrote it: every field is a located value, so that any of it can be marked, renamed or
 * edited. Spans are relative to the block that the entry stands in.
 */
import type { LongList } from '../text/long-list.ts';
import type { Span } from '../text/span.ts';
import type { Block } from '../yaml/document.ts';
import type { MapNode, SyntaxNode } from '../yaml/tree.ts';
import type { Letter, Scheme } from './schemes.ts';

/** A value, what to underline for it, and the node that says it (an alias, where one does). */
export interface Located<T> {
  readonly value: T;
  readonly span: Span;
  readonly node: SyntaxNode;
}

export type Name = Located<string>;

/** Where an entry of the charter stands. */
export interface Placed {
  /** The block that all spans of the entry are relative to. */
  readonly block: Block;
  /** The whole entry: the pair, or the item without its dash. */
  readonly span: Span;
  /** The charter that the entry is inherited from; absent for an entry of this charter. */
  readonly from?: Origin;
}

/** An entry that may say more than could be read of it. */
export interface PartlyRead {
  /** The keys whose values are not known because they are misspelt or of the wrong kind; absent where all were read. */
  readonly unread?: ReadonlySet<string>;
}

/** Another charter, which gives its entries to the ones that extend it. */
export interface Origin {
  /** The path of the file, as the workspace names it. */
  readonly path: string;
  /** The absolute span of a span of one of its blocks. */
  place(block: Block, span: Span): Span;
}

export interface Team extends Placed {
  readonly name?: Name;
  readonly key: Name;
}

export interface Person extends Placed {
  readonly handle: Name;
  readonly name?: Name;
  readonly email?: Name;
}

export const PROFILES = [
  'product-manager',
  'engineering-manager',
  'product-designer',
  'software-engineer',
  'tech-lead',
  'project-manager',
] as const;

export type Profile = (typeof PROFILES)[number];

export interface Role extends Placed, PartlyRead {
  readonly id: Name;
  readonly title?: Name;
  readonly people: readonly Name[];
  /** What the role is: as the author says, or what its title says exactly. */
  readonly profile?: Profile;
  readonly manages: readonly Name[];
  /** The key `manages`, where the role has it. */
  readonly managesKey?: Name;
  readonly represents: readonly Name[];
  readonly measures: readonly Name[];
  readonly responsibilities: readonly Name[];
  readonly backup?: Name;
  readonly external: boolean;
  /** The value of the role: a mapping, a bare title, or nothing. */
  readonly node: SyntaxNode | undefined;
}

export const STANDARD_AREAS = ['what', 'why', 'how', 'who', 'when'] as const;

/** One decision area: who decides it, and who breaks a tie. */
export interface Area extends Placed, PartlyRead {
  readonly name: Name;
  readonly deciders: readonly Name[];
  readonly tieBreak?: Name;
  readonly node: SyntaxNode | undefined;
}

export interface Decides extends Placed {
  readonly key: Name;
  readonly areas: readonly Area[];
  readonly node: MapNode | undefined;
}

/** "I will be the person doing that": who agreed to which letters, and when. */
export interface Acknowledgement {
  readonly name: Name;
  /** The letters as they were written, without anything between them. */
  readonly letters: string;
  readonly date?: Name;
  /** The value of the entry. */
  readonly value: Name;
  /** The whole entry, name and value. */
  readonly span: Span;
}

/** The acknowledgements of a row or responsibility. */
export interface Acknowledged {
  readonly entries: readonly Acknowledgement[];
  /** The mapping; absent where the key has no value. */
  readonly node: MapNode | undefined;
}

export interface Responsibility extends Placed, PartlyRead {
  readonly name?: Name;
  readonly owners: readonly Name[];
  readonly ownerKey?: Name;
  readonly helpers: readonly Name[];
  readonly acknowledged?: Acknowledged;
  readonly node: MapNode | undefined;
}

/** One letter of a row, and who holds it. */
export interface Assignment {
  readonly letter: Letter;
  readonly key: Name;
  readonly names: readonly Name[];
  readonly value: SyntaxNode | undefined;
}

export const HOTSPOTS = ['rituals', 'timelines', 'project-management'] as const;

export type Hotspot = (typeof HOTSPOTS)[number];

export const STATUSES = ['open', 'decided', 'dropped'] as const;

export interface Row extends Placed, PartlyRead {
  readonly scheme: Scheme;
  readonly label?: Name;
  readonly assignments: readonly Assignment[];
  readonly phase?: Name;
  readonly covers: readonly Located<Hotspot>[];
  readonly notes?: Name;
  readonly acknowledged?: Acknowledged;
  readonly status?: Located<(typeof STATUSES)[number]>;
  readonly due?: Name;
  /** What was decided. */
  readonly outcome?: Name;
  readonly node: MapNode | undefined;
}

/** A top-level key with its list. */
export interface List<T, Entries extends Iterable<T> = readonly T[]> {
  readonly key: Name;
  /** The block of the key. */
  readonly block: Block;
  readonly entries: Entries;
}

/** A list that may have many thousands of rows. */
export interface Table extends List<Row, LongList<Row>> {
  readonly scheme: Scheme;
}

export const AGREEMENT_KINDS = [
  'one-on-one',
  'check-in',
  'retrospective',
  'feedback',
  'best-practices',
  'tech-debt',
  'ritual',
  'other',
] as const;

export type AgreementKind = (typeof AGREEMENT_KINDS)[number];

export interface Agreement extends Placed, PartlyRead {
  readonly name?: Name;
  readonly kind?: Located<AgreementKind>;
  /** How often, as it is written: `2 weeks`. */
  readonly every?: Name;
  readonly share?: Name;
  readonly with: readonly Name[];
  readonly owners: readonly Name[];
  readonly node: MapNode | undefined;
}

export const SEVERITIES = ['error', 'warning', 'information', 'hint', 'off'] as const;

export type SeverityWord = (typeof SEVERITIES)[number];

/** One entry of `rules:`, as it is written. */
export interface RuleEntry extends Placed {
  readonly code: Name;
  readonly severity?: Located<SeverityWord>;
  readonly options: readonly { readonly key: Name; readonly value: SyntaxNode | undefined }[];
  /** Whether the author wrote a mapping, with options. */
  readonly mapping: boolean;
}

/** A scheme of the team's own. */
export interface SchemeEntry extends Placed {
  readonly id: Name;
  readonly scheme: Scheme;
}

/** One top-level pair, whatever it holds. */
export interface TopPair {
  readonly key: Name;
  readonly block: Block;
  readonly value: SyntaxNode | undefined;
}

export interface Charter {
  readonly pairs: readonly TopPair[];
  readonly extends: readonly (Name & { readonly block: Block })[];
  readonly team: Team | undefined;
  readonly people: readonly Person[];
  readonly peopleKey: TopPair | undefined;
  readonly roles: readonly Role[];
  readonly rolesKey: TopPair | undefined;
  readonly decides: Decides | undefined;
  readonly schemes: readonly SchemeEntry[];
  readonly tables: readonly Table[];
  readonly responsibilities: List<Responsibility> | undefined;
  readonly agreements: List<Agreement> | undefined;
  readonly review: (Name & { readonly block: Block }) | undefined;
  readonly rules: readonly RuleEntry[];
}

/** A charter without its tables. */
export type CharterFrame = Omit<Charter, 'tables'>;
