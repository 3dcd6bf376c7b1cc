/** The open documents, each with its text in pieces. A key in a large file costs that key. */
import type { Position, Range, TextDocumentContentChangeEvent } from 'vscode-languageserver-protocol';
import { TextPieces } from '../text/pieces.ts';
import type { Span } from '../text/span.ts';

/** One version of an open document. */
export interface OpenText {
  readonly version: number;
  readonly text: TextPieces;
}

export function openText(version: number, text: string): OpenText {
  return { version, text: TextPieces.of(text) };
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
  let { text } = before;
  for (const change of changes) {
    if (!('range' in change) || change.range === undefined) {
      text = TextPieces.of(change.text);
      continue;
    }
    const { start, end } = spanOf(change.range, text);
    text = text.replaced(start, end, change.text);
  }
  return { version, text };
}

/** The span of a range of the protocol, in order and in the text. */
export function spanOf(range: Range, text: TextPieces): Span {
  const a = offsetOf(range.start, text);
  const b = offsetOf(range.end, text);
  return { start: Math.min(a, b), end: Math.max(a, b) };
}

/** The offset of a position of the protocol, in the text and never inside a surrogate pair. */
export function offsetOf(position: Position, text: TextPieces): number {
  return wholeCharacter(text, text.offsetAt({ line: position.line, column: position.character }));
}

function wholeCharacter(text: TextPieces, offset: number): number {
  const before = text.charCodeAt(offset - 1);
  const after = text.charCodeAt(offset);
  return before >= 0xd800 && before <= 0xdbff && after >= 0xdc00 && after <= 0xdfff ? offset - 1 : offset;
}

/** A span as a range of the protocol. */
export function rangeOf(span: Span, text: TextPieces): Range {
  const start = text.positionAt(span.start);
  const end = text.positionAt(span.end);
  return { start: { line: start.line, character: start.column }, end: { line: end.line, character: end.column } };
}
