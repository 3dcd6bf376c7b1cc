/** The commands that make a charter from a matrix in a file or in the clipboard. */
import { commands, type ExtensionContext, env, type LogOutputChannel, l10n, Uri, window, workspace } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { type ImportParams, METHODS } from '../../server/src/protocol/protocol.ts';
import { ask } from './ask.ts';
import { openCharter } from './new-charter.ts';

export function registerImport(context: ExtensionContext, client: BaseLanguageClient, log: LogOutputChannel): void {
  const importText = async (params: ImportParams): Promise<void> => {
    const result = await ask(client, METHODS.import, params);
    if (result.kind === 'nothing') {
      void window.showWarningMessage(result.message);
      return;
    }
    await openCharter(result.text);
    if (result.notes.length === 0) return;
    const name = params.fileName ?? l10n.t('clipboard');
    log.info(l10n.t('Imported from {0}:', name));
    for (const { line, message } of result.notes) log.info(line > 0 ? `${name}:${line}: ${message}` : message);
    void tellNotes(result.notes.length, log);
  };

  context.subscriptions.push(
    commands.registerCommand('charter.importFile', async (given?: unknown) => {
      const uri = given instanceof Uri ? given : await chooseFile();
      if (uri === undefined) return;
      const text = textOf(await workspace.fs.readFile(uri));
      await importText({ text, fileName: uri.path.slice(uri.path.lastIndexOf('/') + 1) });
    }),
    commands.registerCommand('charter.importClipboard', async () => {
      const text = await env.clipboard.readText();
      if (text.trim() === '') {
        void window.showWarningMessage(
          l10n.t('The clipboard has no text. Copy the matrix from a wiki page or spreadsheet first.'),
        );
        return;
      }
      await importText({ text });
    }),
  );
}

async function chooseFile(): Promise<Uri | undefined> {
  const chosen = await window.showOpenDialog({
    title: l10n.t('Import a Matrix'),
    openLabel: l10n.t('Import'),
    filters: { [l10n.t('Matrices')]: ['md', 'markdown', 'csv', 'tsv', 'txt'] },
  });
  return chosen?.[0];
}

/** Tells how many things were left out or guessed. The log has the details. */
async function tellNotes(count: number, log: LogOutputChannel): Promise<void> {
  const look = l10n.t('Show the Notes');
  const message =
    count === 1
      ? l10n.t('One thing in the matrix was left out or guessed.')
      : l10n.t('{0} things in the matrix were left out or guessed.', count);
  if ((await window.showInformationMessage(message, look)) === look) log.show();
}

/** Decodes UTF-8, or UTF-16 with a byte order mark, as spreadsheets write them. */
function textOf(bytes: Uint8Array): string {
  const [first, second] = bytes;
  const encoding =
    first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
  return new TextDecoder(encoding).decode(bytes);
}
