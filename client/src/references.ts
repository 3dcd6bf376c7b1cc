/** Shows the references of a role, for the code lens above it. */
import { commands, type ExtensionContext, type Location, Uri } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { COMMANDS, type WirePosition } from '../../server/src/protocol/protocol.ts';

export function registerReferences(context: ExtensionContext, client: BaseLanguageClient): void {
  context.subscriptions.push(
    commands.registerCommand(COMMANDS.showReferences, async (uri: string, position: WirePosition) => {
      const at = client.protocol2CodeConverter.asPosition(position);
      const document = Uri.parse(uri);
      const found = await commands.executeCommand<Location[]>('vscode.executeReferenceProvider', document, at);
      await commands.executeCommand('editor.action.showReferences', document, at, found);
    }),
  );
}
