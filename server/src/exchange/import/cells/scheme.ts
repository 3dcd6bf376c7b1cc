/** Finds the scheme of a table. */
import { meansEither } from '../../../charter/letter-words.ts';
import { BUILT_IN_SCHEMES, builtInScheme, type Scheme } from '../../../charter/schemes.ts';
import { type CellReading, resolveCell } from './cell.ts';
import { headerReadings, lettersOfHeader } from './headers.ts';
import type { LegendEntry } from './legend.ts';

/** Clues to the scheme of a table, other than its letters. */
export interface Clues {
  /** The requested scheme. */
  readonly option: Scheme | undefined;
  readonly legend: readonly LegendEntry[];
  /** Texts that may name a scheme, the nearest first. */
  readonly context: readonly string[];
}

/** A scheme for a table, and a note if it is a guess. */
export interface Choice {
  readonly scheme: Scheme;
  readonly guess: string | undefined;
}

/** Schemes that extend RACI by a letter. One cell with that letter is enough to choose them. */
const EXTENSIONS: ReadonlySet<string> = new Set(['rasci', 'raci-vs', 'cairo']);

const NAMES: readonly (readonly [RegExp, string])[] = [
  [/\braci[- ]?vs\b/iu, 'raci-vs'],
  [/\b(?:rasci|rasic)\b/iu, 'rasci'],
  [/\b(?:CAIRO|RACIO|raci-o)\b/u, 'cairo'],
  [/\b(?:raci|arci)\b(?![- ]?vs\b)/iu, 'raci'],
  [/\bdaci\b/iu, 'daci'],
  [/\bRAPID\b/u, 'rapid'],
  [/\bdarci\b/iu, 'darci'],
  [/\bMOCHA\b/u, 'mocha'],
  [/\bpacsi\b/iu, 'pacsi'],
  [/\bratsi\b/iu, 'ratsi'],
  [/\bPARIS\b/u, 'paris'],
  [/\bdci\b/iu, 'dci'],
  [/\bCLAM\b/u, 'clam'],
];

/** Returns the schemes that a text names. Names that are also ordinary words must be in capitals. */
export function namedSchemes(text: string): Scheme[] {
  const line = text.slice(0, 2000).replaceAll('_', ' ');
  return NAMES.filter(([pattern]) => pattern.test(line)).flatMap(([, id]) => builtInScheme(id) ?? []);
}

/** Counts the letters of a legend that have the same meaning in a scheme. */
function legendScore(scheme: Scheme, legend: readonly LegendEntry[]): number {
  const agreeing = new Set<string>();
  for (const entry of legend) if (entry.meaning.get(scheme.id) === entry.letter) agreeing.add(entry.letter);
  return agreeing.size;
}

function explainedBy(legend: readonly LegendEntry[]): Scheme | undefined {
  const letters = new Set(legend.map((entry) => entry.letter));
  return BUILT_IN_SCHEMES.find(
    (scheme) => scheme.letters.length === letters.size && legendScore(scheme, legend) === letters.size,
  );
}

/** How well a scheme fits the letters of a table. */
interface Fit {
  readonly scheme: Scheme;
  readonly known: number;
  readonly lost: number;
  readonly legend: number;
  /** Whether the letters alone are enough to choose it. */
  readonly plausible: boolean;
}

/** Returns the scheme of a table with letters in its cells, or `undefined` if no scheme fits. */
export function chooseScheme(rows: readonly (readonly CellReading[])[], clues: Clues): Choice | undefined {
  const fits = BUILT_IN_SCHEMES.map((scheme) => measure(scheme, rows, clues.legend));
  if (clues.option) {
    const { option } = clues;
    const fit = fits.find((one) => one.scheme === option);
    return fit && fit.known > 0 ? { scheme: option, guess: undefined } : undefined;
  }
  const best = pick(fits.filter((fit) => fit.plausible));
  if (best === undefined || best.known === 0 || best.known <= best.lost) return undefined;
  const stated = statedScheme(fits, clues);
  if (stated === undefined) return { scheme: best.scheme, guess: tieOf(best, fits) };
  if (stated.fit.lost <= best.lost || !mayReplace(stated.fit, best))
    return { scheme: stated.fit.scheme, guess: undefined };
  const [from, to] = [stated.fit.scheme.id, best.scheme.id].map((id) => id.toUpperCase());
  return {
    scheme: best.scheme,
    guess: `${stated.by} names ${from}, but the table has letters of ${to}; it was read as ${to}.`,
  };
}

function statedScheme(fits: readonly Fit[], clues: Clues): { fit: Fit; by: string } | undefined {
  const explained = explainedBy(clues.legend);
  const byLegend = fits.find((fit) => fit.scheme === explained);
  if (byLegend && byLegend.known > 0) return { fit: byLegend, by: 'The legend' };
  for (const text of clues.context) {
    const named = namedSchemes(text);
    const fit = pick(fits.filter((one) => named.includes(one.scheme) && one.known > 0));
    if (fit) return { fit, by: 'The text' };
  }
  return undefined;
}

