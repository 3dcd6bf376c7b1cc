import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import {
  type CompletionList,
  commands,
  DiagnosticSeverity,
  type DocumentSymbol,
  type Hover,
  languages,
  MarkdownString,
  SnippetString,
  type Uri,
  window,
  workspace,
} from 'vscode';
import {
  codeOf,
  endOfLine,
  endOfNextLine,
  expectProblems,
  fileUri,
  open,
  placeOf,
  problemsOf,
  revert,
  until,
} from './support.ts';

async function completionsAt(uri: Uri, position: ReturnType<typeof placeOf>): Promise<CompletionList> {
  return commands.executeCommand<CompletionList>('vscode.executeCompletionItemProvider', uri, position);
}

function labelsOf({ items }: CompletionList): readonly string[] {
  return items.map(({ label }) => (typeof label === 'string' ? label : label.label));
}

export function reading(): void {
  describe('reading a charter', () => {
    it('shows a squiggle with its code, and a link to the page of the rule', async () => {
      const { document } = await open('checkout/checkout.charter.yaml');
      await expectProblems(document, ['10:31 unknown-role']);
      const [problem] = problemsOf(document);
      assert.ok(problem !== undefined);
      assert.equal(document.getText(problem.range), 'egn');
      assert.equal(problem.severity, DiagnosticSeverity.Error);
      assert.equal(problem.message, 'There is no role or person “egn”. Did you mean “eng”?');
      const { code } = problem;
      assert.ok(typeof code === 'object');
      assert.equal(code.value, 'unknown-role');
      const page = await workspace.openTextDocument(code.target);
      assert.match(page.getText(), /unknown-role/);
    });

    it('describes a role in a hover', async () => {
      const { document } = await open('checkout/checkout.charter.yaml');
      const hovers = await commands.executeCommand<Hover[]>(
        'vscode.executeHoverProvider',
        document.uri,
        placeOf(document, 'A: em', 4),
      );
      const said = hovers
        .flatMap(({ contents }) => contents)
        .map((one) => (one instanceof MarkdownString ? one.value : String(one)))
        .join('\n');
      assert.match(said, /Team Lead/);
      assert.match(said, /Elena Petrova/);
      assert.ok(said.split('\n').length <= 8, said);
    });

    it('completes the names of roles, including inherited ones', async () => {
      const { document } = await open('checkout/checkout.charter.yaml');
      const labels = labelsOf(await completionsAt(document.uri, placeOf(document, 'R: egn', 3)));
      for (const role of ['pm', 'em', 'eng', 'director', 'everyone']) assert.ok(labels.includes(role), role);
      assert.deepEqual(labels.length, new Set(labels).size, `none is offered twice: ${labels.join(', ')}`);
    });

    it('offers a row as a snippet with tab stops', async () => {
      const editor = await open('checkout/checkout.charter.yaml');
      const { document } = editor;
      await editor.edit((edit) => edit.insert(endOfLine(document, 'Reviewing code'), '\n  - '));
      const at = endOfLine(document, '  - \n');
      const list = await completionsAt(document.uri, at);
      const row = list.items.find(({ label }) => label === 'raci row');
      assert.ok(row?.insertText instanceof SnippetString, `there is a snippet among ${labelsOf(list).join(', ')}`);
      await editor.insertSnippet(row.insertText, row.range instanceof Object && 'start' in row.range ? row.range : at);
      assert.equal(document.getText(editor.selection), 'What is done');
      await commands.executeCommand('type', { text: 'Paying invoices' });
      await commands.executeCommand('jumpToNextSnippetPlaceholder');
      assert.equal(document.getText(editor.selection), 'pm');
      await commands.executeCommand('leaveSnippet');
      assert.match(document.lineAt(at.line).text, /^ {2}- \{ activity: Paying invoices, R: pm, A: pm \}$/);
      await revert(document);
    });

    it('offers the snippets of the server and no others', async () => {
      const editor = await open('checkout/checkout.charter.yaml');
      const { document } = editor;
      await editor.edit((edit) => edit.insert(endOfLine(document, 'Reviewing code'), '\n  '));
      const labels = labelsOf(await completionsAt(document.uri, endOfNextLine(document, 'Reviewing code')));
      const rows = labels.filter((label) => /raci/.test(label)).sort();
      assert.deepEqual(rows, ['raci row', 'raci row in full words']);
      await revert(document);
    });

    it('shows an outline', async () => {
      const { document } = await open('checkout/checkout.charter.yaml');
      const symbols = await commands.executeCommand<DocumentSymbol[]>(
        'vscode.executeDocumentSymbolProvider',
        document.uri,
      );
      const names = symbols.map(({ name }) => name);
      assert.ok(
        names.some((name) => /Checkout/.test(name)),
        names.join(', '),
      );
      const flat = symbols.flatMap(({ name, children }) => [name, ...children.map((child) => child.name)]);
      assert.ok(flat.includes('Reviewing code'), flat.join(', '));
    });

    it('reports problems in every folder of the workspace, including in charters that are not open', async () => {
      const closed = fileUri('platform/closed.charter.yaml');
      const found = await until(
        'the problems of a charter that is not open',
        () => {
          const problems = languages.getDiagnostics(closed);
          return problems.length > 0 ? problems : undefined;
        },
        languages.onDidChangeDiagnostics,
      );
      assert.deepEqual(found.map(codeOf), ['missing-owner']);
      assert.ok(window.visibleTextEditors.every(({ document }) => document.uri.toString() !== closed.toString()));
    });

    it('reports problems across the folders of the workspace', async () => {
      const { document } = await open('platform/platform.charter.yml');
      await expectProblems(document, ['1:7 duplicate-team']);
      const other = fileUri('platform/twin.charter.yaml').toString();
      const [problem] = problemsOf(document);
      assert.deepEqual(
        problem?.relatedInformation?.map(({ location }) => location.uri.toString()),
        [other],
      );
    });
  });
}
