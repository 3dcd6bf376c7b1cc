import assert from 'node:assert/strict';
import { parseDocument } from 'yaml';
import { type ImportOptions, importMatrix } from '../../server/src/exchange/import/index.ts';

/** An imported charter, read back by `yaml` and not by the code under test. */
export interface Imported {
  readonly team: string;
  /** Titles by id. */
  readonly roles: Readonly<Record<string, string>>;
  /** One line per row: `raci: Deploy [Release] R=dev A=pm,em | notes`. */
  readonly rows: readonly string[];
  /** One line per note: `3: message`. */
  readonly notes: readonly string[];
  readonly text: string;
  /** The whole charter as `yaml` reads it. */
  readonly data: Readonly<Record<string, unknown>>;
}

const OTHER_KEYS = new Set(['charter', 'team', 'roles']);

/** Imports a source that has a matrix, and asserts that the charter parses without errors or warnings. */
export function imported(source: string, options: ImportOptions = { team: 'T' }): Imported {
  const result = importMatrix(source, options);
  assert.ok(result.ok, result.ok ? '' : result.message);
  const document = parseDocument(result.charter, { version: '1.2', schema: 'core', strict: true });
  assert.deepEqual(
    [...document.errors, ...document.warnings].map((fault) => fault.message),
    [],
    result.charter,
  );
  const data = record(document.toJS());
  assert.equal(data['charter'], 1);
  const rows = Object.entries(data)
    .filter(([key]) => !OTHER_KEYS.has(key))
    .flatMap(([scheme, list]) => (Array.isArray(list) ? list.map((row) => rowLine(scheme, record(row))) : []));
  return {
    team: String(record(data['team'])['name']),
    roles: Object.fromEntries(Object.entries(record(data['roles'])).map(([id, title]) => [id, String(title)])),
    rows,
    notes: result.notes.map((note) => `${note.line}: ${note.message}`),
    text: result.charter,
    data,
  };
}

export function refused(source: string, options?: ImportOptions): string {
  const result = importMatrix(source, options);
  assert.equal(result.ok, false, result.ok ? result.charter : '');
  return result.ok ? '' : result.message;
}

function rowLine(scheme: string, row: Readonly<Record<string, unknown>>): string {
  const label = row['activity'] ?? row['decision'];
  const phase = row['phase'] === undefined ? '' : ` [${String(row['phase'])}]`;
  const letters = Object.entries(row)
    .filter(([key]) => /^[A-Z]$/u.test(key))
    .map(([letter, ids]) => ` ${letter}=${Array.isArray(ids) ? ids.join(',') : String(ids)}`);
  const notes = row['notes'] === undefined ? '' : ` | ${String(row['notes'])}`;
  return `${scheme}: ${String(label)}${phase}${letters.join('')}${notes}`;
}

export function record(value: unknown): Readonly<Record<string, unknown>> {
  assert.ok(typeof value === 'object' && value !== null && !Array.isArray(value), `no mapping: ${String(value)}`);
  return Object.fromEntries(Object.entries(value));
}

/** Joins lines into a document. */
export function lines(...text: readonly string[]): string {
  return `${text.join('\n')}\n`;
}

/** A Markdown table of the rows, with a line of dashes below the first one. */
export function table(header: string, ...rows: readonly string[]): string {
  return lines(header, header.replace(/[^|]+/gu, '---'), ...rows);
}

/** A source, the rows of its charter, and every note. */
export interface Layout {
  readonly source: string;
  readonly rows: readonly string[];
  readonly notes?: readonly string[];
  readonly options?: ImportOptions;
}

export function readsRight({ source, rows, notes, options }: Layout): void {
  const found = imported(source, options ?? { team: 'T' });
  assert.deepEqual(found.rows, rows);
  assert.deepEqual(found.notes, notes ?? []);
}
