/** The ways that messages go between a client and a server that runs in Node. */
import type { Readable, Writable } from 'node:stream';
import type { Channel } from '../lsp/channel.ts';
import { framed, Unframer } from '../lsp/framing.ts';

/** Two streams: standard input and output, or the two halves of a pipe. */
export function streamChannel(input: Readable, output: Writable): Channel {
  return {
    listen: (onMessage, onFault) => {
      const unframer = new Unframer(onMessage, onFault);
      input.on('data', (chunk: Buffer) => unframer.push(chunk));
    },
    send: (message) => {
      if (output.writable) output.write(framed(message));
    },
  };
}

/** The channel that Node opens between a process and one that it has forked. */
export function processChannel(): Channel {
  return {
    listen: (onMessage) => {
      process.on('message', onMessage);
    },
    send: (message) => {
      if (process.connected) process.send?.(message);
    },
  };
}
