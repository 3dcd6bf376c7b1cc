/** Formatting: key order, spaces and line ends. Keeps the meaning and all comments. */

import type { Analysis } from '../../analysis.ts';
import { endOfLine } from '../../charter/edit/edits.ts';
import { readCharter } from '../../charter/read.ts';
import { applyEdits, replace, type TextEdit } from '../../text/edit.ts';
import { lineEndOf } from '../../text/lines.ts';
import { TextPieces } from '../../text/pieces.ts';
import type { Span } from '../../text/span.ts';
import { sharedEnds } from '../../text/splice.ts';
import { blockFaults, countFaults } from '../../yaml/block-faults.ts';
import { readYaml, type YamlDocument } from '../../yaml/document.ts';
import { startOf } from '../../yaml/places.ts';
import type { EditOutcome } from '../edit-outcome.ts';
import { orderEdit, orderedEntries } from './key-order.ts';
import { sameMeaning, sameSaid } from './same-meaning.ts';
import { spacingEdits, spacingOfBlock } from './spacing.ts';

/** The edits that format a text, or the reason why it cannot be formatted. */
export type Formatting = EditOutcome<unknown, { readonly at: Span }>;

/** The edits that format a charter; empty if it is formatted. */
export function formatDocument(analysis: Analysis): Formatting {
  const { document } = analysis;
  const fault = firstFault(document);
  if (fault !== undefined) return fault;
  const text = formatted(document, analysis);
  return { edits: text === undefined ? [] : differences(document.text, text) };
}

/** The edits that format a range: its lines, and the key order of the entries that it touches. */
export function formatRange(analysis: Analysis, range: Span): Formatting {
  const formatting = formatDocument(analysis);
  if (formatting.refused !== undefined) return formatting;
  const edits = formatting.edits.filter(({ span }) => span.start <= range.end && range.start <= span.end);
  return { edits: keepsMeaning(analysis.document, edits) ? edits : [] };
}

/** The characters that trigger formatting while typing. */
export const ON_TYPE = ['}', ']', '\n'] as const;

/**
 * The edits after typing a character: only spaces in the finished line, before the caret. Keys keep their order, so that
 * nothing moves while the author types.
 */
export function formatOnType(analysis: Analysis, offset: number, typed: string): readonly TextEdit[] {
  const { document, text } = analysis;
  // After a line feed, format the line before it.
  const at = typed === '\n' ? text.lastIndexOf('\n', offset - 1) : offset;
  const index = document.blocks.indexAt(at);
  const block = document.blocks.at(index);
  if (at < 0 || block === undefined || block.faults.length > 0 || document.faults.length > 0) return [];
  const start = document.blocks.startOf(index);
  const line = text.lastIndexOf('\n', at - 1) + 1;
  const last = typed === '\n' ? endOfLine(text, line) : offset;
  const edits = spacingOfBlock(block).flatMap(({ span, newText }): TextEdit[] => {
    const [from, to] = [span.start + start, span.end + start];
    return from < line || to > last ? [] : [trimmed(from, text.slice(from, to), newText)];
  });
  return keepsMeaning(document, edits) ? edits : [];
}

function keepsMeaning(document: YamlDocument, edits: readonly TextEdit[]): boolean {
  if (edits.length === 0) return true;
  const after = readYaml(applyEdits(document.text, edits), document);
  return countFaults(after) <= blockFaults(document).length && sameSaid(document, after);
}

function firstFault(document: YamlDocument): { readonly refused: string; readonly at: Span } | undefined {
  const [whole] = document.faults;
  const [inner] = blockFaults(document);
  if (whole === undefined && inner === undefined) return undefined;
  const start = inner === undefined ? 0 : document.blocks.startOf(inner.block);
  const placed = inner && {
    at: { start: start + inner.fault.span.start, end: start + inner.fault.span.end },
    message: inner.fault.message,
  };
  const first =
    whole !== undefined && (placed === undefined || whole.span.start <= placed.at.start)
      ? { at: whole.span, message: whole.message }
      : placed;
  return first && { refused: first.message, at: first.at };
}

/** The formatted text; undefined if nothing changes or the meaning would. */
function formatted(document: YamlDocument, analysis: Analysis): string | undefined {
  const { text } = document;
  // Blank lines at the end may belong to a block text. Only parsing the result can tell.
  for (const ended of new Set([withOneLineEnd(text), withLineEnd(text)])) {
    const result = tidied(document, ended, analysis);
    if (result.text === text) return undefined;
    if (sameMeaning(document, result)) return result.text;
  }
  return undefined;
}

function tidied(document: YamlDocument, ended: string, { reading, context }: Analysis): YamlDocument {
  const first = ended === document.text ? document : readYaml(ended, document);
  const charter = first === document ? reading.charter : readCharter(first, context.inherited.schemes).charter;
  const orders = orderedEntries(charter).flatMap((entry) => {
    const edit = orderEdit(entry);
    const start = startOf(first, entry.block);
    if (edit === undefined || start === undefined) return [];
    return [replace(start + edit.span.start, start + edit.span.end, edit.newText)];
  });
  const second = orders.length === 0 ? first : readYaml(applyEdits(ended, orders), first);
  const ordered = second === first ? charter : readCharter(second, context.inherited.schemes).charter;
  const edits = spacingEdits(second, ordered);
  return edits.length === 0 ? second : readYaml(applyEdits(second.text, edits), second);
}

/** The text with exactly one line end after its content. */
function withOneLineEnd(text: string): string {
  const content = text.replace(/[ \t\r\n]+$/, '');
  if (content === '' || content === '\ufeff') return content;
  return content + lineEndOf(text);
}

/** The text with a final line end, otherwise unchanged. */
function withLineEnd(text: string): string {
  return text === '' || text === '\ufeff' || text.endsWith('\n') ? text : text + lineEndOf(text);
}

/** Edits for the lines in which two texts differ. Both have the same number of lines, except blank ones at the end. */
function differences(before: string, after: string): readonly TextEdit[] {
  const [old, now] = [TextPieces.of(before), TextPieces.of(after)];
  const edits: TextEdit[] = [];
  const count = Math.min(old.lineCount, now.lineCount);
  for (let line = 0; line < count; line++) {
    const [start, end] = [old.lineStart(line), old.lineStart(line + 1)];
    const last = line === count - 1;
    const one = before.slice(start, last ? before.length : end);
    const other = after.slice(now.lineStart(line), last ? after.length : now.lineStart(line + 1));
    if (one !== other) edits.push(trimmed(start, one, other));
  }
  return edits;
}

/** Replaces a text by another, without their common start and end. */
function trimmed(at: number, before: string, after: string): TextEdit {
  const { head, tail } = sharedEnds(before, after);
  return replace(at + head, at + before.length - tail, after.slice(head, after.length - tail));
}
