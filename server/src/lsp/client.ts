/** What the client can do, and what it was started with. Read once, from `initialize`. */
import type { CodeActionClientCapabilities, InitializeParams } from 'vscode-languageserver-protocol';
import type { InitializationOptions } from '../protocol/protocol.ts';
import { pathOfUri } from './uris.ts';

/** What came as the client's options, until it has been looked at. */
type Options = { readonly [Name in keyof InitializationOptions]?: unknown };

export interface Client {
  /** The process that started the server, where it is known. */
  readonly processId: number | undefined;
  /** Whether it asks for diagnostics; else they are sent to it. */
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
  /** Whether it asks for the edits of an action when somebody chooses it. */
  readonly resolvesActions: boolean;
  /** How many folds it wants at the most. */
  readonly foldingLimit: number;
  /** The commands of the client that code lenses may run. */
  readonly commands: ReadonlySet<string>;
  /** The URI of the folder with the pages of the rules, where the client has them. */
  readonly rulePages: string | undefined;
  /** Settings from the start, for clients that are not asked for them. */
  readonly settings: unknown;
  /** The paths of the folders of the workspace. */
  readonly folders: readonly string[];
}

/** What `initialize` says of a client; undefined where it says nothing that can be understood. */
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

/** The path of a folder, without a slash behind it. */
export function folderPath(uri: string): string {
  const path = pathOfUri(uri);
  return path.length > 1 && path.endsWith('/') ? path.slice(0, -1) : path;
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
