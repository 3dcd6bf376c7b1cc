/** Validates values from outside (clients, webviews) field by field. */
import type { CellName, MatrixBy, MatrixEdit, MatrixSpot } from './protocol.ts';

export type Check<T> = (value: unknown) => value is T;

export type Fields<T> = { readonly [K in keyof T]-?: Check<T[K]> };

/** Maximum length of a text in a field. */
const MAX_TEXT = 10_000;

export const isText = (value: unknown): value is string => typeof value === 'string' && value.length <= MAX_TEXT;
export const isFlag = (value: unknown): value is boolean => typeof value === 'boolean';
export const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) >= 0;
export const isTexts = (value: unknown): value is readonly string[] =>
  Array.isArray(value) && value.length <= 64 && value.every(isText);

export function orNone<T>(check: Check<T>): Check<T | undefined> {
  return (value): value is T | undefined => value === undefined || check(value);
}

export function oneOf<const T extends string>(...words: readonly T[]): Check<T> {
  return (value): value is T => words.some((word) => word === value);
}

/** An object with exactly these own fields. */
export function object<T>(fields: Fields<T>): Check<T> {
  const names = Object.keys(fields) as (keyof T & string)[];
  return (value): value is T => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
    const own = value as Readonly<Record<string, unknown>>;
    if (Object.keys(own).some((key) => !Object.hasOwn(fields, key))) return false;
    return names.every((name) => fields[name](Object.hasOwn(own, name) ? own[name] : undefined));
  };
}

/** An object whose type depends on one of its fields. */
export function union<T>(tag: string, cases: Readonly<Record<string, Check<T>>>): Check<T> {
  return (value): value is T => {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, tag)) return false;
    const kind = (value as Readonly<Record<string, unknown>>)[tag];
    return typeof kind === 'string' && Object.hasOwn(cases, kind) && cases[kind]?.(value) === true;
  };
}

export const isBy: Check<MatrixBy> = oneOf('role', 'person');

export const isCellName = object<CellName>({ by: isBy, table: isText, row: isCount, column: isText });

export const isSpot = object<Required<MatrixSpot>>({
  by: isBy,
  table: isText,
  row: orNone(isCount) as Check<number>,
  column: orNone(isText) as Check<string>,
}) as Check<MatrixSpot>;

type Edit<K extends MatrixEdit['kind']> = Extract<MatrixEdit, { kind: K }>;

export const isMatrixEdit = union<MatrixEdit>('kind', {
  label: object<Edit<'label'>>({ kind: oneOf('label'), table: isText, row: isCount, label: isText }),
  moveRow: object<Edit<'moveRow'>>({
    kind: oneOf('moveRow'),
    table: isText,
    row: isCount,
    before: orNone(isCount),
    phase: orNone(isText),
  }),
  addRow: object<Edit<'addRow'>>({ kind: oneOf('addRow'), table: isText, after: orNone(isCount), label: isText }),
  removeRow: object<Edit<'removeRow'>>({ kind: oneOf('removeRow'), table: isText, row: isCount }),
  phase: object<Edit<'phase'>>({ kind: oneOf('phase'), table: isText, row: isCount, phase: isText }),
  addRole: object<Edit<'addRole'>>({ kind: oneOf('addRole'), title: isText }),
  titleRole: object<Edit<'titleRole'>>({ kind: oneOf('titleRole'), role: isText, title: isText }),
  renameRole: object<Edit<'renameRole'>>({ kind: oneOf('renameRole'), role: isText, id: isText }),
  acknowledge: object<Edit<'acknowledge'>>({
    kind: oneOf('acknowledge'),
    by: isBy,
    table: isText,
    row: isCount,
    column: isText,
  }),
});
