/** Open documents, stored in pieces, so that a keystroke in a large file is cheap. */
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
 * Applies changes one after the other. Ranges outside the text are moved into it, and reversed ranges are turned. An
 * offset inside a surrogate pair moves to the start of the pair, so that no change splits a character.
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

/** Converts a range of the protocol to a span inside the text. */
export function spanOf(range: Range, text: TextPieces): Span {
  const a = offsetOf(range.start, text);
  const b = offsetOf(range.end, text);
  return { start: Math.min(a, b), end: Math.max(a, b) };
}

/** Converts a position of the protocol to an offset inside the text, never inside a surrogate pair. */
export function offsetOf(position: Position, text: TextPieces): number {
  return wholeCharacter(text, text.offsetAt({ line: position.line, column: position.character }));
}

function wholeCharacter(text: TextPieces, offset: number): number {
  const before = text.charCodeAt(offset - 1);
  const after = text.charCodeAt(offset);
  return before >= 0xd800 && before <= 0xdbff && after >= 0xdc00 && after <= 0xdfff ? offset - 1 : offset;
}

/** Converts a span to a range of the protocol. */
export function rangeOf(span: Span, text: TextPieces): Range {
  const start = text.positionAt(span.start);
  const end = text.positionAt(span.end);
  return { start: { line: start.line, character: start.column }, end: { line: end.line, character: end.column } };
}
