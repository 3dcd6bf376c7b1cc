/** The rows of the table, their goals, and the table in Markdown. */
import type { Contender } from './contenders.ts';
import type { Lab } from './lab.ts';

/** Times in milliseconds, or sizes in megabytes, of each contender. */
export type Samples = Partial<Readonly<Record<Contender, readonly number[]>>>;

/** The goals of a row; an absent goal is not checked. */
export interface Reach {
  /** The share of the peer's time. */
  readonly peer?: number;
  /** The multiple of the floor's time. */
  readonly floor?: number;
  /** The allowed difference to the floor, in the unit of the row. */
  readonly above?: number;
  /** The maximum, in the unit of the row. */
  readonly most?: number;
}

export interface Row {
  /** The name of the measurement; words of it choose rows. */
  readonly name: string;
  /** The number of rows of the charter; rows of one size share their servers and are measured together. */
  readonly size: number;
  readonly unit: 'ms' | 'MB';
  /** The names of the peer and the floor of this row, if they are not the servers. */
  readonly peer?: string;
  readonly floor?: string;
  readonly reach: Reach;
  measure(lab: Lab): Promise<Samples>;
}

export interface Result {
  readonly row: Row;
  readonly samples: Samples;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? upper) + upper) / 2;
}

const HEADER = ['operation', 'Charter', 'peer', 'share', 'reach', 'floor', 'multiple', 'reach', 'verdict'];

/** The table in Markdown, which is also readable in a terminal. */
export function tableOf(results: readonly Result[]): string {
  const lines = [HEADER, ...results.map(cellsOf)];
  const widths = HEADER.map((_, column) => Math.max(...lines.map((cells) => cells[column]?.length ?? 0)));
  const padded = lines.map((cells) =>
    cells.map((cell, column) => {
      const width = widths[column] ?? 0;
      return column === 0 || column === HEADER.length - 1 ? cell.padEnd(width) : cell.padStart(width);
    }),
  );
  const rule = widths.map((width, column) =>
    column === 0 || column === HEADER.length - 1 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`,
  );
  const [head = [], ...body] = padded;
  return [head, rule, ...body].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

function cellsOf({ row, samples }: Result): string[] {
  const of = (who: Contender) => {
    const values = samples[who];
    return values === undefined || values.length === 0 ? undefined : median(values);
  };
  const [ours, peer, floor] = [of('ours'), of('peer'), of('floor')];
  const { reach, unit } = row;
  const amount = (value: number | undefined) => (value === undefined ? '' : `${figure(value)} ${unit}`);
  const ratio = (other: number | undefined) => (ours === undefined || other === undefined ? undefined : ours / other);
  return [
    row.name,
    amount(ours),
    amount(peer),
    share(ratio(peer)),
    share(reach.peer),
    amount(floor),
    multiple(ratio(floor)),
    floorReach(row),
    verdict(row, ours, peer, floor),
  ];
}

function floorReach({ reach, unit }: Row): string {
  if (reach.floor !== undefined) return multiple(reach.floor);
  if (reach.above !== undefined) return `+${reach.above} ${unit}`;
  return reach.most === undefined ? '' : `${reach.most} ${unit}`;
}

/** Whether all goals of a row are met, or by how much the worst one is missed. */
function verdict({ reach }: Row, ours?: number, peer?: number, floor?: number): string {
  const asked: { readonly is: number | undefined; readonly limit: number | undefined }[] = [
    { is: divided(ours, peer), limit: reach.peer },
    { is: divided(ours, floor), limit: reach.floor },
    { is: ours === undefined || floor === undefined ? undefined : ours - floor, limit: reach.above },
    { is: ours, limit: reach.most },
  ];
  const judged = asked.flatMap(({ is, limit }) => (limit === undefined || is === undefined ? [] : [is / limit]));
  if (ours === undefined) return 'could not be measured';
  if (judged.length === 0) return '';
  const worst = Math.max(...judged);
  return worst <= 1 ? 'met' : `missed × ${worst.toFixed(2)}`;
}

const divided = (a: number | undefined, b: number | undefined) =>
  a === undefined || b === undefined ? undefined : a / b;

/** A number with three significant digits. */
function figure(value: number): string {
  if (value >= 100) return Math.round(value).toLocaleString('en');
  return value.toPrecision(value < 0.1 ? 2 : 3);
}

function share(value: number | undefined): string {
  if (value === undefined) return '';
  return value > 0.15 ? value.toFixed(2) : `1/${Math.round(1 / value).toLocaleString('en')}`;
}

function multiple(value: number | undefined): string {
  if (value === undefined) return '';
  return value < 0.1 ? `${(value * 100).toPrecision(2)}%` : `× ${value.toFixed(2)}`;
}
