/** The capabilities and options of the client, from `initialize`. */
import type { CodeActionClientCapabilities, InitializeParams } from 'vscode-languageserver-protocol';
import type { InitializationOptions } from '../protocol/protocol.ts';
import { pathOfUri } from './uris.ts';

/** The options of the client, before validation. */
type Options = { readonly [Name in keyof InitializationOptions]?: unknown };

export interface Client {
  /** The id of the process that started the server, if known. */
  readonly processId: number | undefined;
  /** Whether it pulls diagnostics; otherwise the server pushes them. */
  readonly pullsDiagnostics: boolean;
  readonly refreshesDiagnostics: boolean;
  readonly refreshesTokens: boolean;
  readonly refreshesHints: boolean;
  readonly refreshesLenses: boolean;
  readonly related: boolean;
  readonly tags: boolean;
  readonly codeDescription: boolean;
  readonly watchesFiles: boolean;
  readonly configuration: boolean;
  readonly registersConfiguration: boolean;
  readonly workspaceFolders: boolean;
  readonly progress: boolean;
  readonly snippets: boolean;
  readonly documentChanges: boolean;
  readonly prepareRename: boolean;
  readonly definitionLinks: boolean;
  readonly outline: boolean;
  readonly actionLiterals: boolean;
  /** Whether it resolves the edits of an action when the user chooses it. */
  readonly resolvesActions: boolean;
  /** Maximum number of folding ranges. */
  readonly foldingLimit: number;
  /** Commands of the client for code lenses. */
  readonly commands: ReadonlySet<string>;
  /** The URI of the folder with the rule pages, if the client has them. */
  readonly rulePages: string | undefined;
  /** Initial settings, for clients without configuration requests. */
  readonly settings: unknown;
  /** Paths of the workspace folders. */
  readonly folders: readonly string[];
}

/** Reads the parameters of `initialize`. Returns undefined if they are invalid. */
export function readClient(given: unknown): Client | undefined {
  if (!isObject(given) || !('capabilities' in given) || !isObject(given.capabilities)) return undefined;
  const params = given as InitializeParams;
  const { textDocument, workspace, window } = params.capabilities;
  const options: Options = isObject(params.initializationOptions) ? params.initializationOptions : {};
  const diagnostics = textDocument?.publishDiagnostics;
  const pull = textDocument?.diagnostic;
  const pulls = pull !== undefined && pull !== null;
  return {
    processId: typeof params.processId === 'number' ? params.processId : undefined,
    pullsDiagnostics: pulls,
    refreshesDiagnostics: workspace?.diagnostics?.refreshSupport === true,
    refreshesTokens: workspace?.semanticTokens?.refreshSupport === true,
    refreshesHints: workspace?.inlayHint?.refreshSupport === true,
    refreshesLenses: workspace?.codeLens?.refreshSupport === true,
    related: (diagnostics?.relatedInformation ?? pull?.relatedInformation) === true,
    tags: (diagnostics?.tagSupport ?? pull?.tagSupport) !== undefined,
    codeDescription: (diagnostics?.codeDescriptionSupport ?? pull?.codeDescriptionSupport) === true,
    watchesFiles: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    configuration: workspace?.configuration === true,
    registersConfiguration: workspace?.didChangeConfiguration?.dynamicRegistration === true,
    workspaceFolders: workspace?.workspaceFolders === true,
    progress: window?.workDoneProgress === true,
    snippets: textDocument?.completion?.completionItem?.snippetSupport === true,
    documentChanges: workspace?.workspaceEdit?.documentChanges === true,
    prepareRename: textDocument?.rename?.prepareSupport === true,
    definitionLinks: textDocument?.definition?.linkSupport === true,
    outline: textDocument?.documentSymbol?.hierarchicalDocumentSymbolSupport === true,
    actionLiterals: textDocument?.codeAction?.codeActionLiteralSupport !== undefined,
    resolvesActions: resolvesEdits(textDocument?.codeAction),
    foldingLimit: textDocument?.foldingRange?.rangeLimit ?? 20_000,
    commands: new Set(Array.isArray(options.commands) ? options.commands.map(String) : []),
    rulePages: typeof options.rulePages === 'string' ? options.rulePages : undefined,
    settings: options.settings,
    folders: foldersOf(params),
  };
}

function resolvesEdits(action: CodeActionClientCapabilities | undefined): boolean {
  const properties: unknown = action?.resolveSupport?.properties;
  return action?.dataSupport === true && Array.isArray(properties) && properties.includes('edit');
}

function foldersOf(params: InitializeParams): readonly string[] {
  if (Array.isArray(params.workspaceFolders)) {
    return params.workspaceFolders.flatMap((folder) => (typeof folder?.uri === 'string' ? folderPath(folder.uri) : []));
  }
  if (typeof params.rootUri === 'string') return [folderPath(params.rootUri)];
  return [];
}

/** Returns the path of a folder, without a trailing slash. */
export function folderPath(uri: string): string {
  const path = pathOfUri(uri);
  return path.length > 1 && path.endsWith('/') ? path.slice(0, -1) : path;
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
