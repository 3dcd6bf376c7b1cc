/** Reports ignore comments that silence nothing. */
import { type BlockEdit, endOfLine, startOfLine } from '../charter/edit/edits.ts';
import { REASON } from '../charter/ignore-comments.ts';
import { replace } from '../text/edit.ts';
import type { Span } from '../text/span.ts';
import type { Block } from '../yaml/document.ts';
import { rule } from './rule.ts';

export default rule({
  code: 'unused-ignore',
  group: 'Structure',
  severity: 'warning',
  summary: 'An ignore comment silences nothing.',
  why: 'The comment stays after the problem is fixed, and hides the next one.',
  ask: 'Why was this problem accepted? Is the reason still true?',
  marks: 'the code in the comment',
  fixes: ['Remove it.'],
  fixesSafely: true,
  bad: {
    text: `team: Checkout
roles: { pm: Product Manager, eng: Software Engineer }
raci:
  # charter-ignore-next-line missing-owner
  - { activity: Deploying, R: eng, A: pm }
`,
  },
  good: {
    text: `team: Checkout
roles: { pm: Product Manager, eng: Software Engineer }
raci:
  # charter-ignore-next-line missing-owner -- the on-call engineer decides
  - { activity: Deploying, R: [eng, pm] }
`,
  },

  unused(code, block, span) {
    const message = `“${code}” silences nothing here. Remove it.`;
    const fixes = () => [{ title: `Remove “${code}”`, edits: [removal(block, span)], preferred: true, safe: true }];
    return { block, span, message, fixes };
  },
});

/** Removes a code from its comment. Removing the only code removes the comment, and its line if nothing else is on it. */
function removal(block: Block, span: Span): BlockEdit {
  const { text } = block;
  // Read from the code on, to both sides: a comment may have thousands of them.
  let before = span.start;
  while (before > 0 && isBetween(text, before - 1)) before--;
  let word = before;
  while (word > 0 && !isBetween(text, word - 1) && text.charAt(word - 1) !== '\n') word--;
  let behind = span.end;
  while (behind < text.length && isBetween(text, behind)) behind++;
  const next = /^[^\s,]+/.exec(text.slice(behind))?.[0] ?? '';
  // The first one goes with the comma behind it, any other with the one before.
  const isFirst = /charter-ignore[\w-]*$/.test(text.slice(word, before));
  if (!isFirst) return { block, ...replace(before, span.end, '') };
  // A reason may follow instead of another code.
  if (next !== '' && next.search(REASON) !== 0) return { block, ...replace(span.start, behind, '') };
  const lineStart = startOfLine(text, span.start);
  const lineEnd = endOfLine(text, span.start);
  const comment = text.slice(lineStart, lineEnd);
  const at = comment.search(/#+\s*charter-ignore/);
  // A byte order mark counts as white space and must stay.
  if (comment.slice(0, at).trim() === '') {
    const next = text.indexOf('\n', lineEnd);
    return { block, ...replace(lineStart, next === -1 ? text.length : next + 1, '') };
  }
  const from = lineStart + comment.slice(0, at).trimEnd().length;
  return { block, ...replace(from, lineEnd, '') };
}

/** Whether a character is between the codes of a comment: a comma or a space, and no line end. */
function isBetween(text: string, at: number): boolean {
  return /[^\S\r\n]|,/.test(text.charAt(at));
}
