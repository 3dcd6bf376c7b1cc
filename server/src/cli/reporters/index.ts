/** The report formats by name. Only the requested one is loaded. */
import type { Reporter } from './reporter.ts';

export const FORMATS = ['pretty', 'json', 'github', 'sarif', 'junit', 'gitlab'] as const;

export type Format = (typeof FORMATS)[number];

export async function reporterFor(format: Format): Promise<Reporter> {
  switch (format) {
    case 'pretty':
      return (await import('./pretty.ts')).pretty;
    case 'json':
      return (await import('./json.ts')).json;
    case 'github':
      return (await import('./github.ts')).github;
    case 'sarif':
      return (await import('./sarif.ts')).sarif;
    case 'junit':
      return (await import('./junit.ts')).junit;
    case 'gitlab':
      return (await import('./gitlab.ts')).gitlab;
  }
}
