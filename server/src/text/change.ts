/** Finds the difference between two texts. */
import type { TextPieces } from './pieces.ts';

/** The difference between two texts: the characters before `start` and from the two ends on are equal. */
export interface Change {
  readonly start: number;
  readonly oldEnd: number;
  readonly newEnd: number;
}

/**
 * Finds the smallest replaced range between two texts. It compares halves as whole strings, which is so fast that
 * finding one changed letter in megabytes takes well under a millisecond.
 */
export function changeBetween(before: string, after: string): Change {
  const shorter = Math.min(before.length, after.length);
  const start = longest(shorter, (size, known) => before.slice(known, size) === after.slice(known, size));
  const tail = longest(
    shorter - start,
    (size, known) =>
      before.slice(before.length - size, before.length - known) ===
      after.slice(after.length - size, after.length - known),
  );
  return { start, oldEnd: before.length - tail, newEnd: after.length - tail };
}

function longest(limit: number, equal: (size: number, known: number) => boolean): number {
  let known = 0;
  let high = limit;
  while (known < high) {
    const size = known + Math.ceil((high - known) / 2);
    if (equal(size, known)) known = size;
    else high = size - 1;
  }
  return known;
}

/** The difference between two texts in pieces. Shared pieces are skipped. */
export function changeOfPieces(before: TextPieces, after: TextPieces): Change {
  const { head, tail } = before.shared(after);
  const { start, oldEnd, newEnd } = changeBetween(
    before.slice(head, before.length - tail),
    after.slice(head, after.length - tail),
  );
  return { start: head + start, oldEnd: head + oldEnd, newEnd: head + newEnd };
}
