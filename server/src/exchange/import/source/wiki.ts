/**
 * Writes the tables of MediaWiki and the headers of Jira as rows of pipes, each on the line on which it begins.
 *
 * Everything else stays as it is, and so do the numbers of the lines.
 */
export function withoutWiki(lines: readonly string[]): readonly string[] {
  const result = lines.map((line) => (JIRA_HEADER.test(line) ? line.replaceAll('||', '|') : line));
  let start: number | undefined;
  lines.forEach((line, at) => {
    if (/^\s*\{\|/u.test(line)) start = at;
    if (start === undefined || !/^\s*\|\}/u.test(line)) return;
    rewrite(result, start, at);
    start = undefined;
  });
  return result;
}

const JIRA_HEADER = /^\s*\|\|(?:[^|]+\|\|){2,}\s*$/u;

/** Rewrites one table of MediaWiki, from the line that opens it to the line that closes it. */
function rewrite(lines: string[], start: number, end: number): void {
  let row: string[] = [];
  let first = start;
  const flush = (): void => {
    if (row.length > 0) lines[first] = `| ${row.join(' | ')} |`;
    row = [];
  };
  for (let at = start; at <= end; at += 1) {
    const line = (lines[at] ?? '').trim();
    lines[at] = '';
    if (at === start || line.startsWith('|-') || line.startsWith('|}')) {
      flush();
    } else if (line.startsWith('|+')) {
      lines[at] = `**${line.slice(2).trim()}**`;
    } else if (/^[|!]/u.test(line)) {
      if (row.length === 0) first = at;
      row.push(
        ...line
          .slice(1)
          .split(/\|\||!!/u)
          .map(withoutAttributes),
      );
    }
  }
}

/** A cell may begin with attributes and a pipe: `align="center" | R`. */
function withoutAttributes(cell: string): string {
  return cell.replace(/^\s*(?:[\w-]+\s*=\s*"[^"]*"\s*)+\|/u, '').trim();
}
