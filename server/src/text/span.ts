/** A half-open range of a text, in UTF-16 code units. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export function span(start: number, end: number): Span {
  return { start, end };
}

export function shift(of: Span, by: number): Span {
  return { start: of.start + by, end: of.end + by };
}

/** Whether an offset is in a span. The end counts, as for a caret. */
export function touches(of: Span, offset: number): boolean {
  return offset >= of.start && offset <= of.end;
}
