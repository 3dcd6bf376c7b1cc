/** Every range that an editor receives for a text, for tests of prefixes, random edits and hostile texts. */
import type { Analysis } from '../../server/src/analysis.ts';
import { completionsAt } from '../../server/src/features/completion/completion.ts';
import { quickFixesAt } from '../../server/src/features/fixes/code-actions.ts';
import { hintsOf, lensesOf } from '../../server/src/features/hints.ts';
import { hoverAt } from '../../server/src/features/hover.ts';
import { definitionAt, renameableAt } from '../../server/src/features/navigation.ts';
import { foldsOf, linksOf, selectionsAt } from '../../server/src/features/structure.ts';
import { type OutlineSymbol, outlineOf } from '../../server/src/features/symbols.ts';
import { tokensOf } from '../../server/src/features/tokens.ts';
import type { Span } from '../../server/src/text/span.ts';
import { NO_HOST } from './editing.ts';

export type Ranged = readonly [what: string, at: Span];

/** Runs work that a user would wait for, so that a caller can measure it. */
export type Ask = <T>(what: string, work: () => T) => T;

export const AT_ONCE: Ask = (_, work) => work();

/** The ranges of problems. */
export function* problemRanges({ problems, ignored }: Analysis): Generator<Ranged> {
  for (const { span, code } of [...problems, ...ignored]) yield [code, span];
}

/** The ranges for a whole text. */
export function* wholeRanges(analysis: Analysis, ask: Ask = AT_ONCE): Generator<Ranged> {
  const all = { start: 0, end: analysis.text.length };
  let last = 0;
  for (const { at, type } of ask('tokens', () => tokensOf(analysis, all))) {
    // Tokens are encoded relative to the previous one on their line.
    const apart = at.start >= last && at.end > at.start && !analysis.text.slice(at.start, at.end).includes('\n');
    yield apart ? [`the token ${type}`, at] : [`the token ${type}, which is not behind the one before,`, NOWHERE];
    last = at.end;
  }
  const outline = ask('outline', () => outlineOf(analysis));
  yield* symbolRanges(outline, all);
  for (const { at } of ask('folds', () => foldsOf(analysis))) yield ['a fold', at];
  for (const { at } of ask('links', () => linksOf(analysis))) yield ['a link', at];
  for (const { offset } of ask('hints', () => hintsOf(analysis, all))) yield ['a hint', { start: offset, end: offset }];
  for (const { at } of ask('lenses', () => lensesOf(analysis))) yield ['a lens', at];
}

/** The ranges for a place. */
export function* rangesAt(analysis: Analysis, offset: number, ask: Ask = AT_ONCE): Generator<Ranged> {
  const hover = ask('hover', () => hoverAt(analysis, offset));
  if (hover !== undefined) yield ['a hover', hover.at];
  for (const { at } of ask('completion', () => completionsAt(analysis, offset, NO_HOST))) yield ['a completion', at];
  let inner: Span | undefined;
  for (const at of ask('selections', () => selectionsAt(analysis, offset))) {
    if (inner !== undefined && !contains(at, inner)) yield ['a selection, which does not grow,', NOWHERE];
    yield ['a selection', at];
    inner = at;
  }
  const definition = ask('definition', () => definitionAt(analysis, offset));
  for (const place of definition?.places ?? []) if (place.from === undefined) yield ['a definition', place.at];
  const renameable = renameableAt(analysis, offset);
  if (renameable !== undefined) yield ['a name', renameable.at];
}

/** The ranges that quick fixes of some problems change; of all problems by default. */
export function* fixRanges(analysis: Analysis, problems = analysis.problems): Generator<Ranged> {
  for (const problem of problems)
    for (const { title, edits } of quickFixesAt(analysis, problem.span, [problem]))
      for (const { span } of edits) yield [`the fix “${title}”`, span];
}

function* symbolRanges(symbols: readonly OutlineSymbol[], outer: Span): Generator<Ranged> {
  for (const { name, at, nameAt, children } of symbols) {
    // An editor discards the whole outline if a name is outside its symbol.
    if (!contains(at, nameAt)) yield [`the outline: the name ${name}, which is not within its symbol,`, NOWHERE];
    if (!contains(outer, at)) yield [`the outline: ${name}, which is not within its parent,`, NOWHERE];
    yield ['the outline', at];
    yield ['the outline', nameAt];
    yield* symbolRanges(children, at);
  }
}

/** A span that no editor can show. */
const NOWHERE: Span = { start: -1, end: -1 };

function contains(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

/** Whether a range is in the text and splits neither a character nor a line end. */
export function canBeShown(text: string, { start, end }: Span): boolean {
  return start >= 0 && end >= start && end <= text.length && !isInside(text, start) && !isInside(text, end);
}

/** Whether an offset is inside a character or a line end. */
export function isInside(text: string, at: number): boolean {
  const [before, after] = [text.charCodeAt(at - 1), text.charCodeAt(at)];
  return (before >= 0xd800 && before < 0xdc00 && after >= 0xdc00 && after < 0xe000) || (before === 13 && after === 10);
}
