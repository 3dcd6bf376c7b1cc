/** Rewrites MediaWiki tables and Jira headers as rows with pipes, without changing line numbers. */
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

/** Rewrites one MediaWiki table, from its opening line to its closing line. */
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

/** Removes attributes at the start of a cell: `align="center" | R`. */
function withoutAttributes(cell: string): string {
  return cell.replace(/^\s*(?:[\w-]+\s*=\s*"[^"]*"\s*)+\|/u, '').trim();
}
