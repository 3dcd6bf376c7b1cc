/** The server from the first message to the last: the lifecycle, `initialize`, and then the session. */
import { VERSION } from '../version.ts';
import { capabilitiesFor } from './capabilities.ts';
import type { Channel, ChannelFault } from './channel.ts';
import { readClient } from './client.ts';
import { CODES } from './codes.ts';
import type { ServerHost } from './host.ts';
import { type AnyMessage, Lifecycle } from './lifecycle.ts';
import { startSession } from './start.ts';

/** Serves a client until it says `exit`. */
export function serve(channel: Channel, host: ServerHost): void {
  const lifecycle = new Lifecycle();
  let deliver: (message: never) => void = () => {};
  const answer = (id: unknown, body: object) => channel.send({ jsonrpc: '2.0', id, ...body });

  const initialize = ({ id, params }: AnyMessage) => {
    const client = readClient(params);
    if (client === undefined) {
      lifecycle.initializeFailed();
      answer(id, { error: { code: CODES.invalidParams, message: 'initialize needs the capabilities of the client.' } });
      return;
    }
    if (client.processId !== undefined) host.watchParent(client.processId);
    const serverInfo = { name: 'charter-language-server', version: VERSION };
    answer(id, { result: { capabilities: capabilitiesFor(client), serverInfo } });
    deliver = startSession({ channel, host, client });
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
  const fault = (error: ChannelFault) => answer(null, { error });
  channel.listen((message) => {
    try {
      take(message);
    } catch (error) {
      host.log(`a message could not be taken: ${error instanceof Error ? error.stack : String(error)}`);
    }
  }, fault);
}
