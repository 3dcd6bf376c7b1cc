import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { packExtension } from '../../client/dev/pack.ts';
import { RULES } from '../../server/src/rules/index.ts';
import { ROOT } from '../support/root.ts';
import { readZip } from '../support/zip.ts';

const folder = mkdtempSync(join(tmpdir(), 'charter-package-'));
const { vsix, said } = packExtension(folder);
after(() => rmSync(folder, { recursive: true, force: true }));

const FILES = [
  'LICENSE.txt',
  'changelog.md',
  'client/l10n/bundle.l10n.json',
  'client/media/charter-dark.svg',
  'client/media/charter-light.svg',
  'client/media/icon.png',
  'dist/charter.cjs',
  'dist/extension-web.cjs',
  'dist/extension.cjs',
  'dist/server-worker.js',
  'dist/server.cjs',
  'dist/webview/matrix.css',
  'dist/webview/matrix.js',
  'docs/charter.schema.json',
  'docs/format.md',
  'docs/rules/README.md',
  'package.json',
  'package.nls.json',
  'readme.md',
  'syntaxes/charter.language-configuration.json',
  'syntaxes/charter.tmLanguage.json',
];

describe('the packed extension', () => {
  it('is packed without a warning', () => {
    assert.doesNotMatch(said, /WARN|ERROR/i);
  });

  it('is smaller than 1.25 megabytes', () => {
    assert.ok(statSync(vsix).size < 1_250_000, `${statSync(vsix).size} bytes`);
  });

  it('contains the files it needs and no others', () => {
    const pages = RULES.map(({ code }) => `docs/rules/${code}.md`);
    const pictures = readdirSync(join(ROOT, 'client/media/walkthrough')).map(
      (name) => `client/media/walkthrough/${name}`,
    );
    const examples = readdirSync(join(ROOT, 'docs/examples')).map((name) => `docs/examples/${name}`);
    const expected = [...FILES, ...pages, ...pictures, ...examples].map((path) => `extension/${path}`);
    assert.deepEqual(
      readZip(vsix)
        .map(({ name }) => name)
        .sort(),
      ['[Content_Types].xml', 'extension.vsixmanifest', ...expected].sort(),
    );
  });

  it('does not contain paths of the machine that built it', () => {
    for (const { name, read } of readZip(vsix)) {
      if (/\.(cjs|js|json|md)$/.test(name)) assert.ok(!read().toString('utf8').includes(ROOT), name);
    }
  });
});

describe('the page of the extension', () => {
  const page = readZip(vsix).find(({ name }) => name === 'extension/readme.md');
  const text = page?.read().toString('utf8') ?? '';

  it('begins with its title', () => {
    assert.match(text, /^# Charter\n/);
  });

  it('has no relative link or picture, since VS Code follows and shows none there', () => {
    const links = [...text.matchAll(/\]\(([^)]*)\)/g)].map(([, link = '']) => link);
    assert.deepEqual(
      links.filter((link) => !link.startsWith('https://')),
      [],
    );
  });

  it('names commands by their titles', () => {
    const titles = Object.values(JSON.parse(readFileSync(join(ROOT, 'package.nls.json'), 'utf8')) as object);
    const named = [...text.matchAll(/\*\*Charter: ([^*]+)\*\*/g)].map(([, title]) => title);
    assert.ok(named.length >= 4);
    for (const title of named) assert.ok(titles.includes(title), title);
  });
});

describe('the packed format reference', () => {
  it('links only to files that are packed', () => {
    const names = readZip(vsix).map(({ name }) => name);
    const links = [...readFileSync(join(ROOT, 'docs/format.md'), 'utf8').matchAll(/\]\(([^)#][^)#]*)/g)];
    assert.ok(links.length > 1);
    for (const [, link = ''] of links)
      assert.ok(
        names.some((name) => name.startsWith(`extension/docs/${link}`)),
        link,
      );
  });
});

describe('the problem matcher', () => {
  it('matches the problems that charter check prints', () => {
    const manifest = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
      contributes: { problemPatterns: readonly { patterns: readonly { regexp: string }[] }[] };
    };
    const [head, body] = manifest.contributes.problemPatterns[0]?.patterns ?? [];
    assert.ok(head !== undefined && body !== undefined);
    const lines = readFileSync(join(ROOT, 'README.md'), 'utf8').split('\n');
    const found = lines.flatMap((line, index) => {
      const start = new RegExp(head.regexp).exec(line);
      const message = new RegExp(body.regexp).exec(lines[index + 1] ?? '');
      return start === null || message === null ? [] : [`${start[1]}:${start[2]}:${start[3]} ${start[4]} ${start[5]}`];
    });
    assert.ok(
      found.some((one) => /^\S+\.charter\.yaml:\d+:\d+ error unknown-role$/.test(one)),
      found.join('\n'),
    );
  });
});
