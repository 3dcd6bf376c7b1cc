/** Asks the language server for what only Charter has, with the types that belong to the name. */
import type { BaseLanguageClient } from 'vscode-languageclient';
import type { Method, ParamsOf, ResultOf } from '../../server/src/protocol/protocol.ts';

export function ask<M extends Method>(
  client: BaseLanguageClient,
  method: M,
  params: ParamsOf<M>,
): Promise<ResultOf<M>> {
  return client.sendRequest<ResultOf<M>>(method, params);
}
