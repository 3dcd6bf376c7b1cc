/** Converts edits of blocks to edits of the text. */
import type { BlockEdit } from '../charter/edit/edits.ts';
import { inOrder, overlap, type TextEdit } from '../text/edit.ts';
import type { YamlDocument } from '../yaml/document.ts';
import { placeOf } from '../yaml/places.ts';

/** Returns edits with absolute places, in order; undefined if a block is not part of the document. */
export function absolute(document: YamlDocument, edits: readonly BlockEdit[]): readonly TextEdit[] | undefined {
  const found: TextEdit[] = [];
  for (const { block, span, newText } of edits) {
    const at = placeOf(document, block, span);
    if (at === undefined) return undefined;
    found.push({ span: at, newText });
  }
  return inOrder(found);
}

/** Collects groups of edits. A group is accepted whole, and only if it does not overlap an earlier one. */
export class JointEdits {
  readonly #edits: TextEdit[] = [];

  get edits(): readonly TextEdit[] {
    return this.#edits;
  }

  /** Adds a group unless it overlaps accepted edits. Returns whether it was added. */
  add(group: readonly TextEdit[]): boolean {
    const places = group.map((edit) => this.#placeOf(edit));
    for (const [index, edit] of group.entries()) {
      const at = places[index] ?? 0;
      const [before, after] = [this.#edits[at - 1], this.#edits[at]];
      if ((before && overlap(before, edit)) || (after && overlap(edit, after))) return false;
    }
    for (const edit of group) this.#edits.splice(this.#placeOf(edit), 0, edit);
    return true;
  }

  /** The index of the first edit that does not begin before another. */
  #placeOf({ span }: TextEdit): number {
    let low = 0;
    let high = this.#edits.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#edits[middle]?.span.start ?? 0) < span.start) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
