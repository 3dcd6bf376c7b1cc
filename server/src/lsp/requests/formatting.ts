/** Formatting of the whole text, of ranges, and of the line just typed. */
import {
  DocumentFormattingRequest,
  DocumentOnTypeFormattingRequest,
  DocumentRangeFormattingRequest,
  DocumentRangesFormattingRequest,
  type TextEdit,
} from 'vscode-languageserver-protocol';
import { type Formatting, formatDocument, formatOnType, formatRange } from '../../features/format/format.ts';
import { offsetIn, spanIn } from '../documents.ts';
import { refused } from '../peer.ts';
import type { Session, Subject } from '../session.ts';
import { wireEdits } from '../wire-edits.ts';

export function registerFormatting({ peer, at }: Session): void {
  peer.answer(DocumentFormattingRequest.type, ({ textDocument }) => {
    const subject = at(textDocument);
    return editsOf(subject, formatDocument(subject.analysis));
  });

  peer.answer(DocumentRangeFormattingRequest.type, ({ textDocument, range }) => {
    const subject = at(textDocument);
    return editsOf(subject, formatRange(subject.analysis, spanIn(subject.document, range)));
  });

  peer.answer(DocumentRangesFormattingRequest.type, ({ textDocument, ranges }) => {
    const subject = at(textDocument);
    const edits = new Map<string, TextEdit>();
    for (const range of ranges) {
      const found = editsOf(subject, formatRange(subject.analysis, spanIn(subject.document, range)));
      // Two ranges that touch the same entry would change it twice.
      for (const edit of found) edits.set(`${edit.range.start.line}:${edit.range.start.character}`, edit);
    }
    return [...edits.values()];
  });

  peer.answer(DocumentOnTypeFormattingRequest.type, ({ textDocument, position, ch }) => {
    const { document, analysis } = at(textDocument);
    return wireEdits(formatOnType(analysis, offsetIn(document, position), ch), document.now.text);
  });
}

/** Returns the edits, or tells the user why a charter with YAML errors is not formatted. */
function editsOf({ document }: Subject, formatting: Formatting): TextEdit[] {
  if (formatting.refused !== undefined) throw refused(formatting.refused);
  return wireEdits(formatting.edits, document.now.text);
}
