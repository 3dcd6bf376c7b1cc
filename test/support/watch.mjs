// Records each socket that Charter's own code opens and each process that it starts, in every process of the tests.
// NODE_OPTIONS loads it first, so that child processes are watched too; it is plain JavaScript, for the oldest Node
// among them. Tests open sockets and start processes on purpose, so only the nearest caller counts. Each case is a line
// in the file that CHARTER_WATCH names.
import childProcess from 'node:child_process';
import dgram from 'node:dgram';
import dns from 'node:dns';
import { appendFileSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import net from 'node:net';

const report = process.env.CHARTER_WATCH;

/** Code of the project. Tests may do anything, and the extension may start the language server. */
const OURS = /[\\/](?:server|client)[\\/]src[\\/]|[\\/]dist[\\/][\w-]+\.c?js|[\\/]test[\\/]/;
const MAY = /[\\/]test[\\/]|[\\/]extension\.cjs/;

const append = appendFileSync;

function note(what) {
  const limit = Error.stackTraceLimit;
  Error.stackTraceLimit = 200;
  const frames = (new Error().stack ?? '').split('\n').slice(1);
  Error.stackTraceLimit = limit;
  const nearest = frames.find(
    (frame) => OURS.test(frame) && !/[\\/]node_modules[\\/]|support[\\/]watch\.mjs/.test(frame),
  );
  if (nearest === undefined || MAY.test(nearest)) return;
  append(report, `${what} ${nearest.trim()} (${process.argv.slice(1, 4).join(' ')})\n`);
}

function watch(on, of, names) {
  for (const name of names) {
    const real = on[name];
    if (typeof real !== 'function') continue;
    const watched = function (...args) {
      note(`${of}.${name}`);
      return new.target === undefined ? Reflect.apply(real, this, args) : Reflect.construct(real, args);
    };
    // Properties of the function, such as its promise form, are copied to the replacement.
    Object.defineProperties(watched, Object.getOwnPropertyDescriptors(real));
    on[name] = watched;
  }
}

if (report !== undefined) {
  // HTTP and TLS use these sockets; `fetch` opens one too late to know its caller.
  watch(net.Socket.prototype, 'Socket', ['connect']);
  watch(net.Server.prototype, 'Server', ['listen']);
  watch(dgram, 'dgram', ['createSocket']);
  watch(dns, 'dns', ['lookup', 'resolve']);
  watch(childProcess, 'child_process', ['spawn', 'spawnSync', 'exec', 'execSync', 'execFile', 'execFileSync', 'fork']);
  watch(globalThis, 'globalThis', ['fetch', 'WebSocket', 'EventSource']);
  syncBuiltinESMExports();
}
