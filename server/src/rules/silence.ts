/** Ignore comments: what each one asks to be silent about, and where. */
import type { Span } from '../text/span.ts';
import { blockAt, type YamlDocument } from '../yaml/document.ts';
import type { SyntaxNode } from '../yaml/tree.ts';

/** One code of an ignore comment. */
export interface Ignore {
  readonly code: string;
  /** The number of the block that the comment stands in, and where the code stands in it. */
  readonly block: number;
  readonly span: Span;
  /** The absolute span in which problems that begin are silenced. */
  readonly scope: Span;
  /** What the author says after `--`. */
  readonly reason: string | undefined;
}

/** A comment that means to be one of ours and is not understood. */
export interface BadIgnore {
  readonly block: number;
  readonly span: Span;
  readonly word: string;
}

export interface Ignores {
  readonly all: readonly Ignore[];
  readonly bad: readonly BadIgnore[];
}

const COMMENT = /^#+\s*(charter-ignore[\w-]*)(.*)$/s;

export function readIgnores(document: YamlDocument): Ignores {
  const all: Ignore[] = [];
  const bad: BadIgnore[] = [];
  for (const block of document.notable) {
    const at = document.blocks[block];
    if (at === undefined || at.comments.length === 0) continue;
    for (const comment of at.comments) readComment(document, block, comment, all, bad);
  }
  return { all, bad };
}

function readComment(document: YamlDocument, block: number, comment: Span, all: Ignore[], bad: BadIgnore[]): void {
  const text = document.blocks[block]?.text.slice(comment.start, comment.end).trimEnd() ?? '';
  const parts = COMMENT.exec(text);
  if (parts === null) return;
  const word = parts[1] ?? '';
  const wordStart = comment.start + text.indexOf(word);
  const rest = parts[2] ?? '';
  // No code has two hyphens in a row, so whatever follows them is the reason.
  const reasonAt = rest.indexOf('--');
  const list = reasonAt === -1 ? rest : rest.slice(0, reasonAt);
  const reason =
    reasonAt === -1
      ? undefined
      : rest
          .slice(reasonAt)
          .replace(/^\s*--\s*/, '')
          .trim();
  const codes = [...list.matchAll(/[^\s,]+/g)];
  const start = (document.starts[block] ?? 0) + comment.start;
  const scope = scopeOf(document, word, start);
  if (scope === undefined || codes.length === 0) {
    bad.push({ block, span: { start: wordStart, end: wordStart + word.length }, word });
    return;
  }
  for (const code of codes) {
    const from = wordStart + word.length + code.index;
    all.push({ code: code[0], block, span: { start: from, end: from + code[0].length }, scope, reason });
  }
}

function scopeOf(document: YamlDocument, word: string, start: number): Span | undefined {
  const { text } = document;
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  switch (word) {
    case 'charter-ignore-file':
      return { start: 0, end: text.length + 1 };
    case 'charter-ignore-line':
      // On a line of its own there is nothing to silence but what follows.
      if (text.slice(lineStart, start).replace('\ufeff', '').trim() !== '')
        return { start: lineStart, end: nextLine(text, start) };
      return entryAfter(document, start);
    case 'charter-ignore-next-line':
      return entryAfter(document, start);
  }
  return undefined;
}

function nextLine(text: string, from: number): number {
  const lineEnd = text.indexOf('\n', from);
  return lineEnd === -1 ? text.length + 1 : lineEnd + 1;
}

/** The entry that begins on the line after a comment; further comments between the two do not part them. */
function entryAfter(document: YamlDocument, comment: number): Span {
  const { text } = document;
  let start = nextLine(text, comment);
  while (/^[ \t]*#/.test(text.slice(start, start + 200))) start = nextLine(text, start);
  const end = nextLine(text, start);
  const index = blockAt(document.starts, start);
  const block = document.blocks[index];
  const from = document.starts[index] ?? 0;
  if (block?.root === undefined) return { start, end };
  const line = { start: start - from, end: end - from };
  if (line.start === 0 && block.kind === 'header') {
    let next = index + 1;
    while (document.blocks[next]?.kind === 'item') next++;
    return { start, end: document.starts[next] ?? text.length + 1 };
  }
  return { start, end: Math.max(end, from + furthest(block.root, line)) };
}

/** The furthest end of the pairs and items that begin on a line. */
function furthest(node: SyntaxNode | undefined, line: Span): number {
  let end = 0;
  const part = (start: number, to: number, inner: readonly (SyntaxNode | undefined)[]) => {
    if (start >= line.start && start < line.end) end = Math.max(end, to);
    else if (start < line.start && to >= line.start) for (const one of inner) end = Math.max(end, furthest(one, line));
  };
  if (node?.kind === 'map') {
    for (const { key, value } of node.pairs) part(key.start, Math.max(key.end, value?.end ?? 0), [value]);
  } else if (node?.kind === 'seq') {
    for (const item of node.items) part(item.start, item.end, [item]);
  }
  return end;
}
