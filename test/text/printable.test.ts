import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { printable, printableJson, printableLines } from '../../server/src/text/printable.ts';

describe('a text that is safe to print', () => {
  for (const [what, text, expected] of [
    ['what everybody can see', 'Müller → 計画 🚀', 'Müller → 計画 🚀'],
    ['ends of lines and tabs', 'a\nb\rc\td', 'a\\nb\\rc\\td'],
    ['control characters', '\u0000\u001b[31m\u007f\u009b', '\\u0000\\u001b[31m\\u007f\\u009b'],
    ['characters that turn the direction', 'a\u202eb\u2066c', 'a\\u202eb\\u2066c'],
    ['characters without a width', 'a\u200bb\ufeff\u00ad', 'a\\u200bb\\ufeff\\u00ad'],
    ['other ends of lines and paragraphs', '\u2028\u2029', '\\u2028\\u2029'],
    ['the halves of a character', '\ud800x\udfff', '\\ud800x\\udfff'],
    ['tags, which need two units', '\u{e0041}', '\\u{e0041}'],
  ] as const) {
    it(`spells out nothing but what cannot be seen: ${what}`, () => {
      assert.equal(printable(text), expected);
    });
  }

  it('keeps the line feeds of a text of several lines', () => {
    assert.equal(printableLines('a\tb\n\n\u202ec\r\n'), 'a\\tb\n\n\\u202ec\\r\n');
  });

  it('spells out in JSON what JSON leaves as it is, in escapes of JSON: the value is the same', () => {
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

  it('writes JSON on one line when asked, and null for what JSON has no word for', () => {
    assert.equal(printableJson({ a: [1] }, 0), '{"a":[1]}');
    assert.equal(printableJson(undefined), 'null');
  });
});
