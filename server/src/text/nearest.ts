/** Finds the word that a misspelt one was meant to be. */

/**
 * The most likely candidate for a misspelt name: at most one mistake in three letters. A transposition is one mistake;
 * case is ignored. Undefined if no candidate is near.
 */
export function nearest(name: string, candidates: Iterable<string>): string | undefined {
  const wanted = name.toLowerCase();
  // In a single letter only the case can be wrong.
  const allowed = name.length < 2 ? 0 : Math.max(1, Math.floor(name.length / 3));
  let best: string | undefined;
  let bestDistance = allowed + 1;
  for (const candidate of candidates) {
    if (candidate === name || Math.abs(candidate.length - name.length) >= bestDistance) continue;
    if (lacksMoreThan(bestDistance - 1, wanted, candidate)) continue;
    const distance = distanceWithin(wanted, candidate.toLowerCase(), bestDistance - 1);
    if (distance < bestDistance) {
      best = candidate;
      bestDistance = distance;
    }
  }
  return best;
}

/** Whether a word has more letters that another lacks than mistakes are allowed, so that the two cannot be near. */
function lacksMoreThan(limit: number, word: string, other: string): boolean {
  const letters = other.toLowerCase();
  let lacking = 0;
  for (let at = 0; at < word.length; at++) if (!letters.includes(word.charAt(at)) && ++lacking > limit) return true;
  return false;
}

/** The number of letters to insert, remove, replace or swap between two words; `limit + 1` if it is more than the limit. */
function distanceWithin(a: string, b: string, limit: number): number {
  let older: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    let smallest = i;
    for (let j = 1; j <= b.length; j++) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      let value = Math.min((previous[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (previous[j - 1] ?? 0) + cost);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        value = Math.min(value, (older[j - 2] ?? 0) + 1);
      row.push(value);
      smallest = Math.min(smallest, value);
    }
    if (smallest > limit) return limit + 1;
    older = previous;
    previous = row;
  }
  return previous[b.length] ?? limit + 1;
}
