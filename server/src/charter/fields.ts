/** The keys of a mapping, as its reader meets them. */
import type { Span } from '../text/span.ts';
import type { MapNode, SyntaxNode } from '../yaml/tree.ts';
import type { Name } from './model.ts';

/** A key and its value, as a reader of a mapping sees them. */
export class Field {
  readonly key: Name;
  readonly value: SyntaxNode | undefined;
  /** The number of the pair in the mapping that holds it. */
  readonly index: number;
  /** Whether `<<` brings it in: then what the entry says itself counts for more. */
  readonly merged: boolean;
  readonly map: MapNode;

  constructor(key: Name, value: SyntaxNode | undefined, index: number, merged: boolean, map: MapNode) {
    this.key = key;
    this.value = value;
    this.index = index;
    this.merged = merged;
    this.map = map;
  }

  /** The whole pair. */
  get span(): Span {
    const { start, end } = this.map.pairs[this.index]?.key ?? this.key.span;
    return { start, end: Math.max(end, this.value?.end ?? 0) };
  }
}

/** Up to this many keys are looked through one by one, which for a row is quicker than any table. */
const FEW = 16;

/** The keys that were met, each with where it stood first. */
export class FirstKeys {
  readonly #few: Name[] = [];
  #many: Map<string, Name> | undefined;

  get(key: string): Name | undefined {
    if (this.#many !== undefined) return this.#many.get(key);
    for (const one of this.#few) if (one.value === key) return one;
    return undefined;
  }

  /** Notes a key that was not met before. */
  add(key: Name): void {
    if (this.#many === undefined && this.#few.length < FEW) this.#few.push(key);
    else {
      this.#many ??= new Map(this.#few.map((one) => [one.value, one]));
      this.#many.set(key.value, key);
    }
  }
}
