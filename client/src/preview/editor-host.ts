/** Implements what a panel needs from VS Code: text, edits, places, the clipboard and files. */
import {
  env,
  type LogOutputChannel,
  l10n,
  Range,
  TabInputText,
  type TextDocument,
  TextEditorRevealType,
  Uri,
  ViewColumn,
  WorkspaceEdit,
  window,
  workspace,
} from 'vscode';
import { type BaseLanguageClient, State } from 'vscode-languageclient';
import { METHODS, type WireEdit, type WireRange } from '../../../server/src/protocol/protocol.ts';
import { ask } from '../ask.ts';
import type { HostMessage, SaveFormat } from './messages.ts';
import type { PanelHost } from './panel-session.ts';

export interface HostOptions {
  readonly client: BaseLanguageClient;
  readonly log: LogOutputChannel;
  readonly post: (message: HostMessage) => void;
  /** The column of the panel, so that a text does not open on top of it. */
  readonly column: () => ViewColumn | undefined;
}

/** The file extension of each export format. */
const FILES: Readonly<Record<SaveFormat, { readonly ending: string; readonly title: string }>> = {
  markdown: { ending: 'md', title: 'Markdown' },
  csv: { ending: 'csv', title: 'CSV' },
  html: { ending: 'html', title: 'HTML' },
  svg: { ending: 'svg', title: 'SVG' },
  png: { ending: 'png', title: 'PNG' },
};

/** How often to retry, because a server that is starting may not know the document yet. */
const PATIENCE = 20;
const PAUSE_MILLISECONDS = 100;

export function documentOf(uri: string): TextDocument | undefined {
  return workspace.textDocuments.find((document) => document.uri.toString() === uri && !document.isClosed);
}

/** Whether a text is open in a tab, where the user can see and undo the panel's changes. */
export function isOpenAsText(uri: string): boolean {
  return window.tabGroups.all.some(({ tabs }) =>
    tabs.some(({ input }) => input instanceof TabInputText && input.uri.toString() === uri),
  );
}

export function editorHost({ client, log, post, column }: HostOptions): PanelHost {
  return {
    post,
    request: async (method, params) => {
      for (let attempt = 1; ; attempt++) {
        try {
          if (client.state !== State.Running) throw new Error('The language server is not running.');
          return await ask(client, method, params);
        } catch (error) {
          const starting = method === METHODS.matrix && attempt < PATIENCE;
          if (!starting) throw error;
          await new Promise((resolve) => setTimeout(resolve, PAUSE_MILLISECONDS));
        }
      }
    },
    versionOf: (uri) => documentOf(uri)?.version,
    apply: async (uri, version, edits) => {
      const document = documentOf(uri);
      if (document === undefined || document.version !== version) return false;
      return workspace.applyEdit(workspaceEdit(document.uri, edits));
    },
    reveal: (uri, range, focus) => reveal(Uri.parse(uri), rangeOf(range), focus, column()),
    copy: async (text) => env.clipboard.writeText(text),
    save: async (uri, as, data) => {
      const { ending, title } = FILES[as];
      const from = Uri.parse(uri);
      const name = from.path.replace(/^.*\//, '').replace(/(?:\.charter)?\.ya?ml$/i, '');
      const suggested = Uri.joinPath(from, '..', `${name === '' ? 'matrix' : name}-matrix.${ending}`);
      const place = from.scheme === 'untitled' ? {} : { defaultUri: suggested };
      const target = await window.showSaveDialog({
        ...place,
        filters: { [title]: [ending] },
        title: l10n.t('Save the Matrix'),
      });
      if (target === undefined) return undefined;
      await workspace.fs.writeFile(target, typeof data === 'string' ? new TextEncoder().encode(data) : data);
      return target.path.replace(/^.*\//, '');
    },
    nameOf: (uri) => Uri.parse(uri).path.replace(/^.*\//, ''),
    log: (message) => log.warn(message),
    t: (text, ...values) => l10n.t(text, ...values),
  };
}

function rangeOf({ start, end }: WireRange): Range {
  return new Range(start.line, start.character, end.line, end.character);
}

function workspaceEdit(uri: Uri, edits: readonly WireEdit[]): WorkspaceEdit {
  const edit = new WorkspaceEdit();
  for (const { range, newText } of edits) edit.replace(uri, rangeOf(range), newText);
  return edit;
}

async function reveal(uri: Uri, selection: Range, focus: boolean, own: ViewColumn | undefined): Promise<void> {
  const visible = window.visibleTextEditors.find((editor) => editor.document.uri.toString() === uri.toString());
  // A click only shows the place in a text that is visible. Opening the text needs an explicit command.
  if (visible === undefined && !focus) return;
  const column = visible?.viewColumn ?? columnOf(uri) ?? (own === ViewColumn.One ? ViewColumn.Beside : ViewColumn.One);
  const document = await workspace.openTextDocument(uri);
  const editor = await window.showTextDocument(document, {
    viewColumn: column,
    preserveFocus: !focus,
    selection,
    preview: false,
  });
  editor.revealRange(selection, TextEditorRevealType.InCenterIfOutsideViewport);
}

/** The column in which a text is open, also if another tab hides it. */
function columnOf(uri: Uri): ViewColumn | undefined {
  return window.tabGroups.all.find(({ tabs }) =>
    tabs.some(({ input }) => input instanceof TabInputText && input.uri.toString() === uri.toString()),
  )?.viewColumn;
}
