import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { escapeChoice, escapeMarkdown, escapeSnippet } from '../../server/src/features/escapes.ts';

/** Every character of ASCII that is seen. */
const ALL = Array.from({ length: 94 }, (_, index) => String.fromCharCode(33 + index));

/** The characters that get a backslash, and nothing else. */
function marked(escaped: (text: string) => string): string {
  for (const char of ALL) assert.ok([char, `\\${char}`].includes(escaped(char)), char);
  return ALL.filter((char) => escaped(char) !== char).join('');
}

describe('a text of the author’s', () => {
  it('as Markdown has a backslash before each sign, and stands on one line', () => {
    assert.equal(marked(escapeMarkdown), '!#$&()*+-.<>[\\]_`{|}~');
    assert.equal(escapeMarkdown('a*b*c - d\r\n\n e é'), 'a\\*b\\*c \\- d  e é');
    assert.equal(escapeMarkdown('a\rb\nc'), 'a b c');
  });

  it('in a snippet has a backslash before what begins and ends a tab stop', () => {
    assert.equal(marked(escapeSnippet), '$\\}');
    assert.equal(escapeSnippet('$1{a}$, |\\'), '\\$1{a\\}\\$, |\\\\');
  });

  it('as a choice of a snippet has one before what parts choices, too', () => {
    assert.equal(marked(escapeChoice), '$,\\|}');
    assert.equal(escapeChoice('a, b|c, $'), 'a\\, b\\|c\\, \\$');
  });
});
