/** What changes would do to a file, as a unified diff that `git apply` and `patch` take. */
import { diffArrays } from 'diff';
import { printable } from '../text/printable.ts';

/** Lines of the old text, from one number to another, and the lines that replace them. */
interface Change {
  readonly from: number;
  readonly to: number;
  readonly added: readonly string[];
}

/** Unchanged lines around a change. */
const CONTEXT = 3;

/** Texts that differ in more lines are compared line by line: the shortest diff takes the square of this many steps. */
const MAX_DIFFERENT = 1000;

/** The diff of a file, with the bytes of the file as they are. */
export function diffOf(path: string, before: string, after: string): string {
  const old = linesOf(before);
  const hunks = grouped(changesBetween(old, linesOf(after)));
  let shift = 0;
  const texts = hunks.map((changes) => {
    const hunk = hunkOf(old, changes, shift);
    shift = hunk.shift;
    return hunk.text;
  });
  return [`--- ${nameFor(`a/${path}`)}\n`, `+++ ${nameFor(`b/${path}`)}\n`, ...texts].join('');
}

/** A diff with the characters escaped that cannot be seen on a terminal, or that control it. No tool takes it. */
export function diffForTerminal(diff: string): string {
  return diff
    .split(/\r?\n/)
    .map((line) => line.split('\t').map(printable).join('\t'))
    .join('\n');
}

/** A text in lines, each with its end. */
function linesOf(text: string): readonly string[] {
  return text === '' ? [] : text.split(/(?<=\n)/);
}

function changesBetween(old: readonly string[], now: readonly string[]): readonly Change[] {
  const parts = diffArrays([...old], [...now], { maxEditLength: MAX_DIFFERENT });
  if (parts === undefined) return changesInPlace(old, now);
  const changes: Change[] = [];
  let at = 0;
  for (const { added, removed, value } of parts) {
    const last = changes.at(-1);
    if (added) {
      if (last?.to === at) changes[changes.length - 1] = { ...last, added: [...last.added, ...value] };
      else changes.push({ from: at, to: at, added: value });
      continue;
    }
    if (removed) {
      if (last?.to === at) changes[changes.length - 1] = { ...last, to: at + value.length };
      else changes.push({ from: at, to: at + value.length, added: [] });
    }
    at += value.length;
  }
  return changes;
}

/** The lines that differ from those with the same number; where there are more or fewer of them, all. */
function changesInPlace(old: readonly string[], now: readonly string[]): readonly Change[] {
  if (old.length !== now.length) return [{ from: 0, to: old.length, added: now }];
  return now.flatMap((line, at) => (line === old[at] ? [] : [{ from: at, to: at + 1, added: [line] }]));
}

/** Changes of which the context touches belong to one hunk. */
function grouped(changes: readonly Change[]): readonly (readonly Change[])[] {
  const groups: Change[][] = [];
  for (const change of changes) {
    const group = groups.at(-1);
    const last = group?.at(-1);
    if (group !== undefined && last !== undefined && change.from - last.to <= 2 * CONTEXT) group.push(change);
    else groups.push([change]);
  }
  return groups;
}

/** @param shift how many lines more the new text has before the hunk; the answer has that of after it */
function hunkOf(
  old: readonly string[],
  changes: readonly Change[],
  shift: number,
): { readonly text: string; readonly shift: number } {
  const from = Math.max(0, (changes[0]?.from ?? 0) - CONTEXT);
  const to = Math.min(old.length, (changes.at(-1)?.to ?? 0) + CONTEXT);
  const body: string[] = [];
  let at = from;
  let grown = 0;
  for (const change of changes) {
    for (const line of old.slice(at, change.from)) body.push(` ${line}`);
    for (const line of old.slice(change.from, change.to)) body.push(`-${line}`);
    for (const line of change.added) body.push(`+${line}`);
    grown += change.added.length - (change.to - change.from);
    at = change.to;
  }
  for (const line of old.slice(at, to)) body.push(` ${line}`);
  const count = to - from;
  const header = `@@ -${rangeOf(from, count)} +${rangeOf(from + shift, count + grown)} @@\n`;
  const ended = body.map((line) => (line.endsWith('\n') ? line : `${line}\n\\ No newline at end of file\n`));
  return { text: header + ended.join(''), shift: shift + grown };
}

/** A range of no lines is named by the line before it. */
function rangeOf(from: number, count: number): string {
  return `${count === 0 ? from : from + 1},${count}`;
}

/** The escapes of C that Git knows. */
const ESCAPES: ReadonlyMap<number, string> = new Map(
  ['a', 'b', 't', 'n', 'v', 'f', 'r'].map((letter, index) => [7 + index, `\\${letter}`]),
);

/** A name as Git writes it: between quotes where a byte of it is not plain, with a tab after it where it has spaces. */
function nameFor(path: string): string {
  const quoted = Array.from(Buffer.from(path, 'utf8'), (byte) => {
    const char = String.fromCharCode(byte);
    if (char === '"' || char === '\\') return `\\${char}`;
    if (byte >= 0x20 && byte < 0x7f) return char;
    return ESCAPES.get(byte) ?? `\\${byte.toString(8).padStart(3, '0')}`;
  }).join('');
  if (quoted !== path) return `"${quoted}"`;
  return path.includes(' ') ? `${path}\t` : path;
}
