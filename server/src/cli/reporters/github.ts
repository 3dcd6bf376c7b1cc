/** Writes a report as workflow commands of GitHub Actions, which become annotations in a pull request. */
import { printable } from '../../text/printable.ts';
import type { ReportedProblem } from '../report.ts';
import type { Reporter, ReporterContext } from './reporter.ts';

const COMMANDS = { error: 'error', warning: 'warning', information: 'notice', hint: 'notice' } as const;

export const github: Reporter = ({ files }, context) =>
  files
    .flatMap(({ path, problems }) => problems.map((problem) => annotation(context.fromBase(path), problem, context)))
    .join('');

function annotation(file: string, problem: ReportedProblem, { shown }: ReporterContext): string {
  const { start, end } = problem.range;
  // GitHub only shows columns of ranges within one line.
  const columns =
    start.line === end.line ? { col: start.column, endColumn: Math.max(start.column, end.column - 1) } : {};
  const properties = { file, line: start.line, endLine: end.line, ...columns, title: problem.code };
  const related = problem.related.map(
    (one) =>
      `\n${printable(shown(one.path))}:${one.range.start.line}:${one.range.start.column}: ${printable(one.message)}`,
  );
  const list = Object.entries(properties).map(([name, value]) => `${name}=${property(printable(String(value)))}`);
  return `::${COMMANDS[problem.severity]} ${list.join(',')}::${data(printable(problem.message) + related.join(''))}\n`;
}

function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
