/** The character references that turn up in tables; any other is left as it is written. */
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

/** The text that a character reference such as `&amp;` stands for, if it is a known one. */
export function entityText(reference: string): string | undefined {
  const name = reference.slice(1, -1);
  if (!name.startsWith('#')) return NAMED.get(name);
  const hex = /^#x/iu.test(name);
  const point = Number.parseInt(name.slice(hex ? 2 : 1), hex ? 16 : 10);
  if (!(point > 0 && point <= 0x10ffff) || (point >= 0xd800 && point <= 0xdfff)) return undefined;
  return point === 0xa0 ? ' ' : String.fromCodePoint(point);
}
