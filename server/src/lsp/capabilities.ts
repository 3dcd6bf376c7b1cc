/** The capabilities of the server. */
import type { ServerCapabilities } from 'vscode-languageserver-protocol';
import { ACTION_KINDS } from '../features/fixes/code-actions.ts';
import { ON_TYPE } from '../features/format/format.ts';
import { TOKEN_MODIFIERS, TOKEN_TYPES } from '../features/tokens.ts';
import type { Client } from './client.ts';

/** Characters that trigger completion. */
const TRIGGERS = [' ', ':', '[', '{', ',', '-', '"', "'", '/'];

/** Clients send changes as ranges: `TextDocumentSyncKind.Incremental`. */
const INCREMENTAL = 2;

/** Files and folders whose renames and deletions the client reports. */
const FILE_FILTERS = [
  { scheme: 'file', pattern: { glob: '**/*.charter.{yaml,yml}' } },
  { pattern: { glob: '**/', matches: 'folder' as const } },
];

export function capabilitiesFor(client: Client): ServerCapabilities {
  return {
    positionEncoding: 'utf-16',
    textDocumentSync: { openClose: true, change: INCREMENTAL, save: { includeText: false } },
    ...(client.pullsDiagnostics
      ? { diagnosticProvider: { identifier: 'charter', interFileDependencies: true, workspaceDiagnostics: true } }
      : {}),
    completionProvider: { triggerCharacters: [...TRIGGERS] },
    hoverProvider: true,
    definitionProvider: true,
    referencesProvider: true,
    documentHighlightProvider: true,
    renameProvider: client.prepareRename ? { prepareProvider: true } : true,
    linkedEditingRangeProvider: true,
    documentSymbolProvider: { label: 'Charter' },
    workspaceSymbolProvider: true,
    foldingRangeProvider: true,
    selectionRangeProvider: true,
    documentLinkProvider: {},
    codeActionProvider: client.actionLiterals
      ? { codeActionKinds: [...ACTION_KINDS], ...(client.resolvesActions ? { resolveProvider: true } : {}) }
      : false,
    documentFormattingProvider: true,
    documentRangeFormattingProvider: { rangesSupport: true },
    documentOnTypeFormattingProvider: { firstTriggerCharacter: ON_TYPE[0], moreTriggerCharacter: ON_TYPE.slice(1) },
    codeLensProvider: {},
    inlayHintProvider: true,
    semanticTokensProvider: {
      legend: { tokenTypes: [...TOKEN_TYPES], tokenModifiers: [...TOKEN_MODIFIERS] },
      range: true,
      full: { delta: true },
    },
    workspace: {
      workspaceFolders: { supported: true, changeNotifications: true },
      fileOperations: {
        didCreate: { filters: FILE_FILTERS },
        didRename: { filters: FILE_FILTERS },
        willRename: { filters: FILE_FILTERS },
        didDelete: { filters: FILE_FILTERS },
      },
    },
  };
}
