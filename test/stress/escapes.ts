/**
 * Hostile texts through every field and every output are tests of their own, each with an independent reader: the page
 * and the picture with parse5 and an XML parser, Markdown with marked, CSV with csv-parse, SARIF with its schema, JUnit
 * with an XML parser, annotations as the runner of GitHub reads them, the terminal, and the panel in a browser. Here the
 * escaping is taken out, one function at a time; a test that does not notice is a finding.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { pathToFileURL } from 'node:url';
import { needsShared, ROOT } from '../support/shared.ts';
import { clock, Findings, type Part } from './part.ts';

interface Sabotage {
  readonly file: string;
  readonly name: string;
  readonly tests: string;
  /** The test that has to fail: one that fails for another reason has noticed nothing. */
  readonly noticed: RegExp;
  /** Whether it is one of the few of the short form. */
  readonly short?: boolean;
}

const EXCHANGE = 'server/src/exchange';
const REPORTERS = 'server/src/cli/reporters';
const PRINTABLE = 'server/src/text/printable.ts';

const MARKDOWN = 'server/src/text/markdown.ts';

const IN_HOVER = /^no text of a charter becomes a link/;
const HOSTILE = /^hostile texts stay texts/;

const SABOTAGES: readonly Sabotage[] = [
  { file: `${EXCHANGE}/html.ts`, name: 'escaped', tests: 'test/exchange/html.test.ts', noticed: HOSTILE, short: true },
  { file: `${EXCHANGE}/svg-shapes.ts`, name: 'escaped', tests: 'test/exchange/svg.test.ts', noticed: HOSTILE },
  { file: MARKDOWN, name: 'escapedSigns', tests: 'test/exchange/markdown.test.ts', noticed: HOSTILE, short: true },
  {
    file: `${EXCHANGE}/csv.ts`,
    name: 'inert',
    tests: 'test/exchange/csv.test.ts',
    noticed: /^every hostile text is inert/,
    short: true,
  },
  { file: `${EXCHANGE}/csv.ts`, name: 'field', tests: 'test/exchange/csv.test.ts', noticed: HOSTILE },
  { file: `${EXCHANGE}/display-text.ts`, name: 'displayText', tests: 'test/exchange/html.test.ts', noticed: HOSTILE },
  {
    file: `${EXCHANGE}/import/charter/yaml-scalar.ts`,
    name: 'yamlScalar',
    tests: 'test/exchange/round-trip.test.ts',
    noticed: /^a matrix that was written as csv is read as the same matrix/,
  },
  {
    file: `${REPORTERS}/github.ts`,
    name: 'data',
    tests: 'test/cli/reporters.test.ts',
    noticed: /^keep the name of a file, whatever is in it/,
    short: true,
  },
  {
    file: `${REPORTERS}/github.ts`,
    name: 'property',
    tests: 'test/cli/reporters.test.ts',
    noticed: /^keep the name of a file, whatever is in it/,
  },
  {
    file: `${REPORTERS}/junit.ts`,
    name: 'xml',
    tests: 'test/cli/reporters.test.ts',
    noticed: /^is read by a parser of XML, with every text as it is/,
    short: true,
  },
  {
    file: `${REPORTERS}/sarif.ts`,
    name: 'encodeSegment',
    tests: 'test/cli/reporters.test.ts',
    noticed: /^is valid, by the schema of the standard/,
  },
  {
    file: PRINTABLE,
    name: 'printable',
    tests: 'test/cli/reporters.test.ts',
    noticed: /^holds what XML has no way to write/,
  },
  // The terminal: problems, matrices, and what a command says of a file that it was given.
  {
    file: PRINTABLE,
    name: 'printable',
    tests: 'test/cli/check.test.ts',
    noticed: /^has no control character of it, in any format/,
  },
  { file: PRINTABLE, name: 'printable', tests: 'test/exchange/text.test.ts', noticed: HOSTILE, short: true },
  {
    file: PRINTABLE,
    name: 'printable',
    tests: 'test/cli/commands.test.ts',
    noticed: /^escapes what could steer a terminal/,
  },
  // What an editor shows as Markdown, and what it takes for a snippet.
  { file: MARKDOWN, name: 'escapedSigns', tests: 'test/features/hover.test.ts', noticed: IN_HOVER, short: true },
  { file: MARKDOWN, name: 'folded', tests: 'test/features/hover.test.ts', noticed: IN_HOVER },
  {
    file: 'server/src/features/escapes.ts',
    name: 'escapeSnippet',
    tests: 'test/features/escapes.test.ts',
    noticed: /^in a snippet has a backslash/,
  },
  // The panel: its texts become markup in place of nodes.
  {
    file: 'client/src/webview/dom.ts',
    name: 'append',
    tests: 'test/webview/hostile.test.ts',
    noticed: /^hostile texts in every field stay texts/,
  },
];

export const escapes: Part = {
  name: 'escapes',
  title: 'The tests of hostile texts notice when the escaping is taken out',
  run: async (order) => {
    if ('skip' in needsShared) return { figures: [], findings: [], skipped: [needsShared.skip] };
    const over = clock(order);
    const findings = new Findings();
    const wanted = SABOTAGES.filter(({ short }) => short || !order.short);
    let tried = 0;
    for (const one of wanted) {
      if (over()) break;
      tried++;
      const whole = await failuresOf(one, 'no');
      if (whole.length > 0)
        findings.note(`${one.tests} does not pass with all escapes in their places: ${whole.join()}`);
      const failed = await failuresOf(one, 'yes');
      if (!failed.some((name) => one.noticed.test(name)))
        findings.note(
          `${one.tests} does not notice that ${one.name} of ${one.file} escapes nothing; what fails is ${failed.join() || 'nothing'}`,
        );
    }
    return {
      figures: [{ what: 'escapes taken out, each noticed by its tests', count: tried }],
      findings: findings.list,
    };
  },
};

/** The names of the tests that fail; that of the file where it ends without saying any. */
async function failuresOf({ file, name, tests }: Sabotage, really: 'yes' | 'no'): Promise<readonly string[]> {
  const { NODE_TEST_CONTEXT: _, ...env } = process.env;
  const hook = pathToFileURL(join(ROOT, 'test/stress/sabotage.mjs')).href;
  const child = spawn(process.execPath, ['--import', hook, '--test-reporter=tap', join(ROOT, tests)], {
    cwd: ROOT,
    env: { ...env, CHARTER_SABOTAGE: [file, name, really].join('#') },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const [out, [status]] = await Promise.all([text(child.stdout), once(child, 'close')]);
  const failed = [...out.matchAll(/^ *not ok \d+ - (.*)$/gm)].map(([, said = '']) => said);
  return status !== 0 && failed.length === 0 ? [tests] : failed;
}
