/** One charter that is open in one server, with the actions of a user. */
import { charterOfRows } from './charters.ts';
import { type Contender, ready } from './contenders.ts';
import type { Client } from './rpc.ts';

export interface Place {
  readonly line: number;
  readonly character: number;
}

export interface Session {
  readonly client: Client;
  /** The text that was opened. All typed text is removed again, so it is also the present text. */
  readonly text: string;
  /** Replaces this many characters of a line by a text; returns the milliseconds until its problems arrived. */
  type(at: Place, length: number, text: string): Promise<number>;
  /** Types a text without waiting; the promise resolves to its problems. */
  send(at: Place, length: number, text: string): Promise<unknown>;
  /** Sends a request about a place; returns the answer and the time in milliseconds. */
  ask(method: Question, at: Place): Promise<{ readonly answer: unknown; readonly spent: number }>;
  close(): void;
}

export type Question = 'textDocument/completion' | 'textDocument/hover' | 'textDocument/documentSymbol';

interface Published {
  readonly uri: string;
  readonly version?: number;
}

const PUBLISH = 'textDocument/publishDiagnostics';

/** Opens a text; returns the session and the time until its problems arrived. */
export async function opened(
  client: Client,
  text: string,
  uri = 'file:///bench/team.charter.yaml',
): Promise<{ readonly session: Session; readonly spent: number }> {
  let version = 1;
  const problemsOf = (wanted: number) =>
    client.next(PUBLISH, (params) => {
      const published = params as Published;
      return published.uri === uri && (published.version ?? wanted) >= wanted;
    });
  const send = (at: Place, length: number, typed: string) => {
    version++;
    const problems = problemsOf(version);
    const range = { start: at, end: { line: at.line, character: at.character + length } };
    client.notify('textDocument/didChange', {
      textDocument: { uri, version },
      contentChanges: [{ range, text: typed }],
    });
    return problems;
  };
  const session: Session = {
    client,
    text,
    send,
    async type(at, length, typed) {
      const started = performance.now();
      await send(at, length, typed);
      return performance.now() - started;
    },
    async ask(method, position) {
      const started = performance.now();
      const answer = await client.request(method, { textDocument: { uri }, position, context: { triggerKind: 1 } });
      return { answer, spent: performance.now() - started };
    },
    close: () => client.notify('textDocument/didClose', { textDocument: { uri } }),
  };
  const started = performance.now();
  const problems = problemsOf(version);
  // The peer only knows YAML; Charter recognises its files by their name.
  client.notify('textDocument/didOpen', { textDocument: { uri, languageId: 'yaml', version, text } });
  await problems;
  return { session, spent: performance.now() - started };
}

/** A session with a charter of this many rows, in a server of its own. */
export async function sessionOf(who: Contender, rows: number): Promise<Session> {
  const { session } = await opened(await ready(who), charterOfRows(rows));
  return session;
}

/**
 * Starts a server, opens a charter, sends a request, and stops the server, so that a measured server is not the first
 * on its machine and can use what an earlier run has cached.
 */
export async function rehearsed(who: Contender): Promise<void> {
  const client = await ready(who);
  const { session } = await opened(client, charterOfRows(60));
  const at = placeOf(session.text, 'accountable: ', 0, true);
  await session.type(at, 0, 'x');
  await session.type(at, 1, '');
  await session.ask('textDocument/hover', at);
  await session.ask('textDocument/completion', at);
  await session.ask('textDocument/documentSymbol', at);
  await client.request('shutdown', null);
  client.notify('exit', null);
  await client.ended;
}

/** The place of the first occurrence of a text after an offset, or the place after it. */
export function placeOf(text: string, wanted: string, from = 0, behind = false): Place {
  const found = text.indexOf(wanted, from);
  if (found === -1) throw new Error(`“${wanted}” is not in the charter.`);
  const at = behind ? found + wanted.length : found;
  const line = text.slice(0, at).split('\n').length - 1;
  return { line, character: at - (text.lastIndexOf('\n', at - 1) + 1) };
}
