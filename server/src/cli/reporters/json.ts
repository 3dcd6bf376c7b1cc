/** Writes a report as JSON, for scripts. Its shape is stable; see docs/cli.md. */
import { rulePath } from '../../rules/rule-page.ts';
import { printableJson } from '../../text/printable.ts';
import type { Reporter } from './reporter.ts';

export const json: Reporter = ({ files, summary }, { shown }) => {
  const report = {
    version: 1,
    files: files.map(({ path, problems }) => ({
      path: shown(path),
      problems: problems.map((problem) => ({
        code: problem.code,
        severity: problem.severity,
        message: problem.message,
        range: problem.range,
        fixable: problem.fixable,
        docs: rulePath(problem.code),
        related: problem.related.map(({ path: other, range, message }) => ({ path: shown(other), range, message })),
      })),
    })),
    summary,
  };
  return `${printableJson(report)}\n`;
};
