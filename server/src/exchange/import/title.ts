import type { Scheme } from '../../charter/schemes.ts';
import { type Notes, quote } from './notes.ts';

/** Scheme names that are also ordinary words. They are removed from a title only if the matrix has that scheme. */
const AMBIGUOUS = new Set(['rapid', 'mocha', 'paris', 'clam', 'cairo']);
const SCHEMES = 'raci[- ]?vs|raci|rasci|rasic|arci|daci|darci|dci|pacsi|ratsi';
const KINDS = 'matrix|matrices|matrixes|chart|charts|table|tables|model|template|diagram|assignment matrix';
const PHRASES =
  'responsibility assignment (?:matrix|chart)|responsibility (?:matrix|chart)|responsibilities matrix|' +
  'roles (?:and|&) responsibilities(?: matrix| chart)?';
const EDGES = '\\s\\-–—:|,·/.';
/** Placeholder for a removed phrase: a character that no title contains. */
const GAP = '\u0000';

/** Removes words that only announce a matrix: `Kyklos RACI Matrix` becomes `Kyklos`. */
export function withoutNoise(title: string, schemes: readonly Scheme[] = []): string {
  const own = schemes.map((scheme) => scheme.id).filter((id) => AMBIGUOUS.has(id));
  const names = [SCHEMES, ...own].join('|');
  const noise = new RegExp(
    `(?<![\\p{L}\\p{N}])[([]?(?:(?:(?:${names})(?:\\s*(?:/|,|&|and)\\s*(?:${names}))*)(?:\\s+(?:${KINDS}))*|${PHRASES})[)\\]]?(?![\\p{L}\\p{N}])`,
    'giu',
  );
  const parts = title.slice(0, 500).replaceAll(GAP, ' ').replace(noise, GAP).split(GAP);
  if (parts.length === 1) return title.trim();
  const edges = new RegExp(`^[${EDGES}]+|[${EDGES}]+$`, 'gu');
  const kept = parts.map((part, at) => {
    let text = part.replace(edges, '');
    if (at > 0) text = text.replace(/^(?:for|of|from|in)(?:\s+the)?\s+/iu, '');
    if (at < parts.length - 1) text = text.replace(/(?:^|\s)(?:the|a|an|our)$/iu, '').replace(/['’]s$/u, '');
    return text.replace(edges, '');
  });
  return kept.filter((text) => text !== '' && !/^(?:the|and|a)$/iu.test(text)).join(' – ');
}

/** Turns a file name into a title: without folders, extension and leading number, with spaces between words. */
export function titleOfFile(fileName: string): string {
  const base = fileName.slice(0, 1000).split(/[/\\]/u).at(-1) ?? '';
  const words = base
    .replace(/\.[A-Za-z0-9]{1,10}$/u, '')
    // Notion adds the id of the page after its name.
    .replace(/\s[0-9a-f]{32}$/u, '')
    .replace(/[_\s]+|(?<=[\p{L}\p{N}])[-.](?=[\p{L}\p{N}])/gu, ' ')
    .replace(/^\d{1,2}\s+(?=\p{L})/u, '');
  return words.trim();
}

/** The name of the team: the requested one, else from the title of the document, else from the file name. */
export function teamName(
  from: {
    readonly team: string | undefined;
    readonly title: string | undefined;
    readonly fileName: string | undefined;
  },
  schemes: readonly Scheme[],
  notes: Notes,
): string {
  if (from.team !== undefined && from.team.trim() !== '') return from.team;
  const title = withoutNoise(from.title ?? '', schemes);
  if (title !== '') return title;
  const file = withoutNoise(titleOfFile(from.fileName ?? ''), schemes);
  if (file !== '') {
    notes.add(0, `The source has no title, so the team is called ${quote(file)} after the file.`);
    return file;
  }
  notes.add(0, 'Neither the source nor its file name contains a team name, so the team is called “Imported team”.');
  return 'Imported team';
}
