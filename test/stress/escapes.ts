/**
 * Other tests send hostile texts through every field and every output, each with an independent parser: the page and
 * the picture with parse5 and an XML parser, Markdown with marked, CSV with csv-parse, SARIF with its schema, JUnit
 * with an XML parser, annotations as the GitHub runner reads them, the terminal, and the panel in a browser. This part
 * disables the escaping, one function at a time, and reports each test that does not fail.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { pathToFileURL } from 'node:url';
import { ROOT } from '../support/root.ts';
import { clock, Findings, type Part } from './part.ts';

interface Sabotage {
  readonly file: string;
  readonly name: string;
  readonly tests: string;
  /** The test that must fail; another failure does not count. */
  readonly noticed: RegExp;
  /** Whether it is part of the short form. */
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
    noticed: /^a matrix exported as csv is imported as the same matrix/,
  },
  {
    file: `${REPORTERS}/github.ts`,
    name: 'data',
    tests: 'test/cli/reporters.test.ts',
    noticed: /^keep any file name/,
    short: true,
  },
  {
    file: `${REPORTERS}/github.ts`,
    name: 'property',
    tests: 'test/cli/reporters.test.ts',
    noticed: /^keep any file name/,
  },
  {
    file: `${REPORTERS}/junit.ts`,
    name: 'xml',
    tests: 'test/cli/reporters.test.ts',
    noticed: /^can be parsed as XML, with every text unchanged/,
    short: true,
  },
  {
    file: `${REPORTERS}/sarif.ts`,
    name: 'encodeSegment',
    tests: 'test/cli/reporters.test.ts',
    noticed: /^is valid by the schema of the standard/,
  },
  {
    file: PRINTABLE,
    name: 'printable',
    tests: 'test/cli/reporters.test.ts',
    noticed: /^spells out characters that XML cannot contain/,
  },
  // The terminal: problems, matrices, and messages about a file.
  {
    file: PRINTABLE,
    name: 'printable',
    tests: 'test/cli/check.test.ts',
    noticed: /^contains no control character of the file, in any format/,
  },
  { file: PRINTABLE, name: 'printable', tests: 'test/exchange/text.test.ts', noticed: HOSTILE, short: true },
  {
    file: PRINTABLE,
    name: 'printable',
    tests: 'test/cli/commands.test.ts',
    noticed: /^escapes control characters in its output/,
  },
  // Markdown and snippets in an editor.
  { file: MARKDOWN, name: 'escapedSigns', tests: 'test/features/hover.test.ts', noticed: IN_HOVER, short: true },
  { file: MARKDOWN, name: 'folded', tests: 'test/features/hover.test.ts', noticed: IN_HOVER },
  {
    file: 'server/src/features/escapes.ts',
    name: 'escapeSnippet',
    tests: 'test/features/escapes.test.ts',
    noticed: /^gets a backslash in a snippet/,
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
  title: 'The tests of hostile texts fail when escaping is disabled',
  run: async (order) => {
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

/** The names of the failing tests; the name of the file if it fails without naming any. */
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
