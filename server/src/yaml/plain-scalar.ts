/** Scalars of one line, as the strict reader takes them. */
import { BACKSLASH, COLON, classOf, DOUBLE, HASH, isFlowMark, SINGLE, SPACE } from './characters.ts';
import type { ScalarNode } from './tree.ts';

/** A scalar of one line: plain, or in quotes without escapes. */
export function readScalar(text: string, start: number, flow: boolean): ScalarNode | undefined {
  const char = text.charCodeAt(start);
  return char === DOUBLE || char === SINGLE ? quoted(text, start, char) : plain(text, start, flow);
}

function quoted(text: string, start: number, quote: number): ScalarNode | undefined {
  for (let at = start + 1; at < text.length; at++) {
    const char = text.charCodeAt(at);
    if (char === quote) {
      // Two single quotes are one in the text.
      if (quote === SINGLE && text.charCodeAt(at + 1) === SINGLE) return undefined;
      const mark = { start: start + 1, end: at };
      const style = quote === SINGLE ? 'single' : 'double';
      return { kind: 'scalar', start, end: at + 1, value: text.slice(mark.start, at), style, mark };
    }
    if (char === BACKSLASH && quote === DOUBLE) return undefined;
    if (classOf(char) === 0 && char !== COLON && char !== HASH) return undefined;
  }
  return undefined;
}

/** A plain scalar of one line; it ends before the white space in front of whatever ends it. */
function plain(text: string, start: number, flow: boolean): ScalarNode | undefined {
  if (classOf(text.charCodeAt(start)) !== 2) return undefined;
  let end = start + 1;
  let at = end;
  for (; at < text.length; at++) {
    const char = text.charCodeAt(at);
    if (char === SPACE) continue;
    if (char === COLON) {
      // Only a colon with something right behind it belongs to the text: `1:1`.
      const next = text.charCodeAt(at + 1);
      if (next === SPACE || (classOf(next) === 0 && next !== COLON && next !== HASH) || (flow && isFlowMark(next)))
        break;
    } else if (char === HASH) {
      // Behind white space it begins a comment.
      if (text.charCodeAt(at - 1) === SPACE) break;
    } else if (classOf(char) === 0 || (flow && isFlowMark(char))) break;
    end = at + 1;
  }
  const value = text.slice(start, end);
  return { kind: 'scalar', start, end, value, style: 'plain', mark: { start, end } };
}
