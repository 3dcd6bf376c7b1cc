import type { Analysis } from '../../analysis.ts';
import { RULES } from '../../rules/index.ts';
import type { Span } from '../../text/span.ts';

export type CompletionKind = 'key' | 'role' | 'person' | 'word' | 'rule' | 'text' | 'file' | 'snippet';

export interface Completion {
  readonly label: string;
  readonly kind: CompletionKind;
  readonly detail?: string;
  readonly documentation?: string;
  /** What is inserted in place of `at`; with tab stops where `snippet` says so. */
  readonly newText: string;
  readonly snippet: boolean;
  readonly at: Span;
  /** What is typed to find it, where that is not the label. */
  readonly filter?: string;
}

/** What a completion has before its range and order are known. */
export type Candidate = Omit<Completion, 'at' | 'snippet' | 'newText'> & {
  readonly newText?: string;
  readonly snippet?: boolean;
};

/** The codes of rules, for `rules:` and for ignore comments. */
export function ruleCandidates(): readonly Candidate[] {
  return RULES.map((rule) => ({ label: rule.code, kind: 'rule', detail: rule.severity, documentation: rule.summary }));
}

/** Every word of the entry around a word that is being written; an unfinished line has words, if nothing else. */
export function namedAround({ document }: Analysis, word: Span): ReadonlySet<string> {
  const index = document.blocks.indexAt(word.start);
  const block = document.blocks.at(index);
  if (block?.kind !== 'item') return new Set();
  const start = document.blocks.startOf(index);
  const around = `${block.text.slice(0, word.start - start)} ${block.text.slice(word.end - start)}`;
  return new Set(around.match(/[\p{L}\p{M}\p{N}_.-]+/gu) ?? []);
}

/** What stands behind an offset in its block, which holds the whole of its line. */
export function textBehind({ document: { blocks } }: Analysis, offset: number): string {
  const index = blocks.indexAt(offset);
  return blocks.at(index)?.text.slice(offset - blocks.startOf(index)) ?? '';
}
