/**
 * The server's front: it answers `initialize` at once, so that an editor can go on starting, and loads all the rest
 * while the editor does.
 */
import { VERSION } from '../version.ts';
import { capabilitiesFor } from './capabilities.ts';
import type { Channel, ChannelFault } from './channel.ts';
import { readClient } from './client.ts';
import { CODES } from './codes.ts';
import { type AnyMessage, Lifecycle } from './lifecycle.ts';
import type { ServerHost } from './server-host.ts';
import type { Beginning } from './start.ts';

/** What is loaded once a client is there. */
export interface Rest {
  startSession(beginning: Beginning): (message: never) => void;
  /** What is left to do, before the client hears that the server has shut down: then its process ends at once. */
  readonly shutDown?: () => void;
}

/** Serves a client until it says `exit`. */
export function serve(channel: Channel, host: ServerHost, load: () => Promise<Rest>): void {
  const lifecycle = new Lifecycle();
  const early: AnyMessage[] = [];
  let deliver: (message: AnyMessage) => void = (message) => void early.push(message);
  let shutDown: Rest['shutDown'];
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
    host.next(() => {
      load().then(
        (rest) => {
          shutDown = rest.shutDown;
          const take = rest.startSession({ channel, host, client }) as (message: AnyMessage) => void;
          deliver = take;
          for (const message of early.splice(0)) take(message);
        },
        (error: unknown) => {
          host.log(`The server cannot be loaded: ${String(error)}`);
          host.exit(1);
        },
      );
    });
  };

  const take = (message: unknown) => {
    const verdict = lifecycle.judge(message);
    switch (verdict.kind) {
      case 'pass':
        if (verdict.message.method === 'shutdown') shutDown?.();
        if (verdict.message.method === 'initialize') initialize(verdict.message);
        else deliver(verdict.message);
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
