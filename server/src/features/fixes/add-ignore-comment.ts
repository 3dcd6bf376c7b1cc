/** Adds comments that silence a problem, at a place where YAML allows a comment. */
import type { Analysis } from '../../analysis.ts';
import { endOfLine, startOfLine } from '../../charter/edit/edits.ts';
import { type Ignore, REASON, readIgnores } from '../../charter/ignore-comments.ts';
import type { Problem } from '../../checking/problems.ts';
import { applyEdits, insert, type TextEdit } from '../../text/edit.ts';
import { lineEndOf } from '../../text/lines.ts';
import { countFaults } from '../../yaml/block-faults.ts';
import { readYaml } from '../../yaml/document.ts';
import type { SyntaxNode } from '../../yaml/tree.ts';

/** Whether a comment can silence a problem. */
export function canIgnore(problem: Problem): boolean {
  return problem.rule.unsilenceable !== true && problem.code !== 'unused-ignore';
}

/** The edit that silences a problem on its line; undefined if no comment fits there. */
export function ignoreOnLine(analysis: Analysis, problem: Problem): TextEdit | undefined {
  const { text } = analysis;
  const { start } = problem.span;
  const line = startOfLine(text, start);
  const there = analysis.ignores.all.findLast((one) => one.scope.start === line && !isOfFile(analysis, one));
  return firstThatWorks(analysis, problem, [
    ...(there === undefined ? [] : [withCode(analysis, there, problem.code)]),
    behindLine(text, line, problem.code),
    aboveLine(text, line, problem.code),
    aboveLine(text, entryLine(analysis, start), problem.code),
  ]);
}

/** The edit that silences a rule in the file. */
export function ignoreInFile(analysis: Analysis, problem: Problem): TextEdit | undefined {
  const { text } = analysis;
  const there = analysis.ignores.all.find((one) => isOfFile(analysis, one));
  const comment = `# charter-ignore-file ${problem.code}${lineEndOf(text)}`;
  const top = text.startsWith('\ufeff') ? 1 : 0;
  // After the comments at the top of the file.
  const body = text.slice(top).replace(/(?:[ \t]*#[^\n]*\n)*/, '');
  return firstThatWorks(analysis, problem, [
    ...(there === undefined ? [] : [withCode(analysis, there, problem.code)]),
    insert(text.length - body.length, comment),
    insert(top, comment),
  ]);
}

function isOfFile({ text }: Analysis, { scope }: Ignore): boolean {
  return scope.start === 0 && scope.end === text.length + 1;
}

/** Adds a code to an existing comment. */
function withCode({ text, document }: Analysis, { block, span }: Ignore, code: string): TextEdit {
  const at = document.blocks.startOf(block) + span.end;
  // The codes of a comment follow each other, so any of them leads to the last.
  const rest = text.slice(at, endOfLine(text, at));
  const codes = rest.slice(0, REASON.exec(rest)?.index);
  const end = at + codes.length - codes.replace(/(?:[\s,]+[^\s,]+)*/, '').length;
  const list = text.slice(text.lastIndexOf('charter-ignore', at), end);
  return insert(end, `${list.includes(',') ? ',' : ''} ${code}`);
}

function behindLine(text: string, line: number, code: string): TextEdit {
  const end = endOfLine(text, line);
  // Unusual white space may be the subject of the problem, so keep it.
  const content = text.slice(line, end).replace(/[ \t]+$/, '');
  return { span: { start: line + content.length, end }, newText: `  # charter-ignore-line ${code}` };
}

function aboveLine(text: string, line: number, code: string): TextEdit {
  const rest = text.slice(line);
  const indent = rest.slice(0, rest.search(/[^ \t]/));
  return insert(line, `${indent}# charter-ignore-next-line ${code}${lineEndOf(text)}`);
}

/** The first line of the innermost pair or item that contains an offset. */
function entryLine({ text, document }: Analysis, offset: number): number {
  const index = document.blocks.indexAt(offset);
  const start = document.blocks.startOf(index);
  let entry = start;
  const down = (node: SyntaxNode | undefined): void => {
    if (node?.kind === 'map') {
      const pair = node.pairs.find(({ key, value }) => holds(key.start, Math.max(key.end, value?.end ?? 0)));
      if (pair === undefined) return;
      entry = start + pair.key.start;
      down(pair.value);
    } else if (node?.kind === 'seq') {
      const item = node.items.find((one) => holds(one.start, one.end));
      if (item === undefined) return;
      entry = start + item.start;
      down(item);
    }
  };
  const holds = (from: number, to: number) => start + from <= offset && offset <= start + to;
  down(document.blocks.at(index)?.root);
  return startOfLine(text, entry);
}

/**
 * The first edit that silences the problem without new faults. Whether a comment fits depends on quotes, block texts and
 * other comments, so checking the result is safer than a list of cases.
 */
function firstThatWorks(
  { document, text }: Analysis,
  { code, span }: Problem,
  edits: readonly TextEdit[],
): TextEdit | undefined {
  const faults = countFaults(document);
  const ignores = readIgnores(document).all.length;
  return edits.find((edit) => {
    const after = readYaml(applyEdits(text, [edit]), document);
    if (countFaults(after) > faults) return false;
    const { all } = readIgnores(after);
    // Text after an ignore comment would be read as rule codes.
    if (all.length !== ignores + 1) return false;
    const by = edit.span.end <= span.start ? edit.newText.length - (edit.span.end - edit.span.start) : 0;
    const at = span.start + by;
    return all.some(({ code: silenced, scope }) => silenced === code && scope.start <= at && at < scope.end);
  });
}
