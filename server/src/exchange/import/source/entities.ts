/** Decodes HTML character references. */

/** The references that are common in tables. All others stay unchanged. */
const NAMED: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
  ['nbsp', ' '],
  ['ensp', ' '],
  ['emsp', ' '],
  ['thinsp', ' '],
  ['vert', '|'],
  ['verbar', '|'],
  ['ndash', '–'],
  ['mdash', '—'],
  ['minus', '−'],
  ['hellip', '…'],
  ['middot', '·'],
  ['bull', '•'],
  ['check', '✓'],
  ['lsquo', '‘'],
  ['rsquo', '’'],
  ['ldquo', '“'],
  ['rdquo', '”'],
  ['sup1', '¹'],
  ['sup2', '²'],
  ['sup3', '³'],
  ['dagger', '†'],
  ['Dagger', '‡'],
]);

/** Returns the text of a character reference such as `&amp;`, or undefined if it is unknown. */
export function entityText(reference: string): string | undefined {
  const name = reference.slice(1, -1);
  if (!name.startsWith('#')) return NAMED.get(name);
  const hex = /^#x/iu.test(name);
  const point = Number.parseInt(name.slice(hex ? 2 : 1), hex ? 16 : 10);
  if (!(point > 0 && point <= 0x10ffff) || (point >= 0xd800 && point <= 0xdfff)) return undefined;
  return point === 0xa0 ? ' ' : String.fromCodePoint(point);
}
