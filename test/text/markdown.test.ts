import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  markdownBold,
  markdownCell,
  markdownCode,
  markdownHeading,
  markdownInline,
  markdownLine,
} from '../../server/src/text/markdown.ts';
import { folded, HOSTILE_MARKDOWN, readMarkdown } from '../support/markdown.ts';

/** Each Markdown form of a text, in the places it is made for, with the elements of these places. */
const PLACES: readonly (readonly [what: string, markdown: (text: string) => string, elements: readonly string[]])[] = [
  ['at the beginning of a text', (text) => markdownLine(text), ['p']],
  ['at the beginning of a line', (text) => `above  \n${markdownLine(text)}  \nbelow`, ['p', 'br', 'br']],
  ['inside a line', (text) => `a ${markdownInline(text)}, ${markdownInline(text)} b`, ['p']],
  ['in bold', (text) => `${markdownBold(text)} a`, ['p', 'strong']],
  ['in a code span', (text) => `a (${markdownCode(text)}) b`, ['p', 'code']],
  ['in a heading', (text) => `# ${markdownHeading(text)}\n\na`, ['h1', 'p']],
  ['in an item', (text) => `- ${markdownBold(text)}: ${markdownInline(text)}`, ['ul', 'li', 'strong']],
  [
    'in a cell',
    (text) => `| a | ${markdownCell(text)} |\n| - | - |\n| ${markdownCell(text)} | b |`,
    ['table', 'thead', 'tr', 'th', 'th', 'tbody', 'tr', 'td', 'td'],
  ],
];

describe('charter text in Markdown', () => {
  for (const [what, markdown, elements] of PLACES) {
    it(`stays unchanged ${what}`, () => {
      const like = readMarkdown(markdown('word'));
      assert.deepEqual(like.elements, elements);
      for (const text of HOSTILE_MARKDOWN) {
        const shown = readMarkdown(markdown(text));
        assert.equal(shown.text, folded(like.text.replaceAll('word', () => folded(text))), JSON.stringify(text));
        // A cell keeps the line ends of its text.
        const ours = shown.elements.filter((name) => what !== 'in a cell' || name !== 'br');
        assert.deepEqual(ours, elements, JSON.stringify(text));
      }
    });
  }

  for (const [text, expected] of [
    ['plain text, (1) #2', 'plain text, (1) #2'],
    ['\\ ` * [ ] | ~ $ @', '\\\\ \\` \\* \\[ \\] \\| \\~ \\$ \\@'],
    ['**a**', '\\*\\*a\\*\\*'],
    ['a & b &1 &amp; &#38;', 'a & b &1 &amp;amp; &amp;#38;'],
    ['<a></a><b>', '&lt;a&gt;&lt;/a&gt;&lt;b&gt;'],
    ['a_b 1_2 _a_ a_ _ é_é', 'a_b 1_2 \\_a\\_ a\\_ \\_ é_é'],
    ['http://x https://y a: b //', 'http\\://x https\\://y a: b //'],
    ['www.x.y WWW.x awww.x www', 'www\\.x.y WWW\\.x awww.x www'],
    ['a\tb\tc', 'a b c'],
  ] as const) {
    it(`has no more escapes than necessary: ${JSON.stringify(text)}`, () => {
      for (const markdown of [markdownInline, markdownLine, markdownCell]) assert.equal(markdown(text), expected);
    });
  }

  it('keeps its line ends only in a cell', () => {
    assert.equal(markdownCell('a\nb\r\nc\rd'), 'a<br>b<br>c<br>d');
    for (const markdown of [markdownInline, markdownLine, markdownHeading])
      assert.equal(markdown(' a\n\nb\r\nc\rd '), 'a b c d');
  });

  it('has escapes for line starts only where a line may start', () => {
    for (const [text, line] of [
      ['- a', '\\- a'],
      ['1. a', '1\\. a'],
      ['12) a', '12\\) a'],
      ['# a', '\\# a'],
      ['=', '\\='],
      [':-', '\\:-'],
      ['+', '\\+'],
    ] as const) {
      assert.equal(markdownLine(text), line);
      assert.equal(markdownInline(text), text);
    }
  });

  it('has a longer backquote fence than any run of backquotes in a code span', () => {
    assert.equal(markdownCode('a'), '`a`');
    assert.equal(markdownCode('a`b'), '``a`b``');
    assert.equal(markdownCode('``a`b'), '``` ``a`b ```');
    assert.equal(markdownCode('a`'), '`` a` ``');
  });

  it('is empty if there is nothing to show', () => {
    for (const text of ['', ' ', '\n\u00a0']) {
      assert.equal(markdownBold(text), '');
      assert.equal(markdownCode(text), '');
    }
  });
});
