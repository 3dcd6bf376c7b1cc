/** Words problem counts in the same way for every host. */
import type { Severity } from '../rules/rule.ts';

/** For example `2 errors`, `1 warning` and `5 suggestions`. Information and hints are suggestions. */
export function countedProblems(severities: Iterable<Severity>): readonly string[] {
  const counts = { error: 0, warning: 0, suggestion: 0 };
  for (const severity of severities) counts[severity === 'error' || severity === 'warning' ? severity : 'suggestion']++;
  return Object.entries(counts).flatMap(([word, count]) =>
    count === 0 ? [] : [`${count} ${word}${count === 1 ? '' : 's'}`],
  );
}
