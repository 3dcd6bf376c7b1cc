/** What the charters of a workspace are judged by. */
import { type Analysis, type AnalysisContext, analyseDocument } from '../analysis.ts';
import type { Overrides } from '../checking/settings.ts';
import type { YamlDocument } from '../yaml/document.ts';

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

/** The analysis of a document in a context: the one that there is, where nothing has changed. */
export function analysedIn(document: YamlDocument, context: AnalysisContext, previous: Analysis | undefined): Analysis {
  if (previous?.document === document && sameContext(previous.context, context)) return previous;
  return analyseDocument(document, context, previous);
}

/** Whether two contexts are the same, so that the same text has the same analysis in both. */
function sameContext(a: AnalysisContext, b: AnalysisContext): boolean {
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
