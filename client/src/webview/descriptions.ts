/** Descriptions of rows and cells in words, for cards, the line below the grid and screen readers. */
import type {
  CellView,
  ColumnView,
  LetterView,
  RowView,
  TableView,
  Tone,
} from '../../../server/src/protocol/protocol.ts';
import { numberText, t } from './texts.ts';

const RIGHT_TO_LEFT = /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;

/** Isolates a right-to-left name, so that it keeps its place in a list. */
function apart(name: string): string {
  return RIGHT_TO_LEFT.test(name) ? `\u2068${name}\u2069` : name;
}

/** Joins names for a sentence: “a”, “a and b”, “a, b and c”. */
export function listed(names: readonly string[]): string {
  if (names.length < 2) return names.join('');
  const each = names.map(apart);
  return t('{0} and {1}', each.slice(0, -1).join(', '), each.at(-1) ?? '');
}

/** Joins alternatives: “a”, “a or b”, “a, b or c”. */
export function eitherOf(names: readonly string[]): string {
  if (names.length < 2) return names.join('');
  const each = names.map(apart);
  return t('{0} or {1}', each.slice(0, -1).join(', '), each.at(-1) ?? '');
}

export function rowsText(count: number): string {
  return count === 1 ? t('1 row') : t('{0} rows', numberText(count));
}

export function labelText({ label }: RowView): string {
  return label === '' ? t('Without a label') : label;
}

export function phaseText(phase: string): string {
  return phase === '' ? t('Without a phase') : phase;
}

export function cellAt(row: RowView, column: number): CellView | undefined {
  return row.cells.find((cell) => cell.at === column);
}

/** The holders of a cell: the people of the column, the roles it comes through, or the column itself. */
export function holdersOf(cell: CellView, column: ColumnView): readonly string[] {
  if (column.kind === 'person' || column.kind === 'unknown') return [column.title];
  return cell.through ?? (column.people.length > 0 ? column.people : [column.title]);
}

interface Phrase {
  readonly one: string;
  readonly many: string;
}

const OF_WORK: Readonly<Record<Tone, Phrase>> = {
  owner: { one: t('answers for it'), many: t('answer for it') },
  doer: { one: t('does it'), many: t('do it') },
  veto: { one: t('can refuse it'), many: t('can refuse it') },
  support: { one: t('helps'), many: t('help') },
  input: { one: t('gives input'), many: t('give input') },
  informed: { one: t('is told'), many: t('are told') },
  excluded: { one: t('is left out'), many: t('are left out') },
};

const OF_DECISION: Readonly<Record<Tone, Phrase>> = {
  ...OF_WORK,
  owner: { one: t('decides'), many: t('decide') },
  doer: { one: t('drives it'), many: t('drive it') },
};

export interface Clause {
  readonly tone: Tone;
  readonly who: string;
  readonly does: string;
  /** Whether a required holder is missing. */
  readonly missing: boolean;
}

/** The clauses of a row, from who answers for it to who is told. */
export function clausesOf(row: RowView, table: TableView): readonly Clause[] {
  const phrases = table.row === 'decision' ? OF_DECISION : OF_WORK;
  const clauses: Clause[] = [];
  for (const tone of ['owner', 'doer', 'veto', 'support', 'input', 'informed', 'excluded'] as const) {
    const letters = table.letters.filter((letter) => letter.is.includes(tone));
    if (letters.length === 0) continue;
    const holders = holdersOfAny(letters, row, table);
    const phrase = phrases[tone];
    if (holders.length > 0) {
      const everyone = holders.length === 1 && (holders[0] === t('everyone') || holders[0] === t('everyone else'));
      const does = holders.length === 1 ? phrase.one : phrase.many;
      const clause = { tone, who: listed(holders), does: everyone ? phrase.one : does, missing: false };
      const last = clauses.at(-1);
      // Name a holder who owns and does it only once.
      if (last?.who === clause.who && !last.missing)
        clauses[clauses.length - 1] = { ...last, does: t('{0} and {1}', last.does, clause.does) };
      else clauses.push(clause);
    } else if (tone === 'owner' && row.status !== 'dropped') {
      clauses.push({ tone, who: t('nobody'), does: phrase.one, missing: true });
    }
  }
  return clauses;
}

function holdersOfAny(letters: readonly LetterView[], row: RowView, table: TableView): readonly string[] {
  const holders = new Set<string>();
  let everyone = false;
  for (const cell of row.cells) {
    const column = table.columns[cell.at];
    if (column === undefined || !letters.some(({ letter }) => cell.letters.includes(letter))) continue;
    if (cell.everyone) everyone = true;
    else for (const holder of holdersOf(cell, column)) holders.add(holder);
  }
  if (!everyone) return [...holders];
  return [...holders, row.cells.every((cell) => cell.everyone) ? t('everyone') : t('everyone else')];
}

/** Joins the clauses into one sentence. */
export function sentenceOf(row: RowView, table: TableView): string {
  const text = clausesOf(row, table)
    .map(({ who, does }) => `${who} ${does}`)
    .join('; ');
  return text === '' ? t('This row has no letters.') : `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}

export function titleOfLetter(letter: string, table: TableView): string {
  return table.letters.find((one) => one.letter === letter)?.title ?? letter;
}

const MARKS = {
  yes: t('acknowledged'),
  stale: t('acknowledged something else'),
  open: t('not acknowledged yet'),
} as const;

/** Describes a cell, for screen readers and the line below the grid. */
export function cellWords(cell: CellView | undefined, row: RowView, table: TableView): readonly string[] {
  if (cell === undefined) return [t('nothing')];
  const titles = listed(cell.letters.map((letter) => titleOfLetter(letter, table)));
  const words = [`${cell.letters.join(' ')}, ${titles}`];
  if (cell.everyone) words.push(t('as one of everyone'));
  else if (cell.through !== undefined) words.push(t('through {0}', listed(cell.through)));
  const mark = cell.acknowledged;
  if (mark !== undefined && (mark !== 'open' || table.acknowledging)) words.push(MARKS[mark]);
  const problems = problemsAt(row, cell.at);
  return problems.length === 0 ? words : [...words, ...problems.map(({ message }) => message)];
}

export function problemsAt(row: RowView, column: number): NonNullable<RowView['problems']> {
  return row.problems?.filter((problem) => problem.cells?.includes(column)) ?? [];
}

/** The problems of a row that belong to no cell. */
export function problemsOfRow(row: RowView): NonNullable<RowView['problems']> {
  return row.problems?.filter((problem) => problem.cells === undefined) ?? [];
}

/** The heading of the label column: “Activity” for `activity`. */
export function headingOf(table: TableView): string {
  return table.row.charAt(0).toUpperCase() + table.row.slice(1);
}
