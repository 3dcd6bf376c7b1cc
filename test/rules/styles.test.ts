// The same charter in every common style has the same problems.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parse, stringify } from 'yaml';
import { BUILT_IN_SCHEMES } from '../../server/src/charter/schemes.ts';
import { RULES } from '../../server/src/rules/index.ts';
import { checkWorkspace, memoryFiles } from '../../server/src/workspace/index.ts';
import { TODAY } from '../support/fixture.ts';
import { TROUBLED } from '../support/troubled.ts';

type Data = Readonly<Record<string, unknown>>;
type Spelling = 'letters' | 'words';

/** Rules that mark a whole entry or value, whose text differs between styles. */
const WHOLE: ReadonlySet<string> = new Set([
  'missing-key',
  'wrong-type',
  'stale-acknowledgement',
  'unnegotiated-when',
  'duplicate-key',
]);

/** The problems of a charter in order: code, severity and marked text. */
async function problemsOf(text: string, files: Readonly<Record<string, string>> = {}): Promise<readonly string[]> {
  const beside = Object.entries(files).map(([path, other]) => [`/desk/${path}`, other] as const);
  const texts = Object.fromEntries([['/desk/team.charter.yaml', text], ...beside]);
  const options = { root: '/desk', today: TODAY, overrides: new Map(), honourIgnores: true };
  const { charters } = await checkWorkspace(memoryFiles(texts), Object.keys(texts), options);
  return (charters[0]?.problems ?? [])
    .map(({ code, severity, span }) => {
      const marked = WHOLE.has(code) ? '' : ` ${unescaped(text.slice(span.start, span.end))}`;
      return `${code} (${severity})${marked}`;
    })
    .sort();
}

/** Replaces escape codes in a marked text, since some styles escape invisible characters. */
function unescaped(text: string): string {
  return text.replace(/\\u([\da-f]{4})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}

function isData(value: unknown): value is Data {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Spells all letters in the rows of a charter in one way. */
function spelled(charter: Data, spelling: Spelling): Data {
  return Object.fromEntries(
    Object.entries(charter).map(([key, value]) => {
      const scheme = BUILT_IN_SCHEMES.find((one) => one.id === key);
      if (scheme === undefined || !Array.isArray(value)) return [key, value];
      const rows = value.map((row: unknown) => {
        if (!isData(row)) return row;
        const entries = Object.entries(row).map(([name, held]) => {
          const letter = scheme.letters.find((one) => one.letter === name || one.key === name);
          return [letter === undefined ? name : spelling === 'letters' ? letter.letter : letter.key, held];
        });
        return Object.fromEntries(entries);
      });
      return [key, rows];
    }),
  );
}

const STYLES: readonly (readonly [string, Spelling, (data: Data) => string])[] = [
  ['block style and words', 'words', (data) => stringify(data, { lineWidth: 0 })],
  ['block style and letters', 'letters', (data) => stringify(data, { lineWidth: 0, indentSeq: false })],
  ['flow style and letters', 'letters', (data) => stringify(data, { collectionStyle: 'flow', lineWidth: 0 })],
  [
    'flow style and words',
    'words',
    (data) => stringify(data, { collectionStyle: 'flow', flowCollectionPadding: false }),
  ],
  ['JSON', 'words', (data) => JSON.stringify(data, undefined, 2)],
  ['quotes', 'letters', (data) => stringify(data, { defaultStringType: 'QUOTE_SINGLE', lineWidth: 0 })],
];

/** Rules about the text and not its data: duplicate keys, comments, another document. */
const OF_TEXT: ReadonlySet<string> = new Set([
  'invalid-yaml',
  'limit-exceeded',
  'multiple-documents',
  'duplicate-key',
  'text-after-hash',
  'unused-ignore',
]);

const EXAMPLES = [
  ...RULES.filter((rule) => !OF_TEXT.has(rule.code)).flatMap((rule) => [
    [`the bad example of ${rule.code}`, rule.bad] as const,
    [`the good example of ${rule.code}`, rule.good] as const,
  ]),
  ...TROUBLED.map(
    (text, index) => [`troubled charter ${index}`, { text: text.replace(/#.*/g, ''), files: {} }] as const,
  ),
];

for (const [style, spelling, write] of STYLES) {
  test(`charters have the same problems in ${style}`, async () => {
    for (const [name, { text, files }] of EXAMPLES) {
      const data: unknown = parse(text);
      if (!isData(data)) continue;
      const rewritten = write(spelled(data, spelling));
      assert.deepEqual(await problemsOf(rewritten, files), await problemsOf(text, files), `${name}:\n${rewritten}`);
    }
  });
}
