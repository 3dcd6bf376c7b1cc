/**
 * What a charter comes to, as plain data: its part of the report, and what it says to others. The trees that it was made
 * from need not stay in memory.
 */
import { type Analysis, fixesOf, guardsOf } from '../analysis.ts';
import type { Ignore } from '../charter/ignore-comments.ts';
import type { Guard } from '../checking/across-charters.ts';
import { type BlockPlace, CODES_ACROSS, summarize, withPlaces } from '../checking/charter-summary.ts';
import type { Problem } from '../checking/problems.ts';
import { RULES_BY_CODE } from '../rules/index.ts';
import type { CharterSummary, Severity } from '../rules/rule.ts';
import { type Span, shift } from '../text/span.ts';
import { Charters, type Files, readParents, relatedPlace, type WorkspaceOptions } from '../workspace/index.ts';
import { Places, type Range } from './places.ts';

/** A charter to check. */
export interface Job {
  readonly path: string;
  /** The names of it that charters use which extend it, as far as they are known. */
  readonly used: readonly string[];
}

export interface CheckerOptions extends WorkspaceOptions {
  /** The paths of all charters that are checked. */
  readonly checked: ReadonlySet<string>;
  /** Whether the report shows the lines that problems are in. */
  readonly withLines: boolean;
}

export interface ReportedRelated {
  readonly path: string;
  readonly range: Range;
  readonly message: string;
}

export interface ReportedProblem {
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  readonly span: Span;
  readonly range: Range;
  /** The text that is marked. */
  readonly marked: string;
  /** Whether a fix is offered, and whether `--fix` applies one. */
  readonly fixable: boolean;
  readonly safelyFixable: boolean;
  readonly related: readonly ReportedRelated[];
  /** The comment that silences it. */
  readonly ignoredBy?: Ignore;
}

/** A place in a charter that is no longer there. */
export type PlainPlace = Pick<ReportedProblem, 'span' | 'range' | 'marked'>;

export interface CheckedCharter {
  /** In order of position, then code; without those of the rules across charters. */
  readonly problems: readonly ReportedProblem[];
  readonly ignored: readonly ReportedProblem[];
  readonly guards: readonly Guard<ReportedProblem>[];
  /** What it says to others; undefined where it says two things at once, or there are no others. */
  readonly said: CharterSummary<PlainPlace> | undefined;
  /** The severities of the rules across charters, by their codes. */
  readonly severities: ReadonlyMap<string, Severity | 'off'>;
  /** The names that it uses, and the charters that it extends, by the paths of those that they are declared in. */
  readonly uses: readonly (readonly [path: string, names: readonly string[]])[];
  /** The lines of what is marked in it, by their numbers from 1, where they are wanted. */
  readonly lines: ReadonlyMap<number, string>;
}

/** What became of a job: a checked charter, or why the file cannot be read. */
export type Outcome = CheckedCharter | { readonly unreadable: string };

/** So many charters that others extend are kept, with their trees. */
const MAX_KEPT = 64;

/** Makes what checks one charter after the other, and keeps of them only those that others extend. */
export function checker(files: Files, options: CheckerOptions): (job: Job) => Promise<Outcome> {
  const { checked } = options;
  // What was named is read even where it is a link that leads out of the workspace.
  const inside: Files = {
    read: (path, within) => files.read(path, checked.has(path) ? undefined : within),
    realPath: (path) => (checked.has(path) ? Promise.resolve(path) : files.realPath(path)),
  };
  let charters = new Charters(options);
  let told = new Set<string>();

  /** What is used in a charter that is not checked itself is told once, by the first that extends it. */
  const usesFor = (path: string) =>
    [path, ...charters.parentsOf(path).filter((one) => !checked.has(one) && !told.has(one))].flatMap((one) => {
      if (one !== path) told.add(one);
      return [...charters.usesIn(one)].map(([from, names]) => [from, [...names]] as const);
    });

  return async ({ path, used }) => {
    if (charters.size > MAX_KEPT) {
      charters = new Charters(options);
      told = new Set();
    }
    const kept = charters.has(path);
    if (!kept) {
      const text = await files.read(path);
      if (!text.ok) return { unreadable: text.message };
      charters.set(path, text);
    }
    await readParents(charters, path, inside);
    const analysis = charters.usedBy(path, new Set(used));
    if (analysis === undefined) {
      const text = await files.read(path);
      return { unreadable: text.ok ? 'It has changed meanwhile.' : text.message };
    }
    const checkedCharter = { ...plainDataOf(path, analysis, charters, options), uses: usesFor(path) };
    // In a circle, what it extends is kept and extends it in turn.
    if (!kept && charters.heirsOf(path).length === 0) charters.release(path);
    // A piece of a text keeps the whole text in memory; a copy of it does not.
    return structuredClone(checkedCharter);
  };
}

function plainDataOf(
  path: string,
  analysis: Analysis,
  charters: Charters,
  { checked, withLines }: CheckerOptions,
): Omit<CheckedCharter, 'uses'> {
  const { text, document, settings, facts } = analysis;
  const places = new Places(text);
  const lines = new Map<number, string>();
  const plain = (span: Span): PlainPlace => {
    const range = places.rangeOf(span);
    const { line } = range.start;
    if (withLines && !lines.has(line)) lines.set(line, places.line(line));
    return { span, range, marked: text.slice(span.start, span.end) };
  };
  const report = (problem: Problem) => reported(path, analysis, problem, charters, plain(problem.span), places);
  const guards = guardsOf(analysis).map(({ ignore, unused }) => ({ ignore, unused: unused && report(unused) }));
  let starts: ReadonlyMap<unknown, number> | undefined;
  const placed = ({ block, span }: BlockPlace): PlainPlace | undefined => {
    starts ??= document.blocks.startsOfAll();
    const start = starts.get(block);
    return start === undefined ? undefined : plain(shift(span, start));
  };
  const silent = document.conflicted || checked.size < 2;
  const severities = CODES_ACROSS.flatMap((code) => {
    const rule = RULES_BY_CODE.get(code);
    return rule === undefined ? [] : [[code, settings.settings.severity(rule)] as const];
  });
  return {
    problems: analysis.problems.map(report),
    ignored: analysis.ignored.map(report),
    guards,
    said: silent ? undefined : withPlaces(summarize(facts, settings.settings), placed),
    severities: new Map(severities),
    lines,
  };
}

function reported(
  path: string,
  analysis: Analysis,
  problem: Problem,
  charters: Charters,
  place: PlainPlace,
  places: Places,
): ReportedProblem {
  const fixes = fixesOf(analysis, problem);
  const related = (problem.finding.related ?? []).flatMap((one): ReportedRelated[] => {
    const there = relatedPlace({ path, analysis }, one);
    if (there === undefined) return [];
    const other = there.path === path ? undefined : charters.base(there.path)?.text;
    if (other === undefined && there.path !== path) return [];
    const range = (other === undefined ? places : new Places(other)).rangeOf(there.span);
    return [{ path: there.path, range, message: one.message }];
  });
  const { code, severity, message, ignoredBy } = problem;
  return {
    code,
    severity,
    message,
    ...place,
    fixable: fixes.length > 0,
    safelyFixable: fixes.some((fix) => fix.safe && fix.preferred),
    related,
    ...(ignoredBy === undefined ? {} : { ignoredBy }),
  };
}
