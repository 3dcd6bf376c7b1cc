/** Edits and ranges in protocol form, applied to a text. */
import type { WireEdit, WireRange } from '../../server/src/protocol/protocol.ts';
import { applyEdits } from '../../server/src/text/edit.ts';
import { TextPieces } from '../../server/src/text/pieces.ts';

function offsetsOf(text: string, { start, end }: WireRange): { start: number; end: number } {
  const lines = TextPieces.of(text);
  const at = (of: WireRange['start']) => lines.offsetAt({ line: of.line, column: of.character });
  return { start: at(start), end: at(end) };
}

export function textIn(text: string, range: WireRange): string {
  const { start, end } = offsetsOf(text, range);
  return text.slice(start, end);
}

export function applied(text: string, edits: readonly WireEdit[]): string {
  return applyEdits(
    text,
    edits.map(({ range, newText }) => ({ span: offsetsOf(text, range), newText })),
  );
}
