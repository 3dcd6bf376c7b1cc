/**
 * What the library needs of the place that it runs in. Its own modules for Node and for browsers bring much along that
 * this server does not use, and the one for browsers would never let a cancellation overtake what waits.
 */
import { RAL } from 'vscode-languageserver-protocol';

declare const crypto: { randomUUID(): string };
declare function setTimeout(work: () => void, milliseconds: number): unknown;
declare function clearTimeout(timer: unknown): void;

export function installRuntime(next: (work: () => void) => void, log: (message: string) => void): void {
  const unused = (): never => {
    throw new Error('Messages are read and written by a channel of our own.');
  };
  const say = (message?: unknown) => log(String(message));
  const timeout = (work: (...args: unknown[]) => void, milliseconds: number, ...args: unknown[]) => {
    const timer = setTimeout(() => work(...args), milliseconds);
    return { dispose: () => clearTimeout(timer) };
  };
  RAL.install({
    crypto: { randomUUID: () => crypto.randomUUID() },
    applicationJson: {
      encoder: { name: 'application/json', encode: unused },
      decoder: { name: 'application/json', decode: unused },
    },
    messageBuffer: { create: unused },
    console: { info: say, log: say, warn: say, error: say },
    timer: {
      setTimeout: timeout,
      setImmediate: (work, ...args) => {
        let wanted = true;
        next(() => {
          if (wanted) work(...args);
        });
        return {
          dispose: () => {
            wanted = false;
          },
        };
      },
      setInterval: unused,
    },
  });
}
