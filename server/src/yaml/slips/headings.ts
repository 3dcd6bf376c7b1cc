/** Headings over rows: a phase that is written once, where each row has to name it. */
import { insert, replace, type TextEdit } from '../../text/edit.ts';
import { partsOf } from './entries.ts';
import { isKnownKey } from './known-keys.ts';
import { inQuotes } from './quoting.ts';
import { type Line, quoted } from './scan.ts';
import type { Candidate, Look } from './slip.ts';

/** What the rows of a table have. */
const HAS_LETTERS = /(?:^|[\s{,])[A-Z]{1,2}:[ \t]/m;
const HEADING = /^(?:phase:[ \t]+(?<phase>\S.*)|(?<name>[\p{L}\p{N}][^:{}[\]#]*):)$/u;

/** A phase over the rows of a table, or between them. */
export function phaseOverRows(look: Look): readonly Candidate[] {
  const { lines, text, kind, indent } = look;
  if ((kind !== 'item' && kind !== 'pair') || !HAS_LETTERS.test(text)) return [];
  const at = lines.findIndex((line, index) => index > 0 && isHeading(look, line, index));
  const line = lines[at];
  if (line === undefined) return [];
  const { phase, name = '' } = HEADING.exec(text.slice(line.content, line.end))?.groups ?? {};
  const words = phase ?? name;
  const written = /[,:#[\]{}]|^[@%`*&!-]/.test(words) && !/^["']/.test(words) ? inQuotes(words) : words;
  const rows = lines.slice(at + 1).filter(({ content, body, end }) => body > content && content < end);
  const column = kind === 'item' ? indent : (rows[0]?.indent ?? 0);
  const edits = rowsWith(look, at, rows, `phase: ${written}`, column);
  if (edits === undefined) return [];
  return [
    {
      span: { start: line.content, end: line.end },
      message: `A phase is written in each row. Write \`phase: ${quoted(words)}\` in each row below.`,
      edits,
      // The rows below may be entries of their own, which nothing here can change.
      ...(rows.length === 0 ? { withoutFix: true } : {}),
    },
  ];
}

function isHeading({ text, kind, indent, lines }: Look, line: Line, index: number): boolean {
  if (line.body > line.content || line.content === line.end) return false;
  const { phase, name } = HEADING.exec(text.slice(line.content, line.end))?.groups ?? {};
  if (kind === 'pair') return phase !== undefined && index === 1 && (lines[2]?.body ?? 0) > (lines[2]?.content ?? 0);
  return line.indent <= indent && (phase !== undefined || (name !== undefined && !isKnownKey(name)));
}

/** The edits that remove a heading and write it in the rows below it; undefined where something else is below it. */
function rowsWith(
  { lines, text }: Look,
  heading: number,
  rows: readonly Line[],
  pair: string,
  column: number,
): readonly TextEdit[] | undefined {
  const line = lines[heading];
  if (line === undefined) return undefined;
  const after = lines[heading + 1];
  const edits: TextEdit[] = [replace(line.start, after?.start ?? text.length, '')];
  const from = Math.min(...rows.map(({ indent }) => indent));
  const newLine = text.includes('\r\n') ? '\r\n' : '\n';
  for (const below of lines.slice(heading + 1)) {
    if (below.content === below.end) continue;
    if (text.charAt(below.content) !== '#' && (below.indent < from || rows.length === 0)) return undefined;
    const by = column - from;
    if (by < 0) edits.push(replace(below.start, below.start + Math.min(-by, below.indent), ''));
    else if (by > 0) edits.push(insert(below.start, ' '.repeat(by)));
    if (below.indent !== from || !rows.includes(below)) continue;
    if (text.charAt(below.body) === '{') {
      const [label] = partsOf(text, below.body + 1, below.end);
      if (label === undefined) return undefined;
      edits.push(insert(label.valueEnd, `, ${pair}`));
    } else edits.push(insert(below.end, `${newLine}${' '.repeat(column + below.body - below.content)}${pair}`));
  }
  return edits;
}
