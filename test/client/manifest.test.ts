import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { RULES } from '../../server/src/rules/index.ts';
import { ROOT } from '../support/root.ts';

type Json = Readonly<Record<string, unknown>>;

function read(path: string): string {
  return readFileSync(join(ROOT, path), 'utf8');
}

const manifest = JSON.parse(read('package.json')) as Json & {
  readonly contributes: Json & {
    readonly commands: readonly { readonly command: string }[];
    readonly configuration: { readonly properties: Readonly<Record<string, Json>> };
    readonly menus: Readonly<Record<string, readonly { readonly command: string }[]>>;
  };
  readonly devDependencies: Readonly<Record<string, string>>;
  readonly engines: { readonly vscode: string };
};
const { contributes } = manifest;
const RULES_SETTING = 'contributes.configuration.properties.charter.rules.properties';

/** Every text in a value at any depth. */
function* textsIn(value: unknown): Generator<string> {
  if (typeof value === 'string') yield value;
  else if (typeof value === 'object' && value !== null) for (const one of Object.values(value)) yield* textsIn(one);
}

describe('the manifest of the extension', () => {
  it('has a text for each of its keys and no unused texts', () => {
    const named = new Set([...textsIn(manifest)].flatMap((text) => (/^%.+%$/.test(text) ? [text.slice(1, -1)] : [])));
    assert.deepEqual([...named].sort(), Object.keys(JSON.parse(read('package.nls.json')) as Json).sort());
  });

  it('has a key for every user-visible text', () => {
    const plain: string[] = [];
    const walk = (value: unknown, path: string): void => {
      if (typeof value !== 'object' || value === null) return;
      for (const [key, one] of Object.entries(value)) {
        const shown = /^(title|description|markdownDescription|label|altText|displayName)$/.test(key);
        if (shown && typeof one === 'string' && !/^%.+%$/.test(one)) plain.push(`${path}.${key}: ${one}`);
        walk(one, `${path}.${key}`);
      }
    };
    walk(contributes, 'contributes');
    // The texts of rules are those of the catalogue, which is not translated.
    const others = plain.filter((text) => !text.startsWith(`${RULES_SETTING}.`));
    assert.deepEqual(others, ['contributes.configuration.title: Charter']);
  });

  it('lists every rule in the setting `charter.rules`, with its severities, its summary and its default', () => {
    const setting = contributes.configuration.properties['charter.rules'];
    assert.equal(setting?.['additionalProperties'], false);
    assert.deepEqual(
      setting['properties'],
      Object.fromEntries(
        RULES.map(({ code, summary, severity }) => [
          code,
          {
            type: 'string',
            enum: ['error', 'warning', 'information', 'hint', 'off'],
            description: `${summary} Default: ${severity}.`,
          },
        ]),
      ),
    );
  });

  it('has fewer than twelve settings, each with a description', () => {
    const settings = Object.entries(contributes.configuration.properties);
    assert.ok(settings.length < 12);
    for (const [name, setting] of settings) {
      assert.match(name, /^charter\./);
      assert.equal(typeof (setting['markdownDescription'] ?? setting['description']), 'string', name);
    }
  });

  it('names files that exist', () => {
    const files = [...textsIn(contributes), String(manifest['icon'])].filter((text) =>
      /^(\.\/|client\/|syntaxes\/|docs\/)/.test(text),
    );
    assert.ok(files.length > 8);
    for (const file of files.filter((one) => !one.includes('dist/'))) assert.ok(existsSync(join(ROOT, file)), file);
  });

  it('has menus of commands that exist', () => {
    const commands = contributes.commands.map(({ command }) => command);
    for (const entry of Object.values(contributes.menus).flat()) assert.ok(commands.includes(entry.command));
    assert.equal(new Set(commands).size, commands.length);
  });

  it('requires the same editor version as its types', () => {
    assert.equal(`^${manifest.devDependencies['@types/vscode']}`, manifest.engines.vscode);
  });

  it('activates for folders with charters and through contributions, not on start', () => {
    assert.deepEqual(manifest['activationEvents'], [
      // VS Code does not derive this one: a panel that is restored after a reload.
      'onWebviewPanel:charter.matrixPreview',
      'workspaceContains:**/*.charter.{yaml,yml}',
    ]);
  });

  it('has a picture for each step of the walkthrough', () => {
    const pictures = [...textsIn(contributes['walkthroughs'])].filter((text) => text.endsWith('.svg'));
    const there = readdirSync(join(ROOT, 'client/media/walkthrough')).map((name) => `client/media/walkthrough/${name}`);
    assert.deepEqual([...pictures].sort(), there.sort());
    assert.equal(pictures.length, 5);
  });
});
