/** What a check found, as every format tells it. */
import { compareSummaries, joined } from '../checking/across-charters.ts';
import type { Severity } from '../rules/rule.ts';
import type { CheckedCharter, ReportedProblem } from './checked-charter.ts';

export type { ReportedProblem } from './checked-charter.ts';

export interface ReportedFile {
  /** The absolute path. */
  readonly path: string;
  /** The lines of what is marked, by their numbers from 1, for the formats that show them. */
  readonly lines: ReadonlyMap<number, string>;
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

/** A charter that was checked by itself. */
export interface CheckedFile {
  readonly path: string;
  readonly charter: CheckedCharter;
}

/** Compares charters with one another, and adds what is found to what was found in each. */
export function comparedFiles(charters: readonly CheckedFile[]): readonly ReportedFile[] {
  const found = foundAcross(charters);
  return charters.map(({ path, charter }) => {
    const { problems, ignored } = joined(charter, charter.guards, found.get(path) ?? []);
    return { path, lines: charter.lines, problems, silenced: ignored };
  });
}

function foundAcross(charters: readonly CheckedFile[]): ReadonlyMap<string, readonly ReportedProblem[]> {
  const compared = charters.flatMap(({ path, charter: { said, severities } }) =>
    said === undefined ? [] : [{ path, said, severities }],
  );
  const found = new Map<string, ReportedProblem[]>();
  compareSummaries(
    compared.map(({ said }) => said),
    ({ code }, number, { at, message, related }) => {
      const one = compared[number];
      const severity = one?.severities.get(code);
      if (one === undefined || severity === undefined || severity === 'off') return;
      const problem: ReportedProblem = {
        code,
        severity,
        message,
        ...at,
        fixable: false,
        safelyFixable: false,
        related: related.flatMap(({ charter, at: { range }, message: about }) => {
          const path = compared[charter]?.path;
          return path === undefined ? [] : [{ path, range, message: about }];
        }),
      };
      const list = found.get(one.path);
      if (list === undefined) found.set(one.path, [problem]);
      else list.push(problem);
    },
  );
  return found;
}

export function reportOf(
  files: readonly ReportedFile[],
  unreadable: readonly Unreadable[],
  errorsOnly: boolean,
): Report {
  const shown = errorsOnly
    ? files.map((file) => ({ ...file, problems: file.problems.filter(({ severity }) => severity === 'error') }))
    : files;
  return { files: shown, unreadable, summary: countsOf(shown.map(({ problems }) => problems)), errorsOnly };
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
