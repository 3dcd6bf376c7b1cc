import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** The first Node executable of each major version on the path. */
export function nodesByMajor(): ReadonlyMap<number, string> {
  const found = new Map<number, string>();
  const folders = (process.env.PATH ?? '').split(delimiter);
  const candidates = [
    process.execPath,
    ...folders.map((folder) => join(folder, process.platform === 'win32' ? 'node.exe' : 'node')),
  ];
  for (const candidate of new Set(candidates)) {
    if (!existsSync(candidate)) continue;
    try {
      const major = Number.parseInt(execFileSync(candidate, ['-p', 'process.versions.node'], { encoding: 'utf8' }), 10);
      if (!found.has(major)) found.set(major, candidate);
    } catch {
      // Ignores a file that is named node and cannot run.
    }
  }
  return found;
}
