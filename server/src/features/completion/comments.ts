/** Completion in comments: ignore comments and the rule codes in them. */
import type { Analysis } from '../../analysis.ts';
import { startOfLine } from '../../charter/edit/edits.ts';
import { RULES_BY_CODE } from '../../rules/index.ts';
import { type Candidate, type Completion, ruleCandidates } from './candidates.ts';

const WORDS: readonly Candidate[] = [
  {
    label: 'charter-ignore-next-line',
    kind: 'word',
    detail: 'silence rules in the entry that begins on the next line',
  },
  { label: 'charter-ignore-line', kind: 'word', detail: 'silence rules on this line' },
  { label: 'charter-ignore-file', kind: 'word', detail: 'silence rules in this file' },
];

/** An unfinished ignore comment: the start of its keyword, or codes after it. */
const COMMENT =
  /(?:^|\s)#+\s*(?:(?<word>(?:c[\w-]*)?)|(?:charter-ignore(?:-next)?(?:-line|-file))(?<codes>(?:[\s,]+[\w-]+)*)[\s,]+(?<code>[\w-]*))$/;

export function commentCompletionsAt(analysis: Analysis, offset: number): readonly Completion[] {
  const { text } = analysis;
  const found = COMMENT.exec(text.slice(startOfLine(text, offset), offset))?.groups;
  if (found === undefined) return [];
  const { word, codes, code } = found;
  const behind = /^[\w-]*/.exec(text.slice(offset, offset + 80))?.[0].length ?? 0;
  const at = { start: offset - (word ?? code ?? '').length, end: offset + behind };
  const candidates = word === undefined ? codesAt(analysis, offset, codes ?? '') : WORDS;
  const space = (label: string) => (word === undefined ? label : `${label} `);
  return candidates.map((one) => ({ ...one, newText: space(one.label), snippet: false, at }));
}

/** The codes that a comment does not have yet, those with problems first. */
function codesAt({ problems, text }: Analysis, offset: number, codes: string): readonly Candidate[] {
  const there = new Set(codes.match(/[\w-]+/g) ?? []);
  const line = startOfLine(text, offset);
  const near = problems.filter(({ span }) => span.start >= line && span.start < offset + 400);
  const first = new Set(near.map((problem) => problem.code));
  const all = new Set(problems.map((problem) => problem.code));
  const place = ({ label }: Candidate) => (first.has(label) ? 0 : all.has(label) ? 1 : 2);
  return ruleCandidates()
    .filter((one) => !there.has(one.label) && RULES_BY_CODE.get(one.label)?.unsilenceable !== true)
    .sort((a, b) => place(a) - place(b));
}
