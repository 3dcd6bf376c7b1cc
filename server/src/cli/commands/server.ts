/** `charter server`: starts the language server, for editors that run a command. */
import { CLEAN, type Host, Refusal, type Status } from '../host.ts';

export interface ServerOptions {
  readonly stdio?: boolean;
}

export async function server(host: Host, options: ServerOptions): Promise<Status> {
  if (!options.stdio) throw new Refusal('The server only supports standard input and output. Add --stdio.');
  await host.serve();
  return CLEAN;
}
