/** The code actions of the light bulb: fixes, comments that silence a problem, and fix all. */
import { type Analysis, fixesOf } from '../../analysis.ts';
import type { Problem } from '../../checking/problems.ts';
import type { TextEdit } from '../../text/edit.ts';
import type { Span } from '../../text/span.ts';
import { canIgnore, ignoreInFile, ignoreOnLine } from './add-ignore-comment.ts';
import { editsOfFix, fixesOfKind, isSound, safeFixes } from './fix-all.ts';

/** The LSP code action kinds in use. */
export const ACTION_KINDS = [
  'quickfix',
  'refactor.extract',
  'refactor.move',
  'refactor.rewrite',
  'source.fixAll.charter',
] as const;

export type ActionKind = (typeof ACTION_KINDS)[number];

export interface CodeAction {
  /** The menu entry: `Make “em” responsible too`. */
  readonly title: string;
  readonly kind: ActionKind;
  /** In the order of the text, without overlaps. */
  readonly edits: readonly TextEdit[];
  /** The problems that it fixes. */
  readonly problems: readonly Problem[];
  /** Whether it is what most people want; at most one for each problem. */
  readonly preferred: boolean;
}

/** Maximum number of problems in a range that get single fixes. */
const MOST_PROBLEMS = 20;
/** Maximum number of problems of one kind that are fixed together, since this runs at each move of the caret. */
const MOST_AT_ONCE = 1_000;
/** Maximum number of problems in a range that get ignore comments. */
const MOST_IGNORED = 6;
/**
 * A longer block, in UTF-16 code units, takes noticeable time to parse. Each edit is verified by parsing the block again,
 * so in such a block only the fixes of one problem are offered.
 */
const LONG_PIECE = 100_000;

/**
 * The code actions for the problems in a range: the fixes of each problem, fixes for all problems of its kind, then
 * ignore comments.
 *
 * @param problems all problems of the charter, including those across charters if the host knows them
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
  const title = `Fix ${which} ${mended.length} “${code}” problems`;
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

/** One action with all safe fixes; undefined if there are none. */
export function fixAllAction(
  analysis: Analysis,
  problems: readonly Problem[] = analysis.problems,
): CodeAction | undefined {
  const { edits, problems: mended } = safeFixes(analysis, problems);
  if (mended.length === 0) return undefined;
  const title = mended.length === 1 ? 'Apply the one safe fix' : `Apply the safe fixes of ${mended.length} problems`;
  return { title, kind: 'source.fixAll.charter', edits, problems: mended, preferred: false };
}
