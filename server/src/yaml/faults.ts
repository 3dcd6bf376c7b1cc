/** Describes faults in YAML, in words for the author of a charter. */
import type { TextEdit } from '../text/edit.ts';
import type { Span } from '../text/span.ts';

/** The faults that prevent a text from being read as YAML. */
export interface YamlFault {
  readonly code: 'invalid-yaml' | 'limit-exceeded' | 'multiple-documents' | 'text-after-hash';
  readonly span: Span;
  /** What is wrong and what to do, for readers who do not know YAML terms. */
  readonly message: string;
  /** The kind of slip that was recognised (`SLIP_KINDS`). */
  readonly slip?: string;
  /** The fix that writes the intended text. */
  readonly fix?: SlipFix;
  /** Whether the text is read as it was meant all the same: what it says is known, and only the writing is wrong. */
  readonly asMeant?: true;
  /** Whether it is only a warning, and the text is read as written. */
  readonly mild?: true;
  /** Whether one fault of its kind is reported for the whole file. */
  readonly oncePerFile?: true;
  /** Whether it is a merge conflict, whose content is unknown. */
  readonly conflict?: true;
}

/** The edits that write what was meant, in the offsets of the block. */
export interface SlipFix {
  readonly title: string;
  readonly edits: readonly TextEdit[];
  /** Whether only one meaning is possible. */
  readonly safe: boolean;
}

/** Whether a fault spoils its block: after a second document, or beside a warning, the block stands as it is read. */
export function spoils({ code, mild }: YamlFault): boolean {
  return code !== 'multiple-documents' && mild !== true;
}

export const CONFLICT_MESSAGE =
  'This file contains an unresolved merge conflict. Choose one side, and remove the marker lines.';

/** Messages for the parser's codes, in plain words. */
const WORDS: Readonly<Record<string, string>> = {
  ALIAS_PROPS: 'An alias (`*name`) cannot have its own anchor or tag. Remove the `&` or `!` before it.',
  BAD_ALIAS: 'A name is missing after `&` or `*`, or ends in a colon. If this is text, put it in quotes.',
  BAD_DIRECTIVE: 'A line that begins with % is a YAML directive, and this one is unknown. Remove it.',
  BAD_DQ_ESCAPE:
    'A backslash in double quotes begins an escape code, and this one is unknown. Write `\\\\` for a backslash.',
  BAD_INDENT: 'This line is not indented like its neighbours. Align it with them.',
  BAD_PROP_ORDER: 'An anchor (`&`) or tag (`!`) is in the wrong place. Move it before its value.',
  BAD_SCALAR_START: 'A text cannot begin with this character. Put the text in quotes.',
  BLOCK_AS_IMPLICIT_KEY:
    'There are two values on one line, such as `key: a: b`. Put the value in quotes, or move it to its own line.',
  BLOCK_IN_FLOW: 'Indentation cannot nest lines inside brackets and braces. Use commas, or remove the brackets.',
  KEY_OVER_1024_CHARS: 'This key is far too long. Is a colon or a quote missing?',
  MISSING_CHAR: 'Something is missing here: a comma, a colon, a space, or a closing quote or bracket.',
  MULTILINE_IMPLICIT_KEY: 'A key must be on one line and end with a colon. Is the colon missing?',
  MULTIPLE_ANCHORS: 'A value can have only one name (`&`).',
  MULTIPLE_TAGS: 'A value can have only one tag (`!`).',
  TAB_AS_INDENT: 'A tab cannot indent a line. Use spaces.',
  TAG_RESOLVE_FAILED: 'This value does not fit the tag (`!`) before it. Remove the tag.',
  UNEXPECTED_TOKEN: 'This does not belong here. Is a bracket, a quote or an earlier line incomplete?',
  BAD_COLLECTION_TYPE: 'This value does not fit the tag (`!`) before it. Remove the tag.',
};

const MISSING: readonly (readonly [RegExp, string])[] = [
  [/closing ["'“”]?quote/i, 'The closing quote is missing.'],
  [/Missing , between|, between flow/i, 'A comma is missing between two entries.'],
  [/end with a ([\]}])/i, 'The closing bracket or brace is missing.'],
  [
    /Comments must be separated/i,
    'A space is missing before the `#` of the comment. Put the text in quotes if the `#` belongs to it.',
  ],
];

/** The parser's own code and message as a sentence for the person who made the mistake. */
export function faultMessage(code: string, original: string): string {
  if (code === 'MISSING_CHAR' || code === 'BAD_INDENT') {
    for (const [pattern, words] of MISSING) if (pattern.test(original)) return words;
  }
  return WORDS[code] ?? 'This is not YAML. Compare it with the lines around it.';
}
