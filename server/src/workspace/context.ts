/** The context in which charters are checked. */
import { type Analysis, type AnalysisContext, analyseDocument } from '../analysis.ts';
import type { Overrides } from '../checking/settings.ts';
import type { YamlDocument } from '../yaml/document.ts';

/** The context of all charters of a workspace. */
export interface WorkspaceOptions {
  /** The root folder, which `extends` cannot leave: an absolute path with `/`. */
  readonly root: string;
  /** The root folder for the path of a charter, in a workspace with several folders. */
  readonly rootOf?: (path: string) => string;
  /** The local date as `YYYY-MM-DD`. */
  readonly today: string;
  readonly overrides: Overrides;
  readonly honourIgnores: boolean;
}

/** Analyses a document in a context, or returns the previous analysis if nothing has changed. */
export function analysedIn(document: YamlDocument, context: AnalysisContext, previous: Analysis | undefined): Analysis {
  if (previous?.document === document && sameContext(previous.context, context)) return previous;
  return analyseDocument(document, context, previous);
}

/** Whether two contexts are equal, so that a text has the same analysis in both. */
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
