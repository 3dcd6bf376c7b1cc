/** `charter server`: the language server, for editors that start one by a command. */
import { CLEAN, type Host, Refusal, type Status } from '../host.ts';

export interface ServerOptions {
  readonly stdio?: boolean;
}

export async function server(host: Host, options: ServerOptions): Promise<Status> {
  if (!options.stdio) throw new Refusal('The server speaks over standard input and output. Say so with --stdio.');
  await host.serve();
  return CLEAN;
}
