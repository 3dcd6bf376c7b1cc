/** The testable parts of the documentation: its examples and links. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { TextPieces } from '../../server/src/text/pieces.ts';
import { ROOT } from './shared.ts';

/** The handwritten pages. The pages of rules are generated, and the tests of the rules check their examples. */
export const PAGES: readonly string[] = [
  'README.md',
  ...readdirSync(join(ROOT, 'docs'))
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
];

export function page(path: string): string {
  return readFileSync(join(ROOT, path), 'utf8');
}

/** A fenced example of a page. */
export interface Block {
  /** `docs/format.md:12`: the page and the line of the fence. */
  readonly place: string;
  /** The language of the fence. */
  readonly language: string;
  readonly text: string;
  /** The text between this block and the next one, and the next block. */
  readonly next: string;
}

/** The fenced blocks of a page in some languages. */
export function blocksOf(path: string, ...languages: readonly string[]): Block[] {
  const text = page(path);
  const lines = TextPieces.of(text);
  return [...text.matchAll(/^```([\w-]*)[^\n]*\n([\s\S]*?)^```$/gm)]
    .map((found) => ({
      place: `${path}:${lines.positionAt(found.index).line + 1}`,
      language: found[1] ?? '',
      text: found[2] ?? '',
      next: text.slice(found.index + found[0].length).split(/^```$/m, 1)[0] ?? '',
    }))
    .filter((block) => languages.includes(block.language));
}

/**
 * The answer of `charter check` that the page shows right below an example: each problem as `line:column severity
 * code`.
 */
export function answerTo({ next }: Block): readonly string[] | undefined {
  if (!/^[^`]*`charter check[^\n]*\n+```text$/m.test(next)) return undefined;
  return [...next.matchAll(/^\S+?:(\d+:\d+) +([a-z]+) +([a-z-]+)$/gm)].map((found) => found.slice(1).join(' '));
}

/** Whether an example is a whole charter or a part of one. */
export function isWhole(text: string): boolean {
  return /^team:/m.test(text) && (/^roles:/m.test(text) || /^extends:/m.test(text));
}

/** The team of the partial charters in the documentation. */
const CAST: Readonly<Record<string, string>> = {
  team: 'team: Checkout\n',
  people: `people:
  priya: Priya Shah
  elena: Elena Petrova
  tom: Tom Okafor
  mia: Mia Wong
  ada: Ada Lind
  ben: Ben Sato
`,
  roles: `roles:
  pm: { title: Product Manager, people: [priya] }
  em: { title: Engineering Manager, people: [elena], manages: [lead, eng] }
  lead: { title: Tech Lead, people: [tom] }
  eng: { title: Software Engineer, people: [ada, ben] }
  design: { title: Product Designer, people: [mia] }
  director: { title: Director of Engineering, external: true }
  legal: { title: Legal, external: true }
  support: { title: Customer Support, external: true }
`,
};

/** A partial charter with the missing team, people and roles added. */
export function completed(text: string): string {
  const missing = Object.entries(CAST).filter(([key]) => !new RegExp(`^${key}:`, 'm').test(text));
  return missing.map(([, part]) => part).join('') + text;
}

/** The anchor of a heading on a page of Markdown. */
function slug(heading: string): string {
  return heading
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{N} _-]/gu, '')
    .replaceAll(' ', '-');
}

/** The anchors of a page. */
export function anchorsOf(text: string): ReadonlySet<string> {
  return new Set([...text.matchAll(/^#{1,6} (.+)$/gm)].map((found) => slug(found[1] ?? '')));
}

/** The links of a page to other places in the project. */
export function linksOf(text: string): string[] {
  const prose = text.replace(/^```[\s\S]*?^```$/gm, '');
  return [...prose.matchAll(/\]\(([^)\s]+)\)/g)]
    .map((found) => found[1] ?? '')
    .filter((target) => !/^[a-z]+:/.test(target));
}
