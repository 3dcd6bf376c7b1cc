/** Defines completions, and makes those that several places share. */
import type { Analysis } from '../../analysis.ts';
import { RULES } from '../../rules/index.ts';
import type { Span } from '../../text/span.ts';

export type CompletionKind = 'key' | 'role' | 'person' | 'word' | 'rule' | 'text' | 'file' | 'snippet';

export interface Completion {
  readonly label: string;
  readonly kind: CompletionKind;
  readonly detail?: string;
  readonly documentation?: string;
  /** The text that replaces `at`, with tab stops if `snippet` is set. */
  readonly newText: string;
  readonly snippet: boolean;
  readonly at: Span;
  /** The text that the user types to find it, if not the label. */
  readonly filter?: string;
}

/** A completion without its range and order. */
export type Candidate = Omit<Completion, 'at' | 'snippet' | 'newText'> & {
  readonly newText?: string;
  readonly snippet?: boolean;
};

/** Rule codes for `rules:` and for ignore comments. */
export function ruleCandidates(): readonly Candidate[] {
  return RULES.map((rule) => ({ label: rule.code, kind: 'rule', detail: rule.severity, documentation: rule.summary }));
}

/** All words of the entry around the word at the caret. Even an unfinished line has words. */
export function namedAround({ document }: Analysis, word: Span): ReadonlySet<string> {
  const index = document.blocks.indexAt(word.start);
  const block = document.blocks.at(index);
  if (block?.kind !== 'item') return new Set();
  const start = document.blocks.startOf(index);
  const around = `${block.text.slice(0, word.start - start)} ${block.text.slice(word.end - start)}`;
  return new Set(around.match(/[\p{L}\p{M}\p{N}_.-]+/gu) ?? []);
}

/** The text after an offset in its block, which contains the whole line. */
export function textBehind({ document: { blocks } }: Analysis, offset: number): string {
  const index = blocks.indexAt(offset);
  return blocks.at(index)?.text.slice(offset - blocks.startOf(index)) ?? '';
}

/** Whether an editor shows a completion for a typed word: whether it contains its letters in their order. */
export function isFoundBy({ filter, label }: Completion, word: string): boolean {
  const text = (filter ?? label).toLowerCase();
  let from = 0;
  for (const char of word.toLowerCase()) {
    if (/[\s'"]/.test(char)) continue;
    const at = text.indexOf(char, from);
    if (at === -1) return false;
    from = at + char.length;
  }
  return true;
}
