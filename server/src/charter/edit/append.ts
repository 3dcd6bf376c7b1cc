/** Appends entries to a list of the charter, or a list to the charter, in the style of what is there. */
import { insert } from '../../text/edit.ts';
import type { Block, YamlDocument } from '../../yaml/document.ts';
import type { SyntaxNode } from '../../yaml/tree.ts';
import type { Charter, Placed } from '../model.ts';
import { type BlockEdit, columnOf, dashBefore, endOfLine, fillEmpty, startOfLine } from './edits.ts';

export interface AppendContext {
  readonly document: YamlDocument;
  readonly charter: Charter;
  readonly newLine: string;
}

/**
 * The edit that appends entries to the list under a top-level key, and the key with them where it is not there.
 *
 * @param entries one line of YAML each, without the dash
 * @returns undefined where the charter is written in a way that nothing can be appended to
 */
export function appendEntries(context: AppendContext, key: string, entries: readonly string[]): BlockEdit | undefined {
  const pair = context.charter.pairs.find((one) => one.key.value === key);
  if (pair === undefined) return appendKey(context, key, entries);
  const last = lastEntryOf(context.charter, key);
  const { value, block } = pair;
  if (value?.kind === 'seq' && value.flow) {
    const item = value.items.at(-1);
    if (item === undefined) return fillEmpty(block, value, entries.join(', '));
    return { block, ...insert(item.end, `, ${entries.join(', ')}`) };
  }
  if (last !== undefined) return behindEntry(last, entries, context.newLine);
  if (value !== undefined && value.end > value.start) return undefined;
  const at = endOfLine(block.text, pair.key.node.end);
  return { block, ...insert(at, lines(entries, '  ', context.newLine)) };
}

function lastEntryOf(charter: Charter, key: string): Placed | undefined {
  if (key === 'responsibilities') return charter.responsibilities?.entries.at(-1);
  if (key === 'agreements') return charter.agreements?.entries.at(-1);
  return charter.tables.find((table) => table.key.value === key)?.entries.at(-1);
}

function lines(entries: readonly string[], indent: string, newLine: string): string {
  return entries.map((entry) => `${newLine}${indent}- ${entry}`).join('');
}

function behindEntry({ block, span }: Placed, entries: readonly string[], newLine: string): BlockEdit {
  const { text } = block;
  const dash = dashBefore(text, span.start);
  const indent = ' '.repeat(columnOf(text, dash));
  if (text.charCodeAt(span.end - 1) !== 10)
    return { block, ...insert(endOfLine(text, span.end), lines(entries, indent, newLine)) };
  // The last entry ends in a block scalar, whose own blank lines cannot be told from those behind it: go before it.
  const before = entries.map((entry) => `${indent}- ${entry}${newLine}`).join('');
  return { block, ...insert(startOfLine(text, dash), before) };
}

function appendKey(
  { document, newLine }: AppendContext,
  key: string,
  entries: readonly string[],
): BlockEdit | undefined {
  const block = document.blocks.at(-1);
  if (block === undefined || !endsInBlockStyle(document)) return undefined;
  const open = block.text === '' || block.text.endsWith('\n') ? '' : newLine;
  return { block, ...insert(block.text.length, `${open}${key}:${lines(entries, '  ', newLine)}${newLine}`) };
}

/** Whether a key can follow at column 0: not after a mapping in braces, a second document or a broken text. */
function endsInBlockStyle(document: YamlDocument): boolean {
  const [first] = document.blocks;
  if (document.blocks.all().some((block: Block) => block.faults.length > 0)) return false;
  return first?.root === undefined || isBlockMap(first.root, first.text);
}

function isBlockMap(root: SyntaxNode, text: string): boolean {
  return root.kind === 'map' && !root.flow && columnOf(text, root.start) === 0 && !/(?<![^\n])\.\.\./.test(text);
}
