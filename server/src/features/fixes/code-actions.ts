/** What a light bulb offers: fixes of problems, ways to silence them, and everything at once. */
import { type Analysis, fixesOf } from '../../analysis.ts';
import type { Problem } from '../../checking/problems.ts';
import type { TextEdit } from '../../text/edit.ts';
import type { Span } from '../../text/span.ts';
import { canIgnore, ignoreInFile, ignoreOnLine } from './add-ignore-comment.ts';
import { editsOfFix, fixesOfKind, isSound, safeFixes } from './fix-all.ts';

/** The kinds of the Language Server Protocol that are in use. */
export const ACTION_KINDS = [
  'quickfix',
  'refactor.extract',
  'refactor.move',
  'refactor.rewrite',
  'source.fixAll.charter',
] as const;

export type ActionKind = (typeof ACTION_KINDS)[number];

export interface CodeAction {
  /** A menu entry: `Make “em” responsible too`. */
  readonly title: string;
  readonly kind: ActionKind;
  /** In the order of the text; none meets another. */
  readonly edits: readonly TextEdit[];
  /** The problems that it is for. */
  readonly problems: readonly Problem[];
  /** Whether it is what most people want: at most one for each problem. */
  readonly preferred: boolean;
}

/** How many problems of a range are looked at: a selection of everything asks for no single fix. */
const MOST_PROBLEMS = 20;
/** How many problems of a kind are mended at once; a light bulb is asked for at each move of the caret. */
const MOST_AT_ONCE = 1_000;
/** How many of those in a range get comments that silence them. */
const MOST_IGNORED = 6;
/**
 * A piece of YAML that is longer than this, in UTF-16 units, takes a noticeable time to read. Each edit in it is tried by
 * reading it again, so only the fixes of one problem are.
 */
const LONG_PIECE = 100_000;

/**
 * What mends or silences the problems that a range touches: the fixes of each in their order, fixes for all problems of
 * the kind, then the comments.
 *
 * @param problems all problems of the charter, those across charters too, where the host knows them
 */
export function quickFixesAt(
  analysis: Analysis,
  range: Span,
  problems: readonly Problem[] = analysis.problems,
): readonly CodeAction[] {
  const near = problems.filter(({ span }) => span.start <= range.end && range.start <= span.end);
  const isLong = near.some(({ finding }) => finding.block.text.length > LONG_PIECE);
  if (isLong) return near.slice(0, 1).flatMap((problem) => fixActions(analysis, problem));
  const asked = near.slice(0, MOST_PROBLEMS);
  const codes = new Set(asked.map((problem) => problem.code));
  return [
    ...asked.flatMap((problem) => fixActions(analysis, problem)),
    ...[...codes].flatMap((code) => allOfKind(analysis, code, problems)),
    ...asked.slice(0, MOST_IGNORED).flatMap((problem) => ignoreActions(analysis, problem)),
  ];
}

function fixActions(analysis: Analysis, problem: Problem): readonly CodeAction[] {
  return fixesOf(analysis, problem).flatMap((fix) => {
    const { title, preferred } = fix;
    const placed = editsOfFix(analysis, fix);
    return placed === undefined || placed.length === 0 || !isSound(analysis, placed)
      ? []
      : [{ title, kind: 'quickfix', edits: placed, problems: [problem], preferred } as const];
  });
}

function allOfKind(analysis: Analysis, code: string, problems: readonly Problem[]): readonly CodeAction[] {
  const same = problems.filter((problem) => problem.code === code);
  if (same.length < 2) return [];
  const { edits, problems: mended } = fixesOfKind(analysis, code, same.slice(0, MOST_AT_ONCE));
  if (mended.length < 2) return [];
  const which = same.length > MOST_AT_ONCE ? 'the first' : 'all';
  const title = `Fix ${which} ${mended.length} problems of the kind “${code}”`;
  return [{ title, kind: 'quickfix', edits, problems: mended, preferred: false }];
}

function ignoreActions(analysis: Analysis, problem: Problem): readonly CodeAction[] {
  if (!canIgnore(problem)) return [];
  const action = (title: string, edit: TextEdit | undefined): CodeAction[] =>
    edit === undefined ? [] : [{ title, kind: 'quickfix', edits: [edit], problems: [problem], preferred: false }];
  return [
    ...action(`Ignore “${problem.code}” on this line`, ignoreOnLine(analysis, problem)),
    ...action(`Ignore “${problem.code}” in this file`, ignoreInFile(analysis, problem)),
  ];
}

/** Everything that can be mended without asking, as one action; undefined where there is nothing. */
export function fixAllAction(
  analysis: Analysis,
  problems: readonly Problem[] = analysis.problems,
): CodeAction | undefined {
  const { edits, problems: mended } = safeFixes(analysis, problems);
  if (mended.length === 0) return undefined;
  const title = mended.length === 1 ? 'Fix the one safe problem' : `Fix ${mended.length} problems that are safe to fix`;
  return { title, kind: 'source.fixAll.charter', edits, problems: mended, preferred: false };
}
