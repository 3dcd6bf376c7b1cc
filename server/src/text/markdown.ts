/**
 * Any text in Markdown: a reader of Markdown shows these characters, and no link, picture, HTML or structure.
 * White space is folded to single spaces, since a blank line ends whatever it is in.
 */

/** Signs that mean something wherever they are in a line. */
const SIGNS = /[\\`*[\]|~$@]/g;

/** What means something only where a line begins: headings, lists, quotes, rules, underlines and rows of tables. */
const AT_START = /^(?:[-+#=:]|\d+(?=[.)]))/;

/** A text inside a line that begins with something else, such as a heading or an item of a list. */
export function markdownInline(text: string): string {
  return escapedSigns(folded(text));
}

/** A text that may also begin a line. */
export function markdownLine(text: string): string {
  return markdownInline(text).replace(AT_START, (found) => (/\d/.test(found) ? `${found}\\` : `\\${found}`));
}

/** A text in bold. Nothing stays nothing, since `****` would be shown as it is. */
export function markdownBold(text: string): string {
  const inline = markdownInline(text);
  return inline === '' ? '' : `**${inline}**`;
}

/** A text in a code span, which any number of backquotes in it leaves whole. */
export function markdownCode(text: string): string {
  const code = folded(text);
  if (code === '') return '';
  const fence = '`'.repeat(Math.max(0, ...(code.match(/`+/g) ?? []).map((run) => run.length)) + 1);
  const pad = code.startsWith('`') || code.endsWith('`') ? ' ' : '';
  return `${fence}${pad}${code}${pad}${fence}`;
}

/** A text in a heading. A number sign at its end would be taken for the frame of the heading. */
export function markdownHeading(text: string): string {
  return markdownInline(text).replace(/#/g, '\\#');
}

/** A text in a cell of a table, which is one line of Markdown and keeps its own line ends. */
export function markdownCell(text: string): string {
  return escapedSigns(text)
    .replace(/\t/g, ' ')
    .replace(/\r\n?|\n/g, '<br>');
}

function folded(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

function escapedSigns(text: string): string {
  return text
    .replace(SIGNS, '\\$&')
    .replace(/&(?=[#\p{L}])/gu, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\_')
    .replace(/:(?=\/\/)/g, '\\:')
    .replace(/(?<![\p{L}\p{N}])www\./giu, (found) => `${found.slice(0, -1)}\\.`);
}
