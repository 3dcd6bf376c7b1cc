/** Artificial reports for tests of the reporters. */
import colours from 'picocolors';
import type { Report, ReportedFile, ReportedProblem } from '../../server/src/cli/report.ts';
import { type Format, reporterFor } from '../../server/src/cli/reporters/index.ts';
import type { ReporterContext } from '../../server/src/cli/reporters/reporter.ts';

const CONTEXT: ReporterContext = {
  colours: {
    ...colours.createColors(false),
    bold: (text) => `*${text}*`,
    dim: (text) => `(${text})`,
    red: (text) => `red:${text}`,
    yellow: (text) => `yellow:${text}`,
    blue: (text) => `blue:${text}`,
    cyan: (text) => `cyan:${text}`,
    green: (text) => `green:${text}`,
  },
  width: 40,
  fails: (severity) => severity === 'error',
  shown: (path) => path.replace('/w/', ''),
  fromBase: (path) => path.replace('/w/', 'w/'),
};

export function problem(given: Partial<ReportedProblem>, line = 1, column = 3, endLine = line, endColumn = column + 2) {
  return {
    code: 'empty-row',
    severity: 'error',
    message: 'm',
    span: { start: 0, end: 0 },
    range: { start: { line, column }, end: { line: endLine, column: endColumn } },
    marked: 'xx',
    fixable: false,
    safelyFixable: false,
    related: [],
    ...given,
  } satisfies ReportedProblem;
}

export function file(path: string, problems: readonly ReportedProblem[], lines: readonly string[] = []): ReportedFile {
  return { path, problems, silenced: [], lines: new Map(lines.map((line, index) => [index + 1, line])) };
}

export function report(files: readonly ReportedFile[], given: Partial<Report> = {}): Report {
  const all = files.flatMap(({ problems }) => problems);
  const count = (severity: string) => all.filter((one) => one.severity === severity).length;
  const summary = {
    files: files.length,
    errors: count('error'),
    warnings: count('warning'),
    information: count('information'),
    hints: count('hint'),
    fixable: 0,
  };
  return { files, unreadable: [], errorsOnly: false, summary, ...given };
}

export async function written(format: Format, given: Report, context: Partial<ReporterContext> = {}): Promise<string> {
  return (await reporterFor(format))(given, { ...CONTEXT, ...context });
}

export const RELATED = {
  path: '/w/b,c.charter.yaml',
  range: { start: { line: 7, column: 8 }, end: { line: 9, column: 10 } },
};

export const BAD = [
  { path: '/w/a%b.charter.yaml', message: 'said by its suite already' },
  { path: '/w/<none>', message: 'no & such' },
  { path: '', message: 'of no file' },
];
