import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { analyse, contextOn } from '../../server/src/analysis.ts';
import { type Matrix, type MatrixBy, matrixOf } from '../../server/src/charter/matrix-tables.ts';
import { fold } from '../../server/src/charter/names.ts';
import { needsShared, shared } from '../support/shared.ts';

/** The matrix of a charter without structure faults. */
export function matrixIn(text: string, by: MatrixBy = 'role'): Matrix {
  return matrixOf(analyse(text, contextOn('2026-11-25')).facts, by);
}

/** A matrix as another program reads it from a document. */
export interface ReadMatrix {
  readonly title: string;
  readonly tables: readonly ReadTable[];
}

export interface ReadTable {
  readonly name: string;
  /** The headings of the columns, starting with the label column. */
  readonly header: readonly string[];
  readonly rows: readonly ReadRow[];
}

export interface ReadRow {
  readonly label: string;
  readonly phase: string;
  readonly cells: readonly string[];
}

/** What a reader of a document should find: rows without a phase first, then phase by phase. */
export function expected(matrix: Matrix, as: (text: string) => string): ReadMatrix {
  const tables = matrix.tables.map((table): ReadTable => {
    const rows = table.rows.map((row) => ({
      label: as(row.label),
      phase: as(row.phase ?? ''),
      cells: row.cells.map((letters) => letters.map((one) => one.letter).join('/')),
    }));
    // Phases that differ only in case are the same; the first spelling is shown.
    const phases = new Map([['', '']]);
    for (const { phase } of rows) if (!phases.has(fold(phase))) phases.set(fold(phase), phase);
    const word = as(table.scheme.row);
    return {
      name: as(table.scheme.id).toUpperCase(),
      header: [
        word.charAt(0).toUpperCase() + word.slice(1),
        ...table.columns.map((column) => as(column.title.trim() === '' ? column.id : column.title)),
      ],
      rows: [...phases].flatMap(([key, phase]) =>
        rows.filter((row) => fold(row.phase) === key).map((row) => ({ ...row, phase })),
      ),
    };
  });
  return { title: as(matrix.team), tables };
}

/** The text as a document shows it: invisible characters are spelled out, and outer spaces are removed. */
export function visible(text: string): string {
  let result = '';
  for (const char of text.replace(/\r\n?/g, '\n')) {
    const code = char.codePointAt(0) ?? 0;
    const unfit =
      (code < 32 && char !== '\n' && char !== '\t') ||
      (code >= 0x7f && code < 0xa0) ||
      [0x2028, 0x2029, 0xfeff].includes(code) ||
      (code >= 0x202a && code <= 0x202e) ||
      (code >= 0x2066 && code <= 0x2069) ||
      (code >= 0xd800 && code < 0xe000) ||
      (code >= 0xfdd0 && code < 0xfdf0) ||
      (code & 0xfffe) === 0xfffe;
    const hex = code.toString(16).padStart(4, '0');
    result += !unfit ? char : code > 0xffff ? `\\u{${hex}}` : `\\u${hex}`;
  }
  return result.trim();
}

/** The same for readers that do not distinguish kinds of spaces. */
export function visibleLine(text: string): string {
  return visible(text).replace(/\s+/g, ' ').trim();
}

/** Texts that attackers may write or that have broken other programs. */
export function hostileTexts(): string[] {
  if ('skip' in needsShared) return [];
  const lists: unknown[] = [
    JSON.parse(readFileSync(shared('blns', 'blns.json'), 'utf8')),
    ...Object.values(Object(JSON.parse(readFileSync(shared('own', 'injection-strings.json'), 'utf8')))),
    readFileSync(shared('payloadbox-csv', 'csv-payload.txt'), 'utf8').split('\n'),
  ];
  const texts = lists.flat().map(String);
  assert.ok(texts.length > 500);
  return [...new Set(texts)].filter((text) => text.trim() !== '');
}

const SOME = 12;

/** Charters in which every field that a matrix shows contains one of the texts. */
export function hostileCharters(texts: readonly string[] = hostileTexts()): string[] {
  const charters: string[] = [];
  for (let from = 0; from < texts.length; from += SOME) charters.push(charterOf(texts.slice(from, from + SOME)));
  return charters;
}

function charterOf(texts: readonly string[]): string {
  const said = texts.map((text) => JSON.stringify(text));
  const first = said[0] ?? '""';
  return [
    'charter: 1',
    `team: { name: ${first} }`,
    'people:',
    ...said.map((text, at) => `  p${at}: ${text}`),
    'roles:',
    ...said.map((text, at) => `  r${at}: { title: ${text}, people: [p${at}, ${said[at + 1] ?? first}] }`),
    'schemes:',
    `  own: { row: ${first}, letters: { L: { key: lead, title: ${said.at(-1) ?? first}, is: [owner, doer] } } }`,
    'raci:',
    ...said.map((text, at) => `  - { activity: ${text}, phase: ${said[at ^ 1] ?? first}, R: [r${at}, r0], A: r${at} }`),
    `  - { activity: ${first}, C: ${said.at(-1) ?? first}, I: everyone }`,
    'own:',
    ...said.map((text, at) => `  - { ${first}: ${text}, L: r${at} }`),
    '',
  ].join('\n');
}
