/** Many fixes at once, for "fix all" in an editor and `charter check --fix`. */
import { type Analysis, fixesOf } from '../../analysis.ts';
import type { Problem } from '../../checking/problems.ts';
import { isBroken } from '../../checking/run-rules.ts';
import type { Fix } from '../../rules/rule.ts';
import { applyEdits, type TextEdit } from '../../text/edit.ts';
import { countFaults } from '../../yaml/block-faults.ts';
import { readYaml } from '../../yaml/document.ts';
import { absolute, JointEdits } from '../block-edits.ts';

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
  const joint = joined(analysis, problems, wanted);
  if (isSound(analysis, joint.edits)) return joint;
  const careful = joined(analysis, harmless(analysis, problems, wanted), wanted);
  return isSound(analysis, careful.edits) ? careful : { edits: [], problems: [] };
}

/**
 * The problems whose fixes do no harm, where together they do: one of them may in a text that is broken in an unusual way.
 * It is found by halves, since each try reads the text again.
 */
function harmless(analysis: Analysis, problems: readonly Problem[], wanted: (fix: Fix) => boolean): readonly Problem[] {
  if (problems.length < 2) return [];
  const half = problems.length >> 1;
  return [problems.slice(0, half), problems.slice(half)].flatMap((some) => {
    const joint = joined(analysis, some, wanted);
    return isSound(analysis, joint.edits) ? joint.problems : harmless(analysis, some, wanted);
  });
}

function joined(analysis: Analysis, problems: readonly Problem[], wanted: (fix: Fix) => boolean): JointFix {
  const joint = new JointEdits();
  const mended = problems.filter((problem) => {
    const fix = fixesOf(analysis, problem).find(wanted);
    const edits = fix && editsOfFix(analysis, fix);
    return edits !== undefined && edits.length > 0 && joint.add(edits);
  });
  return { edits: joint.edits, problems: mended };
}

/** Whether a text has no more faults of YAML after edits than before. */
export function isSound({ document }: Analysis, edits: readonly TextEdit[]): boolean {
  if (edits.length === 0) return true;
  const after = readYaml(applyEdits(document.text, edits), document);
  return countFaults(after) <= countFaults(document);
}

/**
 * The edits of a fix at their places; undefined where they cannot be trusted: in a block that is no YAML nothing stands
 * where it seems to.
 */
export function editsOfFix({ document }: Analysis, { edits, proven }: Fix): readonly TextEdit[] | undefined {
  return proven !== true && edits.some(({ block }) => isBroken(block)) ? undefined : absolute(document, edits);
}
