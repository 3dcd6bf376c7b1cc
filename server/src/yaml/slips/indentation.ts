/** Lines that are indented by tabs, or not as far as those they belong to. */
import { insert, replace, type TextEdit } from '../../text/edit.ts';
import { isArea, isKnownKey, isSection } from './known-keys.ts';
import { type Line, opening, quoted } from './scan.ts';
import type { Candidate, Look } from './slip.ts';

const TABS = 'Tabs do not work here. Indent with spaces.';

/** Tabs that indent: each as wide as fits, the lines around it first. */
export function tabs(look: Look): readonly Candidate[] {
  const { text, lines, scan } = look;
  const tabbed = lines.filter(
    ({ start, content, body, end }) =>
      content < end && scan.inside[content] === 0 && text.slice(start, body).includes('\t'),
  );
  const [first] = tabbed;
  if (first === undefined) return [];
  const at = text.indexOf('\t', first.start);
  const span = { start: at, end: at + 1 };
  const widths: ((line: Line, before: string) => number)[] = [
    (line) => alignedIndent(look, line),
    ...[2, 4, 8, 1, 3].map((width) => (_: Line, before: string) => before.replaceAll('\t', ' '.repeat(width)).length),
  ];
  return widths.map((width) => ({
    span,
    message: TABS,
    edits: tabbed.flatMap((line) => {
      const { start, content, body } = line;
      const before = text.slice(start, content);
      const edits = before.includes('\t') ? [replace(start, content, ' '.repeat(width(line, before)))] : [];
      const dashes = text.slice(content, body);
      return dashes.includes('\t') ? [...edits, replace(content, body, dashes.replaceAll(/[ \t]+/g, ' '))] : edits;
    }),
  }));
}

/** How far the nearest line above of the same kind is indented that no tab indents: an item as an item, a key as a key. */
function alignedIndent({ text, lines, kind, indent }: Look, line: Line): number {
  const isItem = line.body > line.content;
  for (let at = lines.indexOf(line) - 1; at >= 0; at--) {
    const above = lines[at];
    if (above === undefined || above.content === above.end || text.slice(above.start, above.content).includes('\t'))
      continue;
    if (isItem && above.body > above.content) return above.indent;
    if (!isItem && above.body > above.content) return above.body - above.start;
    if (!isItem && above.indent > 0) return above.indent;
  }
  return kind === 'item' && isItem ? indent : 2;
}

const MOST_LINES = 400;

/** A line, or a few, that are indented otherwise than those they belong to. */
export function outOfLine(look: Look): readonly Candidate[] {
  const { lines, stumbles, text } = look;
  const [stumble] = stumbles;
  if (stumble === undefined || lines.length > MOST_LINES) return [];
  const index = lines.findLastIndex((line) => line.start <= stumble);
  const found: Candidate[] = [];
  const tried = new Set<string>();
  for (const at of [index, index - 1, index + 1]) {
    const line = lines[at];
    if (at < 1 || line === undefined || line.content === line.end || text.charAt(line.content) === '#') continue;
    for (const { indent, like } of columnsAbove(look, at)) {
      if (indent === line.indent) continue;
      for (const last of [at, lastOf(look, at, false), lastOf(look, at, true)]) {
        const moved = `${at} ${last} ${indent}`;
        if (tried.has(moved)) continue;
        tried.add(moved);
        const edits = lines.slice(at, last + 1).flatMap((one) => shifted(one, indent - line.indent));
        const message = `This line is not aligned. Align \`${opening(text, line)}\` with \`${opening(text, like)}\` above it.`;
        const word = /^(?:- )?[^\s:]*/.exec(text.slice(line.content, line.end))?.[0].length ?? 1;
        found.push({ span: { start: line.content, end: line.content + Math.max(1, word) }, message, edits });
      }
    }
  }
  // Whoever slips on a line moves that line, and not all the others.
  return found.sort((a, b) => a.edits.length - b.edits.length);
}

function shifted({ start, indent, content, end }: Line, by: number): readonly TextEdit[] {
  if (content === end) return [];
  if (by > 0) return [insert(start, ' '.repeat(by))];
  return [replace(start, start + Math.min(indent, -by), '')];
}

/** The last line that goes with one: what is deeper; with `siblings` what is as deep, too. */
function lastOf({ lines }: Look, first: number, siblings: boolean): number {
  const base = lines[first]?.indent ?? 0;
  let last = first;
  for (let at = first + 1; at < lines.length; at++) {
    const line = lines[at];
    if (line === undefined) break;
    if (line.content === line.end) continue;
    if (line.indent > base || (siblings && line.indent === base)) last = at;
    else break;
  }
  return last;
}

