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
  why: 'It stays behind after the problem is gone, and will hide the next one.',
  ask: 'Why was this allowed once? Is the reason still true?',
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
    const message = `Nothing here is silenced by “${code}”. Remove it.`;
    const fixes = () => [{ title: `Remove “${code}”`, edits: [removal(block, span)], preferred: true, safe: true }];
    return { block, span, message, fixes };
  },
});

/** The codes of a comment, without the reason behind them. */
const LISTED = new RegExp(`charter-ignore[\\w-]*(.*?)(?:(?:${REASON.source}).*)?$`);

/** Removes the code from its comment; the only one takes the comment with it, and its line where nothing else is on it. */
function removal(block: Block, span: Span): BlockEdit {
  const { text } = block;
  const lineStart = startOfLine(text, span.start);
  const lineEnd = endOfLine(text, span.start);
  const comment = text.slice(lineStart, lineEnd);
  const at = comment.search(/#+\s*charter-ignore/);
  const list = LISTED.exec(comment.slice(at))?.[1] ?? '';
  const codes = list.match(/[^\s,]+/g) ?? [];
  if (codes.length > 1) {
    // The first one goes with the comma behind it, any other with the one before.
    const first = /charter-ignore[\w-]*[\s,]*$/.test(text.slice(lineStart, span.start));
    const before = first ? 0 : (/[\s,]+$/.exec(text.slice(lineStart, span.start))?.[0].length ?? 0);
    const behind = first ? (/^[\s,]+/.exec(text.slice(span.end, lineEnd))?.[0].length ?? 0) : 0;
    return { block, ...replace(span.start - before, span.end + behind, '') };
  }
  // A byte order mark is white space, and stays.
  if (comment.slice(0, at).trim() === '') {
    const next = text.indexOf('\n', lineEnd);
    return { block, ...replace(lineStart, next === -1 ? text.length : next + 1, '') };
  }
  const from = lineStart + comment.slice(0, at).trimEnd().length;
  return { block, ...replace(from, lineEnd, '') };
}
