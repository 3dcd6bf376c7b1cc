/** Reads ignore comments: the rules that each one silences, and where. */
import type { Span } from '../text/span.ts';
import { runAround, type YamlDocument } from '../yaml/document.ts';
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

/** What begins a reason: no code has two hyphens in a row, and word processors make a dash of them. */
export const REASON = /--|[–—]/;

const COMMENT = /^#+\s*(charter-ignore[\w-]*)(.*)$/s;

export function readIgnores(document: YamlDocument): Ignores {
  const all: Ignore[] = [];
  const bad: BadIgnore[] = [];
  for (const block of document.notable) {
    const at = document.blocks.at(block);
    if (at === undefined || at.comments.length === 0) continue;
    for (const comment of at.comments) readComment(document, block, comment, all, bad);
  }
  return { all, bad };
}

function readComment(document: YamlDocument, block: number, comment: Span, all: Ignore[], bad: BadIgnore[]): void {
  const text = document.blocks.at(block)?.text.slice(comment.start, comment.end) ?? '';
  const parts = COMMENT.exec(text);
  if (parts === null) return;
  const word = parts[1] ?? '';
  const wordStart = comment.start + text.indexOf(word);
  const rest = parts[2] ?? '';
  const begins = REASON.exec(rest);
  const list = begins === null ? rest : rest.slice(0, begins.index);
  const reason = begins === null ? undefined : rest.slice(begins.index + begins[0].length).trim();
  const codes = [...list.matchAll(/[^\s,]+/g)];
  const start = document.blocks.startOf(block) + comment.start;
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
  switch (word) {
    case 'charter-ignore-file':
      return { start: 0, end: document.blocks.size + 1 };
    case 'charter-ignore-line': {
      const lineStart = startOfLine(document, start);
      // On a line of its own there is nothing to silence but what follows. A byte order mark is white space.
      if (document.pieces.slice(lineStart, start).trim() !== '')
        return { start: lineStart, end: nextLine(document, start) };
      return entryAfter(document, start);
    }
    case 'charter-ignore-next-line':
      return entryAfter(document, start);
  }
  return undefined;
}

function startOfLine({ blocks }: YamlDocument, offset: number): number {
  const index = blocks.indexAt(offset);
  const from = blocks.startOf(index);
  return from + (blocks.at(index)?.text.lastIndexOf('\n', offset - from - 1) ?? -1) + 1;
}

/** Where the next line begins; behind the end of the text where there is none. Blocks end with their lines. */
function nextLine({ blocks }: YamlDocument, offset: number): number {
  const index = blocks.indexAt(offset);
  const from = blocks.startOf(index);
  const lineEnd = blocks.at(index)?.text.indexOf('\n', offset - from) ?? -1;
  return lineEnd === -1 ? blocks.size + 1 : from + lineEnd + 1;
}

/** The entry that begins on the line after a comment; further comments between the two do not part them. */
function entryAfter(document: YamlDocument, comment: number): Span {
  const known = ENTRIES.get(document) ?? new Map<number, Span>();
  ENTRIES.set(document, known);
  const lines: number[] = [];
  let start = nextLine(document, comment);
  while (!known.has(start) && /^[ \t]*#/.test(document.pieces.slice(start, start + 200))) {
    lines.push(start);
    start = nextLine(document, start);
  }
  const entry = known.get(start) ?? entryAt(document, start);
  for (const line of [...lines, start]) known.set(line, entry);
  return entry;
}

/** The entries after lines of comments, by the starts of those: a comment above many others is followed by the same. */
const ENTRIES = new WeakMap<YamlDocument, Map<number, Span>>();

function entryAt(document: YamlDocument, start: number): Span {
  const end = nextLine(document, start);
  const index = document.blocks.indexAt(start);
  const block = document.blocks.at(index);
  const from = document.blocks.startOf(index);
  if (block?.root === undefined) return { start, end };
  const line = { start: start - from, end: end - from };
  if (line.start === 0 && block.kind === 'header') {
    const next = runAround(document, index).end;
    return { start, end: next < document.blocks.length ? document.blocks.startOf(next) : document.blocks.size + 1 };
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
