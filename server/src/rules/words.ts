/** Small helpers for messages and fixes that many rules share. */

/** Names for a sentence: “a”, “b” and “c”. */
export function quoteList(names: readonly string[]): string {
  const quoted = names.map((name) => `“${name}”`);
  if (quoted.length < 2) return quoted.join('');
  return `${quoted.slice(0, -1).join(', ')} and ${quoted.at(-1)}`;
}

/** “both” of two, “all” of more. */
export function bothOrAll(list: readonly unknown[]): string {
  return list.length === 2 ? 'both' : 'all';
}
