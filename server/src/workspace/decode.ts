/** Decodes UTF-8 and reports bytes that are not UTF-8. */
import type { Decoding } from '../text/decoding.ts';

/** Every host has a TextDecoder, although the engine is compiled without the types of any host. */
declare const TextDecoder: new (
  encoding: string,
  options: { readonly ignoreBOM: boolean },
) => { decode(bytes: Uint8Array): string };

export interface Decoded {
  readonly text: string;
  readonly decoding?: Decoding;
}

/**
 * Decodes the bytes of a file, including a byte order mark. If some bytes are not UTF-8, the rest is still read and the
 * result gives the offset of the first of them.
 */
export function decodeUtf8(bytes: Uint8Array): Decoded {
  const [first, second] = bytes;
  const utf16 =
    first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : undefined;
  if (utf16 !== undefined) {
    const message = 'This file is UTF-16, which other tools will not read. Save it as UTF-8.';
    return { text: decode(bytes, utf16), decoding: { offset: 0, message } };
  }
  const text = decode(bytes, 'utf-8');
  if (!text.includes('\ufffd')) return { text };
  const wrong = firstWrong(bytes);
  if (wrong === undefined) return { text };
  const byte = (bytes[wrong] ?? 0).toString(16).toUpperCase().padStart(2, '0');
  const message = `From here on the file is not UTF-8: the byte 0x${byte} is not part of a character. Save the file as UTF-8.`;
  return { text, decoding: { offset: decode(bytes.subarray(0, wrong), 'utf-8').length, message } };
}

function decode(bytes: Uint8Array, encoding: string): string {
  return new TextDecoder(encoding, { ignoreBOM: true }).decode(bytes);
}

/** The first byte outside a well-formed sequence (table 3-7 of the Unicode standard). */
function firstWrong(bytes: Uint8Array): number | undefined {
  for (let at = 0; at < bytes.length; ) {
    const lead = bytes[at] ?? 0;
    const length =
      lead < 0x80
        ? 1
        : lead >= 0xc2 && lead <= 0xdf
          ? 2
          : lead >= 0xe0 && lead <= 0xef
            ? 3
            : lead >= 0xf0 && lead <= 0xf4
              ? 4
              : 0;
    if (length === 0) return at;
    for (let next = 1; next < length; next++) {
      const byte = bytes[at + next] ?? 0;
      const from = next === 1 && lead === 0xe0 ? 0xa0 : next === 1 && lead === 0xf0 ? 0x90 : 0x80;
      const to = next === 1 && lead === 0xed ? 0x9f : next === 1 && lead === 0xf4 ? 0x8f : 0xbf;
      if (byte < from || byte > to) return at;
    }
    at += length;
  }
  return undefined;
}
