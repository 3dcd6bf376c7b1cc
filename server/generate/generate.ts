/**
 * Writes the files generated from the engine: rule pages and their index, the JSON Schema, the tables of the format
 * reference, the grammar, the setting `charter.rules` and the example output in the README.
 *
 *     node server/generate/generate.ts            writes the files
 *     node server/generate/generate.ts --check    exits 1 if a file is stale
 */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { RULES } from '../src/rules/index.ts';
import { renderMessagesPage } from '../src/rules/messages-page.ts';
import type { Rule, RuleGroup } from '../src/rules/rule.ts';
import { renderRulePage, rulePath } from '../src/rules/rule-page.ts';
import { charterGrammar } from './grammar.ts';
import { l10nBundle } from './l10n.ts';
import { fillManifest } from './manifest.ts';
import { fillReadme } from './readme.ts';
import { charterSchema } from './schema.ts';
import { fillTables } from './tables.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const RULES_FOLDER = 'docs/rules';
const INDEX = `${RULES_FOLDER}/README.md`;
const REFERENCE = 'docs/format.md';
const README = 'README.md';
const MANIFEST = 'package.json';

const GROUPS: Readonly<Record<RuleGroup, string>> = {
  Structure: 'Can Charter read the file?',
  Names: 'Does every name belong to one declared role or person?',
  Ownership: 'Does every activity, decision and responsibility have the owner and the doers it needs?',
  Balance: 'Are the work and the communication spread well?',
  Partnership: 'Have product and engineering management settled who does what?',
  Time: 'Are the agreements still up to date?',
  'Across charters': 'Do the charters of a workspace agree with each other?',
};

function renderIndex(rules: readonly Rule[]): string {
  const groups = Object.entries(GROUPS).flatMap(([group, about]) => {
    const own = rules.filter((rule) => rule.group === group);
    const rows = own.map((rule) => {
      const fixable = (rule.fixes ?? []).length > 0 ? 'yes' : '';
      return `| [\`${rule.code}\`](${basename(rulePath(rule.code))}) | ${rule.severity} | ${cell(rule.summary)} | ${fixable} |`;
    });
    return own.length === 0
      ? []
      : [`## ${group}\n\n${about}\n\n| code | severity | says | fix |\n| --- | --- | --- | --- |\n${rows.join('\n')}`];
  });
  const intro = [
    '# The rules',
    `Charter has ${rules.length} rules. Each has a code that never changes, a severity that your charter may change, and ` +
      'a page that says why it matters, with an example. `charter explain CODE` prints the page in a terminal, and ' +
      '`charter rules` this list.',
    'A severity is one of `error`, `warning`, `information` and `hint`. Only errors make `charter check` fail, unless ' +
      '`--fail-on` says otherwise. How to change or silence a rule: [the format](../format.md#rules-how-strict-to-be).',
  ];
  return `${[...intro, renderFirst(rules), ...groups].join('\n\n')}\n`;
}

/** The rules that managers meet most, most frequent first. */
const MET_MOST = [
  'missing-owner',
  'split-accountability',
  'unknown-role',
  'missing-responsible',
  'invalid-yaml',
  'unknown-key',
  'many-consulted',
  'idle-role',
  'group-accountability',
  'uncovered-hotspot',
];

function renderFirst(rules: readonly Rule[]): string {
  const rows = MET_MOST.map((code) => {
    const rule = rules.find((one) => one.code === code);
    if (rule === undefined) throw new Error(`There is no rule ${code}`);
    return `| [\`${code}\`](${basename(rulePath(code))}) | ${cell(rule.summary)} | ${cell(rule.ask)} |`;
  });
  const about = 'A first charter meets these ten. The last column is a question for the team.';
  return `## The ten that you meet most\n\n${about}\n\n| code | says | what to ask |\n| --- | --- | --- |\n${rows.join('\n')}`;
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|');
}

/** All generated files: path in the project and text. */
export async function generated(root: string): Promise<ReadonlyMap<string, string>> {
  const files = new Map(RULES.map((rule) => [rulePath(rule.code), renderRulePage(rule)]));
  files.set(INDEX, renderIndex(RULES));
  files.set('docs/messages.md', renderMessagesPage());
  files.set(REFERENCE, fillTables(read(join(root, REFERENCE)) ?? ''));
  files.set(MANIFEST, fillManifest(read(join(root, MANIFEST)) ?? '', RULES));
  files.set(README, await fillReadme(read(join(root, README)) ?? ''));
  files.set('docs/charter.schema.json', `${JSON.stringify(charterSchema(RULES), null, 2)}\n`);
  files.set('client/l10n/bundle.l10n.json', l10nBundle(root));
  files.set('syntaxes/charter.tmLanguage.json', `${JSON.stringify(charterGrammar(RULES), null, 2)}\n`);
  return files;
}

/** The missing and stale files, each as a sentence. */
export async function stale(root: string): Promise<string[]> {
  const files = await generated(root);
  const wrong = [...files].flatMap(([path, text]) => {
    const found = read(join(root, path));
    return found === text ? [] : [`${path} ${found === undefined ? 'is missing' : 'is stale'}`];
  });
  return [...wrong, ...leftovers(root, files).map((path) => `${path} belongs to no rule`)];
}

function leftovers(root: string, files: ReadonlyMap<string, string>): string[] {
  return readdirSync(join(root, RULES_FOLDER))
    .map((name) => `${RULES_FOLDER}/${name}`)
    .filter((path) => path.endsWith('.md') && !files.has(path));
}

function read(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8').replaceAll('\r\n', '\n');
  } catch {
    return undefined;
  }
}

async function write(root: string): Promise<void> {
  const files = await generated(root);
  for (const [path, text] of files) {
    if (read(join(root, path)) === text) continue;
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
    process.stdout.write(`${path}\n`);
  }
  for (const path of leftovers(root, files)) rmSync(join(root, path));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  if (process.argv.includes('--check')) {
    const wrong = await stale(ROOT);
    for (const line of wrong) process.stderr.write(`${line}\n`);
    if (wrong.length > 0) process.stderr.write('Run `npm run generate` and commit the result.\n');
    process.exitCode = wrong.length > 0 ? 1 : 0;
  } else await write(ROOT);
}
