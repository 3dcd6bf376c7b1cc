/** Writes a charter as YAML. */
import type { Scheme } from '../../../charter/schemes.ts';
import type { Role } from './role-ids.ts';
import { yamlScalar } from './yaml-scalar.ts';

/** A row to write. */
export interface CharterRow {
  /** Its line in the source, from 1. */
  readonly line: number;
  readonly label: string;
  readonly phase: string | undefined;
  readonly notes: string | undefined;
  /** The ids of each letter, in the order of the source. */
  readonly cells: ReadonlyMap<string, readonly string[]>;
}

export interface CharterTable {
  readonly scheme: Scheme;
  readonly rows: readonly CharterRow[];
}

const WIDTH = 120;

/** Writes a charter, in the style of the examples in the documentation. */
export function writeCharter(team: string, roles: readonly Role[], tables: readonly CharterTable[]): string {
  const lines = ['charter: 1', '', 'team:', `  name: ${yamlScalar(team)}`, ''];
  lines.push(roles.length === 0 ? 'roles: {}' : 'roles:');
  for (const { id, title } of roles) lines.push(`  ${yamlScalar(id)}: ${yamlScalar(title)}`);
  for (const { scheme, rows } of tables) {
    lines.push('', `${scheme.id}:`);
    for (const row of rows) writeRow(row, scheme, lines);
  }
  lines.push('');
  return lines.join('\n');
}

/** Writes a row as one line of YAML, in braces. */
export function rowInBraces(row: CharterRow, scheme: Scheme): string {
  return `{ ${pairsOf(row, scheme)
    .map(([key, value]) => `${key}: ${inline(value)}`)
    .join(', ')} }`;
}

type RowPair = readonly [string, string | readonly string[]];

function pairsOf(row: CharterRow, scheme: Scheme): readonly RowPair[] {
  const pairs: RowPair[] = [[scheme.row, row.label]];
  if (row.phase !== undefined) pairs.push(['phase', row.phase]);
  for (const { letter } of scheme.letters) {
    const ids = row.cells.get(letter) ?? [];
    if (ids.length > 0) pairs.push([letter, ids]);
  }
  if (row.notes !== undefined) pairs.push(['notes', row.notes]);
  return pairs;
}

/** Writes a row on one line if it fits, otherwise with one key per line. */
function writeRow(row: CharterRow, scheme: Scheme, lines: string[]): void {
  const line = `  - ${rowInBraces(row, scheme)}`;
  if (line.length <= WIDTH) {
    lines.push(line);
    return;
  }
  pairsOf(row, scheme).forEach(([key, value], at) => {
    const start = at === 0 ? '  - ' : '    ';
    const whole = `${start}${key}: ${inline(value)}`;
    if (whole.length <= WIDTH || typeof value === 'string' || value.length === 1) {
      lines.push(whole);
      return;
    }
    lines.push(`${start}${key}:`);
    for (const id of value) lines.push(`      - ${yamlScalar(id)}`);
  });
}

function inline(value: string | readonly string[]): string {
  if (typeof value === 'string') return yamlScalar(value);
  return value.length === 1 ? yamlScalar(value[0] ?? '') : `[${value.map(yamlScalar).join(', ')}]`;
}
