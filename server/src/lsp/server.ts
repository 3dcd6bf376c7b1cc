/** The server from the first message to the last: the lifecycle, `initialize`, and then the session. */
import { ErrorCodes, type ResponseMessage } from 'vscode-languageserver-protocol';
import { VERSION } from '../version.ts';
import { capabilitiesFor } from './capabilities.ts';
import { readClient } from './client.ts';
import { type AnyMessage, Lifecycle } from './lifecycle.ts';
import type { ServerHost, Transport } from './server-host.ts';
import { startSession } from './start.ts';

/** Serves a client until it says `exit`. */
export function serve(transport: Transport, host: ServerHost): void {
  const { reader, writer } = transport;
  const lifecycle = new Lifecycle();
  let deliver: (message: never) => void = () => {};
  const answer = (id: unknown, body: Pick<ResponseMessage, 'result' | 'error'>) => {
    writer.write({ jsonrpc: '2.0', id, ...body } as ResponseMessage).catch((error) => host.log(String(error)));
  };

  const initialize = ({ id, params }: AnyMessage) => {
    const client = readClient(params);
    if (client === undefined) {
      lifecycle.initializeFailed();
      const message = 'initialize needs the capabilities of the client.';
      answer(id, { error: { code: ErrorCodes.InvalidParams, message } });
      return;
    }
    if (client.processId !== undefined) host.watchParent(client.processId);
    const serverInfo = { name: 'charter-language-server', version: VERSION };
    answer(id, { result: { capabilities: capabilitiesFor(client), serverInfo } });
    deliver = startSession({ transport, host, client });
  };

  const take = (message: unknown) => {
    const verdict = lifecycle.judge(message);
    switch (verdict.kind) {
      case 'pass':
        if (verdict.message.method === 'initialize') initialize(verdict.message);
        else deliver(verdict.message as never);
        break;
      case 'refuse':
        answer(verdict.id, { error: verdict.error });
        break;
      case 'drop':
        host.log(`ignored: ${verdict.why}`);
        break;
      case 'exit':
        host.exit(verdict.status);
        break;
    }
  };
  reader.listen((message) => {
    try {
      take(message);
    } catch (error) {
      host.log(`a message could not be taken: ${error instanceof Error ? error.stack : String(error)}`);
    }
  });
}
