/** What another program wrote: fences of Markdown, tables. */
import { replace, type TextEdit } from '../../text/edit.ts';
import type { Line } from './scan.ts';
import type { Candidate, Look } from './slip.ts';

const FENCE = /^(?:```|~~~)[\p{L}\d-]*$/u;

/** The fence that Markdown puts around code. */
export function fence({ text, lines }: Look): readonly Candidate[] {
  const fences = lines.filter((line) => FENCE.test(text.slice(line.content, line.end)));
  const [first] = fences;
  if (first === undefined || fences.length > 2) return [];
  const edits = fences.map((line): TextEdit => {
    const next = text.indexOf('\n', line.start);
    return replace(line.start, next === -1 ? text.length : next + 1, '');
  });
  const message = `This is a Markdown code fence, \`${text.slice(first.content, first.content + 3)}\`. Remove it and the one at the end.`;
  return [{ span: { start: first.content, end: first.end }, message, edits }];
}

/** A table that was pasted. */
export function table({ text, lines, scan }: Look): readonly Candidate[] {
  const isRow = (line: Line) => {
    if (line.content < line.end && scan.inside[line.content] === 1) return false;
    const words = text.slice(line.content, line.end);
    if (/^<(?:table|thead|tbody|tr|th|td)\b/i.test(words)) return true;
    return /^\|.*\|/.test(words) || (/^[^\t]+\t[^\t]*\S/.test(words) && !/:\t/.test(words));
  };
  for (const [at, line] of lines.entries()) {
    if (!isRow(line)) continue;
    const next = lines[at + 1];
    if (next === undefined ? !/^<table/i.test(text.slice(line.content, line.end)) : !isRow(next)) continue;
    const message =
      'This is a table, which a charter cannot contain. Remove it, and use `charter import` to turn it into rows.';
    return [{ span: { start: line.content, end: line.end }, message, edits: [] }];
  }
  return [];
}
