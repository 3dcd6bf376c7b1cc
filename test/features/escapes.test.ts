import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { escapeChoice, escapeSnippet } from '../../server/src/features/escapes.ts';

/** All visible ASCII characters. */
const ALL = Array.from({ length: 94 }, (_, index) => String.fromCharCode(33 + index));

/** The characters that get a backslash and no other change. */
function marked(escaped: (text: string) => string): string {
  for (const char of ALL) assert.ok([char, `\\${char}`].includes(escaped(char)), char);
  return ALL.filter((char) => escaped(char) !== char).join('');
}

describe('text of the author', () => {
  it('gets a backslash in a snippet before characters of tab stops', () => {
    assert.equal(marked(escapeSnippet), '$\\}');
    assert.equal(escapeSnippet('$1{a}$, |\\'), '\\$1{a\\}\\$, |\\\\');
  });

  it('gets a backslash in the choices of a snippet before separators as well', () => {
    assert.equal(marked(escapeChoice), '$,\\|}');
    assert.equal(escapeChoice('a, b|c, $'), 'a\\, b\\|c\\, \\$');
  });
});
