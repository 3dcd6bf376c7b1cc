/**
 * Survivors that somebody has read and found harmless: no input can tell the difference, or it is one of speed. They are
 * named in `harmless/*.txt`, where nothing of the source has to be quoted:
 *
 *     server/src/text/some.ts
 *       if (from === to) return '';
 *         false
 *         from === to → true
 *         An empty piece is cut out as well, and is as empty.
 *
 * A file; the line on which a mutant starts, without its indent; what stands there instead, as the survivors are printed,
 * of which the part up to the arrow may be left out; and why, a sentence, which ends the entry. A line of which there are
 * several in the file may follow the one before it and ` ⏎ `. Of several equal changes on a line the one at a column of
 * that line, counted from 1 without its indent, is meant by ` @` and that number behind the change.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Mutant, type MutationReport, tested, unseen } from './score.ts';

export interface Harmless {
  readonly file: string;
  readonly line: string;
  readonly mutant: string;
  readonly why: string;
}

/** How much of what stood there before is shown. */
const SHOWN = 60;

const oneLine = (text: string) => text.replaceAll(/\s+/g, ' ').trim();

function shortened(text: string): string {
  const characters = [...text];
  return characters.length > SHOWN ? `${characters.slice(0, SHOWN - 1).join('')}…` : text;
}

/** What a mutant puts in the place of something: alone, with what stood there, and with the column of that as well. */
function changesOf(
  { replacement, location: { start, end } }: Mutant,
  lines: readonly string[],
): [string, string, string] {
  const line = lines[start.line - 1] ?? '';
  const column = start.column - (line.length - line.trimStart().length);
  const within = lines.slice(start.line - 1, end.line);
  // The end is cut off first: both may be on the same line.
  const last = within.length - 1;
  within[last] = within[last]?.slice(0, end.column - 1) ?? '';
  within[0] = within[0]?.slice(start.column - 1) ?? '';
  const after = oneLine(replacement ?? '');
  const change = `${shortened(oneLine(within.join('\n')))} → ${after}`;
  return [after, change, `${change} @${column}`];
}

/** A mutant as it is printed, and as an entry may name it. */
export function shown(mutant: Mutant, source: string): string {
  return changesOf(mutant, source.split(/\r?\n/))[1];
}

/** The entries of one text. */
export function parse(text: string): readonly Harmless[] {
  const entries: Harmless[] = [];
  let file = '';
  let line = '';
  let mutants: string[] = [];
  const lines = text.split(/\r?\n/);
  for (const [index, written] of lines.entries()) {
    const said = written.trim();
    const indent = written.length - written.trimStart().length;
    if (said === '' || written.startsWith('# ')) continue;
    if (indent === 0) [file, line] = [said, ''];
    else if (indent === 2) line = said;
    else if (indent !== 4 || file === '' || line === '')
      throw new Error(`line ${index + 1} belongs to nothing: ${said}`);
    // The last of the lines below a line of source says why.
    else if (/^ {4}\S/.test(lines[index + 1] ?? '')) mutants.push(said);
    else {
      if (mutants.length === 0) throw new Error(`line ${index + 1} says why, but of no mutant: ${said}`);
      const [of, at] = [file, line];
      entries.push(...mutants.map((mutant) => ({ file: of, line: at, mutant, why: said })));
      mutants = [];
    }
  }
  return entries;
}

/** All that are named harmless. */
export function readHarmless(folder: string): readonly Harmless[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.txt'))
    .sort()
    .flatMap((name) => parse(readFileSync(join(folder, name), 'utf8')));
}

export interface Judged {
  /** The survivors that are named. */
  readonly harmless: ReadonlySet<Mutant>;
  /** What is wrong with the names: they fit nothing, or what a test sees. */
  readonly stale: readonly string[];
}

/** Which mutants of a report are named harmless. */
export function judge({ files }: MutationReport, named: readonly Harmless[]): Judged {
  const harmless = new Set<Mutant>();
  const stale: string[] = [];
  for (const [file, { source, mutants }] of Object.entries(files)) {
    const lines = source.split(/\r?\n/);
    const trimmed = (line: number) => lines[line - 1]?.trim() ?? '';
    for (const { line, mutant, ...entry } of named) {
      if (entry.file !== file) continue;
      const fitting = mutants.filter(tested).filter((one) => {
        const at = one.location.start.line;
        const onLine = line === trimmed(at) || line === `${trimmed(at - 1)} ⏎ ${trimmed(at)}`;
        return onLine && changesOf(one, lines).includes(mutant);
      });
      const seen = fitting.filter((one) => !unseen(one));
      if (fitting.length === 0) stale.push(`${file}: no such mutant: ${line}: ${mutant}`);
      else if (seen.length === fitting.length) stale.push(`${file}: a test sees it: ${line}: ${mutant}`);
      else if (seen.length > 0) stale.push(`${file}: fits another that a test sees: ${line}: ${mutant}`);
      else for (const one of fitting) harmless.add(one);
    }
  }
  return { harmless, stale };
}
