/** `charter check`: reports the problems of all charters. */

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

/** The options as typed. */
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

/** The parsed options. */
interface Asked {
  readonly format: Format;
  readonly failOn: Severity | 'never';
  readonly maxWarnings: number;
  readonly overrides: Overrides;
  readonly today: string;
}

function understood(host: Host, args: readonly string[], options: CheckOptions): Asked {
  const byDefault = host.env.GITHUB_ACTIONS === 'true' ? 'github' : 'pretty';
  if (options.dryRun && !options.fix) throw new Refusal('--dry-run shows what --fix would change. Add --fix.');
  if (options.fix && !options.dryRun && args.includes('-'))
    throw new Refusal('--fix cannot write to standard input. Add --dry-run to see what it would change.');
  if (options.stdinFilename !== undefined && !args.includes('-'))
    throw new Refusal('--stdin-filename needs standard input. Add - to the paths.');
  return {
    format: oneOf('format', FORMATS, options.format ?? byDefault),
    failOn: oneOf('severity', [...RANKS, 'never'], options.failOn),
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
  const outcome = options.fix ? await applyFixes(host, located, judged, options, shown) : NO_FIXES;
  if (options.dryRun) deliver(host, outcome.diff, options.output);
  const withLines = asked.format === 'pretty';
  const texts = new Map<string, FileText>([...located.texts, ...outcome.texts]);
  const data = { ...judged, root: located.root, checked: new Set(paths), withLines };
  const { charters, faults: unread } = await checkAll(host, paths, data, texts);
  const faults = [...located.faults, ...unread, ...outcome.faults];
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

/** The results of the fixes. */
interface FixOutcome {
  /** The fixed texts; in a dry run, not written. */
  readonly texts: ReadonlyMap<string, FileText>;
  /** The diff of a dry run. */
  readonly diff: string;
  /** Charters that could not be written. */
  readonly faults: readonly Unreadable[];
}

const NO_FIXES: FixOutcome = { texts: new Map(), diff: '', faults: [] };

/** Applies the safe fixes; in a dry run, only in memory. */
async function applyFixes(
  host: Host,
  located: Located,
  judged: Omit<WorkspaceOptions, 'root'>,
  options: CheckOptions,
  shown: (path: string) => string,
): Promise<FixOutcome> {
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
    say(host, `Fixed ${counted(problems, 'problem')} in ${counted(done.length, 'charter')}.`);
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

/**
 * Returns the folder that CI paths are relative to: the checkout if the command runs inside it, or the current folder.
 */
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

/** Decides whether the command fails, and prints the reason if the report does not show it. */
function judge(host: Host, files: readonly ReportedFile[], asked: Asked, options: CheckOptions): boolean {
  const problems = files.flatMap((file) => file.problems);
  const warnings = problems.filter(({ severity }) => severity === 'warning').length;
  const tooMany = warnings > asked.maxWarnings;
  if (tooMany) say(host, `${counted(warnings, 'warning')}, but --max-warnings allows ${asked.maxWarnings}.`);
  const failing = problems.filter(({ severity }) => fails(severity, asked.failOn));
  if (options.quiet && failing.length > 0 && failing.every(({ severity }) => severity !== 'error'))
    say(host, `${counted(failing.length, 'problem')} hidden by --quiet.`);
  return tooMany || failing.length > 0;
}
