/** Writes a report for the code quality widget of GitLab. */
import { printable, printableJson } from '../../text/printable.ts';
import { fingerprints } from './fingerprint.ts';
import type { Reporter } from './reporter.ts';

/** GitLab has five severities. The two highest are for service failures. */
const SEVERITIES = { error: 'major', warning: 'minor', information: 'info', hint: 'info' } as const;

export const gitlab: Reporter = ({ files }, { fromBase }) => {
  const fingerprint = fingerprints();
  const issues = files.flatMap(({ path, problems }) =>
    problems.map((problem) => ({
      description: printable(problem.message),
      check_name: problem.code,
      fingerprint: fingerprint(fromBase(path), problem),
      severity: SEVERITIES[problem.severity],
      location: {
        path: fromBase(path),
        lines: { begin: problem.range.start.line, end: problem.range.end.line },
      },
    })),
  );
  return `${printableJson(issues)}\n`;
};
