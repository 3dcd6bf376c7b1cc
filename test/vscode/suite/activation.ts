import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { commands, extensions, languages, workspace } from 'vscode';
import { COMMANDS } from '../../../server/src/protocol/protocol.ts';
import { expectProblems, fileUri, open, until } from './support.ts';

function extension() {
  const found = extensions.getExtension('charter.charter');
  assert.ok(found !== undefined, 'the extension is installed');
  return found;
}

export function activation(): void {
  describe('activation', () => {
    it('starts in a folder with charters, before one is opened', async () => {
      const uri = fileUri('checkout/checkout.charter.yaml');
      const found = () => languages.getDiagnostics(uri).length > 0;
      await until('the problems of a charter that is not open', found, languages.onDidChangeDiagnostics);
      assert.equal(extension().isActive, true);
    });

    it('checks a charter with either file extension', async () => {
      const { document } = await open('checkout/checkout.charter.yaml');
      assert.equal(document.languageId, 'charter');
      await expectProblems(document, ['10:31 unknown-role']);
      const other = await workspace.openTextDocument(fileUri('platform/platform.charter.yml'));
      assert.equal(other.languageId, 'charter');
    });

    it('adds its language and leaves YAML unchanged', async () => {
      const known = await languages.getLanguages();
      assert.ok(known.includes('charter') && known.includes('yaml'));
      const plain = await workspace.openTextDocument(fileUri('checkout/plain.yaml'));
      assert.equal(plain.languageId, 'yaml');
    });

    it('registers exactly the commands in the manifest', async () => {
      const manifest = extension().packageJSON as { contributes: { commands: { command: string }[] } };
      const named = manifest.contributes.commands.map(({ command }) => command).sort();
      const all = await commands.getCommands(true);
      // A command that only lenses of the server run is not in the manifest.
      const inner = new Set<string>([COMMANDS.showReferences]);
      const own = all.filter((command) => command.startsWith('charter.') && !inner.has(command));
      assert.deepEqual(
        named.filter((command) => !all.includes(command)),
        [],
      );
      assert.deepEqual(
        own.filter((command) => !named.includes(command)),
        [],
      );
    });
  });
}