/** The columns at which lines above one begin, or what stands behind their dashes, and the nearest line of each. */
function columnsAbove({ lines, text, kind }: Look, at: number): readonly { indent: number; like: Line }[] {
  const found = new Map<number, Line>();
  const isItem = (lines[at]?.body ?? 0) > (lines[at]?.content ?? 0);
  for (let above = at - 1; above >= 0 && found.size < 6; above--) {
    const line = lines[above];
    if (line === undefined || line.content === line.end || text.charAt(line.content) === '#') continue;
    const behind = line.body - line.start;
    const like = line.body > line.content;
    if (isItem ? like : !like || behind === line.indent) {
      if (!found.has(line.indent)) found.set(line.indent, line);
    } else if (!isItem && !found.has(behind)) found.set(behind, line);
    if (line.indent === 0) break;
  }
  // The first line of a section has no entry at its own column.
  if (kind !== 'item' && kind !== 'whole') found.delete(0);
  return [...found].map(([indent, like]) => ({ indent, like }));
}

/** A text that goes on at the edge of a line where nothing goes on. */
export function wrapped(look: Look): readonly Candidate[] {
  const { lines, stumbles, text, scan } = look;
  const found: Candidate[] = [];
  const near = stumbles.slice(0, 3).map((at) => lines.findLastIndex((line) => line.start <= at));
  for (const at of new Set(near.flatMap((index) => [index, index + 1]))) {
    const line = lines[at];
    const above = lines[at - 1];
    if (line === undefined || above === undefined || line.content === line.end || above.content === above.end) continue;
    const words = text.slice(line.content, line.end);
    if (/^[-#|<`]|^[\p{L}][\p{L}\p{N}_-]*:(?:\s|$)/u.test(words)) continue;
    const before = text.slice(above.body, above.end);
    if (!/\S[ \t]+\S|:[ \t]+\S/.test(before) || scan.inside[above.end - 1] === 2 || /[\]}"']$/.test(before)) continue;
    found.push({
      span: { start: line.content, end: line.end },
      message: `This line belongs to the text above. Write both on one line: \`${quoted(`${before} ${words}`, 70)}\`.`,
      edits: [replace(above.end, line.content, ' ')],
    });
  }
  return found;
}

/** A section whose entries stand at the edge, as far left as the section itself. */
export function unindented({ lines, text, kind }: Look): readonly Candidate[] {
  const [first, ...rest] = lines.filter(({ content, end }) => content < end && text.charAt(content) !== '#');
  if (kind !== 'pair' || first === undefined || rest[0] === undefined || first.indent !== 0) return [];
  const key = /^([\p{L}][\p{L}-]*):$/u.exec(text.slice(first.content, endOfKey(text, first)))?.[1];
  if (key === undefined || !isSection(key) || rest[0].indent !== 0) return [];
  const edits = rest.flatMap((line) => shifted(line, 2));
  const message = `The lines below \`${key}\` must be indented. Write two spaces before \`${opening(text, rest[0])}\` and each line after it.`;
  return [{ span: { start: first.content, end: first.content + key.length }, message, edits }];
}

function endOfKey(text: string, { content, end }: Line): number {
  const colon = text.indexOf(':', content);
  const rest = text.slice(colon + 1, end).trim();
  return colon !== -1 && colon < end && (rest === '' || rest.startsWith('#')) ? colon + 1 : content;
}

/** Entries of a section of which the last ones stand at the edge. */
export function lastAtEdge({ lines, text, kind }: Look): readonly Candidate[] {
  if (kind !== 'pair' && kind !== 'item') return [];
  const at = lines.findIndex(
    ({ start, content, end }, index) => index > 0 && content === start && content < end && text.charAt(start) !== '#',
  );
  const line = lines[at];
  if (line === undefined) return [];
  const like = lines.slice(0, at).findLast((one) => one.content < one.end && one.indent > 0);
  if (like === undefined) return [];
  const found: Candidate[] = [];
  const key = /^[\p{L}][\p{L}\p{N}_-]*/u.exec(text.slice(line.content, line.end))?.[0] ?? '';
  const columns = lines
    .slice(0, at)
    .flatMap((one) => (one.content < one.end ? [one.indent, one.body - one.start] : []));
  for (const by of [...new Set(columns)].sort((a, b) => a - b).slice(0, 5)) {
    if (by === 0) continue;
    let last = at;
    while (
      last + 1 < lines.length &&
      (lines[last + 1]?.indent === 0 || lines[last + 1]?.content === lines[last + 1]?.end)
    )
      last++;
    for (const end of new Set([at, last])) {
      const edits = lines.slice(at, end + 1).flatMap((one) => shifted(one, by));
      const message = `This line is not aligned. Align \`${opening(text, line)}\` with \`${opening(text, like)}\` above it.`;
      found.push({ span: { start: line.content, end: line.content + Math.max(1, key.length) }, message, edits });
    }
  }
  return found;
}

/** Whether a key at the edge may be one of the entries above it. */
export function mayBelong(key: string, section: string, isItem: boolean): boolean {
  if (isItem) return isKnownKey(key);
  return section === 'decides' ? isArea(key) : false;
}
