/** Semantic tokens of the whole text, of a range, or as changes. */
import {
  type SemanticTokens,
  type SemanticTokensDelta,
  SemanticTokensDeltaRequest,
  SemanticTokensRangeRequest,
  SemanticTokensRequest,
} from 'vscode-languageserver-protocol';
import { type SemanticToken, TOKEN_TYPES, tokensOf } from '../../features/tokens.ts';
import { sharedEnds } from '../../text/splice.ts';
import { type OpenDocument, spanIn } from '../documents.ts';
import type { Session } from '../session.ts';

interface Given {
  readonly resultId: string;
  readonly data: number[];
}

export function registerTokens({ peer, documents, changed, at }: Session): void {
  /** The last tokens of each open document. */
  const last = new Map<string, Given>();
  let count = 0;
  changed.add((path) => {
    if (path !== undefined && documents.at(path) === undefined) last.delete(path);
  });
  const all = (document: OpenDocument, tokens: readonly SemanticToken[]): Given => {
    const given = { resultId: String(++count), data: encode(document, tokens) };
    last.set(document.path, given);
    return given;
  };

  peer.answer(SemanticTokensRequest.type, ({ textDocument }): SemanticTokens => {
    const { document, analysis } = at(textDocument);
    return all(document, tokensOf(analysis, { start: 0, end: analysis.document.pieces.length }));
  });

  peer.answer(
    SemanticTokensDeltaRequest.type,
    ({ textDocument, previousResultId }): SemanticTokens | SemanticTokensDelta => {
      const { document, analysis } = at(textDocument);
      const before = last.get(document.path);
      const now = all(document, tokensOf(analysis, { start: 0, end: analysis.document.pieces.length }));
      if (before?.resultId !== previousResultId) return now;
      return { resultId: now.resultId, edits: difference(before.data, now.data) };
    },
  );

  peer.answer(SemanticTokensRangeRequest.type, ({ textDocument, range }): SemanticTokens => {
    const { document, analysis } = at(textDocument);
    return { data: encode(document, tokensOf(analysis, spanIn(document, range))) };
  });
}

/** Encodes each token as five numbers, relative to the previous token. */
function encode({ now: { text } }: OpenDocument, tokens: readonly SemanticToken[]): number[] {
  const data: number[] = [];
  let [line, column] = [0, 0];
  for (const { at, type, declaration } of tokens) {
    const start = text.positionAt(at.start);
    // A token is on one line, so cut it off at the end of its first line.
    const length = Math.min(at.end, text.lineStart(start.line + 1)) - at.start;
    if (length <= 0) continue;
    const deltaColumn = start.line === line ? start.column - column : start.column;
    data.push(start.line - line, deltaColumn, length, TOKEN_TYPES.indexOf(type), declaration ? 1 : 0);
    [line, column] = [start.line, start.column];
  }
  return data;
}

/** Returns the only range that differs. */
function difference(before: readonly number[], after: readonly number[]): SemanticTokensDelta['edits'] {
  const { head: start, tail } = sharedEnds(before, after);
  if (start === before.length && start === after.length) return [];
  return [{ start, deleteCount: before.length - tail - start, data: after.slice(start, after.length - tail) }];
}
