/** The measured language servers, each with the same client. */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ROOT } from '../support/shared.ts';
import { peerProgram } from './peer.ts';
import { Client } from './rpc.ts';

/** Charter itself, the peer, and the floor (the least that such a program can cost). */
export type Contender = 'ours' | 'peer' | 'floor';

export const SERVERS: readonly Contender[] = ['ours', 'peer', 'floor'];

/** Capabilities of the client. It receives diagnostics by push, since the peer supports nothing else. */
const CAPABILITIES = {
  workspace: { workspaceFolders: true, workspaceEdit: { documentChanges: true } },
  textDocument: {
    synchronization: { didSave: true },
    publishDiagnostics: { versionSupport: true, relatedInformation: true, codeDescriptionSupport: true },
    completion: { completionItem: { snippetSupport: true, documentationFormat: ['markdown'] } },
    hover: { contentFormat: ['markdown'] },
    documentSymbol: { hierarchicalDocumentSymbolSupport: true },
  },
};

/** Capabilities of a client that pulls diagnostics, including those of the whole workspace. */
export const PULLING = {
  ...CAPABILITIES,
  workspace: { ...CAPABILITIES.workspace, diagnostics: { refreshSupport: true } },
  textDocument: { ...CAPABILITIES.textDocument, diagnostic: { relatedInformation: true } },
};

const PEER_SETTINGS = {
  validate: true,
  hover: true,
  completion: true,
  schemas: { [pathToFileURL(join(ROOT, 'docs', 'charter.schema.json')).href]: ['*.charter.yaml'] },
  schemaStore: { enable: false },
  kubernetesCRDStore: { enable: false },
};

function commandOf(who: Contender): readonly string[] {
  switch (who) {
    case 'ours':
      return [join(ROOT, 'dist', 'server.cjs'), '--stdio'];
    case 'peer':
      return [peerProgram(), '--stdio'];
    case 'floor':
      return [join(ROOT, 'test', 'bench', 'programs', 'floor-server.mjs')];
  }
}

/** A server that has just answered `initialize`. */
export async function started(
  who: Contender,
  folder?: string,
  asked: () => void = () => {},
  capabilities: object = CAPABILITIES,
): Promise<Client> {
  const client = new Client(process.execPath, commandOf(who), (method, params) => {
    if (method !== 'workspace/configuration') return null;
    // The server has handled the response before it handles the next message.
    setImmediate(asked);
    return settingsFor(who, params);
  });
  const rootUri = folder === undefined ? null : pathToFileURL(folder).href;
  await client.request('initialize', {
    processId: process.pid,
    rootUri,
    workspaceFolders: rootUri === null ? null : [{ uri: rootUri, name: 'bench' }],
    capabilities,
  });
  return client;
}

/** A server that is ready for documents: the peer has its settings, and each server has loaded its code. */
export async function ready(who: Contender, folder?: string): Promise<Client> {
  let asked = () => {};
  const configured = new Promise<void>((resolve) => {
    asked = resolve;
  });
  const client = await started(who, folder, asked);
  client.notify('initialized', {});
  if (who === 'peer') await configured;
  const nothing = { textDocument: { uri: 'file:///bench/none.charter.yaml' }, position: { line: 0, character: 0 } };
  await client.request('textDocument/hover', nothing).catch(() => {});
  return client;
}

function settingsFor(who: Contender, params: unknown): unknown[] {
  const { items } = params as { items: readonly { readonly section?: string }[] };
  return items.map(({ section }) => (who === 'peer' && section === 'yaml' ? PEER_SETTINGS : null));
}
