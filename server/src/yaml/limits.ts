/** A charter's own mapping is level 1; what lies deeper than this is refused before it can exhaust the parser. */
export const MAX_DEPTH = 64;

/** The largest charter, in bytes of UTF-8. */
export const MAX_BYTES = 4 * 1024 * 1024;

/** How many faults of YAML are reported of one file: a person mends the first few, and the rest go with them. */
export const MAX_FAULTS = 100;

const NOT_ASCII = /[\u0080-\uffff]/;

/** The number of bytes that a text takes as UTF-8; a lone surrogate counts as the three of its replacement. */
export function byteLength(text: string): number {
  if (!NOT_ASCII.test(text)) return text.length;
  let bytes = text.length;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit < 0x80) continue;
    if (unit < 0x800) bytes += 1;
    else if (isPair(text, at, unit)) {
      bytes += 2;
      at++;
    } else bytes += 2;
  }
  return bytes;
}

/** The offset of the first character that does not fit into a number of bytes of UTF-8. */
export function offsetOfByte(text: string, limit: number): number {
  let bytes = 0;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    const pair = isPair(text, at, unit);
    bytes += unit < 0x80 ? 1 : unit < 0x800 ? 2 : pair ? 4 : 3;
    if (bytes > limit) return at;
    if (pair) at++;
  }
  return text.length;
}

function isPair(text: string, at: number, unit: number): boolean {
  if (unit < 0xd800 || unit > 0xdbff) return false;
  const next = text.charCodeAt(at + 1);
  return next >= 0xdc00 && next <= 0xdfff;
}
