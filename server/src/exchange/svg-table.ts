/** Draws one table of a matrix as part of an SVG. */
import type { MatrixColumn, MatrixRow, MatrixTable } from '../charter/matrix-tables.ts';
import type { Letter } from '../charter/schemes.ts';
import { wrapped } from '../text/width.ts';
import { columnTitle, displayText, labelHeading, peopleOf, sectionsOf, shownLine, tableName } from './display-text.ts';
import { PALETTE } from './palette.ts';
import { CHIP, type Chip, chipsAt, LINE, ruleAt, SMALL, SMALL_LINE, TEXT, textAt, twoTextsAt } from './svg-shapes.ts';
import { pixels } from './svg-text.ts';

/** A part of the picture; `draw` returns its shapes at a position. */
export interface Piece {
  readonly width: number;
  readonly height: number;
  draw(left: number, top: number): string;
}

const LABEL = { narrowest: 150, widest: 340, gap: 20 } as const;
const COLUMN = { narrowest: 84, widest: 132, padding: 8, upright: 220 } as const;
/** Above this number of columns, headings are vertical. */
const MANY_COLUMNS = 14;
const NAME = { size: 15, height: 34 } as const;
const LEGEND = { line: 30, gap: 28, inside: 8 } as const;
const PHASE = 44;
const TOTAL = 25;

interface SetColumn {
  readonly title: readonly string[];
  readonly people: readonly string[];
  readonly width: number;
}

export function tablePiece(table: MatrixTable, narrowest: number): Piece {
  const upright = table.columns.length > MANY_COLUMNS;
  const columns = table.columns.map((column, index) => setColumn(column, widestCell(table, index), upright));
  const label = labelWidth(table);
  const width = columns.reduce((sum, column) => sum + column.width, label + LABEL.gap);
  const pieces = [
    namePiece(table),
    legendPiece(table, Math.max(width, narrowest)),
    headerPiece(table, columns, label, upright),
    ...sectionsOf(table).flatMap(({ phase, rows }, index) => [
      ...(phase === '' ? [] : [phasePiece(phase, width, index)]),
      ...rows.map((row) => rowPiece(row, columns, label, width)),
    ]),
    totalsPiece(table, columns, label, width),
  ];
  return {
    width: pieces.reduce((most, piece) => Math.max(most, piece.width), width),
    height: pieces.reduce((sum, piece) => sum + piece.height, 0),
    draw(left, top) {
      let y = top;
      return pieces
        .map((piece) => {
          const drawn = piece.draw(left, y);
          y += piece.height;
          return drawn;
        })
        .join('');
    },
  };
}

function widestCell(table: MatrixTable, column: number): number {
  return table.rows.reduce((most, row) => Math.max(most, row.cells[column]?.length ?? 0), 1);
}

function setColumn(column: MatrixColumn, letters: number, upright: boolean): SetColumn {
  const title = columnTitle(column).replace(/\s/g, ' ');
  const people = peopleOf(column).join(', ');
  const least = letters * CHIP.size + (letters - 1) * CHIP.gap + 2 * COLUMN.padding;
  if (upright) {
    const lines = linesOf(title, people, COLUMN.upright);
    return {
      ...lines,
      width: Math.max(least, lines.title.length * LINE + lines.people.length * SMALL_LINE + COLUMN.padding),
    };
  }
  const words = [
    ...title.split(' ').map((word) => pixels(word, TEXT, true)),
    ...peopleOf(column).map((person) => pixels(`${person},`, SMALL)),
  ];
  const longest = words.reduce((most, word) => Math.max(most, word), COLUMN.narrowest - 2 * COLUMN.padding);
  const inside = Math.max(Math.min(longest, COLUMN.widest), least - 2 * COLUMN.padding);
  return { ...linesOf(title, people, inside), width: Math.ceil(inside + 2 * COLUMN.padding) };
}

function linesOf(title: string, people: string, width: number): Pick<SetColumn, 'title' | 'people'> {
  return {
    title: wrapped(title, width, (text) => pixels(text, TEXT, true)),
    people: people === '' ? [] : wrapped(people, width, (text) => pixels(text, SMALL)),
  };
}

function labelWidth(table: MatrixTable): number {
  const labels = table.rows.map((row) => pixels(shownLine(row.label), TEXT));
  const totals = table.scheme.letters.map(
    (letter) => pixels(shownLine(letter.title), TEXT) + CHIP.small + LEGEND.inside,
  );
  const widest = [...labels, ...totals].reduce((most, width) => Math.max(most, width), LABEL.narrowest);
  return Math.ceil(Math.min(widest, LABEL.widest));
}

function namePiece(table: MatrixTable): Piece {
  const name = tableName(table);
  return {
    width: pixels(name, NAME.size, true) * 1.1,
    height: NAME.height,
    draw: (left, top) =>
      textAt(left, top + NAME.size, name, { size: NAME.size, bold: true, fill: PALETTE.accent, spacing: 0.6 }),
  };
}

function legendPiece({ scheme }: MatrixTable, room: number): Piece {
  const drawn: ((left: number, top: number) => string)[] = [];
  let x = 0;
  let line = 0;
  let width = 0;
  for (const letter of scheme.letters) {
    const title = shownLine(letter.title);
    const meaning = shownLine(letter.meaning);
    const wide = CHIP.size + 2 * LEGEND.inside + pixels(title, TEXT, true) + pixels(meaning, TEXT);
    if (x > 0 && x + wide > room) {
      x = 0;
      line += 1;
    }
    drawn.push(legendEntry(letter, x, line * LEGEND.line, [title, meaning]));
    x += wide + LEGEND.gap;
    width = Math.max(width, x - LEGEND.gap);
  }
  return {
    width,
    height: (line + 1) * LEGEND.line + 12,
    draw: (left, top) => drawn.map((entry) => entry(left, top)).join(''),
  };
}

