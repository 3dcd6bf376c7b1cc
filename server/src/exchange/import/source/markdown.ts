/** Reads Markdown documents. */
import { oneLine, type ProseLine, type SourceDocument, type SourceTable } from '../source-table.ts';
import { findHtmlTables } from './html-tables.ts';
import { readInline } from './markup.ts';
import { type PipeEntry, readPipeTables } from './pipe-tables.ts';
import { hasPipe, isRule, withoutBoxes } from './pipes.ts';
import { withoutWiki } from './wiki.ts';

const QUOTED = /^(?:\s{0,8}>[ \t]?)+/u;
const LISTED = /^\s*(?:[-*+]|\d{1,9}[.)])\s+(?=\|)/u;
const FENCE = /^\s*(`{3,}|~{3,})/u;
const HEADING = /^\s{0,3}(#{1,6})(?:\s+|$)/u;
const HTML_HEADING = /^\s*<h([1-6])\b[^<>]*>(.*)<\/h\1>\s*$/iu;
/** Words that introduce a legend, not a part of a matrix. */
const LEGEND_WORDS = /^(?:legend|key|letters|abbreviations|raci key|legende|leyenda|légende)\b/iu;

/** Reads the tables, headings and lines of text of a Markdown document. */
export function readMarkdown(source: string): SourceDocument {
  const html = findHtmlTables(withoutComments(source));
  const lines = html.rest.split(/\r\n|\n|\r/u).map(withoutBoxes);
  return new MarkdownReader(withoutWiki(lines), html.tables).read();
}

/** Removes comments, which readers do not see. Line endings stay, so line numbers do not change. */
function withoutComments(source: string): string {
  const pieces: string[] = [];
  let at = 0;
  for (;;) {
    const start = source.indexOf('<!--', at);
    const end = start === -1 ? -1 : source.indexOf('-->', start + 4);
    if (end === -1) break;
    pieces.push(source.slice(at, start), source.slice(start, end + 3).replace(/[^\r\n]+/gu, ''));
    at = end + 3;
  }
  return pieces.join('') + source.slice(at);
}

class MarkdownReader {
  readonly #lines: readonly string[];
  readonly #html: ReadonlyMap<number, Pick<SourceTable, 'line' | 'rows' | 'headed'>>;
  readonly #tables: SourceTable[] = [];
  readonly #prose: ProseLine[] = [];
  readonly #headings: { level: number; text: string }[] = [];
  #caption: string | undefined;
  #nearby: string[] = [];
  #section = 0;
  #entries: PipeEntry[] = [];
  #blank = false;
  #fence: string | undefined;
  #title: string | undefined;
  #frontTitle: string | undefined;

  constructor(lines: readonly string[], html: readonly Pick<SourceTable, 'line' | 'rows' | 'headed'>[]) {
    this.#lines = lines;
    this.#html = new Map(html.map((table) => [table.line, table]));
  }

  read(): SourceDocument {
    for (let at = this.#frontMatter(); at < this.#lines.length; at += 1) {
      const found = this.#html.get(at + 1);
      if (found) {
        this.#endTable();
        this.#tables.push({ ...found, ...this.#place() });
      }
      this.#line((this.#lines[at] ?? '').replace(QUOTED, ''), at);
    }
    this.#endTable();
    return { title: this.#title ?? this.#frontTitle, tables: this.#tables, prose: this.#prose };
  }

  #frontMatter(): number {
    if (this.#lines[0]?.trim() !== '---') return 0;
    const end = this.#lines.findIndex((line, at) => at > 0 && /^(?:---|\.\.\.)\s*$/u.test(line));
    const body = this.#lines.slice(1, Math.max(end, 1));
    if (end === -1 || !body.every((line) => /^(?:[\w-]+\s*:|\s|#|-\s|$)/u.test(line))) return 0;
    const title = body.map((line) => /^title\s*:\s*(.+)$/iu.exec(line)?.[1]).find((text) => text !== undefined);
    this.#frontTitle = title?.trim().replace(/^(["'])(.*)\1$/u, '$2');
    return end + 1;
  }

  #line(line: string, at: number): void {
    const fence = FENCE.exec(line)?.[1];
    if (fence !== undefined && (this.#fence === undefined || closes(fence, this.#fence, line))) {
      this.#endTable();
      this.#fence = this.#fence === undefined ? fence : undefined;
      return;
    }
    if (line.trim() === '') {
      this.#blank = true;
      return;
    }
    if (isRule(line)) this.#rule(line, at);
    else if (hasPipe(line)) this.#row(line, at);
    else this.#text(line, at);
    this.#blank = false;
  }

  #row(line: string, at: number): void {
    const raw = this.#entries.length === 0 ? line.replace(LISTED, '') : line;
    this.#entries.push({ line: at + 1, raw, rule: false, apart: this.#blank && this.#entries.length > 0 });
  }

  #rule(line: string, at: number): void {
    const inTable = this.#entries.length > 0 && (!this.#blank || line.includes('|'));
    // A border above the first row has no meaning yet. A line of dashes on its own separates paragraphs.
    if (inTable) this.#entries.push({ line: at + 1, raw: line, rule: true, apart: this.#blank });
    else if (!line.includes('|')) this.#underline(line, at);
  }

  #underline(line: string, at: number): void {
    const above = this.#prose.at(-1);
    const heads = !this.#blank && above?.line === at && /^\s{0,3}(?:=+|-+)\s*$/u.test(line);
    if (heads) {
      this.#prose.pop();
      this.#heading(line.includes('=') ? 1 : 2, above.text);
    } else {
      this.#endTable();
    }
  }

  #text(line: string, at: number): void {
    const next = this.#lines[at + 1] ?? '';
    const bare = this.#fence === undefined && (HEADING.test(line) || /^\s*(?:[-*+]|\d+[.)])\s/u.test(line));
    // A line without a pipe between rows of a table is a row with one cell.
    if (!bare && !this.#blank && this.#entries.length > 1 && hasPipe(next) && !isRule(this.#lines[at + 2] ?? '')) {
      this.#entries.push({ line: at + 1, raw: line, rule: false, apart: false });
      return;
    }
    this.#endTable();
    const heading = this.#fence === undefined ? HEADING.exec(line) : null;
    const html = HTML_HEADING.exec(line);
    if (heading) {
      const text = line.slice(heading[0].length).replace(/(?:^|\s)#+\s*$/u, '');
      this.#heading(heading[1]?.length ?? 1, oneLine(readInline(text).text));
    } else if (html) {
      this.#heading(Number(html[1]), oneLine(readInline(html[2] ?? '').text));
    } else {
      this.#paragraph(line, at);
    }
  }

  #paragraph(line: string, at: number): void {
    const cell = readInline(line);
    const text = oneLine(cell.text);
    this.#prose.push({ line: at + 1, text, section: this.#section });
    this.#nearby.push(text);
    if (cell.strong && text.length <= 120 && !LEGEND_WORDS.test(text)) this.#caption = text.replace(/\s*:$/u, '');
  }

  #heading(level: number, text: string): void {
    this.#endTable();
    while ((this.#headings.at(-1)?.level ?? 0) >= level) this.#headings.pop();
    this.#headings.push({ level, text });
    if (level === 1) this.#title ??= text;
    this.#caption = undefined;
    this.#nearby = [];
    this.#section += 1;
  }

  #place(): Pick<SourceTable, 'heading' | 'context' | 'section' | 'fenced'> {
    const headings = this.#headings.map((heading) => heading.text).reverse();
    // Text before the previous table of the section belongs to that table.
    const context = [...this.#nearby.reverse().slice(0, 8), ...headings];
    this.#nearby = [];
    return {
      heading: this.#caption ?? headings[0],
      context,
      section: this.#section,
      fenced: this.#fence !== undefined,
    };
  }

  #endTable(): void {
    if (this.#entries.length === 0) return;
    const entries = this.#entries;
    this.#entries = [];
    // A single line with a pipe is text.
    if (entries.filter((entry) => !entry.rule).length > 1) this.#tables.push(...readPipeTables(entries, this.#place()));
    else for (const entry of entries) this.#loneLine(entry);
  }

  #loneLine(entry: PipeEntry): void {
    if (entry.rule) return;
    const text = oneLine(readInline(entry.raw).text);
    this.#prose.push({ line: entry.line, text, section: this.#section });
    this.#nearby.push(text);
  }
}

function closes(fence: string, open: string, line: string): boolean {
  return fence.startsWith(open) && line.trim() === fence;
}
