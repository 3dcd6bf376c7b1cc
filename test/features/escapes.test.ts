import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { escapeChoice, escapeSnippet } from '../../server/src/features/escapes.ts';

/** Every character of ASCII that is seen. */
const ALL = Array.from({ length: 94 }, (_, index) => String.fromCharCode(33 + index));

/** The characters that get a backslash, and nothing else. */
function marked(escaped: (text: string) => string): string {
  for (const char of ALL) assert.ok([char, `\\${char}`].includes(escaped(char)), char);
  return ALL.filter((char) => escaped(char) !== char).join('');
}

describe('a text of the author’s', () => {
  it('in a snippet has a backslash before what begins and ends a tab stop', () => {
    assert.equal(marked(escapeSnippet), '$\\}');
    assert.equal(escapeSnippet('$1{a}$, |\\'), '\\$1{a\\}\\$, |\\\\');
  });

  it('as a choice of a snippet has one before what parts choices, too', () => {
    assert.equal(marked(escapeChoice), '$,\\|}');
    assert.equal(escapeChoice('a, b|c, $'), 'a\\, b\\|c\\, \\$');
  });
});
