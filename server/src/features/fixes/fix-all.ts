/** Combines fixes for “fix all” in an editor and for `charter check --fix`. */
import { type Analysis, fixesOf } from '../../analysis.ts';
import type { Problem } from '../../checking/problems.ts';
import { isBroken } from '../../checking/run-rules.ts';
import type { Fix } from '../../rules/rule.ts';
import { applyEdits, type TextEdit } from '../../text/edit.ts';
import { countFaults } from '../../yaml/block-faults.ts';
import { readYaml } from '../../yaml/document.ts';
import { absolute, JointEdits } from '../block-edits.ts';

/** Edits that can be applied together, and the problems that they fix. */
export interface JointFix {
  /** In the order of the text, without overlaps. */
  readonly edits: readonly TextEdit[];
  readonly problems: readonly Problem[];
}

/**
 * The edits of all fixes that are preferred and safe. A fix that overlaps an earlier one waits for the next round: apply
 * the edits, analyse and call again until there are none.
 */
export function safeFixes(analysis: Analysis, problems: readonly Problem[] = analysis.problems): JointFix {
  return jointFix(
    analysis,
    problems.filter(({ rule }) => rule.fixesSafely),
    (fix) => fix.preferred && fix.safe,
  );
}

/** The edits of the preferred fixes of all problems of one rule. */
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
 * Drops the problems whose fixes cause new faults, which can happen in texts that are broken in an unusual way. It
 * searches by halves, since each try parses the text again.
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

/** Whether edits cause no additional YAML faults. */
export function isSound({ document }: Analysis, edits: readonly TextEdit[]): boolean {
  if (edits.length === 0) return true;
  const after = readYaml(applyEdits(document.text, edits), document);
  return countFaults(after) <= countFaults(document);
}

/**
 * The edits of a fix at their places; undefined if they cannot be trusted, because places in a block with YAML faults
 * are unreliable.
 */
export function editsOfFix({ document }: Analysis, { edits, proven }: Fix): readonly TextEdit[] | undefined {
  return proven !== true && edits.some(({ block }) => isBroken(block)) ? undefined : absolute(document, edits);
}
