import type { Span } from './span.ts';

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
