/** `charter check`: every problem in every charter. */

import type { Overrides } from '../../checking/settings.ts';
import { isWithin, shownFrom, withSlashes } from '../../node/paths.ts';
import type { Severity } from '../../rules/rule.ts';
import type { FileText, WorkspaceOptions } from '../../workspace/index.ts';
import { checkAll } from '../check-all.ts';
import {
  CLEAN,
  coloursFor,
  FILE_WIDTH,
  type Host,
  NO_COLOURS,
  PROBLEMS,
  REFUSED,
  Refusal,
  type Status,
  say,
  widthFor,
} from '../host.ts';
import { deliver } from '../input.ts';
import { type Located, locate, openCharters, sayFaults } from '../open.ts';
import { countOf, dateOf, oneOf, overridesOf, RANKS } from '../option-values.ts';
import { counted } from '../phrases.ts';
import { comparedFiles, type ReportedFile, reportOf, type Unreadable } from '../report.ts';
import { FORMATS, type Format, reporterFor } from '../reporters/index.ts';
import type { ReporterContext } from '../reporters/reporter.ts';

/** The options as they were typed. */
export interface CheckOptions {
  readonly format?: string;
  readonly output?: string;
  readonly failOn: string;
  readonly maxWarnings?: string;
  readonly fix?: boolean;
  readonly dryRun?: boolean;
  readonly rule?: readonly string[];
  readonly ignoreComments: boolean;
  readonly today?: string;
  readonly stdinFilename?: string;
  readonly quiet?: boolean;
}

/** The options understood. */
interface Asked {
  readonly format: Format;
  readonly failOn: Severity | 'never';
  readonly maxWarnings: number;
  readonly overrides: Overrides;
  readonly today: string;
}

function understood(host: Host, args: readonly string[], options: CheckOptions): Asked {
  const byDefault = host.env.GITHUB_ACTIONS === 'true' ? 'github' : 'pretty';
  if (options.dryRun && !options.fix) throw new Refusal('--dry-run says what --fix would change. Add --fix.');
  if (options.fix && !options.dryRun && args.includes('-'))
    throw new Refusal('--fix cannot write to standard input. Add --dry-run to see what it would change.');
  if (options.stdinFilename !== undefined && !args.includes('-'))
    throw new Refusal('--stdin-filename names standard input, which is not read. Add - to the paths.');
  return {
    format: oneOf('format', FORMATS, options.format ?? byDefault),
    failOn: oneOf('severity to fail on', [...RANKS, 'never'], options.failOn),
    maxWarnings: options.maxWarnings === undefined ? Infinity : countOf('--max-warnings', options.maxWarnings),
    overrides: overridesOf(options.rule ?? []),
    today: options.today === undefined ? host.today : dateOf(options.today),
  };
}

export async function check(host: Host, args: readonly string[], options: CheckOptions): Promise<Status> {
  const asked = understood(host, args, options);
  const { today, overrides } = asked;
  const judged = { today, overrides, honourIgnores: options.ignoreComments };
  const located = await locate(host, args, options.stdinFilename);
  const { paths } = located;
  const shown = (path: string) => shownFrom(host.cwd, path);
  const mended = options.fix ? await mend(host, located, judged, options, shown) : NOTHING_MENDED;
  if (options.dryRun) deliver(host, mended.diff, options.output);
  const withLines = asked.format === 'pretty';
  const texts = new Map<string, FileText>([...located.texts, ...mended.texts]);
  const data = { ...judged, root: located.root, checked: new Set(paths), withLines };
  const { charters, faults: unread } = await checkAll(host, paths, data, texts);
  const faults = [...located.faults, ...unread, ...mended.faults];
  const files = comparedFiles(charters);
  sayFaults(host, faults, paths);

  if (!options.dryRun) {
    const report = reportOf(files, faults, options.quiet === true);
    const reporter = await reporterFor(asked.format);
    deliver(host, await reporter(report, contextFor(host, asked, options, shown)), options.output);
  }
  const failed = judge(host, files, asked, options);
  // Where nothing was read, nothing is known to be right.
  return faults.length > 0 || paths.length === 0 ? REFUSED : failed ? PROBLEMS : CLEAN;
}

