/** Defines the structure faults of a charter. */
import type { Span } from '../text/span.ts';
import type { Block } from '../yaml/document.ts';
import type { MapNode, SyntaxNode } from '../yaml/tree.ts';
import type { KeyMeaning } from './meant-keys.ts';
import type { ValueMeaning } from './meant-values.ts';
import type { Scheme } from './schemes.ts';

/** A place for values of a certain shape. */
export interface ShapePlace {
  /** A list of entries, an entry, a heading among entries, a group of keys such as `roles`, or acknowledgements. */
  readonly kind: 'entries' | 'entry' | 'heading' | 'pairs' | 'acknowledged';
  /** The key of the section. */
  readonly section: string;
  /** The key that names an entry, and what an entry is called. */
  readonly label: string;
  readonly entry: string;
  readonly scheme?: Scheme;
  /** The entry around it. */
  readonly around?: MapNode;
}

/**
 * What the reader found wrong with the structure of an entry, as data. The rules of structure turn flaws into
 * problems with words and fixes; the reader itself only goes on.
 */
export type StructureFault =
  | { readonly kind: 'unsupported-version'; readonly at: Span; readonly node: SyntaxNode; readonly found: string }
  | {
      readonly kind: 'duplicate-key';
      readonly at: Span;
      /** The key as it stands, and the one before it that says the same. */
      readonly key: string;
      readonly first: string;
      readonly firstAt: Span;
      /** The block of the first, where that is another one. */
      readonly firstBlock?: Block;
    }
  | {
      readonly kind: 'wrong-type';
      readonly at: Span;
      readonly node: SyntaxNode;
      /** What the value is for: `the title of “pm”`. */
      readonly what: string;
      /** What belongs there: `a text`. */
      readonly expected: string;
      /** The words that a fixed list has. */
      readonly words?: readonly string[];
      /** What was meant. */
      readonly meaning?: ValueMeaning;
      /** Where it is, for what is said of its shape. */
      readonly shape?: ShapePlace;
      /** The wrapping that fixes it: a list around an entry, or a mapping with this key around a text. */
      readonly wrap?: 'list' | { readonly key: string };
    }
  | {
      readonly kind: 'missing-key';
      readonly at: Span;
      /** The key that is not there. */
      readonly key: string;
      /** The subject of the message: `This row`. */
      readonly what: string;
      /** The value to insert with the key. */
      readonly placeholder: string;
      /** The mapping to insert it into; absent at the top level. */
      readonly map?: MapNode;
      /** The null value in the place of the mapping. */
      readonly node?: SyntaxNode;
    }
  | {
      readonly kind: 'unknown-key';
      readonly at: Span;
      readonly key: string;
      readonly what: string;
      /** The keys that could have been meant, and what was meant. */
      readonly known: readonly string[];
      readonly meaning?: KeyMeaning;
      readonly scheme?: Scheme;
      readonly map: MapNode;
      readonly index: number;
    }
  /** An unresolved alias. The YAML fault reports it, so there is no second problem. */
  | { readonly kind: 'unread'; readonly at: Span };

export type StructureFaultKind = StructureFault['kind'];
