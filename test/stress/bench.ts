/** A charter in one of its forms, on which edits are tried, and what every edit keeps. */
import assert from 'node:assert/strict';
import { parseDocument } from 'yaml';
import { type Analysis, analyse, contextOn } from '../../server/src/analysis.ts';
import { applyEdits, type TextEdit } from '../../server/src/text/edit.ts';
import { edited, inverse } from '../support/editing.ts';
import { TODAY } from '../support/fixture.ts';
import type { Random } from '../support/random.ts';
import { isInside } from '../support/ranges.ts';
import type { Findings } from './part.ts';

export const CONTEXT = contextOn(TODAY);
export const NEW_NAME = 'a “new” one: #1';

export type Data = Readonly<Record<string, unknown>>;

/** A charter in one of its forms, and what is counted and found in it. */
export interface Bench {
  readonly analysis: Analysis;
  readonly text: string;
  readonly data: Data | undefined;
  readonly random: Random;
  /** Checks edits as all must be, and hands over the text that they make. */
  make(kind: string, edits: readonly TextEdit[]): string;
  attempt(kind: string, work: () => void): void;
}

export function benchOf(
  text: string,
  random: Random,
  name: string,
  counts: Map<string, number>,
  findings: Findings,
): Bench {
  const analysis = analyse(text, CONTEXT);
  return {
    analysis,
    text,
    data: said(text),
    random,
    make: (kind, made) => {
      counts.set(kind, (counts.get(kind) ?? 0) + 1);
      return whole(text, made);
    },
    attempt: (kind, work) => findings.try(() => `${name}, ${kind}\n${JSON.stringify(text)}`, work),
  };
}

/** What every edit keeps, whatever it is for; the text after it. */
export function whole(text: string, made: readonly TextEdit[]): string {
  const result = edited(text, made);
  for (const { span } of made)
    for (const at of [span.start, span.end]) assert.ok(!isInside(text, at), `${at} is inside`);
  assert.equal(result.startsWith('\ufeff'), text.startsWith('\ufeff'), 'the byte order mark');
  assert.equal(result.indexOf('\ufeff', 1), text.indexOf('\ufeff', 1), 'a byte order mark within');
  assert.equal(applyEdits(result, inverse(text, made)), text, 'undo is exact');
  return result;
}

/** What a text says, as `yaml` reads it; undefined where it is no YAML, or no mapping. */
export function said(text: string): Data | undefined {
  const document = parseDocument(text, { schema: 'core', logLevel: 'silent', prettyErrors: false });
  if (document.errors.length > 0) return undefined;
  const data: unknown = document.toJS();
  return typeof data === 'object' && data !== null ? Object.fromEntries(Object.entries(data)) : undefined;
}

/** A value with its keys in order, since formatting may put them in another one. */
export function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, one]) => [key, sorted(one)]),
  );
}
