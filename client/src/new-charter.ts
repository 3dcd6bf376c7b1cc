/** The command `Charter: New Charter`: opens a template with the team's name selected. */
import { commands, type ExtensionContext, l10n, Selection, type TextDocument, Uri, window, workspace } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { METHODS } from '../../server/src/protocol/protocol.ts';
import { ask } from './ask.ts';
import { charterFileName } from './file-name.ts';
import { CHARTER } from './id.ts';

export function registerNewCharter(context: ExtensionContext, client: BaseLanguageClient): void {
  context.subscriptions.push(
    commands.registerCommand('charter.new', async (id?: unknown) => {
      const { templates } = await ask(client, METHODS.templates, {});
      const named = templates.find((one) => one.id === id);
      if (named !== undefined) return openCharter(named.text);
      const choice = await window.showQuickPick(
        templates.map((template) => ({ label: template.title, detail: template.description, template })),
        { title: l10n.t('New Charter'), placeHolder: l10n.t('Choose what to start from'), matchOnDetail: true },
      );
      if (choice !== undefined) await openCharter(choice.template.text);
    }),
  );
}

/** Opens an unsaved charter and selects the name of the team, the first thing to change. */
export async function openCharter(text: string): Promise<void> {
  const [whole = '', team = ''] =
    /^team:(?:[ \t]+|[ \t]*\n(?:[ \t]*#.*\n)*[ \t]+name:[ \t]+)(\S.*?)[ \t]*$/m.exec(text) ?? [];
  const document = await newDocument(text, team);
  const editor = await window.showTextDocument(document);
  if (team === '') return;
  const end = text.indexOf(whole) + whole.trimEnd().length;
  editor.selection = new Selection(document.positionAt(end - team.length), document.positionAt(end));
}

/** An unsaved document that is named after the team, in the first folder of the workspace. */
async function newDocument(text: string, team: string): Promise<TextDocument> {
  const folder = workspace.workspaceFolders?.[0];
  // Only a file on the disk, here or on a remote machine, can have its name before it is saved.
  if (folder === undefined || !/^(?:file|vscode-remote)$/.test(folder.uri.scheme)) {
    return workspace.openTextDocument({ language: CHARTER, content: text });
  }
  const { path } = await freeFile(folder.uri, team);
  const document = await workspace.openTextDocument(Uri.from({ scheme: 'untitled', path }));
  const editor = await window.showTextDocument(document);
  await editor.edit((edit) => edit.insert(document.positionAt(0), text));
  return document;
}

async function freeFile(folder: Uri, team: string): Promise<Uri> {
  for (let number = 1; ; number++) {
    const file = Uri.joinPath(folder, charterFileName(team, number));
    const isOpen = workspace.textDocuments.some(({ uri }) => uri.scheme === 'untitled' && uri.path === file.path);
    if (!isOpen && !(await exists(file))) return file;
  }
}

async function exists(file: Uri): Promise<boolean> {
  try {
    await workspace.fs.stat(file);
    return true;
  } catch {
    return false;
  }
}
