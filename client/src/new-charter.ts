/** The command `Charter: New Charter`: opens a template with the team's name selected. */
import { commands, type ExtensionContext, l10n, Selection, window, workspace } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { METHODS } from '../../server/src/protocol/protocol.ts';
import { ask } from './ask.ts';
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
  const document = await workspace.openTextDocument({ language: CHARTER, content: text });
  const editor = await window.showTextDocument(document);
  const name = /^team:(?:[ \t]+|[ \t]*\n(?:[ \t]*#.*\n)*[ \t]+name:[ \t]+)(\S.*?)[ \t]*$/m.exec(document.getText());
  const [whole, value] = name ?? [];
  if (name === null || whole === undefined || value === undefined) return;
  const end = name.index + whole.trimEnd().length;
  editor.selection = new Selection(document.positionAt(end - value.length), document.positionAt(end));
}
