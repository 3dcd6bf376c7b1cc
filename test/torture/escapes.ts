/**
 * Hostile texts through every field and every output are tests of their own, each with an independent reader: the page
 * and the picture with parse5 and an XML parser, Markdown with marked, CSV with csv-parse, SARIF with its schema, JUnit
 * with an XML parser, annotations as the runner of GitHub reads them, the terminal, and the panel in a browser. Here the
 * escaping is taken out, one function at a time; a test that does not notice is a finding.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { needsShared, ROOT } from '../support/shared.ts';
import { clock, Findings, type Part } from './part.ts';

interface Sabotage {
  readonly file: string;
  readonly name: string;
  readonly tests: string;
  /** Whether it is one of the few of the short form. */
  readonly short?: boolean;
}

const EXCHANGE = 'server/src/exchange';
const REPORTERS = 'server/src/cli/reporters';

const SABOTAGES: readonly Sabotage[] = [
  { file: `${EXCHANGE}/html.ts`, name: 'escaped', tests: 'test/exchange/html.test.ts', short: true },
  { file: `${EXCHANGE}/svg-shapes.ts`, name: 'escaped', tests: 'test/exchange/svg.test.ts' },
  { file: `${EXCHANGE}/markdown.ts`, name: 'markdownText', tests: 'test/exchange/markdown.test.ts', short: true },
  { file: `${EXCHANGE}/csv.ts`, name: 'inert', tests: 'test/exchange/csv.test.ts', short: true },
  { file: `${EXCHANGE}/csv.ts`, name: 'field', tests: 'test/exchange/csv.test.ts' },
  { file: `${EXCHANGE}/shown.ts`, name: 'shown', tests: 'test/exchange/html.test.ts' },
  { file: `${EXCHANGE}/import/yaml-scalar.ts`, name: 'yamlScalar', tests: 'test/exchange/round-trip.test.ts' },
  { file: `${REPORTERS}/github.ts`, name: 'data', tests: 'test/cli/reporters.test.ts', short: true },
  { file: `${REPORTERS}/github.ts`, name: 'property', tests: 'test/cli/reporters.test.ts' },
  { file: `${REPORTERS}/junit.ts`, name: 'xml', tests: 'test/cli/reporters.test.ts', short: true },
  {
    file: `${REPORTERS}/sarif.ts`,
    name: 'encodeSegment',

    tests: 'test/cli/reporters.test.ts',
  },
  { file: 'server/src/text/printable.ts', name: 'printable', tests: 'test/cli/reporters.test.ts' },
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
      if ((await statusOf(one, 'no')) !== 0)
        findings.note(`${one.tests} does not pass with all escapes in their places`);
      if ((await statusOf(one, 'yes')) === 0)
        findings.note(`${one.tests} does not notice that ${one.name} of ${one.file} escapes nothing`);
    }
    return {
      figures: [{ what: 'escapes taken out, each noticed by its tests', count: tried }],
      findings: findings.list,
    };
  },
};

async function statusOf({ file, name, tests }: Sabotage, really: 'yes' | 'no'): Promise<number> {
  const { NODE_TEST_CONTEXT: _, ...env } = process.env;
  const hook = pathToFileURL(join(ROOT, 'test/torture/sabotage.mjs')).href;
  const child = spawn(process.execPath, ['--import', hook, join(ROOT, tests)], {
    cwd: ROOT,
    env: { ...env, CHARTER_SABOTAGE: [file, name, really].join('#') },
    stdio: 'ignore',
  });
  const [status] = await once(child, 'exit');
  return Number(status ?? 1);
}
