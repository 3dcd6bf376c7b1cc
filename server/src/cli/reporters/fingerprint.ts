/** What a problem is recognised by, from one run to the next, when lines above it have come or gone. */
import { createHash } from 'node:crypto';
import type { ReportedProblem } from '../report.ts';

/** Gives each problem of a report a fingerprint that no other one of the report has. */
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
