/** Writes a report in SARIF 2.1.0, for code scanning. Silenced problems are listed as suppressed. */
import type { Log, ReportingDescriptor, Result, Run } from 'sarif';
import { RULES_BY_CODE } from '../../rules/index.ts';
import type { Rule, Severity } from '../../rules/rule.ts';
import { rulePath } from '../../rules/rule-page.ts';
import { printable, printableJson } from '../../text/printable.ts';
import { VERSION } from '../../version.ts';
import type { Range } from '../places.ts';
import type { ReportedFile, ReportedProblem, Unreadable } from '../report.ts';
import { fingerprints } from './fingerprint.ts';
import type { Reporter, ReporterContext } from './reporter.ts';

const LEVELS = { error: 'error', warning: 'warning', information: 'note', hint: 'note' } as const satisfies Record<
  Severity,
  string
>;

export const sarif: Reporter = ({ files, unreadable }, context) => {
  const rules = rulesOf(files);
  const run: Run = {
    tool: { driver: { name: 'Charter', version: VERSION, semanticVersion: VERSION, rules: rules.map(descriptor) } },
    columnKind: 'utf16CodeUnits',
    invocations: [
      {
        executionSuccessful: unreadable.length === 0,
        toolExecutionNotifications: unreadable.map((one) => notification(one, context)),
      },
    ],
    artifacts: files.map(({ path }) => ({ location: { uri: uriOf(path, context) } })),
    results: resultsOf(files, rules, context),
  };
  const log: Log = { $schema: 'https://json.schemastore.org/sarif-2.1.0.json', version: '2.1.0', runs: [run] };
  return `${printableJson(log)}\n`;
};

/** Returns the rules with problems, in the order of the problems. */
function rulesOf(files: readonly ReportedFile[]): readonly Rule[] {
  const codes = new Set(files.flatMap(({ problems, silenced }) => [...problems, ...silenced]).map(({ code }) => code));
  return [...codes].flatMap((code) => RULES_BY_CODE.get(code) ?? []);
}

function descriptor({ code, summary, why, severity, group }: Rule): ReportingDescriptor {
  return {
    id: code,
    shortDescription: { text: summary },
    fullDescription: { text: why },
    help: { text: `${why} Run “charter explain ${code}” for an example, or see ${rulePath(code)}.` },
    defaultConfiguration: { level: LEVELS[severity] },
    properties: { tags: [group] },
  };
}

function resultsOf(files: readonly ReportedFile[], rules: readonly Rule[], context: ReporterContext): Result[] {
  const indexes = new Map(rules.map(({ code }, index) => [code, index]));
  const fingerprint = fingerprints();
  return files.flatMap(({ path, problems, silenced }, artifact) => {
    const result = (problem: ReportedProblem, quiet: boolean): Result => ({
      ruleId: problem.code,
      ruleIndex: indexes.get(problem.code) ?? -1,
      level: LEVELS[problem.severity],
      message: { text: printable(problem.message) },
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: uriOf(path, context), index: artifact },
            region: regionOf(problem.range),
          },
        },
      ],
      ...relatedOf(problem, context),
      partialFingerprints: { 'charter/v1': fingerprint(context.fromBase(path), problem) },
      ...(quiet ? { suppressions: [suppressionOf(problem)] } : {}),
    });
    return [...problems.map((problem) => result(problem, false)), ...silenced.map((problem) => result(problem, true))];
  });
}

function relatedOf({ related }: ReportedProblem, context: ReporterContext): Pick<Result, 'relatedLocations'> {
  if (related.length === 0) return {};
  return {
    relatedLocations: related.map(({ path, range, message }, index) => ({
      id: index + 1,
      physicalLocation: { artifactLocation: { uri: uriOf(path, context) }, region: regionOf(range) },
      message: { text: printable(message) },
    })),
  };
}

function suppressionOf({ ignoredBy }: ReportedProblem): NonNullable<Result['suppressions']>[number] {
  const reason = ignoredBy?.reason;
  return { kind: 'inSource', ...(reason === undefined ? {} : { justification: printable(reason) }) };
}

/** Returns a SARIF region. Lines and columns start at 1, and the end is the column after the last character. */
function regionOf({ start, end }: Range): { [key: string]: number } {
  return { startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column };
}

/** Returns a path as a relative URI reference. Escapes characters that would start a scheme, a query or an escape. */
function uriOf(path: string, { fromBase }: ReporterContext): string {
  const relative = fromBase(path);
  const uri = relative.split('/').map(encodeSegment).join('/');
  return /^[^/]*:/.test(uri) ? `./${uri}` : uri;
}

function encodeSegment(segment: string): string {
  return encodeURIComponent(segment.replace(/\p{Cs}/gu, '\ufffd')).replaceAll('%3A', ':');
}

function notification({ path, message }: Unreadable, context: ReporterContext) {
  return {
    level: 'error' as const,
    message: { text: printable(message) },
    ...(path === '' ? {} : { locations: [{ physicalLocation: { artifactLocation: { uri: uriOf(path, context) } } }] }),
  };
}