function legendEntry(letter: Letter, dx: number, dy: number, said: readonly [string, string]) {
  return (left: number, top: number): string => {
    const base = top + dy + CHIP.size / 2 + TEXT * 0.36;
    const words = twoTextsAt(left + dx + CHIP.size + LEGEND.inside, base, said, LEGEND.inside);
    return chipsAt([{ letter, x: left + dx, y: top + dy }], CHIP.size) + words;
  };
}

function headerPiece(table: MatrixTable, columns: readonly SetColumn[], label: number, upright: boolean): Piece {
  const heights = columns.map(({ title, people }) =>
    upright
      ? Math.max(0, ...title.map((text) => pixels(text, TEXT, true)), ...people.map((text) => pixels(text, SMALL)))
      : title.length * LINE + people.length * SMALL_LINE,
  );
  const height = heights.reduce((most, one) => Math.max(most, one), LINE) + 26;
  return {
    width: 0,
    height,
    draw(left, top) {
      const bottom = top + height - 12;
      const word = textAt(left, bottom - 4, labelHeading(table), { size: SMALL, fill: PALETTE.muted });
      let x = left + label + LABEL.gap;
      const headings = columns.map((column) => {
        const drawn = upright ? uprightHeading(column, x, bottom - 2) : heading(column, x, bottom);
        x += column.width;
        return drawn;
      });
      return word + headings.join('') + ruleAt(left, top + height - 1, x - left, PALETTE.strong);
    },
  };
}

/** Headings are aligned at the bottom, so short ones begin lower. */
function heading({ title, people, width }: SetColumn, x: number, bottom: number): string {
  let y = bottom - 4 - people.length * SMALL_LINE - (title.length - 1) * LINE;
  const lines: string[] = [];
  for (const text of title) {
    lines.push(textAt(x + width / 2, y, text, { bold: true, middle: true }));
    y += LINE;
  }
  y += SMALL_LINE - LINE;
  for (const text of people) {
    lines.push(textAt(x + width / 2, y, text, { size: SMALL, fill: PALETTE.muted, middle: true }));
    y += SMALL_LINE;
  }
  return lines.join('');
}

function uprightHeading({ title, people, width }: SetColumn, x: number, bottom: number): string {
  let at = x + (width - title.length * LINE - people.length * SMALL_LINE) / 2 + TEXT;
  const lines: string[] = [];
  for (const text of title) {
    lines.push(textAt(at, bottom, text, { bold: true, upright: true }));
    at += LINE;
  }
  at += SMALL_LINE - LINE;
  for (const text of people) {
    lines.push(textAt(at, bottom, text, { size: SMALL, fill: PALETTE.muted, upright: true }));
    at += SMALL_LINE;
  }
  return lines.join('');
}

function phasePiece(phase: string, width: number, index: number): Piece {
  const lines = wrapped(phase.replace(/\s/g, ' '), width, (text) => pixels(text, TEXT, true));
  const above = index === 0 ? PHASE - 10 : PHASE;
  const height = above + (lines.length - 1) * LINE;
  return {
    width: 0,
    height,
    draw(left, top) {
      const first = top + above - 12;
      const said = lines.map((text, at) => textAt(left, first + at * LINE, text, { bold: true }));
      return said.join('') + ruleAt(left, top + height - 1, width, PALETTE.strong);
    },
  };
}

function rowPiece(row: MatrixRow, columns: readonly SetColumn[], label: number, width: number): Piece {
  const lines = displayText(row.label)
    .trim()
    .split('\n')
    .flatMap((line) => wrapped(line, label, (text) => pixels(text, TEXT)));
  const height = Math.max(CHIP.size + 11, lines.length * LINE + 16);
  return {
    width: 0,
    height,
    draw(left, top) {
      const middle = top + height / 2;
      const first = middle - ((lines.length - 1) * LINE) / 2 + TEXT * 0.36;
      const drawn = lines.map((text, at) => textAt(left, first + at * LINE, text));
      const chips: Chip[] = [];
      let x = left + label + LABEL.gap;
      for (const [index, column] of columns.entries()) {
        const letters = row.cells[index] ?? [];
        let at = x + (column.width - letters.length * CHIP.size - (letters.length - 1) * CHIP.gap) / 2;
        for (const letter of letters) {
          chips.push({ letter, x: at, y: middle - CHIP.size / 2 });
          at += CHIP.size + CHIP.gap;
        }
        x += column.width;
      }
      return drawn.join('') + chipsAt(chips, CHIP.size) + ruleAt(left, top + height - 1, width);
    },
  };
}

function totalsPiece(table: MatrixTable, columns: readonly SetColumn[], label: number, width: number): Piece {
  const { letters } = table.scheme;
  return {
    width: 0,
    height: letters.length * TOTAL + 16,
    draw(left, top) {
      const drawn = [ruleAt(left, top - 1, width, PALETTE.strong)];
      for (const [index, letter] of letters.entries()) {
        const y = top + 12 + index * TOTAL;
        const base = y + CHIP.small / 2 + TEXT * 0.36;
        drawn.push(chipsAt([{ letter, x: left, y }], CHIP.small));
        drawn.push(textAt(left + CHIP.small + LEGEND.inside, base, shownLine(letter.title), { fill: PALETTE.muted }));
        let x = left + label + LABEL.gap;
        for (const [column, { width: wide }] of columns.entries()) {
          const total = table.totals[column]?.[index] ?? 0;
          const fill = total === 0 ? PALETTE.muted : PALETTE.ink;
          drawn.push(textAt(x + wide / 2, base, String(total), { fill, middle: true }));
          x += wide;
        }
      }
      return drawn.join('');
    },
  };
}
