/** Comments that silence a problem, in the place where YAML takes them. */
import type { Analysis } from '../analysis.ts';
import { endOfLine, startOfLine } from '../charter/edits.ts';
import type { Problem } from '../rules/problems.ts';
import { type Ignore, readIgnores } from '../rules/silence.ts';
import { applyEdits, insert, type TextEdit } from '../text/edit.ts';
import { lineEndOf } from '../text/lines.ts';
import { blockFaults } from '../yaml/block-faults.ts';
import { readYaml } from '../yaml/document.ts';
import type { SyntaxNode } from '../yaml/tree.ts';

/** Whether a problem is one that a comment may silence. */
export function canIgnore(problem: Problem): boolean {
  return problem.rule.unsilenceable !== true && problem.code !== 'unused-ignore';
}

/** The edit that silences a problem on its line; undefined where no comment can stand. */
export function ignoreOnLine(analysis: Analysis, problem: Problem): TextEdit | undefined {
  const { text } = analysis;
  const { start } = problem.span;
  const line = startOfLine(text, start);
  const there = analysis.ignores.all.filter((ignore) => ignore.scope.start === line && !isOfFile(analysis, ignore));
  const entry = entryLine(analysis, start);
  return firstThatWorks(analysis, problem, [
    ...there.slice(-1).map((ignore) => withCode(analysis, ignore, problem.code)),
    behindLine(text, line, problem.code),
    aboveLine(text, line, problem.code),
    ...(entry === line ? [] : [aboveLine(text, entry, problem.code)]),
  ]);
}

/** The edit that silences a rule in the whole file. */
export function ignoreInFile(analysis: Analysis, problem: Problem): TextEdit | undefined {
  const { text } = analysis;
  const there = analysis.ignores.all.filter((ignore) => isOfFile(analysis, ignore));
  const comment = `# charter-ignore-file ${problem.code}${lineEndOf(text)}`;
  const top = text.startsWith('\ufeff') ? 1 : 0;
  // Behind what the file says about itself at its head.
  const head = /^(?:[ \t]*#[^\n]*\n)*/.exec(text.slice(top))?.[0].length ?? 0;
  return firstThatWorks(analysis, problem, [
    ...there.slice(0, 1).map((ignore) => withCode(analysis, ignore, problem.code)),
    insert(top + head, comment),
    insert(top, comment),
  ]);
}

function isOfFile({ text }: Analysis, { scope }: Ignore): boolean {
  return scope.start === 0 && scope.end === text.length + 1;
}

/** One more code in a comment that is there. */
function withCode({ document }: Analysis, ignore: Ignore, code: string): TextEdit {
  const text = document.blocks.at(ignore.block)?.text ?? '';
  const start = document.blocks.startOf(ignore.block);
  // The codes of one comment stand behind one another, so the last one is found from any of them.
  const rest = text.slice(ignore.span.end, endOfLine(text, ignore.span.end));
  const end = ignore.span.end + (/^(?:[\s,]+(?!--(?:\s|$))[\w-]+)*/.exec(rest)?.[0].length ?? 0);
  const list = text.slice(text.lastIndexOf('charter-ignore', ignore.span.start), end);
  return insert(start + end, `${list.includes(',') ? ',' : ''} ${code}`);
}

function behindLine(text: string, line: number, code: string): TextEdit {
  const end = endOfLine(text, line);
  const content = text.slice(line, end).trimEnd();
  return { span: { start: line + content.length, end }, newText: `  # charter-ignore-line ${code}` };
}

function aboveLine(text: string, line: number, code: string): TextEdit {
  const top = line === 0 && text.startsWith('\ufeff') ? 1 : line;
  const indent = /^[ \t]*/.exec(text.slice(top))?.[0] ?? '';
  return insert(top, `${indent}# charter-ignore-next-line ${code}${lineEndOf(text)}`);
}

/** The line on which the innermost pair or item begins that holds an offset. */
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
 * The first edit after which the problem is silenced and the text is as sound as before. Where a comment can stand
 * depends on quotes, block texts and other comments; reading the result again is surer than a list of these cases.
 */
function firstThatWorks(
  { document, text }: Analysis,
  { code, span }: Problem,
  edits: readonly TextEdit[],
): TextEdit | undefined {
  const faults = document.faults.length + blockFaults(document).length;
  const ignores = readIgnores(document).all.length;
  return edits.find((edit) => {
    const after = readYaml(applyEdits(text, [edit]), document);
    if (after.faults.length + blockFaults(after).length > faults) return false;
    const { all } = readIgnores(after);
    // Behind a comment that ignores something, another one would be read as more of its codes.
    if (all.length !== ignores + 1) return false;
    const by = edit.span.end <= span.start ? edit.newText.length - (edit.span.end - edit.span.start) : 0;
    const at = span.start + by;
    return all.some(({ code: silenced, scope }) => silenced === code && scope.start <= at && at < scope.end);
  });
}
