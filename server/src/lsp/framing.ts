/**
 * Messages in a stream of bytes: a header with the length, an empty line, the message as JSON. What is no message is
 * passed over, so that one fault does not spoil what comes behind it.
 */
import type { ChannelFault } from './channel.ts';
import { CODES } from './codes.ts';

declare const TextDecoder: new (label: string) => { decode(bytes: Uint8Array): string };
declare const TextEncoder: new () => { encode(text: string): Uint8Array };

/** No header is as long; what is longer is no header. */
const MAX_HEADER = 8_192;
/** No message is as long: a charter is ten megabytes at the most. */
const MAX_BODY = 256 * 1024 * 1024;

const LF = 10;
const CR = 13;

export class Unframer {
  readonly #onMessage: (message: unknown) => void;
  readonly #onFault: (fault: ChannelFault) => void;
  readonly #decoder = new TextDecoder('utf-8');
  #chunks: Uint8Array[] = [];
  #length = 0;
  /** The length of the message whose header was read; -1 while a header is awaited. */
  #body = -1;
  /** How many bytes are passed over. */
  #skip = 0;
  /** Whether what is there began in the middle of something, so that it was said already. */
  #lost = false;

  constructor(onMessage: (message: unknown) => void, onFault: (fault: ChannelFault) => void) {
    this.#onMessage = onMessage;
    this.#onFault = onFault;
  }

  push(chunk: Uint8Array): void {
    this.#chunks.push(chunk);
    this.#length += chunk.length;
    while (this.#step());
  }

  #step(): boolean {
    if (this.#skip > 0) {
      const skipped = Math.min(this.#skip, this.#length);
      this.#take(skipped);
      this.#skip -= skipped;
      return this.#skip === 0 && this.#length > 0;
    }
    if (this.#body >= 0) {
      if (this.#length < this.#body) return false;
      const body = this.#take(this.#body);
      this.#body = -1;
      this.#read(body);
      return this.#length > 0;
    }
    return this.#header();
  }

  #header(): boolean {
    const bytes = this.#joined();
    const end = headerEnd(bytes);
    if (end === undefined) {
      if (this.#length <= MAX_HEADER) return false;
      this.#take(this.#length - MAX_HEADER / 2);
      this.#lose('There is no header here.');
      return false;
    }
    const text = this.#decoder.decode(this.#take(end));
    // Behind rubbish without a line of its own there may be a header.
    const found = [...text.matchAll(/content-length[ \t]*:[ \t]*(\S+)[ \t]*\r?\n/gi)].at(-1)?.[1];
    const length = found !== undefined && /^\d{1,15}$/.test(found) ? Number(found) : undefined;
    if (length === undefined) this.#lose('A header names the length of its message: “Content-Length: 42”.');
    else if (length > MAX_BODY) {
      this.#skip = length;
      this.#onFault({ code: CODES.invalidRequest, message: `A message of ${length} bytes is too long.` });
    } else {
      this.#lost = false;
      this.#body = length;
    }
    return this.#length > 0 || this.#body === 0;
  }

  #lose(message: string): void {
    if (!this.#lost) this.#onFault({ code: CODES.parseError, message });
    this.#lost = true;
  }

  #read(body: Uint8Array): void {
    let message: unknown;
    try {
      message = JSON.parse(this.#decoder.decode(body));
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      this.#onFault({ code: CODES.parseError, message: `This message is not JSON: ${reason}` });
      return;
    }
    this.#onMessage(message);
  }

  #joined(): Uint8Array {
    const [first] = this.#chunks;
    if (first !== undefined && this.#chunks.length === 1) return first;
    const all = new Uint8Array(this.#length);
    let at = 0;
    for (const chunk of this.#chunks) {
      all.set(chunk, at);
      at += chunk.length;
    }
    this.#chunks = [all];
    return all;
  }

  #take(count: number): Uint8Array {
    const all = this.#joined();
    this.#length -= count;
    this.#chunks = this.#length === 0 ? [] : [all.subarray(count)];
    return all.subarray(0, count);
  }
}

/** The offset behind the empty line that ends a header. */
function headerEnd(bytes: Uint8Array): number | undefined {
  const until = Math.min(bytes.length, MAX_HEADER);
  for (let at = bytes.indexOf(LF); at !== -1 && at < until; at = bytes.indexOf(LF, at + 1)) {
    if (bytes[at + 1] === LF) return at + 2;
    if (bytes[at + 1] === CR && bytes[at + 2] === LF) return at + 3;
  }
  return undefined;
}

const encoder = new TextEncoder();

export function framed(message: object): Uint8Array {
  const body = encoder.encode(JSON.stringify(message));
  const header = encoder.encode(`Content-Length: ${body.length}\r\n\r\n`);
  const all = new Uint8Array(header.length + body.length);
  all.set(header);
  all.set(body, header.length);
  return all;
}
