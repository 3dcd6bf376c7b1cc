/**
 * Minimal edits of a charter's text. Every function returns edits of the block's own text and leaves all other
 * characters as they are: the document is never written anew.
 */

import { insert, replace, type TextEdit } from '../../text/edit.ts';
import type { Span } from '../../text/span.ts';
import type { Block } from '../../yaml/document.ts';
import {
  isNull,
  type MapNode,
  type Pair,
  type ScalarNode,
  type SequenceNode,
  type SyntaxNode,
  saidBy,
} from '../../yaml/tree.ts';

/** An edit of one block; its offsets are relative to the block, like all others. */
export interface BlockEdit extends TextEdit {
  readonly block: Block;
}

/** Texts that YAML's core schema does not read as text, or that people read as something else. */
const SPECIAL = /^(?:null|true|false|yes|no|on|off|\+?\.(?:inf|nan))$/i;
const NUMBER = /^[-+]?(?:0[xob])?[\d_]*[\d.,:_]*(?:e[-+]?\d+)?$/i;
const SAFE = /^[^\s\-?:,[\]{}#&*!|>'"%@`=~<][^,[\]{}#:]*$/u;
const UNPRINTABLE =
  /[^\x20-\x7e\u00a1-\u200a\u2010-\u2027\u2030-\u205e\u2070-\ud7ff\uf900-\ufdcf\ufdf0-\ufefe\uff01-\uffef\u{10000}-\u{1fffd}]/u;

/** A scalar that stands for exactly this text anywhere in a charter: plain where that is safe, else in double quotes. */
export function scalarText(value: string): string {
  const plain =
    SAFE.test(value) &&
    value === value.trim() &&
    !SPECIAL.test(value) &&
    !NUMBER.test(value) &&
    !UNPRINTABLE.test(value);
  return plain ? value : JSON.stringify(value);
}

/** A name, or a list of names in brackets. */
export function namesText(names: readonly string[]): string {
  const texts = names.map(scalarText).join(', ');
  return names.length === 1 ? texts : `[${texts}]`;
}

/** Puts another text in the place of a scalar; its quotes stay where they can hold the text as it is. */
export function replaceScalar(block: Block, node: SyntaxNode, value: string): BlockEdit {
  const quoted = node.kind === 'scalar' && /^[\w .()/-]*$/.test(value) ? quoteOf(node) : '';
  const text = quoted === '' ? scalarText(value) : quoted + value + quoted;
  return replaceNode(block, node, text);
}

/** The end of a value without the line end behind it, which a text of the `|` and `>` styles takes in. */
function endOfValue({ text }: Block, node: Span): number {
  let end = node.end;
  while (end > node.start && /[\r\n]/.test(text.charAt(end - 1))) end--;
  return end;
}

function quoteOf(node: ScalarNode): string {
  if (node.style === 'single') return "'";
  return node.style === 'double' ? '"' : '';
}

/** Replaces any value, of whatever lines, with a text that is YAML already. */
export function replaceNode(block: Block, node: Span, newText: string): BlockEdit {
  const end = endOfValue(block, node);
  // A comment beside the mark of a text of lines stays there.
  const comment = block.text.slice(node.start, end).replace(/(?:[|>]\S*([ \t]+#[^\r\n]*))?.*/s, '$1');
  return { block, ...replace(node.start, end, newText + comment) };
}

/** The end of a pair: of its value, or of its key and colon where it has none. */
export function endOfPair(block: Block, pair: Pair): number {
  if (pair.value !== undefined && pair.value.end > pair.value.start) return pair.value.end;
  const colon = /^[ \t]*:/.exec(block.text.slice(pair.key.end));
  return pair.key.end + (colon?.[0].length ?? 0);
}

/** The end of the line that an offset lies in, without the line end itself. */
export function endOfLine(text: string, from: number): number {
  const lineEnd = text.indexOf('\n', from);
  if (lineEnd === -1) return text.length;
  return text.charCodeAt(lineEnd - 1) === 13 ? lineEnd - 1 : lineEnd;
}

/** The start of the line that an offset lies in, behind a byte order mark. */
export function startOfLine(text: string, from: number): number {
  const start = from === 0 ? 0 : text.lastIndexOf('\n', from - 1) + 1;
  return start === 0 && from > 0 && text.charCodeAt(0) === 0xfeff ? 1 : start;
}

/** How far the line of an offset is from it: the column of a mapping's first key is its indent. */
export function columnOf(text: string, offset: number): number {
  return offset - startOfLine(text, offset);
}

/** How far before a node its anchor and its tag are looked for, in UTF-16 units. */
const LONGEST_NAMES = 500;

/** Where a node begins: at its anchor or its tag, which stand before what it says. */
export function startOfNode(text: string, { start, anchor, tag }: SyntaxNode): number {
  if (anchor === undefined && tag === undefined) return start;
  // Nobody looks further back in a text that may be megabytes long.
  const from = Math.max(0, start - LONGEST_NAMES);
  return from + text.slice(from, start).search(/(?:[&!]\S*\s+)*$/);
}

/** The offset before the spaces and tabs that are before an offset. */
function beforeBlanks(text: string, offset: number): number {
  let at = offset;
  while (at > 0 && (text.charCodeAt(at - 1) === 32 || text.charCodeAt(at - 1) === 9)) at--;
  return at;
}

/** Where a pair begins: at its key, or at the question mark before it. */
export function startOfPair(block: Block, pair: Pair): number {
  const key = startOfNode(block.text, pair.key);
  const mark = beforeBlanks(block.text, key) - 1;
  return mark < key - 1 && block.text.charAt(mark) === '?' ? mark : key;
}

/** Where the dash of an item is that begins at an offset, perhaps behind its anchor or its tag. */
export function dashBefore(text: string, start: number): number {
  // The words before it on its line are read from the last one on.
  for (let end = beforeBlanks(text, start); end < start; ) {
    let word = end;
    while (word > 0 && !/\s/.test(text.charAt(word - 1))) word--;
    if (word === end - 1 && text.charAt(word) === '-') return word;
    if (!'&!'.includes(text.charAt(word) || ' ')) break;
    const before = beforeBlanks(text, word);
    if (before === word) break;
    end = before;
  }
  return text.lastIndexOf('-', start - 1);
}

/** Whether something that an alias may repeat is named in a node: it cannot go without breaking the alias. */
export function holdsAnchor(node: SyntaxNode | undefined): boolean {
  if (node === undefined) return false;
  if (node.anchor !== undefined) return true;
  if (node.kind === 'seq') return node.items.some(holdsAnchor);
  return node.kind === 'map' && node.pairs.some((pair) => holdsAnchor(pair.key) || holdsAnchor(pair.value));
}

/** Gives a key that says nothing its value, in front of whatever else stands on its line. */
export function fillIn(block: Block, pair: Pair, text: string): BlockEdit {
  const { key, value } = pair;
  if (value !== undefined && value.end > value.start) return { block, ...replace(value.start, value.end, text) };
  const colon = /^[ \t]*:/.exec(block.text.slice(key.end));
  return { block, ...insert(key.end + (colon?.[0].length ?? 0), `${colon === null ? ':' : ''} ${text}`) };
}

/**
 * Inserts a pair into a mapping, behind the pair of that number (or behind the last one that allows it).
 *
 * @param text the key, its colon and its value
 * @param newLine the line end of the document
 */
export function insertPair(block: Block, map: MapNode, text: string, newLine: string, after?: number): BlockEdit {
  if (map.flow) {
    const pair = map.pairs[after ?? map.pairs.length - 1];
    if (pair === undefined) return fillEmpty(block, map, ` ${text}`, ' ');
    if (isBarePair(block, map)) return braced(block, map, (there) => [there, text]);
    const end = endOfPair(block, pair);
    return { block, ...insert(end, `${block.text.charAt(end - 1) === ':' ? ' ' : ''}, ${text}`) };
  }
  const [first] = map.pairs;
  const start = first === undefined ? map.start : startOfPair(block, first);
  const indent = ' '.repeat(columnOf(block.text, start));
  const before = after === undefined ? map.pairs : map.pairs.slice(0, after + 1);
  // Nothing is inserted behind a block scalar: its own last lines cannot be told from the blank ones that follow.
  const pair = before.findLast(({ value }) => !endsInBlockScalar(value));
  if (pair === undefined) return { block, ...insert(start, `${text}${newLine}${indent}`) };
  return { block, ...insert(endOfLine(block.text, endOfPair(block, pair)), `${newLine}${indent}${text}`) };
}

/** Puts something into brackets or braces in which there is nothing yet but perhaps comments, which stay. */
export function fillEmpty(block: Block, { start, end }: Span, text: string, close = ''): BlockEdit {
  // The bracket that ends it may be missing.
  const last = Math.max(start + 1, end - 1);
  const inside = block.text.slice(start + 1, last).trim();
  return { block, ...(inside === '' ? replace(start + 1, last, text + close) : insert(start + 1, text)) };
}

/** Whether a mapping is a pair in a list without braces: `[a: b]`. */
export function isBarePair({ text }: Block, map: MapNode): boolean {
  return map.flow && text.charAt(map.start) !== '{';
}

/** Puts such a pair in braces, together with more. */
export function braced(block: Block, map: MapNode, inside: (there: string) => readonly string[]): BlockEdit {
  return { block, ...replace(map.start, map.end, inBraces(inside(block.text.slice(map.start, map.end)))) };
}

/** Pairs in braces on one line. */
export function inBraces(pairs: readonly string[]): string {
  return `{ ${pairs.map((pair, index) => (index < pairs.length - 1 ? beforeComma(pair) : pair)).join(', ')} }`;
}

/** A pair as it can be in front of a comma: some readers of YAML refuse a colon that a comma follows. */
export function beforeComma(pair: string): string {
  return pair.endsWith(':') ? `${pair} ` : pair;
}

function endsInBlockScalar(node: SyntaxNode | undefined): boolean {
  if (node === undefined) return false;
  if (node.kind === 'scalar') return node.style === 'literal' || node.style === 'folded';
  if (node.kind === 'map' && !node.flow) return endsInBlockScalar(node.pairs.at(-1)?.value);
  if (node.kind === 'seq' && !node.flow) return endsInBlockScalar(node.items.at(-1));
  return false;
}

/** Removes a pair from a mapping, with its comma in flow style and with its lines in block style. */
export function removePair(block: Block, map: MapNode, index: number): BlockEdit {
  const pair = map.pairs[index];
  if (pair === undefined) return { block, ...insert(map.start, '') };
  const end = endOfPair(block, pair);
  if (map.flow) {
    const spanOf = (one: Pair | undefined) => one && { start: startOfPair(block, one), end: endOfPair(block, one) };
    const between = { start: startOfPair(block, pair), end };
    return { block, ...removeBetween(block.text, between, spanOf(map.pairs[index - 1]), spanOf(map.pairs[index + 1])) };
  }
  const text = block.text;
  const lineEnd = text.indexOf('\n', endsInBlockScalar(pair.value) ? Math.max(pair.key.end, end - 1) : end);
  const next = map.pairs[index + 1];
  // The first pair of an item shares its line with the dash, so the next one moves up into its place.
  const from = startOfPair(block, pair);
  const start = startOfLine(text, from);
  if (next !== undefined && text.slice(start, from).trim() !== '') {
    return { block, ...replace(from, remarkOr(text, lineEnd + 1, startOfPair(block, next)), '') };
  }
  return { block, ...removeLines(text, start, lineEnd) };
}

/** Removes whole lines, whose line end is at an offset; the last of a text that has none take the one before them along. */
function removeLines(text: string, start: number, lineEnd: number): TextEdit {
  if (lineEnd !== -1) return replace(start, lineEnd + 1, '');
  return replace(text.charAt(start - 1) === '\n' ? endOfLine(text, start - 1) : start, text.length, '');
}

/** The start of the comment line before an offset, or the offset itself; such a comment belongs to the text that stays. */
function remarkOr(text: string, from: number, offset: number): number {
  const remark = text.slice(from, offset).indexOf('#');
  return remark === -1 ? offset : from + remark;
}

/** What can stand between an entry and its comma. */
const TO_COMMA = /^(?:\s|#[^\n]*\n)*,/;

/**
 * Removes an entry between commas: with the comma behind it when it is the first, else with the one before it. Of the only
 * one nothing stays between its brackets, unless a comment stands there.
 */
function removeBetween(text: string, { start, end }: Span, before: Span | undefined, next: Span | undefined): TextEdit {
  if (before !== undefined) {
    const toComma = TO_COMMA.exec(text.slice(before.end, start));
    if (toComma !== null) return replace(before.end + toComma[0].length - 1, end, '');
  } else if (next !== undefined) return replace(start, next.start, '');
  const opening = beforeBlanks(text, start);
  const closing = /^[ \t]*,?[ \t]*(?=[\]}])/.exec(text.slice(end));
  if (opening > 0 && '[{'.includes(text.charAt(opening - 1)) && closing !== null)
    return replace(opening, end + closing[0].length, '');
  const trailing = /^[ \t]*,[ \t]*/.exec(text.slice(end));
  return replace(start, end + (trailing?.[0].length ?? 0), '');
}

/** Removes an item of a list; the list itself stays, even when it was the last. */
export function removeItem(block: Block, list: SequenceNode, index: number): BlockEdit {
  const item = list.items[index];
  if (item === undefined) return { block, ...insert(list.start, '') };
  if (list.flow) {
    const spanOf = (one: SyntaxNode | undefined) => one && { start: startOfNode(block.text, one), end: one.end };
    const start = startOfNode(block.text, item);
    const [before, next] = [spanOf(list.items[index - 1]), spanOf(list.items[index + 1])];
    return { block, ...removeBetween(block.text, { start, end: item.end }, before, next) };
  }
  const text = block.text;
  const dash = dashBefore(text, item.start);
  const lineEnd = text.indexOf('\n', Math.max(dash, endsInBlockScalar(item) ? item.end - 1 : item.end));
  const start = startOfLine(text, dash);
  const nested = text.slice(start, dash).trim() !== '';
  const next = list.items[index + 1];
  if (nested && next !== undefined)
    return { block, ...replace(dash, remarkOr(text, lineEnd + 1, dashBefore(text, next.start)), '') };
  return { block, ...removeLines(text, start, lineEnd) };
}

/** The text of a value as it can stand in brackets: a plain one may hold what ends it there. */
export function inFlow(block: Block, value: SyntaxNode): string {
  const text = block.text.slice(value.start, value.end);
  if (value.kind !== 'scalar' || value.style === 'single' || value.style === 'double') return text;
  return value.style !== 'plain' || /[,[\]{}\n]/.test(text) ? scalarText(saidBy(value)) : text;
}

/** Adds a name or several to a value: to nothing, to a name, or to a list of either style. */
export function addName(
  block: Block,
  key: SyntaxNode,
  value: SyntaxNode | undefined,
  name: string | readonly string[],
  newLine: string,
): BlockEdit {
  const names = [name].flat();
  const text = names.map(scalarText).join(', ');
  if (value === undefined || isNull(value)) return fillIn(block, { key, value }, namesText(names));
  if (value.kind === 'seq') {
    const last = value.items.at(-1);
    if (last === undefined) return fillEmpty(block, value, text);
    if (value.flow) return { block, ...insert(last.end, `, ${text}`) };
    const dash = dashBefore(block.text, last.start);
    const indent = ' '.repeat(columnOf(block.text, dash));
    const items = names.map((one) => `${newLine}${indent}- ${scalarText(one)}`).join('');
    return { block, ...insert(endOfLine(block.text, last.end), items) };
  }
  if (value.kind === 'scalar' && value.value === '') return fillIn(block, { key, value }, namesText(names));
  return replaceNode(block, value, `[${inFlow(block, value)}, ${text}]`);
}
