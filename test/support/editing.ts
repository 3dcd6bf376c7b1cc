/** Helpers for tests of editor features: a caret in a text, and the variants in which a text is stored. */
import assert from 'node:assert/strict';
import { type Analysis, analyse, contextOn } from '../../server/src/analysis.ts';
import type { CompletionHost } from '../../server/src/features/completion/completion.ts';
import { applyEdits, type TextEdit } from '../../server/src/text/edit.ts';
import { TextPieces } from '../../server/src/text/pieces.ts';
import type { Span } from '../../server/src/text/span.ts';
import { blockFaults } from '../../server/src/yaml/block-faults.ts';

import { TODAY } from './fixture.ts';

/** A charter with a caret, written as `$0`, or with a selection between `$1` and `$2`. */
export interface Marked {
  readonly analysis: Analysis;
  readonly offset: number;
  readonly range: Span;
}

export function marked(text: string): Marked {
  const found = text.search(/\$[01]/);
  assert.notEqual(found, -1, 'a caret is marked');
  const plain = text.replace(/\$[01]/, '');
  const second = plain.indexOf('$2');
  const analysis = analyse(plain.replace('$2', ''), contextOn(TODAY));
  return { analysis, offset: found, range: { start: found, end: second === -1 ? found : second } };
}

/** The variants in which the same charter can be stored, by what differs. */
export function variantsOf(text: string): readonly (readonly [string, string])[] {
  const bare = text.replace(/^\ufeff/, '').replaceAll('\r\n', '\n');
  const crlf = bare.replaceAll('\n', '\r\n');
  const open = (of: string) => of.replace(/(?:\r?\n)+$/, '');
  return [
    ['LF', bare],
    ['CRLF', crlf],
    ['a byte order mark', `\ufeff${bare}`],
    ['a byte order mark and CRLF', `\ufeff${crlf}`],
    ['no final newline', open(bare)],
    ['CRLF without a final one', open(crlf)],
  ];
}

/** Asserts that edits are in the text, sorted, and do not overlap; returns the edited text. */
export function edited(text: string, edits: readonly TextEdit[]): string {
  let last = -1;
  for (const { span } of edits) {
    assert.ok(span.start >= 0 && span.start <= span.end && span.end <= text.length, 'an edit lies in the text');
    assert.ok(span.start >= last, 'edits are in order');
    last = span.end;
  }
  const result = applyEdits(text, edits);
  if (!/(?<!\r)\n/.test(text) && text.includes('\r\n'))
    assert.ok(!/(?<!\r)\n/.test(result), `the line ends stay CRLF in ${JSON.stringify(result)}`);
  return result;
}

export function faultsOf(analysis: Analysis): number {
  return analysis.document.faults.length + blockFaults(analysis.document).length;
}

export const NO_HOST: CompletionHost = { charters: [] };

/** A text with labelled spans drawn below its lines; a span of several lines is drawn on its first one. */
export function drawSpans(text: string, spans: readonly { readonly at: Span; readonly label: string }[]): string {
  const lines = TextPieces.of(text);
  const below = new Map<number, string[]>();
  for (const { at, label } of spans) {
    const [start, end] = [lines.positionAt(at.start), lines.positionAt(at.end)];
    const length = end.line === start.line ? Math.max(1, end.column - start.column) : 1;
    const drawing = `${' '.repeat(start.column)}${'^'.repeat(length)} ${label}`;
    below.set(start.line, [...(below.get(start.line) ?? []), drawing.trimEnd()]);
  }
  return text
    .split('\n')
    .flatMap((line, index) => [line, ...(below.get(index) ?? [])])
    .join('\n');
}

/** The edits that undo a change. */
export function inverse(text: string, edits: readonly TextEdit[]): TextEdit[] {
  let moved = 0;
  return [...edits]
    .sort((a, b) => a.span.start - b.span.start)
    .map(({ span, newText }) => {
      const start = span.start + moved;
      moved += newText.length - (span.end - span.start);
      return { span: { start, end: start + newText.length }, newText: text.slice(span.start, span.end) };
    });
}
