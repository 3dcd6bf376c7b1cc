/** Cuts a text into blocks, by its lines. */
import { isTopKey } from './slips/known-keys.ts';

/**
 * Cuts a charter into blocks by its line starts and indents alone, without parsing it: a top-level key with its value,
 * or, where that value is a block sequence, the key's line and then each item. Comments and blank lines stay with the
 * block before them.
 *
 * On a text without errors every cut falls between two nodes. On a broken one the cuts decide what belongs together,
 * so that an unclosed quote spoils its own row and no other.
 */

/**
 * What a block is: the text before the first key, a whole top-level pair, the line of a key whose items follow, an item, or
 * lines at the edge that are no key and so belong to nothing.
 */
export type BlockKind = 'lead' | 'pair' | 'header' | 'item' | 'stray' | 'whole';

/** Whether a block belongs to the list before it, or lies in it. */
export function isInList(kind: BlockKind | undefined): boolean {
  return kind === 'item' || kind === 'stray';
}

/** Where the scan stands at a block's start. */
export interface CutState {
  readonly kind: BlockKind;
  /** The column of the dashes of the sequence being cut; -1 outside one. */
  readonly indent: number;
}

export interface Cut extends CutState {
  readonly start: number;
}

/** The keys whose values are read as one thing: a list under one of these is no list of entries. */
const UNCUT: ReadonlySet<string> = new Set([
  'charter',
  'extends',
  'team',
  'people',
  'roles',
  'decides',
  'schemes',
  'review',
  'rules',
]);

/** The line types that only a document of an unusual shape has. Such a document is one block. */
const UNUSUAL = Symbol('unusual');

const LF = 10;
const CR = 13;
const TAB = 9;
const SPACE = 32;
const HASH = 35;
const DASH = 45;
const EXCLAMATION = 33;
const AMPERSAND = 38;
const COLON = 58;
const LESS = 60;
const QUESTION = 63;

function isBreakOrEnd(text: string, at: number): boolean {
  const char = text.charCodeAt(at);
  return Number.isNaN(char) || char === LF || (char === CR && text.charCodeAt(at + 1) === LF);
}

function isWhiteOrEnd(text: string, at: number): boolean {
  const char = text.charCodeAt(at);
  // To the library even a carriage return alone parts an indicator from what follows it.
  return char === SPACE || char === TAB || char === CR || isBreakOrEnd(text, at);
}

/** Whether a line's content begins as a plain scalar may, so that it can be an ordinary key. */
function startsPlain(text: string, at: number): boolean {
  const char = text.charAt(at);
  if (char === '-' || char === '?' || char === ':') return !isWhiteOrEnd(text, at + 1);
  return !'[]{},&*!|>\'"%@`#'.includes(char);
}

/** The offset after the colon of a line `key:`, or -1 where the line is none. */
function afterKey(text: string, at: number): number {
  const first = text.charAt(at);
  let from = at;
  if (first === '"' || first === "'") {
    from = afterQuote(text, at, first);
    if (from === -1) return -1;
    while (text.charCodeAt(from) === SPACE || text.charCodeAt(from) === TAB) from++;
    return text.charCodeAt(from) === COLON && isWhiteOrEnd(text, from + 1) ? from + 1 : -1;
  }
  for (let i = from; !isBreakOrEnd(text, i); i++) {
    const char = text.charCodeAt(i);
    if (char === COLON && isWhiteOrEnd(text, i + 1)) return i + 1;
    if (char === HASH && i > from && (text.charCodeAt(i - 1) === SPACE || text.charCodeAt(i - 1) === TAB)) return -1;
  }
  return -1;
}

function afterQuote(text: string, at: number, quote: string): number {
  for (let i = at + 1; !isBreakOrEnd(text, i); i++) {
    const char = text.charAt(i);
    if (char === '\\' && quote === '"') i++;
    else if (char === quote) {
      if (quote === "'" && text.charAt(i + 1) === "'") i++;
      else return i + 1;
    }
  }
  return -1;
}

/** Whether nothing but white space and a comment follows on the line. */
function restIsBare(text: string, at: number): boolean {
  let i = at;
  while (text.charCodeAt(i) === SPACE || text.charCodeAt(i) === TAB) i++;
  return isBreakOrEnd(text, i) || (text.charCodeAt(i) === HASH && i > at);
}

