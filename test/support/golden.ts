/**
 * Golden files: charters with their exact results. Every file of a folder contains cases: a heading after `===`, the
 * charter (or several, each below `<<<` and its path), and the result below `>>>`. With CHARTER_GOLDEN=write the tests
 * write the current results; read the whole difference before you commit it.
 *
 * The result for problems contains the severity, the place and the whole message, related places, and the title of each
 * fix with the lines it changes:
 *
 *     warning missing-owner 4:15 "Deploy"
 *       Nobody is accountable for “Deploy”. …
 *       see 3:3 "pm": …
 *       fix, preferred: Make “pm” accountable
 *         - old line
 *         + new line
 */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { fixesOf } from '../../server/src/analysis.ts';
import type { Problem } from '../../server/src/checking/problems.ts';
import { applyEdits } from '../../server/src/text/edit.ts';
import { TextPieces } from '../../server/src/text/pieces.ts';
import type { Span } from '../../server/src/text/span.ts';
import { type ComparedCharter, checkWorkspace, memoryFiles, relatedPlace } from '../../server/src/workspace/index.ts';
import { absoluteEdits, TODAY } from './fixture.ts';

interface Case {
  readonly title: string;
  readonly files: Readonly<Record<string, string>>;
  /** The charters as written in the file of cases. */
  readonly source: string;
  readonly said: string;
}

function casesOf(text: string): readonly Case[] {
  return text
    .split(/^=== /m)
    .slice(1)
    .map((part) => {
      const titleEnd = part.indexOf('\n');
      const [source = '', said = ''] = part.slice(titleEnd + 1).split(/^>>>\n/m);
      const [alone = '', ...named] = source.split(/^<<< /m);
      const files = named.map((file) => {
        const end = file.indexOf('\n');
        return [file.slice(0, end), file.slice(end + 1)] as const;
      });
      return {
        title: part.slice(0, titleEnd),
        files: named.length === 0 ? { 'a.charter.yaml': alone } : Object.fromEntries(files),
        source,
        said: said.trimEnd() === '' ? '' : `${said.trimEnd()}\n`,
      };
    });
}

/** Tests that the results for the charters in all files of a folder equal the golden ones. */
export function goldenIn(folder: URL, say: (files: Case['files']) => string | Promise<string>): void {
  for (const file of readdirSync(folder).sort()) {
    const path = fileURLToPath(new URL(file, folder));
    const cases = casesOf(readFileSync(path, 'utf8'));
    describe(`golden file ${file.replace('.txt', '')}`, () => {
      if (process.env.CHARTER_GOLDEN === 'write') {
        it('is written', async () => {
          let text = '';
          for (const { title, files, source } of cases) text += `=== ${title}\n${source}>>>\n${await say(files)}\n`;
          writeFileSync(path, `${text.trimEnd()}\n`);
        });
        return;
      }
      for (const { title, files, said } of cases) {
        it(title, async () => {
          assert.equal(await say(files), said);
        });
      }
    });
  }
}

const ROOT = '/desk';

/** A place as line and column, both from 1, and the marked text. */
function placeIn(text: string, { start, end }: Span): string {
  const { line, column } = TextPieces.of(text).positionAt(start);
  return `${line + 1}:${column + 1} ${JSON.stringify(text.slice(start, end))}`;
}

/** The lines that two texts do not share at their start and end. */
export function difference(before: string, after: string): string[] {
  const [old, now] = [before.split('\n'), after.split('\n')];
  let start = 0;
  while (start < Math.min(old.length, now.length) && old[start] === now[start]) start++;
  let end = 0;
  while (end < Math.min(old.length, now.length) - start && old.at(-1 - end) === now.at(-1 - end)) end++;
  const shown = (lines: readonly string[], sign: string) =>
    lines.slice(start, lines.length - end).map((line) => `    ${sign} ${line}`.trimEnd());
  return [...shown(old, '-'), ...shown(now, '+')];
}

function stated(problem: Problem, charter: ComparedCharter, texts: Readonly<Record<string, string>>): string[] {
  const { analysis, path } = charter;
  const lines = [
    `${problem.severity} ${problem.code} ${placeIn(analysis.text, problem.span)}`,
    `  ${problem.message.replaceAll('\n', '\n  ')}`,
  ];
  for (const related of problem.finding.related ?? []) {
    const place = relatedPlace(charter, related);
    const there = place === undefined ? 'nowhere' : placeIn(texts[place.path] ?? '', place.span);
    const file = place === undefined || place.path === path ? '' : `${place.path.slice(ROOT.length + 1)} `;
    lines.push(`  see ${file}${there}: ${related.message}`);
  }
  for (const fix of fixesOf(analysis, problem)) {
    lines.push(`  fix${fix.preferred ? ', preferred' : ''}${fix.safe ? ', safe' : ''}: ${fix.title}`);
    lines.push(...difference(analysis.text, applyEdits(analysis.text, absoluteEdits(analysis, fix))));
  }
  return lines;
}

/**
 * The results for the charters of a folder, checked together. A file whose name does not end in `.charter.yaml` only
 * exists to be extended.
 *
 * @param files texts by their paths below the folder
 */
export async function allGolden(files: Readonly<Record<string, string>>): Promise<string> {
  const texts = Object.fromEntries(Object.entries(files).map(([path, text]) => [`${ROOT}/${path}`, text]));
  const paths = Object.keys(texts).filter((path) => path.endsWith('.charter.yaml'));
  const options = { root: ROOT, today: TODAY, overrides: new Map(), honourIgnores: true };
  const { charters } = await checkWorkspace(memoryFiles(texts), paths, options);
  const lines: string[] = [];
  for (const charter of charters) {
    if (charters.length > 1) lines.push(`in ${charter.path.slice(ROOT.length + 1)}`);
    for (const problem of charter.problems) lines.push(...stated(problem, charter, texts));
  }
  return lines.map((line) => `${line}\n`).join('');
}
