import assert from 'node:assert/strict';

/** Asserts that two long texts are equal; on failure shows only where they differ. */
export function sameText(actual: string, expected: string, context: () => string): void {
  if (actual === expected) return;
  let at = 0;
  while (actual[at] === expected[at]) at++;
  const around = (text: string) => text.slice(Math.max(0, at - 200), at + 200);
  assert.fail(`${context()}\nactual:   …${around(actual)}…\nexpected: …${around(expected)}…`);
}
