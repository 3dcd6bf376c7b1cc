/**
 * A pattern for whole words in any case: a letter of any script makes a word longer.
 *
 * @param alternatives patterns of words
 * @param unspaced words of languages that put no spaces between words
 */
export function wholeWords(alternatives: readonly string[], unspaced: readonly string[] = []): RegExp {
  const spaced = `(?<![\\p{L}\\p{M}\\p{N}_])(?:${alternatives.join('|')})(?![\\p{L}\\p{M}\\p{N}_])`;
  return new RegExp([spaced, ...unspaced].join('|'), 'iu');
}