/** Whether the best fit may replace the stated scheme. Extensions replace RACI; other schemes must fit more letters. */
function mayReplace(stated: Fit, best: Fit): boolean {
  if (EXTENSIONS.has(best.scheme.id)) return stated.scheme.id === 'raci';
  return best.lost < stated.lost;
}

/**
 * Returns the best fit. Compares lost letters, agreement with the legend, RACI, and the number of letters, in this
 * order.
 */
function pick(fits: readonly Fit[]): Fit | undefined {
  const rank = (fit: Fit): number => (fit.scheme.id === 'raci' ? 0 : fit.scheme.letters.length);
  return [...fits].sort((a, b) => a.lost - b.lost || b.legend - a.legend || rank(a) - rank(b))[0];
}

function tieOf(best: Fit, fits: readonly Fit[]): string | undefined {
  if (best.scheme.id === 'raci' || EXTENSIONS.has(best.scheme.id)) return undefined;
  const equals = fits.filter(
    (fit) =>
      fit.plausible &&
      fit.lost === best.lost &&
      fit.legend === best.legend &&
      fit.scheme.letters.length === best.scheme.letters.length,
  );
  if (equals.length < 2) return undefined;
  const names = equals.map((fit) => fit.scheme.id.toUpperCase());
  return `The letters fit ${names.join(' and ')}, and there is no legend; the table was read as ${names[0]}.`;
}

function measure(scheme: Scheme, rows: readonly (readonly CellReading[])[], legend: readonly LegendEntry[]): Fit {
  const raci = BUILT_IN_SCHEMES[0]?.letters.map((letter) => letter.letter) ?? [];
  let known = 0;
  let lost = 0;
  let telling = 0;
  let used = 0;
  for (const row of rows) {
    const letters = new Set<string>();
    for (const cell of row) {
      if (cell.tokens.length === 0) continue;
      const resolved = resolveCell(cell, scheme);
      known += resolved.letters.length;
      lost += resolved.unknown.length;
      for (const letter of resolved.letters) letters.add(letter);
    }
    if (letters.size > 0) used += 1;
    if ([...letters].some((letter) => !raci.includes(letter))) telling += 1;
  }
  const agreeing = legendScore(scheme, legend);
  // One odd letter in a large RACI table is a typo, not a sign of another scheme.
  const shown = EXTENSIONS.has(scheme.id) ? telling > 0 : telling > 0 && telling * 2 >= used;
  const plausible = scheme.id === 'raci' || shown;
  return { scheme, known, lost, legend: agreeing, plausible };
}

/** The letters that headers or the cells of a first column name, by index: one letter each, or two for “R/A”. */
export interface NamedLetters {
  readonly scheme: Scheme;
  readonly letters: ReadonlyMap<number, string>;
  /** Whether all letters of the scheme are named. */
  readonly complete: boolean;
  /** Indexes of words that may also mean another letter. */
  readonly guessed: readonly number[];
}

/** Finds the scheme of headers. Returns `undefined` unless they name at least two letters of a scheme. */
export function schemeOfHeaders(headers: readonly string[], clues: Clues, from = 0): NamedLetters | undefined {
  const readings = headers.map((header, at) => (at < from ? [] : headerReadings(header)));
  if (readings.filter((found) => found.length > 0).length < 2) return undefined;
  const schemes = clues.option ? [clues.option] : BUILT_IN_SCHEMES;
  const stated = clues.context.map(namedSchemes).find((named) => named.length > 0) ?? [];
  const candidates = schemes.map((scheme) => {
    const letters = new Map<number, string>();
    readings.forEach((found, at) => {
      const letter = lettersOfHeader(found, scheme);
      if (letter !== undefined) letters.set(at, letter);
    });
    const guessed = untwinned(headers, letters, scheme);
    const distinct = new Set([...letters.values()].join('')).size;
    return {
      guessed,
      scheme,
      letters,
      distinct,
      legend: legendScore(scheme, clues.legend),
      named: stated.includes(scheme),
    };
  });
  const rank = (scheme: Scheme): number => (scheme.id === 'raci' ? 0 : scheme.letters.length);
  const best = candidates
    .filter((one) => one.distinct > 1)
    .sort(
      (a, b) =>
        b.distinct - a.distinct ||
        Number(b.named) - Number(a.named) ||
        b.legend - a.legend ||
        rank(a.scheme) - rank(b.scheme),
    )[0];
  if (best === undefined) return undefined;
  const { scheme, letters, guessed, distinct } = best;
  return { scheme, letters, guessed, complete: distinct === scheme.letters.length };
}

/** Reads “Responsable” next to “Réalisateur” as accountable. Returns the indexes of the headers that were guessed. */
function untwinned(headers: readonly string[], letters: Map<number, string>, scheme: Scheme): number[] {
  const doer = scheme.letters.find((letter) => letter.key === 'responsible')?.letter;
  const owner = scheme.letters.find((letter) => letter.key === 'accountable')?.letter;
  const doers = [...letters].filter(([, letter]) => letter === doer).map(([at]) => at);
  if (owner === undefined || [...letters.values()].includes(owner)) return [];
  const either = doers.filter((at) => meansEither(headers[at] ?? ''));
  if (either.length === 0 || either.length === doers.length) return [];
  for (const at of either) letters.set(at, owner);
  return either;
}
