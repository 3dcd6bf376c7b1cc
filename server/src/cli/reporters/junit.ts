/** Writes a report as JUnit XML, with a test suite per charter and a test case per problem. */
import { printable } from '../../text/printable.ts';
import type { ReportedFile, ReportedProblem } from '../report.ts';
import type { Reporter, ReporterContext } from './reporter.ts';

export const junit: Reporter = ({ files, unreadable }, context) => {
  const suites = files.map((file) => suite(file, context));
  for (const { path, message } of unreadable) {
    if (path !== '' && !files.some((file) => file.path === path)) suites.push(errorSuite(context.shown(path), message));
  }
  const sum = (name: 'tests' | 'failures' | 'errors') => suites.reduce((total, one) => total + one[name], 0);
  const counts = `tests="${sum('tests')}" failures="${sum('failures')}" errors="${sum('errors')}"`;
  const body = suites.map(({ xml }) => xml).join('');
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="charter" ${counts}>\n${body}</testsuites>\n`;
};

interface Suite {
  readonly xml: string;
  readonly tests: number;
  readonly failures: number;
  readonly errors: number;
}

function suite({ path, problems }: ReportedFile, context: ReporterContext): Suite {
  const name = context.shown(path);
  const failures = problems.filter(({ severity }) => context.fails(severity)).length;
  const tests = problems.map((problem) => testOf(name, problem, context));
  // A charter without problems is a passed test.
  if (tests.length === 0) tests.push(`    <testcase name="no problems" classname="${xml(name)}"/>\n`);
  return suiteOf(name, { tests: tests.length, failures, errors: 0 }, tests.join(''));
}

function errorSuite(name: string, message: string): Suite {
  const test = `    <testcase name="can be read" classname="${xml(name)}">\n      <error message="${xml(message)}"/>\n    </testcase>\n`;
  return suiteOf(name, { tests: 1, failures: 0, errors: 1 }, test);
}

function suiteOf(name: string, counts: Omit<Suite, 'xml'>, body: string): Suite {
  const { tests, failures, errors } = counts;
  const attributes = `name="${xml(name)}" tests="${tests}" failures="${failures}" errors="${errors}" skipped="0"`;
  return { ...counts, xml: `  <testsuite ${attributes}>\n${body}  </testsuite>\n` };
}

/** Writes a problem: as a failed test if it fails the command, otherwise as a passed test with output. */
function testOf(name: string, problem: ReportedProblem, context: ReporterContext): string {
  const { code, severity, message, range, related } = problem;
  const place = `${range.start.line}:${range.start.column}`;
  const lines = [
    `${name}:${place}: ${severity}: ${message}`,
    ...related.map((one) => {
      const at = `${context.shown(one.path)}:${one.range.start.line}:${one.range.start.column}`;
      return `${at}: ${one.message}`;
    }),
  ];
  const text = lines.map(xml).join('\n');
  const inner = context.fails(severity)
    ? `<failure type="${xml(severity)}" message="${xml(message)}">${text}</failure>`
    : `<system-out>${text}</system-out>`;
  const attributes = `name="${xml(`${code} at ${place}`)}" classname="${xml(name)}"`;
  return `    <testcase ${attributes}>\n      ${inner}\n    </testcase>\n`;
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Escapes a text for XML, which cannot contain some characters. */
function xml(text: string): string {
  return printable(text)
    .replace(/[&<>"]/g, (char) => ENTITIES[char] ?? char)
    .replace(/[\ufffe\uffff]/g, (char) => `\\u${char.charCodeAt(0).toString(16)}`);
}
