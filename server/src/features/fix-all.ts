/** Many fixes at once, for "fix all" in an editor and `charter check --fix`. */
import { type Analysis, fixesOf } from '../analysis.ts';
import type { Problem } from '../rules/problems.ts';
import type { Fix } from '../rules/rule.ts';
import type { TextEdit } from '../text/edit.ts';
import { absolute, JointEdits } from './places.ts';

/** A set of edits that can be made together, and the problems that they mend. */
export interface JointFix {
  /** In the order of the text; none meets another. */
  readonly edits: readonly TextEdit[];
  readonly problems: readonly Problem[];
}

/**
 * The edits that mend every problem which has a fix that is preferred and safe. A fix that meets an earlier one is left
 * for the next time: apply the edits, analyse again, and ask again until there are none.
 */
export function safeFixes(analysis: Analysis, problems: readonly Problem[] = analysis.problems): JointFix {
  return jointFix(analysis, problems, (fix) => fix.preferred && fix.safe);
}

/** The edits that mend every problem of one rule which has a preferred fix. */
export function fixesOfKind(
  analysis: Analysis,
  code: string,
  problems: readonly Problem[] = analysis.problems,
): JointFix {
  return jointFix(
    analysis,
    problems.filter((problem) => problem.code === code),
    (fix) => fix.preferred,
  );
}

function jointFix(analysis: Analysis, problems: readonly Problem[], wanted: (fix: Fix) => boolean): JointFix {
  const joint = new JointEdits();
  const mended = problems.filter((problem) => {
    const fix = fixesOf(analysis, problem).find(wanted);
    const edits = fix && absolute(analysis.document, fix.edits);
    return edits !== undefined && edits.length > 0 && joint.add(edits);
  });
  return { edits: joint.edits, problems: mended };
}
