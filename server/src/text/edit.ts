import { type Span, shift } from './span.ts';

/** Replaces the text of a span. Offsets are UTF-16 code units of the text before any edit of the same list. */
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

/** Whether two edits change the same characters, or insert at the same place, so that their order would matter. */
export function overlap(a: TextEdit, b: TextEdit): boolean {
  if (a.span.start === b.span.start) return true;
  const [first, second] = a.span.start < b.span.start ? [a, b] : [b, a];
  return second.span.start < first.span.end;
}

/** Edits in the order of the text; those at one place keep their order. */
export function inOrder<T extends TextEdit>(edits: readonly T[]): readonly T[] {
  return [...edits].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
}

/** Whether edits can be made together. */
export function areApart(edits: readonly TextEdit[]): boolean {
  let last = 0;
  return inOrder(edits).every(({ span }) => {
    const apart = span.start >= last;
    last = span.end;
    return apart;
  });
}

/**
 * The text after edits that do not overlap; inserts at one place keep their order in the list.
 *
 * @throws RangeError when edits overlap or leave the text: a caller that makes such edits has a bug.
 */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  // Sorting is stable: what begins at one place stays in order.
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
 * Removals that are made together, so that none meets another. Each by itself takes one of the line ends or commas around
 * it along, and two of them may want the same one. Then one of them takes the one on its other side.
 *
 * @returns in the order of the text; undefined where two of them cannot be made together
 */
export function apart<T extends TextEdit>(text: string, removals: readonly T[]): readonly T[] | undefined {
  const ordered = inOrder(removals);
  return apartFromTheEnd(text, ordered) ?? apartFromTheFront(text, ordered);
}

/** What stands last, such as the last line of a text that does not end it, leaves its place to no other. */
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

/** A removal that begins so many characters later, or earlier, and leaves the same; undefined where it leaves another text. */
function further<T extends TextEdit>(text: string, edit: T, by: number): T | undefined {
  const { span, newText } = edit;
  const { start, end } = shift(span, Math.min(by, 0));
  const isSame = newText === '' && text.slice(start, start + Math.abs(by)) === text.slice(end, end + Math.abs(by));
  return isSame ? { ...edit, span: shift(span, by) } : undefined;
}

/** A removal without the line end that it begins with, which another one takes; what it leaves may begin with it, too. */
function withoutLineEnd<T extends TextEdit>(text: string, edit: T, length: number): T | undefined {
  const { span, newText } = edit;
  const lineEnd = text.slice(span.start, span.start + length);
  if (!/^\r?\n$/.test(lineEnd) || (newText !== '' && !newText.startsWith(lineEnd))) return undefined;
  return { ...edit, span: { start: span.start + length, end: span.end }, newText: newText.slice(length) };
}
