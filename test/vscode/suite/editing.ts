import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import {
  type CodeAction,
  CodeActionKind,
  ConfigurationTarget,
  commands,
  EndOfLine,
  Position,
  Selection,
  type TextDocument,
  WorkspaceEdit,
  workspace,
} from 'vscode';
import { endOfLine, expectProblems, fileUri, open, placeOf, problemsOf, revert, until } from './support.ts';

async function bytesOf({ uri }: TextDocument): Promise<string> {
  return Buffer.from(await workspace.fs.readFile(uri)).toString('latin1');
}

export function editing(): void {
  describe('editing a charter', () => {
    it('fixes a problem with a quick fix, and undo restores the exact bytes', async () => {
      const { document } = await open('checkout/windows.charter.yaml');
      assert.equal(document.eol, EndOfLine.CRLF);
      const before = await bytesOf(document);
      const text = document.getText();
      await expectProblems(document, ['5:40 unknown-role']);
      const [problem] = problemsOf(document);
      assert.ok(problem !== undefined);
      const actions = await commands.executeCommand<CodeAction[]>(
        'vscode.executeCodeActionProvider',
        document.uri,
        problem.range,
        CodeActionKind.QuickFix.value,
      );
      const fix = actions.find(({ isPreferred }) => isPreferred);
      assert.ok(fix?.edit !== undefined, actions.map(({ title }) => title).join(', '));
      assert.ok(await workspace.applyEdit(fix.edit));
      assert.equal(document.getText(), text.replace('egn', 'eng'));
      await expectProblems(document, []);
      await document.save();
      assert.equal(await bytesOf(document), before.replace('egn', 'eng'));
      await commands.executeCommand('undo');
      await document.save();
      assert.equal(await bytesOf(document), before);
    });

    it('renames a role in every charter that uses it', async () => {
      const parent = await workspace.openTextDocument(fileUri('checkout/org.charter.yaml'));
      const { document } = await open('checkout/checkout.charter.yaml');
      const edit = await commands.executeCommand<WorkspaceEdit>(
        'vscode.executeDocumentRenameProvider',
        document.uri,
        placeOf(document, 'I: director', 4),
        'vice-president',
      );
      assert.equal(edit.entries().length, 2);
      assert.ok(await workspace.applyEdit(edit));
      assert.match(parent.getText(), /^ {2}vice-president: \{ title: Director/m);
      assert.match(document.getText(), /I: vice-president/);
      assert.doesNotMatch(document.getText() + parent.getText(), /director/);
      await expectProblems(document, ['10:31 unknown-role']);
      for (const path of ['checkout/checkout.charter.yaml', 'checkout/org.charter.yaml']) {
        await revert((await open(path)).document);
      }
      assert.match(parent.getText(), /^ {2}director: /m);
    });

    it('updates `extends` when the extended charter is renamed', async () => {
      const { document } = await open('checkout/checkout.charter.yaml');
      const before = document.getText();
      const [old, next] = [fileUri('checkout/org.charter.yaml'), fileUri('checkout/company.charter.yaml')];
      for (const [from, to, name] of [
        [old, next, 'company'],
        [next, old, 'org'],
      ] as const) {
        const edit = new WorkspaceEdit();
        edit.renameFile(from, to);
        assert.ok(await workspace.applyEdit(edit));
        const follows = () => document.getText().includes(`extends: ${name}.charter.yaml`);
        await until('the path of the renamed charter', follows, workspace.onDidChangeTextDocument);
        await expectProblems(document, ['10:31 unknown-role']);
      }
      assert.equal(document.getText(), before);
      await revert(document);
    });

    it('continues a list on Enter, and a mapping in a list', async () => {
      const editor = await open('checkout/checkout.charter.yaml');
      const { document } = editor;
      const enterAfter = async (at: Position) => {
        editor.selection = new Selection(at, at);
        // VS Code tokenises lines when idle, and on Enter in an untokenised line it only repeats the indentation. No
        // event reports this, but a command tokenises all lines at once.
        await commands.executeCommand('editor.action.forceRetokenize');
        await commands.executeCommand('type', { text: '\n' });
        return document.lineAt(at.line + 1).text;
      };
      assert.equal(await enterAfter(endOfLine(document, 'Reviewing code')), '  - ');
      const end = document.lineAt(document.lineCount - 1).range.end;
      const text = '\nagreements:\n  - name: Retrospective\n    with:\n      - em\n';
      await editor.edit((edit) => edit.insert(end, text));
      assert.equal(await enterAfter(endOfLine(document, '- name: Retro')), '    ');
      assert.equal(await enterAfter(endOfLine(document, '    with:')), '      ');
      assert.equal(await enterAfter(endOfLine(document, '      - em')), '      - ');
      await revert(document);
    });

    it('formats on save if enabled', async () => {
      const editor = await open('platform/untidy.charter.yaml');
      const settings = workspace.getConfiguration('editor', { languageId: 'charter', uri: editor.document.uri });
      await settings.update('formatOnSave', true, ConfigurationTarget.Workspace, true);
      try {
        await editor.edit((edit) => edit.insert(endOfLine(editor.document, 'team:'), ' # the best'));
        assert.ok(await editor.document.save());
        assert.match(await bytesOf(editor.document), /^ {2}- \{ activity: Deploy, R: eng, A: em \}$/m);
        assert.equal(editor.document.lineAt(0).text, 'team: Untidy  # the best');
        assert.doesNotMatch(await bytesOf(editor.document), /[ \t]+$/m);
      } finally {
        await settings.update('formatOnSave', undefined, ConfigurationTarget.Workspace, true);
      }
    });

    it('selects an id with dashes as one word, and toggles comments', async () => {
      const editor = await open('checkout/windows.charter.yaml');
      const { document } = editor;
      const range = document.getWordRangeAtPosition(placeOf(document, 'on-call', 1));
      assert.equal(document.getText(range), 'on-call');
      editor.selection = new Selection(new Position(0, 0), new Position(0, 0));
      await commands.executeCommand('editor.action.commentLine');
      assert.match(document.lineAt(0).text, /^# team:/);
      await revert(document);
    });
  });
}
