/** `charter matrix`: the tables of a charter, for people and for scripts. */
import type { Analysis } from '../../analysis.ts';
import type { Facts } from '../../charter/facts.ts';
import { type MatrixBy, matrixOf } from '../../charter/matrix-tables.ts';
import { MATRIX_FORMATS, matrixAs } from '../../exchange/matrix-as.ts';
import { codeOf, nodeFiles, overlaid, reasonOf } from '../../node/files.ts';
import { readOrdinarySync } from '../../node/ordinary-file.ts';
import { absolute, rootOf } from '../../node/paths.ts';
import { isStructural } from '../../rules/rule.ts';
import { openWorkspace } from '../../workspace/index.ts';
import {
  CLEAN,
  coloursFor,
  FILE_WIDTH,
  type Host,
  NO_COLOURS,
  PROBLEMS,
  Refusal,
  type Status,
  say,
  widthFor,
} from '../host.ts';
import { deliver, readStandardInput, STDIN } from '../input.ts';
import { oneOf } from '../option-values.ts';
import { counted, didYouMean, listed } from '../phrases.ts';

export interface MatrixOptions {
  readonly as: string;
  readonly by: string;
  readonly table?: string;
  readonly output?: string;
  readonly check?: boolean;
}

const WHOM: readonly MatrixBy[] = ['role', 'person'];

export async function matrix(host: Host, file: string, options: MatrixOptions): Promise<Status> {
  const format = oneOf('format', MATRIX_FORMATS, options.as);
  const by = oneOf('kind of column', WHOM, options.by);
  if (options.check && options.output === undefined)
    throw new Refusal('--check compares with a file. Name it with --output FILE.');
  const shown = file === '-' ? STDIN : file;
  const analysis = await analysed(host, file, shown);
  const { context, problems } = analysis;
  if (context.decoding !== undefined) throw new Refusal(`${shown}: ${context.decoding.message}`);
  const broken = problems.filter(({ rule }) => isStructural(rule)).length;
  const facts = onlyTable(analysis.facts, options.table, shown);
  const toFile = options.output !== undefined;
  const text = matrixAs(format, matrixOf(facts, by), {
    text: {
      width: toFile ? FILE_WIDTH : widthFor(host.out),
      style: toFile ? NO_COLOURS : coloursFor(host.out, host.env),
    },
  });
  if (broken > 0) {
    const errors = counted(broken, 'error');
    say(host, `${shown}: The charter has ${errors} of structure, so rows may be missing. “charter check” says where.`);
  } else if (facts.tables.every(({ rows }) => rows.length === 0)) say(host, `${shown}: The charter has no table.`);
  const ended = broken > 0 ? PROBLEMS : CLEAN;
  if (options.check && options.output !== undefined) return isFresh(host, options.output, text) ? ended : PROBLEMS;
  deliver(host, text, options.output);
  return ended;
}

async function analysed(host: Host, file: string, shown: string): Promise<Analysis> {
  const path = absolute(host.cwd, file === '-' ? STDIN : file);
  if (file === '') throw new Refusal('An empty path names no file.');
  const texts = file === '-' ? new Map([[path, await readStandardInput(host)]]) : new Map();
  const options = { root: rootOf(host.cwd), today: host.today, overrides: new Map(), honourIgnores: true };
  const { charters, unreadable } = await openWorkspace(overlaid(nodeFiles(), texts), [path], options);
  const analysis = charters.analysis(path);
  if (analysis === undefined) throw new Refusal(`${shown}: ${unreadable[0]?.message ?? 'It cannot be read.'}`);
  return analysis;
}

/** The facts with one table alone, where one is asked for. */
function onlyTable(facts: Facts, wanted: string | undefined, shown: string): Facts {
  if (wanted === undefined) return facts;
  const folded = wanted.toLowerCase();
  // A scheme of the team's own may be called in any case; two that differ in that alone are two.
  const exact = facts.tables.filter(({ table }) => table.scheme.id === wanted);
  const tables =
    exact.length > 0 ? exact : facts.tables.filter(({ table }) => table.scheme.id.toLowerCase() === folded);
  if (tables.length > 0) return { ...facts, tables };
  const ids = facts.tables.map(({ table }) => table.scheme.id);
  const known = ids.length === 0 ? 'It has no table at all.' : `It has ${listed(ids)}.${didYouMean(wanted, ids)}`;
  throw new Refusal(`${shown} has no table “${wanted}”. ${known}`);
}

/** Whether a file says what would be written into it; a checkout with other line ends is no difference. */
function isFresh(host: Host, output: string, text: string): boolean {
  let found: string | undefined;
  try {
    // Each line end may be of two bytes in the checkout; what is longer still is another text.
    const limit = 2 * Buffer.byteLength(text) + 1;
    found = Buffer.from(readOrdinarySync(absolute(host.cwd, output), { limit })).toString('utf8');
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw new Refusal(`${output} cannot be read: ${reasonOf(error)}.`);
  }
  if (found?.replaceAll('\r\n', '\n') === text.replaceAll('\r\n', '\n')) return true;
  const why = found === undefined ? 'is not there' : 'is stale';
  say(host, `${output} ${why}. Run the command without --check to write it.`);
  return false;
}
