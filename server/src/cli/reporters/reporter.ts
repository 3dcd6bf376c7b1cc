/** What a format is given, and what it gives. */
import type { createColors } from 'picocolors';
import type { Severity } from '../../rules/rule.ts';
import type { Report } from '../report.ts';

export interface ReporterContext {
  readonly colours: ReturnType<typeof createColors>;
  readonly width: number;
  /** Whether a problem of a severity makes the command fail. */
  fails(severity: Severity): boolean;
  /** A path as this command shows it. */
  shown(path: string): string;
  /** A path as a CI system looks for it. */
  fromBase(path: string): string;
}

/** Makes the text of a report. */
export type Reporter = (report: Report, context: ReporterContext) => string | Promise<string>;
