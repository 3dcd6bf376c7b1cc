/** What changes would do to a file, as a unified diff that `git apply` and `patch` take. */
import { createTwoFilesPatch } from 'diff';
import { printable } from '../text/printable.ts';

/**
 * The diff of a file. Its lines are escaped like everything that is printed, apart from what a patch cannot be without:
 * the carriage return of a line end, and a byte order mark.
 */
export function diffOf(path: string, before: string, after: string): string {
  const name = printable(path);
  const patch = createTwoFilesPatch(`a/${name}`, `b/${name}`, before, after, undefined, undefined, { context: 3 });
  const lines = patch.split('\n').slice(1);
  return lines.map(shownLine).join('\n');
}

function shownLine(line: string): string {
  const [, sign = '', mark = '', text = '', end = ''] = /^([ +-]?)(\ufeff?)(.*?)(\r?)$/s.exec(line) ?? [];
  return sign + mark + printable(text) + end;
}
