/** The interface of report formats. */
import type { createColors } from 'picocolors';
import type { Severity } from '../../rules/rule.ts';
import type { Report } from '../report.ts';

export interface ReporterContext {
  readonly colours: ReturnType<typeof createColors>;
  readonly width: number;
  /** Whether a problem with this severity fails the command. */
  fails(severity: Severity): boolean;
  /** Returns a path as this command shows it. */
  shown(path: string): string;
  /** Returns a path as a CI system expects it. */
  fromBase(path: string): string;
}

/** Writes a report as text. */
export type Reporter = (report: Report, context: ReporterContext) => string | Promise<string>;
