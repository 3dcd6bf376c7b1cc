/** Writes a report for people, with the line of each problem. */
import type { Severity } from '../../rules/rule.ts';
import { printable } from '../../text/printable.ts';
import { graphemes, widthOf, wrapped } from '../../text/width.ts';
import { counted, listed } from '../phrases.ts';
import type { Counts, ReportedFile, ReportedProblem } from '../report.ts';
import type { Reporter, ReporterContext } from './reporter.ts';

export const pretty: Reporter = ({ files, unreadable, summary, errorsOnly }, context) => {
  const problems = files.flatMap((file) => file.problems.map((problem) => problemText(file, problem, context)));
  const safely = files.flatMap((file) => file.problems).filter((problem) => problem.safelyFixable).length;
  const nothing = errorsOnly ? 'No errors' : 'No problems';
  const ending = summaryText(summary, safely, unreadable.length, nothing, context);
  return [...problems, ending].join('\n');
};

function problemText({ path, lines }: ReportedFile, problem: ReportedProblem, context: ReporterContext): string {
  const { colours, width, shown } = context;
  const { start } = problem.range;
  const place = `${printable(shown(path))}:${start.line}:${start.column}`;
  const head = `${colours.bold(place)}  ${coloured(problem.severity, context)}  ${colours.dim(problem.code)}`;
  const message = wrapped(printable(problem.message), Math.min(width, 100) - INDENT.length);
  const related = problem.related.slice(0, MOST_RELATED).map((one) => {
    const at = `${printable(shown(one.path))}:${one.range.start.line}:${one.range.start.column}`;
    return `${INDENT}${colours.dim('see')} ${at}: ${printable(one.message)}`;
  });
  const others = problem.related.length - related.length;
  const more = others === 0 ? [] : [`${INDENT}${colours.dim(`and ${counted(others, 'more place')}`)}`];
  return `${[head, ...message.map((line) => INDENT + line), ...frame(lines, problem, context), ...related, ...more].join('\n')}\n`;
}

/** So many related places are shown below a problem. */
const MOST_RELATED = 5;

const INDENT = '  ';
const COLOURS = { error: 'red', warning: 'yellow', information: 'blue', hint: 'cyan' } as const;

function coloured(severity: Severity, { colours }: ReporterContext): string {
  return colours[COLOURS[severity]](severity);
}

/** Shows the first line of a problem, with its range underlined. */
function frame(
  lines: ReportedFile['lines'],
  { range, severity }: ReportedProblem,
  context: ReporterContext,
): readonly string[] {
  const { colours, width } = context;
  const { start, end } = range;
  const line = lines.get(start.line) ?? '';
  const number = String(start.line);
  const room = Math.max(20, width - number.length - INDENT.length - 3);
  const last = end.line === start.line ? end.column - 1 : line.length;
  const view = windowOf(line, start.column - 1, Math.max(last, start.column), room);
  const bar = colours.dim('│');
  const marks = colours[COLOURS[severity]]('^'.repeat(Math.max(1, view.marked)));
  return [
    `${INDENT}${colours.dim(number)} ${bar} ${view.text}`.trimEnd(),
    `${INDENT}${' '.repeat(number.length)} ${bar} ${' '.repeat(view.before)}${marks}`,
  ];
}

interface View {
  readonly text: string;
  /** Width before the underlined range and width of the range, in terminal columns. */
  readonly before: number;
  readonly marked: number;
}

/** Returns the part of a line that fits the terminal and contains the range. A line can be megabytes long. */
function windowOf(line: string, from: number, to: number, room: number): View {
  let start = 0;
  if (widthOf(printable(line.slice(0, Math.min(to, 4 * room)))) >= room || to > 4 * room)
    start = Math.max(0, from - Math.floor(room / 3));
  // Wide or escaped characters take several columns.
  while (start > 0 && widthOf(printable(line.slice(start, from))) > (2 * room) / 3) start++;
  // Do not split surrogate pairs.
  if (/[\udc00-\udfff]/.test(line.charAt(start))) start++;
  const lead = start > 0 ? '…' : '';
  const before = widthOf(lead + printable(line.slice(start, from)));
  let text = lead;
  let used = widthOf(lead);
  const rest = printable(line.slice(start, start + 4 * room));
  const all = graphemes(rest);
  let cut = start + 4 * room < line.length;
  for (const grapheme of all) {
    const next = used + widthOf(grapheme);
    if (next > room - 1) {
      cut = true;
      break;
    }
    text += grapheme;
    used = next;
  }
  const marked = Math.min(widthOf(printable(line.slice(from, Math.min(to, from + room)))), Math.max(1, used - before));
  return { text: cut ? `${text}…` : text, before, marked };
}

function summaryText(
  summary: Counts,
  safely: number,
  unreadable: number,
  nothing: string,
  { colours }: ReporterContext,
): string {
  const files = counted(summary.files, 'charter');
  const counts = [
    [summary.errors, 'error', 'errors'],
    [summary.warnings, 'warning', 'warnings'],
    [summary.information + summary.hints, 'suggestion', 'suggestions'],
  ] as const;
  const found = counts.flatMap(([count, one, many]) => (count === 0 ? [] : [counted(count, one, many)]));
  const missed = unreadable === 0 ? '' : ` ${counted(unreadable, 'input')} could not be read.`;
  if (found.length === 0) return `${colours.green(`${nothing} in ${files}.`)}${missed}\n`;
  const fixable = safely === 0 ? '' : ` Run “charter check --fix” to fix ${safely} of them.`;
  return `${colours.bold(`${listed(found)} in ${files}.`)}${fixable}${missed}\n`;
}
