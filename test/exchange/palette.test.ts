import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CAPABILITIES } from '../../server/src/charter/schemes.ts';
import { PALETTE, TONES } from '../../server/src/exchange/palette.ts';

/** The relative luminance of a colour such as `#1f5f8b`, as WCAG 2 defines it. */
function luminance(colour: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * (red ?? 0) + 0.7152 * (green ?? 0) + 0.0722 * (blue ?? 0);
}

function contrast(one: string, other: string): number {
  const [high, low] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return ((high ?? 0) + 0.05) / ((low ?? 0) + 0.05);
}

for (const capability of CAPABILITIES) {
  test(`the letter of ${capability} is readable`, () => {
    const { fill, ink } = TONES[capability];
    assert.ok(contrast(fill, ink) >= 4.5, `${contrast(fill, ink)}`);
  });
}

for (const behind of [PALETTE.paper, PALETTE.quiet]) {
  for (const ink of [PALETTE.ink, PALETTE.muted, PALETTE.accent]) {
    test(`${ink} is readable on ${behind}`, () => {
      assert.ok(contrast(ink, behind) >= 4.5, `${contrast(ink, behind)}`);
    });
  }
}

test('all capabilities look different', () => {
  assert.equal(new Set(CAPABILITIES.map((one) => JSON.stringify(TONES[one]))).size, CAPABILITIES.length);
});
