/** Checks values from outside (clients, webviews), and says what is wrong with them. */
import type { CellName, MatrixBy, MatrixEdit, MatrixSpot, WirePosition, WireRange } from './protocol.ts';

/** Returns what is wrong with a value of this name, as a sentence, or undefined if it is a `T`. */
export interface Check<T> {
  (value: unknown, name: string): string | undefined;
  /** Never set. With it, the compiler compares the types that checks are for. */
  readonly of?: T;
}

interface Loose {
  readonly [key: string]: unknown;
}

/** The checks of an object's fields. */
export type Fields<T> = {
  readonly [K in keyof T]-?: object extends Pick<T, K> ? Check<T[K] | undefined> : Check<T[K]>;
};

/** The fields of each type of a union, without the field that has the name of the type. */
export type Cases<T extends { readonly [K in Tag]: string }, Tag extends string> = {
  readonly [K in T[Tag]]: Fields<Omit<Extract<T, { readonly [Key in Tag]: K }>, Tag>>;
};

type AnyFields = Readonly<Record<string, Check<unknown>>>;

/** Makes the check of an object. */
export type ObjectCheck = <T = Loose>(fields: Fields<T> & AnyFields) => Check<T>;

/** Maximum length of a text that a panel shows or sends. */
const MAX_SHORT = 10_000;

/** Whether a value passes a check. */
export function passes<T>(check: Check<T>, value: unknown): value is T {
  return check(value, '') === undefined;
}

export function isObject(value: unknown): value is Loose {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export const text: Check<string> = (value, name) =>
  typeof value === 'string' ? undefined : `\`${name}\` must be a string.`;

export const shortText: Check<string> = (value, name) =>
  typeof value === 'string' && value.length > MAX_SHORT
    ? `\`${name}\` must have at most ${MAX_SHORT} characters.`
    : text(value, name);

export const flag: Check<boolean> = (value, name) =>
  typeof value === 'boolean' ? undefined : `\`${name}\` must be a boolean.`;

export const integer: Check<number> = (value, name) =>
  Number.isInteger(value) ? undefined : `\`${name}\` must be an integer.`;

export const count: Check<number> = (value, name) =>
  typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= 0x7fffffff
    ? undefined
    : `\`${name}\` must be an integer from 0 to 2147483647.`;

export function optional<T>(check: Check<T>): Check<T | undefined> {
  return (value, name) => (value === undefined ? undefined : check(value, name));
}

export function oneOf<const T extends string>(...words: readonly T[]): Check<T> {
  const choice = words.length > 2 ? `one of ${words.join(', ')}` : words.join(' or ');
  return (value, name) => (words.some((word) => word === value) ? undefined : `\`${name}\` must be ${choice}.`);
}

export function list<T>(check: Check<T>, most = Number.POSITIVE_INFINITY): Check<readonly T[]> {
  return (value, name) => {
    if (!Array.isArray(value)) return `\`${name}\` must be a list.`;
    if (value.length > most) return `\`${name}\` must have at most ${most} entries.`;
    for (const [index, one] of value.entries()) {
      const fault = check(one, `${name}[${index}]`);
      if (fault !== undefined) return fault;
    }
    return undefined;
  };
}

const inside = (name: string, key: string) => (name === '' ? key : `${name}.${key}`);

function own(value: Loose, key: string): unknown {
  return Object.hasOwn(value, key) ? value[key] : undefined;
}

/** An object with these own fields, and any others: a client may send fields of a later version. */
export const object: ObjectCheck = (fields) => {
  const checks = Object.entries<Check<unknown>>(fields);
  return (value, name) => {
    if (!isObject(value)) return `\`${name}\` must be an object.`;
    for (const [key, check] of checks) {
      const field = own(value, key);
      const fault = check(field, inside(name, key));
      if (fault !== undefined) return field === undefined ? `\`${inside(name, key)}\` is missing.` : fault;
    }
    return undefined;
  };
};

/** An object with these own fields and no others. */
export const exactObject: ObjectCheck = (fields) => {
  const check: Check<unknown> = object(fields);
  return (value, name) => {
    const other = isObject(value) ? Object.keys(value).find((key) => !Object.hasOwn(fields, key)) : undefined;
    return other === undefined ? check(value, name) : `\`${inside(name, other)}\` is unknown.`;
  };
};

/** An object whose type depends on one of its fields. */
export function union<T extends { readonly [K in Tag]: string }, Tag extends string>(
  tag: Tag,
  cases: Cases<T, Tag> & Readonly<Record<string, AnyFields>>,
  make: ObjectCheck,
): Check<T> {
  const kinds = Object.entries<AnyFields>(cases);
  const checks = new Map(kinds.map(([kind, fields]) => [kind, make({ ...fields, [tag]: oneOf(kind) })]));
  const anyKind = oneOf(...checks.keys());
  return (value, name) => {
    if (!isObject(value)) return `\`${name}\` must be an object.`;
    const kind = own(value, tag);
    const check = typeof kind === 'string' ? checks.get(kind) : undefined;
    return check === undefined ? anyKind(kind, inside(name, tag)) : check(value, name);
  };
}

export const position: Check<WirePosition> = object({ line: count, character: count });

export const range: Check<WireRange> = object({ start: position, end: position });

export const by: Check<MatrixBy> = oneOf('role', 'person');

export const letters = list(shortText, 64);

export const CELL: Fields<CellName> = { by, table: shortText, row: count, column: shortText };

export const SPOT: Fields<MatrixSpot> = {
  by,
  table: shortText,
  row: optional(count),
  column: optional(shortText),
};

export const EDITS: Cases<MatrixEdit, 'kind'> = {
  label: { table: shortText, row: count, label: shortText },
  moveRow: { table: shortText, row: count, before: optional(count), phase: optional(shortText) },
  addRow: { table: shortText, after: optional(count), label: shortText },
  removeRow: { table: shortText, row: count },
  phase: { table: shortText, row: count, phase: shortText },
  addRole: { title: shortText },
  titleRole: { role: shortText, title: shortText },
  renameRole: { role: shortText, id: shortText },
  acknowledge: CELL,
};
