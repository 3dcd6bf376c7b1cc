/** Formats the page of a rule for a terminal. A page only has headings, paragraphs, lists and code blocks. */
import type { createColors } from 'picocolors';
import { printable } from '../text/printable.ts';
import { wrapped } from '../text/width.ts';

export function pageForTerminal(page: string, width: number, colours: ReturnType<typeof createColors>): string {
  const columns = Math.min(width, 100);
  let fenced = false;
  const lines = page.split('\n').flatMap((line) => {
    if (line.startsWith('```')) {
      fenced = !fenced;
      return [];
    }
    if (fenced) return [colours.cyan(`    ${printable(line)}`.trimEnd())];
    const heading = /^#+ (.*)$/.exec(line)?.[1];
    if (heading !== undefined) return [colours.bold(printable(heading))];
    const item = /^- (.*)$/.exec(line)?.[1];
    if (item === undefined) return wrapped(printable(line), columns);
    return wrapped(printable(item), columns - 2).map((one, index) => (index === 0 ? `- ${one}` : `  ${one}`));
  });
  return lines.join('\n');
}
