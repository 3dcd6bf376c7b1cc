/** Registers the matrix: its commands, the panel beside the text and the custom editor. */
import {
  type CustomTextEditorProvider,
  commands,
  type Disposable,
  type ExtensionContext,
  type LogOutputChannel,
  l10n,
  type TextDocument,
  Uri,
  ViewColumn,
  type WebviewPanel,
  window,
  workspace,
} from 'vscode';
import { type BaseLanguageClient, State } from 'vscode-languageclient';
import { COMMANDS, type MatrixDidChangeParams, METHODS } from '../../../server/src/protocol/protocol.ts';
import { CHARTER } from '../id.ts';
import { documentOf, editorHost, isOpenAsText } from './editor-host.ts';
import { fill } from './page.ts';
import { type PanelSession, panelSession } from './panel-session.ts';

const PREVIEW = 'charter.matrixPreview';
const EDITOR = 'charter.matrix';

interface Panel {
  readonly panel: WebviewPanel;
  readonly session: PanelSession;
  /** Whether this is the custom editor, which has its own undo and save. */
  readonly isEditor: boolean;
  locked: boolean;
}

export function registerMatrix(context: ExtensionContext, client: BaseLanguageClient, log: LogOutputChannel): void {
  const panels = new Set<Panel>();
  const add = (...disposables: Disposable[]) => context.subscriptions.push(...disposables);

  function adopt(panel: WebviewPanel, isEditor: boolean): Panel {
    const post = (message: unknown) => void panel.webview.postMessage(message);
    const session = panelSession(editorHost({ client, log, post, column: () => panel.viewColumn }));
    const made: Panel = { panel, session, isEditor, locked: false };
    panels.add(made);
    panel.webview.onDidReceiveMessage((message: unknown) => session.receive(message));
    panel.onDidDispose(() => {
      panels.delete(made);
      session.dispose();
    });
    panel.onDidChangeViewState(() => tellContext());
    if (!isEditor) {
      const icon = (theme: string) => Uri.joinPath(context.extensionUri, 'client', 'media', `charter-${theme}.svg`);
      panel.iconPath = { light: icon('light'), dark: icon('dark') };
    }
    fill(panel.webview, context);
    return made;
  }

  function show(panel: Panel, document: TextDocument | undefined): void {
    const uri = document?.uri.toString();
    panel.session.show(uri);
    describe(panel);
  }

  /** Updates the title of a panel and whether it can edit. */
  function describe(panel: Panel): void {
    const { uri } = panel.session;
    if (!panel.isEditor) {
      const name =
        uri === undefined
          ? ''
          : Uri.parse(uri)
              .path.replace(/^.*\//, '')
              .replace(/\.ya?ml$/i, '');
      panel.panel.title = panel.locked ? l10n.t('[Locked] Matrix {0}', name) : l10n.t('Matrix {0}', name);
    }
    if (uri === undefined) return;
    const writable = workspace.fs.isWritableFileSystem(Uri.parse(uri).scheme) !== false;
    const open = panel.isEditor || isOpenAsText(uri);
    const why = writable
      ? l10n.t('To edit the matrix, open the charter beside it.')
      : l10n.t('This charter is read-only.');
    panel.session.setEditable(writable && open, why);
    panel.session.setLocked(panel.locked);
  }

  function tellContext(): void {
    const active = [...panels].find(({ panel }) => panel.active);
    void commands.executeCommand('setContext', 'charter.matrixLocked', active?.locked === true);
  }

  function isCharter(document: TextDocument | undefined): document is TextDocument {
    return document?.languageId === CHARTER;
  }

  /** Opens the matrix of the active charter, or of the charter that a code lens names, to the side. */
  async function openMatrix(target?: Uri | string): Promise<void> {
    const uri = typeof target === 'string' ? Uri.parse(target) : target instanceof Uri ? target : undefined;
    const document = uri === undefined ? window.activeTextEditor?.document : await workspace.openTextDocument(uri);
    if (!isCharter(document)) {
      void window.showInformationMessage(l10n.t('Open a charter first: a file whose name ends in .charter.yaml.'));
      return;
    }
    // From the Explorer, the charter may not be open. The matrix can only be edited beside its text.
    if (target instanceof Uri && !isOpenAsText(document.uri.toString())) {
      await window.showTextDocument(document, { preview: false });
    }
    const free = [...panels].find(({ isEditor, locked }) => !isEditor && !locked);
    if (free !== undefined) {
      show(free, document);
      free.panel.reveal(undefined, true);
      return;
    }
    const place = { viewColumn: ViewColumn.Beside, preserveFocus: true };
    const made = adopt(window.createWebviewPanel(PREVIEW, l10n.t('Matrix'), place, { enableFindWidget: false }), false);
    show(made, document);
  }

  function toggleLock(): void {
    const panel = [...panels].find(({ panel: one, isEditor }) => one.active && !isEditor);
    if (panel === undefined) return;
    panel.locked = !panel.locked;
    describe(panel);
    tellContext();
    if (!panel.locked && isCharter(window.activeTextEditor?.document)) show(panel, window.activeTextEditor.document);
  }

  async function openSource(): Promise<void> {
    const panel = [...panels].find(({ panel: one }) => one.active);
    const uri = panel?.session.uri;
    if (panel === undefined || uri === undefined) return;
    const viewColumn = panel.isEditor ? ViewColumn.Beside : ViewColumn.One;
    await window.showTextDocument(await workspace.openTextDocument(Uri.parse(uri)), { viewColumn });
  }

  const editor: CustomTextEditorProvider = {
    resolveCustomTextEditor(document, panel) {
      show(adopt(panel, true), document);
    },
  };

  add(
    commands.registerCommand(COMMANDS.openMatrix, openMatrix),
    commands.registerCommand('charter.lockMatrix', toggleLock),
    commands.registerCommand('charter.unlockMatrix', toggleLock),
    commands.registerCommand('charter.openMatrixSource', openSource),
    window.registerCustomEditorProvider(EDITOR, editor, { supportsMultipleEditorsPerDocument: true }),
    window.registerWebviewPanelSerializer(PREVIEW, {
      async deserializeWebviewPanel(panel: WebviewPanel, state: unknown) {
        const made = adopt(panel, false);
        const { file, locked } = restored(state);
        made.locked = locked;
        // The file may no longer exist.
        const document =
          file === undefined ? undefined : await workspace.openTextDocument(file).then(undefined, () => undefined);
        show(made, document ?? window.activeTextEditor?.document);
      },
    }),
    window.onDidChangeActiveTextEditor((active) => {
      if (!isCharter(active?.document)) return;
      for (const panel of panels) if (!panel.isEditor && !panel.locked) show(panel, active.document);
    }),
    window.onDidChangeTextEditorSelection(({ textEditor, selections: [selection] }) => {
      if (!isCharter(textEditor.document) || selection === undefined) return;
      const { line, character } = selection.active;
      const uri = textEditor.document.uri.toString();
      for (const { session } of panels) session.caret(uri, { line, character });
    }),
    window.tabGroups.onDidChangeTabs(() => {
      for (const panel of panels) describe(panel);
    }),
    client.onNotification(METHODS.matrixDidChange, ({ uri }: MatrixDidChangeParams) => {
      const own = client.protocol2CodeConverter.asUri(uri).toString();
      for (const { session } of panels) session.changed(own);
    }),
    // A restarted server does not know what the panels show.
    client.onDidChangeState(({ newState }) => {
      if (newState !== State.Running) return;
      for (const { session } of panels) if (session.uri !== undefined) session.changed(session.uri);
    }),
    workspace.onDidCloseTextDocument((document) => {
      const uri = document.uri.toString();
      for (const panel of panels)
        if (panel.session.uri === uri && documentOf(uri) === undefined) void keepOpen(panel, document.uri);
    }),
  );

  /** Keeps showing a charter whose tab was closed, as long as the file exists. */
  async function keepOpen(panel: Panel, uri: Uri): Promise<void> {
    try {
      await workspace.openTextDocument(uri);
      panel.session.changed(uri.toString());
    } catch {
      panel.session.show(undefined);
    }
    describe(panel);
  }
}

function restored(state: unknown): { readonly file: Uri | undefined; readonly locked: boolean } {
  if (typeof state !== 'object' || state === null) return { file: undefined, locked: false };
  const { file, locked } = state as { readonly file?: unknown; readonly locked?: unknown };
  return { file: typeof file === 'string' && file !== '' ? Uri.parse(file) : undefined, locked: locked === true };
}
