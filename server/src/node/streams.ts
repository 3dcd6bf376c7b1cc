/**
 * Messages over two streams. The library reads and writes them; here is what it does about a client that is careless: it
 * hears what is wrong, and the process ends where nothing that follows could be understood.
 */
import type { Readable, Writable } from 'node:stream';
import {
  type ContentTypeEncoder,
  ErrorCodes,
  type Message,
  type ResponseMessage,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver-protocol/node';

/** No message is as long: a charter has ten megabytes at most. */
const MAX_BYTES = 256 * 1024 * 1024;

/** How long a message may take to arrive before the log says that something is missing. */
const PATIENCE = 10_000;

/** JSON in ASCII, so that a client that counts characters for bytes can read it. */
const ASCII_JSON: ContentTypeEncoder = {
  name: 'application/json',
  encode: async (message) => Buffer.from(inAscii(JSON.stringify(message)), 'latin1'),
};

function inAscii(json: string): string {
  return json.replace(/[^\0-\x7f]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

class NotJson extends Error {}

function parsed(bytes: Uint8Array): Message {
  try {
    return JSON.parse(Buffer.from(bytes).toString('utf8'));
  } catch (error) {
    throw new NotJson(`This message is not JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/**
 * @param lost called when the place in the input is lost: nobody knows where the next message begins
 * @param log says what nobody can be answered
 */
export function overStreams(
  input: Readable,
  output: Writable,
  lost: () => void,
  log: (message: string) => void,
): { readonly reader: StreamMessageReader; readonly writer: StreamMessageWriter } {
  let waiting = 0;
  let timer: NodeJS.Timeout | undefined;
  const decode = async (bytes: Uint8Array): Promise<Message> => {
    waiting = 0;
    clearTimeout(timer);
    timer = undefined;
    return parsed(bytes);
  };
  const reader = new StreamMessageReader(input, { contentTypeDecoder: { name: 'application/json', decode } });
  const writer = new StreamMessageWriter(output, { contentTypeEncoder: ASCII_JSON });
  const answer = (message: string) => {
    const fault: ResponseMessage = { jsonrpc: '2.0', id: null, error: { code: ErrorCodes.ParseError, message } };
    return writer.write(fault).catch(() => {});
  };
  let given = false;
  const giveUp = (why: string) => {
    if (given) return;
    given = true;
    log(why);
    void answer(why).then(lost);
  };
  reader.partialMessageTimeout = 0;
  reader.onError((error) => {
    if (error instanceof NotJson) void answer(error.message);
    else giveUp('A message begins with its length, as in “Content-Length: 42”. This one does not, so the server ends.');
  });
  input.on('data', (chunk: Uint8Array) => {
    waiting += chunk.length;
    if (waiting > MAX_BYTES) giveUp('A message is too long, so the server ends.');
    timer ??= setTimeout(() => log('A part of a message has come, and the rest of it has not.'), PATIENCE).unref();
  });
  return { reader, writer };
}