/** What a line at column 0 is to the scan. */
function topLine(text: string, at: number): 'continues' | 'dash' | 'bare-key' | 'pair' | 'stray' | typeof UNUSUAL {
  const char = text.charCodeAt(at);
  switch (char) {
    case 0x5d: // ]
    case 0x7d: // }
    // Spaces of another kind indent nothing, but whoever wrote them meant them to.
    case 0xa0:
    case 0x2003:
    case 0x202f:
    case 0x3000:
      return 'continues';
    case 0xfeff: // A byte order mark inside a text is a letter to the library, but not at the start of a piece.
    case 0x25: // %
      return UNUSUAL;
    case DASH:
      if (isMarker(text, at, '---')) return UNUSUAL;
      if (isWhiteOrEnd(text, at + 1)) return 'dash';
      break;
    case 0x2e: // .
      if (isMarker(text, at, '...')) return UNUSUAL;
      break;
    case 0x3e: // >
      if (isMarker(text, at, '>>>>>>>')) return UNUSUAL;
      break;
  }
  const value = afterKey(text, at);
  if (value === -1 || char === 0x7c || (char === 0x3c && isTag(text, at)))
    return isTopKey(wordAt(text, at)) ? 'pair' : 'stray';
  if (!restIsBare(text, value)) return 'pair';
  return UNCUT.has(
    text
      .slice(at, value - 1)
      .trim()
      .replace(/^(["'])(.*)\1$/, '$2'),
  )
    ? 'pair'
    : 'bare-key';
}

/** Whether an HTML tag begins at an offset, as in a pasted table. */
function isTag(text: string, at: number): boolean {
  TAG.lastIndex = at;
  return TAG.test(text);
}

const TAG = /<[A-Za-z][A-Za-z0-9]{0,20}(?=[\s/>]|$)/y;

/** The word at the beginning of a line, as a key that lacks its colon, or the space after it, has it. */
function wordAt(text: string, at: number): string {
  WORD.lastIndex = at;
  return WORD.exec(text)?.[0].toLowerCase() ?? '';
}

const WORD = /[A-Za-z-]{1,20}(?=[ \t]*(?:[:=]|\r?\n|$))/y;

function isMarker(text: string, at: number, marker: string): boolean {
  return text.startsWith(marker, at) && isWhiteOrEnd(text, at + marker.length);
}

/** Where the scan of a text begins: after its byte order mark. */
export function firstOffset(text: string): number {
  return text.charCodeAt(0) === 0xfeff ? 1 : 0;
}

/** Whether a text is a mapping of ordinary keys at column 0, and so can be cut; a scan to its first key. */
export function isUsual(text: string): boolean {
  let first = true;
  for (let at = firstOffset(text); at < text.length; at = nextLine(text, at)) {
    let content = at;
    while (text.charCodeAt(content) === SPACE) content++;
    const char = text.charCodeAt(content);
    if (isBreakOrEnd(text, content) || char === HASH) continue;
    if (first) {
      first = false;
      if (content > at || char === TAB) return false;
      const quoted = char === 0x22 || char === 0x27;
      if (afterKey(text, at) !== -1 && (quoted || startsPlain(text, at))) return true;
      if (quoted || !startsPlain(text, at)) return false;
      continue;
    }
    if (content === at && startsPlain(text, at) && afterKey(text, at) !== -1) return true;
  }
  return false;
}

function nextLine(text: string, at: number): number {
  const lineEnd = text.indexOf('\n', at);
  return lineEnd === -1 ? text.length : lineEnd + 1;
}

/**
 * The cuts of a text, or of a part of one that begins with a block.
 *
 * @param state what the text begins with; the line of an item is not looked at again for what this says of it
 * @param done whether the scan may end before a cut it has found, because all that follows is known
 * @returns the cuts, the first at 0, and whether `done` ended the scan; undefined for an unusual document
 */
export function cutFrom(
  text: string,
  state: CutState,
  done: (cut: Cut) => boolean,
): { cuts: Cut[]; ended: boolean } | undefined {
  // Whether a key is a header is found again from what follows it.
  const kind = state.kind === 'header' ? 'pair' : state.kind;
  const cuts: Cut[] = [{ start: 0, kind, indent: state.indent }];
  let indent = state.indent;
  let at = firstOffset(text);
  // A key with nothing behind its colon becomes a header when the first content below it is an item.
  let pending = false;
  let atKeyLine = kind === 'pair';
  const inConflict = state.kind !== 'lead' && isMarker(text, at, CONFLICT_START);
  if (inConflict) {
    const conflict = conflictAt(text, at);
    if (conflict.hasKey) indent = -1;
    atKeyLine = false;
    at = conflict.end;
  } else if (state.kind === 'item') at = nextLine(text, at);
  const push = (cut: Cut): boolean => {
    if (done(cut)) return true;
    cuts.push(cut);
    return false;
  };
  for (let next = at; at < text.length; at = next) {
    next = nextLine(text, at);
    if (text.charCodeAt(at) === LESS && isMarker(text, at, CONFLICT_START)) {
      const conflict = conflictAt(text, at);
      const last = cuts[cuts.length - 1];
      if (last === undefined) return undefined;
      if (pending && conflict.dash !== -1) {
        cuts[cuts.length - 1] = { start: last.start, kind: 'header', indent: -1 };
        indent = conflict.dash;
      }
      pending = false;
      atKeyLine = false;
      next = conflict.end;
      const apart = conflict.columns.every((column) => column === indent || column === KEY);
      if (conflict.hasKey) indent = -1;
      const cut: Cut = { start: at, kind: indent === -1 ? 'pair' : 'item', indent };
      if (apart) {
        if (push(cut)) return { cuts: withoutEmptyLead(cuts), ended: true };
      } else if (last.kind === 'lead') return undefined;
      else if (conflict.hasKey) cuts[cuts.length - 1] = { ...cut, start: last.start };
      continue;
    }
    let content = at;
    while (text.charCodeAt(content) === SPACE) content++;
    const char = text.charCodeAt(content);
    if (char === HASH || isBreakOrEnd(text, content)) continue;
    // The library takes explicit and empty keys at nearly any indent, so a document that has them is one block.
    if ((char === COLON || char === QUESTION) && isWhiteOrEnd(text, content + 1)) return undefined;
    if (char === AMPERSAND || char === EXCLAMATION) return undefined;
    const dash = char === DASH && isWhiteOrEnd(text, content + 1);
    if (content === at && char !== TAB) {
      const line = topLine(text, at);
      if (line === UNUSUAL) return undefined;
      if (line === 'stray') {
        // Several such lines are one block, and the list around them goes on.
        const isNew = cuts[cuts.length - 1]?.kind !== 'stray';
        if (isNew && push({ start: at, kind: 'stray', indent })) return { cuts: withoutEmptyLead(cuts), ended: true };
        pending = false;
        continue;
      }
      if (line === 'bare-key' || line === 'pair') {
        // The line of the block that the scan began with has its cut already.
        if (!atKeyLine && push({ start: at, kind: 'pair', indent: -1 }))
          return { cuts: withoutEmptyLead(cuts), ended: true };
        atKeyLine = false;
        pending = line === 'bare-key';
        indent = -1;
        continue;
      }
    }
    if (dash && pending) {
      const header = cuts[cuts.length - 1];
      if (header !== undefined) cuts[cuts.length - 1] = { start: header.start, kind: 'header', indent: -1 };
      indent = content - at;
    }
    pending = false;
    if (dash && content - at === indent && push({ start: at, kind: 'item', indent }))
      return { cuts: withoutEmptyLead(cuts), ended: true };
  }
  return { cuts: withoutEmptyLead(cuts), ended: false };
}

const CONFLICT_START = '<<<<<<<';
const CONFLICT_END = '>>>>>>>';

/** Where a top-level key begins, among the columns of dashes. */
const KEY = -2;

/** The lines between the markers of a merge conflict, markers included. */
interface Conflict {
  /** Where the line after the last marker begins; the end of the text where the conflict is never closed. */
  readonly end: number;
  readonly hasKey: boolean;
  /** How each side begins: with a top-level key, with a dash in a column, or with something that belongs to the line above. */
  readonly columns: readonly number[];
  /** The column of the first of these dashes; -1 where there is none. */
  readonly dash: number;
}

function conflictAt(text: string, start: number): Conflict {
  const columns: number[] = [];
  let hasKey = false;
  let depth = 0;
  let begins = true;
  let at = start;
  while (at < text.length) {
    const next = nextLine(text, at);
    const opens = isMarker(text, at, CONFLICT_START);
    const closes = isMarker(text, at, CONFLICT_END);
    if (opens || closes || isMarker(text, at, '=======') || isMarker(text, at, '|||||||')) {
      depth += opens ? 1 : closes ? -1 : 0;
      begins = true;
      at = next;
      if (depth === 0) break;
      continue;
    }
    let content = at;
    while (text.charCodeAt(content) === SPACE) content++;
    if (!isBreakOrEnd(text, content) && text.charCodeAt(content) !== HASH) {
      const isDash = text.charCodeAt(content) === DASH && isWhiteOrEnd(text, content + 1);
      const isKey = content === at && !isDash && afterKey(text, at) !== -1;
      if (isKey) hasKey = true;
      if (begins) columns.push(isDash ? content - at : isKey ? KEY : Number.POSITIVE_INFINITY);
      begins = false;
    }
    at = next;
  }
  return { end: at, hasKey, columns, dash: columns.find((column) => column >= 0 && Number.isFinite(column)) ?? -1 };
}

/** A first key at the very start of a text leaves nothing before it. */
function withoutEmptyLead(cuts: Cut[]): Cut[] {
  return cuts[0]?.kind === 'lead' && cuts[1]?.start === 0 ? cuts.slice(1) : cuts;
}
