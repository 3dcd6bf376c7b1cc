/** What a check found, as every format tells it. */
import { fixesOf } from '../analysis.ts';
import type { Problem } from '../rules/problems.ts';
import type { Rule, Severity } from '../rules/rule.ts';
import { type CheckedCharter, type Files, relatedPlace, type WorkspaceCheck } from '../workspace/index.ts';
import { Places, type Range } from './places.ts';

export interface ReportedRelated {
  readonly path: string;
  readonly range: Range;
  readonly message: string;
}

export interface ReportedProblem {
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  readonly range: Range;
  /** The text that is marked. */
  readonly marked: string;
  /** Whether a fix is offered, and whether `--fix` applies one. */
  readonly fixable: boolean;
  readonly safelyFixable: boolean;
  readonly rule: Rule;
  readonly related: readonly ReportedRelated[];
  /** For a silenced problem: what its comment gives as the reason. */
  readonly reason?: string;
}

export interface ReportedFile {
  /** The absolute path. */
  readonly path: string;
  readonly places: Places;
  /** In order of position, then code. */
  readonly problems: readonly ReportedProblem[];
  readonly silenced: readonly ReportedProblem[];
}

export interface Counts {
  readonly files: number;
  readonly errors: number;
  readonly warnings: number;
  readonly information: number;
  readonly hints: number;
  readonly fixable: number;
}

export interface Unreadable {
  readonly path: string;
  readonly message: string;
}

export interface Report {
  readonly files: readonly ReportedFile[];
  readonly unreadable: readonly Unreadable[];
  readonly summary: Counts;
  /** Whether problems that are no errors were left out. */
  readonly errorsOnly: boolean;
}

/** Puts what a workspace says into the words of a report. */
export async function reportOf(
  workspace: WorkspaceCheck,
  options: { readonly files: Files; readonly unreadable: readonly Unreadable[]; readonly errorsOnly: boolean },
): Promise<Report> {
  const places = new Map<string, Places>();
  for (const { path, analysis } of workspace.charters) places.set(path, new Places(analysis.text));
  await addRelated(workspace, options.files, places);
  const files = workspace.charters.map((charter): ReportedFile => {
    const problems = options.errorsOnly ? charter.problems.filter(isError) : charter.problems;
    const own = places.get(charter.path) ?? new Places(charter.analysis.text);
    const report = (problem: Problem) => reportedProblem(charter, problem, own, places);
    return { path: charter.path, places: own, problems: problems.map(report), silenced: charter.ignored.map(report) };
  });
  const unreadable = [...options.unreadable, ...workspace.unreadable];
  return {
    files,
    unreadable,
    summary: countsOf(files.map(({ problems }) => problems)),
    errorsOnly: options.errorsOnly,
  };
}

function isError({ severity }: { readonly severity: Severity }): boolean {
  return severity === 'error';
}

/** The lines of charters that were not checked themselves, but that a problem speaks of. */
async function addRelated(workspace: WorkspaceCheck, files: Files, places: Map<string, Places>): Promise<void> {
  const wanted = new Set<string>();
  for (const charter of workspace.charters) {
    for (const { finding } of [...charter.problems, ...charter.ignored]) {
      for (const related of finding.related ?? []) {
        const path = relatedPlace(charter, related)?.path;
        if (path !== undefined && !places.has(path)) wanted.add(path);
      }
    }
  }
  for (const path of wanted) {
    const read = await files.read(path);
    if (read.ok) places.set(path, new Places(read.text));
  }
}

function reportedProblem(
  charter: CheckedCharter,
  problem: Problem,
  own: Places,
  places: ReadonlyMap<string, Places>,
): ReportedProblem {
  const fixes = fixesOf(charter.analysis, problem);
  const related = (problem.finding.related ?? []).flatMap((one): ReportedRelated[] => {
    const place = relatedPlace(charter, one);
    const range = place === undefined ? undefined : places.get(place.path)?.rangeOf(place.span);
    return place === undefined || range === undefined ? [] : [{ path: place.path, range, message: one.message }];
  });
  const { code, severity, message, span, rule, ignoredBy } = problem;
  return {
    code,
    severity,
    message,
    range: own.rangeOf(span),
    marked: charter.analysis.text.slice(span.start, span.end),
    fixable: fixes.length > 0,
    safelyFixable: fixes.some((fix) => fix.safe && fix.preferred),
    rule,
    related,
    ...(ignoredBy?.reason === undefined ? {} : { reason: ignoredBy.reason }),
  };
}

/** How many problems there are of each severity, in files. */
export function countsOf(
  files: readonly (readonly { readonly severity: Severity; readonly fixable?: boolean }[])[],
): Counts {
  const counts = { error: 0, warning: 0, information: 0, hint: 0 };
  let fixable = 0;
  for (const problems of files) {
    for (const problem of problems) {
      counts[problem.severity]++;
      if (problem.fixable) fixable++;
    }
  }
  const { error: errors, warning: warnings, information, hint: hints } = counts;
  return { files: files.length, errors, warnings, information, hints, fixable };
}
