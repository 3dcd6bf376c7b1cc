/** Defines text edits, and sorts, combines and applies them. */
import { type Span, shift } from './span.ts';

/** Replaces the text of a span. Offsets are UTF-16 code units in the text before any edit of the same list. */
export interface TextEdit {
  readonly span: Span;
  readonly newText: string;
}

export function replace(start: number, end: number, newText: string): TextEdit {
  return { span: { start, end }, newText };
}

export function insert(at: number, newText: string): TextEdit {
  return replace(at, at, newText);
}

/** Whether two edits change the same characters or insert at the same place, where their order would matter. */
export function overlap(a: TextEdit, b: TextEdit): boolean {
  if (a.span.start === b.span.start) return true;
  const [first, second] = a.span.start < b.span.start ? [a, b] : [b, a];
  return second.span.start < first.span.end;
}

/** Sorts edits by position; edits at one place keep their order. */
export function inOrder<T extends TextEdit>(edits: readonly T[]): readonly T[] {
  return [...edits].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
}

/** Whether edits can be applied together. */
export function areApart(edits: readonly TextEdit[]): boolean {
  let last = 0;
  return inOrder(edits).every(({ span }) => {
    const apart = span.start >= last;
    last = span.end;
    return apart;
  });
}

/**
 * Applies edits that do not overlap. Inserts at one place keep their order in the list.
 *
 * @throws RangeError if edits overlap or are outside the text, which is a bug of the caller.
 */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  // Sorting is stable, so edits at one place stay in order.
  const ordered = [...edits].sort((a, b) => a.span.start - b.span.start);
  let result = '';
  let last = 0;
  for (const { span, newText } of ordered) {
    const { start, end } = span;
    if (start < last || end < start || end > text.length) throw new RangeError('edits overlap or leave the text');
    result += text.slice(last, start) + newText;
    last = end;
  }
  return result + text.slice(last);
}

/**
 * Adjusts removals so that they do not meet. Each removal includes a line end or comma beside it, and two may include
 * the same one. Then one of them takes the one on its other side.
 *
 * @returns the removals by position, or undefined if two of them cannot be applied together
 */
export function apart<T extends TextEdit>(text: string, removals: readonly T[]): readonly T[] | undefined {
  const ordered = inOrder(removals);
  return apartFromTheEnd(text, ordered) ?? apartFromTheFront(text, ordered);
}

/** A removal at the end of the text, such as a last line without a line end, cannot move. */
function apartFromTheEnd<T extends TextEdit>(text: string, ordered: readonly T[]): readonly T[] | undefined {
  const found: T[] = [];
  for (const one of ordered.toReversed()) {
    const shared = one.span.end - (found.at(-1)?.span.start ?? text.length);
    const edit = shared > 0 ? further(text, one, -shared) : one;
    if (edit === undefined) return undefined;
    found.push(edit);
  }
  return found.reverse();
}

function apartFromTheFront<T extends TextEdit>(text: string, ordered: readonly T[]): readonly T[] | undefined {
  const found: T[] = [];
  for (const one of ordered) {
    const shared = (found.at(-1)?.span.end ?? 0) - one.span.start;
    const edit = shared > 0 ? (further(text, one, shared) ?? withoutLineEnd(text, one, shared)) : one;
    if (edit === undefined) return undefined;
    found.push(edit);
  }
  return found;
}

/** Moves a removal by some characters if the remaining text stays the same; otherwise undefined. */
function further<T extends TextEdit>(text: string, edit: T, by: number): T | undefined {
  const { span, newText } = edit;
  const { start, end } = shift(span, Math.min(by, 0));
  const isSame = newText === '' && text.slice(start, start + Math.abs(by)) === text.slice(end, end + Math.abs(by));
  return isSame ? { ...edit, span: shift(span, by) } : undefined;
}

/** Drops the line end at the start of a removal, because another removal includes it. */
function withoutLineEnd<T extends TextEdit>(text: string, edit: T, length: number): T | undefined {
  const { span, newText } = edit;
  const lineEnd = text.slice(span.start, span.start + length);
  if (!/^\r?\n$/.test(lineEnd) || (newText !== '' && !newText.startsWith(lineEnd))) return undefined;
  return { ...edit, span: { start: span.start + length, end: span.end }, newText: newText.slice(length) };
}
