/** Applies safe fixes, if they are preferred. */
import { type Analysis, fixesOf } from '../analysis.ts';
import type { Problem } from '../checking/problems.ts';
import { applyEdits, type TextEdit } from '../text/edit.ts';
import { shift } from '../text/span.ts';
import type { Charters } from '../workspace/index.ts';
import type { Unreadable } from './report.ts';
import { rewrite } from './write-file.ts';

/** A fixed charter. */
export interface Fixed {
  readonly path: string;
  readonly before: string;
  readonly after: string;
  /** Number of fixed problems. */
  readonly count: number;
}

/** Limits the rounds, since a fix can uncover another fixable problem, and fixes could undo each other. */
const MAX_ROUNDS = 100;

/** Fixes charters in memory, in rounds, until no safe fix is left. */
export function fixAll(charters: Charters, paths: readonly string[]): readonly Fixed[] {
  const fixed = new Map<string, Fixed>();
  for (let round = 0; round < MAX_ROUNDS; round++) {
    let changed = false;
    for (const { path, analysis, problems } of charters.check(paths)) {
      // Skip files that are not UTF-8, since their other bytes would change.
      if (analysis.context.decoding !== undefined) continue;
      const { edits, count } = safeEdits(analysis, problems);
      if (count === 0) continue;
      const known = fixed.get(path) ?? { path, before: analysis.text, count: 0 };
      const after = applyEdits(analysis.text, edits);
      fixed.set(path, { ...known, after, count: known.count + count });
      charters.set(path, { ok: true, text: after });
      changed = true;
    }
    if (!changed) break;
  }
  return [...fixed.values()].filter(({ before, after }) => before !== after);
}

/** Writes the fixed charters. If one cannot be written, restores its text from the disk. */
export function writeFixed(charters: Charters, fixed: readonly Fixed[], faults: Unreadable[]): readonly Fixed[] {
  const written: Fixed[] = [];
  for (const one of fixed) {
    const result = rewrite(one.path, one.before, one.after);
    if (result.ok) written.push(one);
    else {
      faults.push({ path: one.path, message: result.message });
      charters.set(one.path, { ok: true, text: one.before });
    }
  }
  return written;
}

/** Returns the edits of the safe fixes. Fixes that overlap others wait for the next round. */
function safeEdits(analysis: Analysis, problems: readonly Problem[]): { edits: readonly TextEdit[]; count: number } {
  const { blocks } = analysis.document;
  let places: ReturnType<typeof blocks.startsOfAll> | undefined;
  const wanted = problems.flatMap((problem) => {
    if (!problem.rule.fixesSafely) return [];
    const fix = fixesOf(analysis, problem).find((one) => one.preferred && one.safe);
    if (fix === undefined) return [];
    places ??= blocks.startsOfAll();
    const edits: TextEdit[] = [];
    for (const { block, span, newText } of fix.edits) {
      const start = places.get(block);
      if (start === undefined) return [];
      edits.push({ span: shift(span, start), newText });
    }
    const from = Math.min(...edits.map(({ span }) => span.start));
    return edits.length === 0 ? [] : [{ edits, from, to: Math.max(...edits.map(({ span }) => span.end)) }];
  });
  const edits: TextEdit[] = [];
  let count = 0;
  let last = -1;
  for (const one of wanted.sort((a, b) => a.from - b.from)) {
    if (one.from <= last) continue;
    edits.push(...one.edits);
    last = one.to;
    count++;
  }
  return { edits, count };
}