/** What fixes have come to. */
interface Mended {
  /** What they have made of charters, or would. */
  readonly texts: ReadonlyMap<string, FileText>;
  /** Of a dry run, what they would change. */
  readonly diff: string;
  /** What could not be written. */
  readonly faults: readonly Unreadable[];
}

const NOTHING_MENDED: Mended = { texts: new Map(), diff: '', faults: [] };

/** Applies the safe fixes; in a dry run, in memory alone. */
async function mend(
  host: Host,
  located: Located,
  judged: Omit<WorkspaceOptions, 'root'>,
  options: CheckOptions,
  shown: (path: string) => string,
): Promise<Mended> {
  const { fixAll, writeFixed } = await import('../fix.ts');
  const { charters } = await openCharters(located, judged);
  const fixed = fixAll(charters, located.paths);
  const faults: Unreadable[] = [];
  const done = options.dryRun ? fixed : writeFixed(charters, fixed, faults);
  const texts = new Map<string, FileText>(done.map(({ path, after }) => [path, { ok: true, text: after }]));
  if (options.dryRun) {
    const { diffForTerminal, diffOf } = await import('../diff.ts');
    const diff = done.map((one) => diffOf(shown(one.path), one.before, one.after)).join('');
    const onTerminal = host.out.terminal && options.output === undefined;
    return { texts, diff: onTerminal ? diffForTerminal(diff) : diff, faults };
  }
  if (done.length > 0) {
    const problems = done.reduce((sum, { count }) => sum + count, 0);
    say(host, `${counted(problems, 'problem')} mended in ${counted(done.length, 'charter')}.`);
  }
  return { texts, diff: '', faults };
}

function contextFor(host: Host, asked: Asked, options: CheckOptions, shown: ReporterContext['shown']): ReporterContext {
  const base = baseFor(host, asked.format);
  const toFile = options.output !== undefined;
  return {
    colours: toFile ? NO_COLOURS : coloursFor(host.out, host.env),
    width: toFile ? FILE_WIDTH : widthFor(host.out),
    fails: (severity) => fails(severity, asked.failOn),
    shown,
    fromBase: (path) => shownFrom(base, path),
  };
}

/** The folder that a CI system counts paths from: of its own checkout, where the command runs inside it. */
function baseFor(host: Host, format: Format): string {
  const { GITHUB_WORKSPACE, CI_PROJECT_DIR } = host.env;
  const named =
    format === 'gitlab' ? CI_PROJECT_DIR : format === 'github' || format === 'sarif' ? GITHUB_WORKSPACE : '';
  if (named === undefined || named === '') return host.cwd;
  const base = withSlashes(named);
  return isWithin(base, host.cwd) ? base : host.cwd;
}

function fails(severity: Severity, failOn: Severity | 'never'): boolean {
  return failOn !== 'never' && RANKS.indexOf(severity) <= RANKS.indexOf(failOn);
}

/** Whether the command fails, and on standard error why, where the report does not show it. */
function judge(host: Host, files: readonly ReportedFile[], asked: Asked, options: CheckOptions): boolean {
  const problems = files.flatMap((file) => file.problems);
  const warnings = problems.filter(({ severity }) => severity === 'warning').length;
  const tooMany = warnings > asked.maxWarnings;
  if (tooMany) say(host, `${counted(warnings, 'warning')}, and --max-warnings allows ${asked.maxWarnings}.`);
  const failing = problems.filter(({ severity }) => fails(severity, asked.failOn));
  if (options.quiet && failing.length > 0 && failing.every(({ severity }) => severity !== 'error'))
    say(host, `${counted(failing.length, 'problem')} that --quiet does not show.`);
  return tooMany || failing.length > 0;
}
