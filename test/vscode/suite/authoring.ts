import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { commands, env, Position, Selection, tasks, window, workspace } from 'vscode';
import { expectProblems, fileUri, open, placeOf, revert, until } from './support.ts';

function active() {
  const editor = window.activeTextEditor;
  assert.ok(editor !== undefined, 'an editor is open');
  return editor;
}

const MATRIX = `# Billing

| Activity | Product Manager | Engineering Manager | Engineers |
| --- | --- | --- | --- |
| Sending invoices | A | I | R |
| Closing the month | A/R | C | - |
`;

export function authoring(): void {
  describe('authoring', () => {
    it('starts a new charter from a template, with the name of the team selected', async () => {
      await commands.executeCommand('charter.new', 'minimal');
      const { document, selection } = active();
      assert.ok(document.isUntitled);
      assert.equal(document.languageId, 'charter');
      assert.equal(document.getText(selection), 'Our Team');
      assert.match(document.getText(), /^raci:$/m);
      await expectProblems(document, []);
      await commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    });

    it('names a new charter after its team', async () => {
      await commands.executeCommand('charter.new', 'minimal');
      assert.match(active().document.uri.path, /\/our-team\.charter\.yaml$/);
      await commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    });

    it('opens the text beside a matrix that is opened from the Explorer', async () => {
      await commands.executeCommand('workbench.action.closeAllEditors');
      const uri = fileUri('checkout/checkout.charter.yaml');
      await commands.executeCommand('charter.openMatrix', uri);
      assert.ok(window.visibleTextEditors.some(({ document }) => document.uri.toString() === uri.toString()));
      await until(
        'the matrix beside it',
        () => window.tabGroups.all.length === 2,
        window.tabGroups.onDidChangeTabGroups,
      );
      await commands.executeCommand('workbench.action.closeAllEditors');
    });

    it('imports a matrix from the clipboard', async () => {
      await env.clipboard.writeText(MATRIX);
      await commands.executeCommand('charter.importClipboard');
      const { document, selection } = active();
      assert.equal(document.languageId, 'charter');
      assert.equal(document.getText(selection), 'Billing');
      const text = document.getText();
      assert.match(text, /activity: Sending invoices/);
      assert.match(text, /product-manager: *\{? *(title: )?Product Manager/);
      await commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    });

    it('imports a matrix from a file', async () => {
      await commands.executeCommand('charter.importFile', fileUri('checkout/matrix.csv'));
      const { document } = active();
      assert.match(document.getText(), /activity: Größe schätzen/);
      await commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    });

    it('reports an empty clipboard and opens nothing', async () => {
      const before = window.activeTextEditor?.document.uri.toString();
      await env.clipboard.writeText('   ');
      await commands.executeCommand('charter.importClipboard');
      assert.equal(window.activeTextEditor?.document.uri.toString(), before);
    });

    it('acknowledges the letters of a row, with the date', async () => {
      const editor = await open('platform/platform.charter.yml');
      const { document } = editor;
      const line = document.lineAt(placeOf(document, 'A: em').line);
      const label = new Position(line.lineNumber, line.firstNonWhitespaceCharacterIndex);
      // On the name, and elsewhere in a row with only one possible name.
      for (const at of [placeOf(document, 'A: em', 4), label]) {
        editor.selection = new Selection(at, at);
        await commands.executeCommand('charter.acknowledge');
        const written = () => /acknowledged: *\{ *em: RA \d{4}-\d\d-\d\d *\}/.test(document.getText());
        await until('the acknowledgement', written, workspace.onDidChangeTextDocument);
        await revert(document);
      }
    });

    it('checks the whole workspace', async () => {
      await commands.executeCommand('charter.checkWorkspace');
    });

    it('has a task for each folder, with the exit status of charter check', async () => {
      const found = await tasks.fetchTasks({ type: 'charter' });
      assert.deepEqual(
        found.map(({ scope }) => (typeof scope === 'object' ? scope.name : scope)).sort(),
        workspace.workspaceFolders?.map(({ name }) => name).sort(),
      );
      const task = found.find(({ scope }) => typeof scope === 'object' && scope.name === 'checkout');
      assert.ok(task !== undefined);
      const ended = new Promise<number | undefined>((done) => {
        const listener = tasks.onDidEndTaskProcess(({ execution, exitCode }) => {
          if (execution.task.name !== task.name) return;
          listener.dispose();
          done(exitCode);
        });
      });
      await tasks.executeTask(task);
      assert.equal(await ended, 1);
      await commands.executeCommand('workbench.action.closePanel');
    });
  });
}
