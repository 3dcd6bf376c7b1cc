/** Helpers of the suite inside VS Code. */
import assert from 'node:assert/strict';
import {
  commands,
  type Diagnostic,
  type Disposable,
  type Event,
  languages,
  Position,
  type TextDocument,
  type TextEditor,
  Uri,
  window,
  workspace,
} from 'vscode';

/** A file of the workspace: the name of its folder, then its path in it. */
export function fileUri(path: string): Uri {
  const [name = '', ...rest] = path.split('/');
  const folder = workspace.workspaceFolders?.find((one) => one.name === name);
  assert.ok(folder !== undefined, `the workspace has a folder ${name}`);
  return Uri.joinPath(folder.uri, ...rest);
}

export async function open(path: string): Promise<TextEditor> {
  return window.showTextDocument(await workspace.openTextDocument(fileUri(path)));
}

/** Waits until a condition is met, checking again after each event. */
export async function until<T>(what: string, look: () => T | undefined | false, changes: Event<unknown>): Promise<T> {
  const now = look();
  if (now !== undefined && now !== false) return now;
  return new Promise<T>((done, fail) => {
    const listeners: Disposable[] = [];
    const timer = setTimeout(() => end(() => fail(new Error(`This never came: ${what}`))), 15_000);
    const end = (then: () => void) => {
      clearTimeout(timer);
      for (const listener of listeners) listener.dispose();
      then();
    };
    listeners.push(
      changes(() => {
        const found = look();
        if (found !== undefined && found !== false) end(() => done(found));
      }),
    );
  });
}

export function problemsOf(document: TextDocument): readonly Diagnostic[] {
  return languages.getDiagnostics(document.uri).filter(({ source }) => source === 'charter');
}

export function codeOf({ code }: Diagnostic): string {
  return String(typeof code === 'object' ? code.value : code);
}

/** Waits until a document has exactly these problems: `LINE:COLUMN code`, counted from 1, in any order. */
export async function expectProblems(document: TextDocument, expected: readonly string[]): Promise<void> {
  const shown = () =>
    problemsOf(document)
      .map((one) => `${one.range.start.line + 1}:${one.range.start.character + 1} ${codeOf(one)}`)
      .sort();
  const wanted = JSON.stringify([...expected].sort());
  try {
    await until('the problems', () => JSON.stringify(shown()) === wanted, languages.onDidChangeDiagnostics);
  } catch {
    assert.deepEqual(shown(), [...expected].sort());
  }
}

/** The place of a text in a document, at its start or a few characters further. */
export function placeOf(document: TextDocument, text: string, further = 0): Position {
  const offset = document.getText().indexOf(text);
  assert.ok(offset >= 0, `the document says ${text}`);
  return document.positionAt(offset + further);
}

/** Reverts unsaved changes of a charter. */
export async function revert(document: TextDocument): Promise<void> {
  await window.showTextDocument(document);
  await commands.executeCommand('workbench.action.files.revert');
  assert.equal(document.isDirty, false);
}

/** Reverts all unsaved changes of a failed test, so that later tests do not fail too. */
export async function revertAll(): Promise<void> {
  for (const document of workspace.textDocuments) {
    if (document.isDirty && document.languageId === 'charter' && !document.isUntitled) await revert(document);
  }
}

export function endOfLine(document: TextDocument, text: string): Position {
  return document.lineAt(placeOf(document, text).line).range.end;
}

export function endOfNextLine(document: TextDocument, text: string): Position {
  return document.lineAt(placeOf(document, text).line + 1).range.end;
}

export function top(): Position {
  return new Position(0, 0);
}
