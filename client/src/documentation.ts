/** Shows the reference of the format, rendered by VS Code. It is part of the extension. */
import { commands, type ExtensionContext, Uri } from 'vscode';

export function registerDocumentation({ extensionUri, subscriptions }: ExtensionContext): void {
  const page = Uri.joinPath(extensionUri, 'docs', 'format.md');
  subscriptions.push(
    commands.registerCommand('charter.openFormat', () => commands.executeCommand('markdown.showPreview', page)),
  );
}
