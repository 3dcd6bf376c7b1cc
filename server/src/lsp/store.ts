/** The open documents, each with its text and lines kept by difference. A key in a large file costs that key. */
import type { Position, Range, TextDocumentContentChangeEvent } from 'vscode-languageserver-protocol';
import { LineIndex } from '../text/lines.ts';
import type { Span } from '../text/span.ts';

/** One version of an open document. */
export interface OpenText {
  readonly version: number;
  readonly text: string;
  readonly lines: LineIndex;
}

export function openText(version: number, text: string): OpenText {
  return { version, text, lines: new LineIndex(text) };
}

/**
 * The document after changes, each a change of the text that the one before it left. Ranges outside the text are moved
 * into it and reversed ones are turned; an edge inside a surrogate pair moves to the pair's start, so that no change
 * cuts a character in two.
 */
export function changedText(
  before: OpenText,
  version: number,
  changes: readonly TextDocumentContentChangeEvent[],
): OpenText {
  let { text, lines } = before;
  for (const change of changes) {
    if (!('range' in change) || change.range === undefined) {
      text = change.text;
      lines = new LineIndex(text);
      continue;
    }
    const { start, end } = spanOf(change.range, text, lines);
    const after = text.slice(0, start) + change.text + text.slice(end);
    lines = lines.changed(after, start, end, start + change.text.length);
    text = after;
  }
  return { version, text, lines };
}

/** The span of a range of the protocol, in order and in the text. */
export function spanOf(range: Range, text: string, lines: LineIndex): Span {
  const a = offsetOf(range.start, text, lines);
  const b = offsetOf(range.end, text, lines);
  return { start: Math.min(a, b), end: Math.max(a, b) };
}

/** The offset of a position of the protocol, in the text and never inside a surrogate pair. */
export function offsetOf(position: Position, text: string, lines: LineIndex): number {
  return wholeCharacter(text, lines.offsetAt({ line: position.line, column: position.character }));
}

function wholeCharacter(text: string, offset: number): number {
  const before = text.charCodeAt(offset - 1);
  const after = text.charCodeAt(offset);
  return before >= 0xd800 && before <= 0xdbff && after >= 0xdc00 && after <= 0xdfff ? offset - 1 : offset;
}

/** A span as a range of the protocol. */
export function rangeOf(span: Span, lines: LineIndex): Range {
  const start = lines.positionAt(span.start);
  const end = lines.positionAt(span.end);
  return { start: { line: start.line, character: start.column }, end: { line: end.line, character: end.column } };
}
