/** Fingerprints that identify a problem in later runs, even if its line number has changed. */
import { createHash } from 'node:crypto';
import type { ReportedProblem } from '../report.ts';

/** Returns a unique fingerprint for each problem of a report. */
export function fingerprints(): (path: string, problem: ReportedProblem) => string {
  const seen = new Map<string, number>();
  return (path, { code, message, marked }) => {
    const about = JSON.stringify([path, code, message, marked]);
    const before = seen.get(about) ?? 0;
    seen.set(about, before + 1);
    const hash = createHash('sha256').update(about);
    if (before > 0) hash.update(String(before));
    return hash.digest('hex');
  };
}
