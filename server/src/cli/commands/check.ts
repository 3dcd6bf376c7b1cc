/** `charter check`: every problem in every charter. */
import type { Severity } from '../../rules/rule.ts';
import type { Overrides } from '../../rules/settings.ts';
import type { Charters, CheckedCharter } from '../../workspace/index.ts';
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
import { openCharters, sayFaults } from '../open.ts';
import { isWithin, shownFrom, withSlashes } from '../paths.ts';
import { reportOf, type Unreadable } from '../report.ts';
import { FORMATS, type Format, reporterFor } from '../reporters/index.ts';
import type { ReporterContext } from '../reporters/reporter.ts';
import { countOf, dateOf, oneOf, overridesOf, RANKS } from '../values.ts';
import { counted } from '../words.ts';

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
  const settings = { today, overrides, honourIgnores: options.ignoreComments, stdinFilename: options.stdinFilename };
  const { paths, charters, files, faults: unread } = await openCharters(host, args, settings);
  const faults = [...unread];
  const shown = (path: string) => shownFrom(host.cwd, path);
  const mended = options.fix ? await mend(host, charters, paths, options, shown, faults) : undefined;
  if (mended !== undefined && options.dryRun) deliver(host, mended, options.output);
  const checked = charters.check(paths);
  sayFaults(host, faults, paths);

  const workspace = { charters: checked, unreadable: [] };
  if (!options.dryRun) {
    const report = await reportOf(workspace, { files, unreadable: faults, errorsOnly: options.quiet === true });
    const reporter = await reporterFor(asked.format);
    deliver(host, await reporter(report, contextFor(host, asked, options, shown)), options.output);
  }
  const failed = judge(host, checked, asked, options);
  return faults.length > 0 ? REFUSED : failed ? PROBLEMS : CLEAN;
}

/** Applies the safe fixes; of a dry run, the text of what they would change. */
async function mend(
  host: Host,
  charters: Charters,
  paths: readonly string[],
  options: CheckOptions,
  shown: (path: string) => string,
  faults: Unreadable[],
): Promise<string | undefined> {
  const { fixAll, writeFixed } = await import('../fix.ts');
  const fixed = fixAll(charters, paths);
  if (options.dryRun) {
    const { diffOf } = await import('../diff.ts');
    return fixed.map((one) => diffOf(shown(one.path), one.before, one.after)).join('');
  }
  const written = writeFixed(charters, fixed, faults);
  if (written.length > 0) {
    const problems = written.reduce((sum, { count }) => sum + count, 0);
    say(host, `${counted(problems, 'problem')} mended in ${counted(written.length, 'charter')}.`);
  }
  return undefined;
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
function judge(host: Host, checked: readonly CheckedCharter[], asked: Asked, options: CheckOptions): boolean {
  const problems = checked.flatMap((charter) => charter.problems);
  const warnings = problems.filter(({ severity }) => severity === 'warning').length;
  const tooMany = warnings > asked.maxWarnings;
  if (tooMany) say(host, `${counted(warnings, 'warning')}, and --max-warnings allows ${asked.maxWarnings}.`);
  const failing = problems.filter(({ severity }) => fails(severity, asked.failOn));
  if (options.quiet && failing.length > 0 && failing.every(({ severity }) => severity !== 'error'))
    say(host, `${counted(failing.length, 'problem')} that --quiet does not show.`);
  return tooMany || failing.length > 0;
}
