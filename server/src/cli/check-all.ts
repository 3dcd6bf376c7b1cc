/** Many charters checked, each by itself, with what those that extend one use of it. */

import { diskFiles, overlaid } from '../node/files.ts';
import type { FileText } from '../workspace/index.ts';
import { type CheckerOptions, checker, type Job, type Outcome } from './checked-charter.ts';
import type { Host } from './host.ts';
import { progressOn } from './progress.ts';
import type { CheckedFile, Unreadable } from './report.ts';

/** @param texts texts that count instead of those on the disk */
export async function checkAll(
  host: Host,
  paths: readonly string[],
  options: CheckerOptions,
  texts: ReadonlyMap<string, FileText>,
): Promise<{ readonly charters: readonly CheckedFile[]; readonly faults: readonly Unreadable[] }> {
  const check = checker(overlaid(diskFiles, texts), options);
  const run = async (jobs: readonly Job[], step: () => void): Promise<readonly Outcome[]> => {
    const outcomes: Outcome[] = [];
    for (const job of jobs) {
      outcomes.push(await check(job));
      step();
    }
    return outcomes;
  };
  const progress = progressOn(host, paths.length);
  try {
    const first = await run(
      paths.map((path) => ({ path, used: [] })),
      () => progress.step(),
    );
    const again = usedIn(paths, first);
    const second = await run(again, () => {});
    const better = new Map(again.map(({ path }, index) => [path, second[index]]));
    return parted(
      paths,
      first.map((outcome, index) => better.get(paths[index] ?? '') ?? outcome),
    );
  } finally {
    progress.end();
  }
}

/** The charters of which others use names. That is known when all have been looked at. */
function usedIn(paths: readonly string[], outcomes: readonly Outcome[]): readonly Job[] {
  const used = new Map<string, Set<string>>();
  for (const outcome of outcomes) {
    if ('unreadable' in outcome) continue;
    for (const [path, names] of outcome.uses) {
      const all = used.get(path) ?? new Set();
      for (const name of names) all.add(name);
      used.set(path, all);
    }
  }
  return paths.flatMap((path) => {
    const names = used.get(path);
    return names === undefined ? [] : [{ path, used: [...names].sort() }];
  });
}

function parted(paths: readonly string[], outcomes: readonly Outcome[]) {
  const charters: CheckedFile[] = [];
  const unreadable: Unreadable[] = [];
  for (const [index, path] of paths.entries()) {
    const outcome = outcomes[index];
    if (outcome === undefined) continue;
    if ('unreadable' in outcome) {
      unreadable.push({ path, message: outcome.unreadable });
      continue;
    }
    charters.push({ path, charter: outcome });
  }
  return { charters, faults: unreadable };
}
