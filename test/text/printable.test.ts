import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { printable, printableJson, printableLines } from '../../server/src/text/printable.ts';

describe('printable text', () => {
  for (const [what, text, expected] of [
    ['visible characters', 'Müller → 計画 🚀', 'Müller → 計画 🚀'],
    ['line ends and tabs', 'a\nb\rc\td', 'a\\nb\\rc\\td'],
    ['control characters', '\u0000\u001b[31m\u007f\u009b', '\\u0000\\u001b[31m\\u007f\\u009b'],
    ['characters that change the direction', 'a\u202eb\u2066c', 'a\\u202eb\\u2066c'],
    ['characters of zero width', 'a\u200bb\ufeff\u00ad', 'a\\u200bb\\ufeff\\u00ad'],
    ['other line and paragraph ends', '\u2028\u2029', '\\u2028\\u2029'],
    ['single surrogates', '\ud800x\udfff', '\\ud800x\\udfff'],
    ['tags, which need two code units', '\u{e0041}', '\\u{e0041}'],
  ] as const) {
    it(`spells out only invisible characters: ${what}`, () => {
      assert.equal(printable(text), expected);
    });
  }

  it('keeps the line feeds of a multi-line text', () => {
    assert.equal(printableLines('a\tb\n\n\u202ec\r\n'), 'a\\tb\n\n\\u202ec\\r\n');
  });

  it('spells out invisible characters in JSON with JSON escapes, so the value stays the same', () => {
    const value = { 'k\u202e': ['\u007f\u200b\u2028', '\u{e0041}', '\ud800', 'ü\n'] };
    const json = printableJson(value);
    assert.equal(
      json,
      [
        '{',
        '  "k\\u202e": [',
        '    "\\u007f\\u200b\\u2028",',
        '    "\\udb40\\udc41",',
        '    "\\ud800",',
        '    "ü\\n"',
        '  ]',
        '}',
      ].join('\n'),
    );
    assert.deepEqual(JSON.parse(json), value);
  });

  it('writes JSON on one line on request, and null for undefined', () => {
    assert.equal(printableJson({ a: [1] }, 0), '{"a":[1]}');
    assert.equal(printableJson(undefined), 'null');
  });
});
