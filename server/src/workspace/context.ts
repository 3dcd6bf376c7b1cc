/** What the charters of a workspace are judged by. */
import type { AnalysisContext } from '../analysis.ts';
import type { Overrides } from '../rules/settings.ts';

/** What all charters of a workspace are judged by. */
export interface WorkspaceOptions {
  /** The folder that `extends` never leaves: an absolute path written with `/`. */
  readonly root: string;
  /** The same by the path of a charter, for a workspace of several folders. */
  readonly rootOf?: (path: string) => string;
  /** The local date, as `YYYY-MM-DD`. */
  readonly today: string;
  readonly overrides: Overrides;
  readonly honourIgnores: boolean;
}

/** Whether two contexts are the same, so that the same text has the same analysis in both. */
export function sameContext(a: AnalysisContext, b: AnalysisContext): boolean {
  return (
    a.today === b.today &&
    a.inherited === b.inherited &&
    a.overrides === b.overrides &&
    a.honourIgnores === b.honourIgnores &&
    a.decoding?.offset === b.decoding?.offset &&
    a.decoding?.message === b.decoding?.message &&
    [...a.usedElsewhere].join('\n') === [...b.usedElsewhere].join('\n') &&
    JSON.stringify([...a.brokenExtends]) === JSON.stringify([...b.brokenExtends])
  );
}
