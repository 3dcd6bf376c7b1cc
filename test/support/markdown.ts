/** Markdown as rendered by an independent parser, and texts with special characters of Markdown. */
import { marked } from 'marked';
import { elements, parsed, textOf } from '../exchange/dom.ts';

export interface Shown {
  /** The rendered text, with white space collapsed. */
  readonly text: string;
  /** The names of all elements, in order, with their attributes. */
  readonly elements: readonly string[];
}

/** Renders Markdown text. */
export function readMarkdown(markdown: string): Shown {
  const document = parsed(marked.parse(markdown, { async: false, gfm: true }));
  const found = elements(document).map(({ name, attributes }) =>
    attributes.length === 0 ? name : `${name} ${attributes.join(' ')}`,
  );
  return { text: folded(textOf(document)), elements: found };
}

export function folded(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

const PICTURE = '![see](https://example.org/pixel.png)';
const LINK = '[press](command:workbench.action.quit)';

/** Each of them has a meaning to some Markdown parser. */
export const HOSTILE_MARKDOWN: readonly string[] = [
  ...[
    PICTURE,
    LINK,
    `a${PICTURE}b`,
    `${LINK}${PICTURE}`,
    '[a][b]',
    '[b]: https://example.org',
    '![a][b]',
    '[^1]',
    '[^1]: note',
  ],
  ...['\n\n', '\r\n\r\n', '\r\r', ' \t \n\n'].map((gap) => `one${gap}${PICTURE}${gap}${LINK}`),
  ...['`', '``', '```', '````', '`````'].flatMap((run) => [
    run,
    `${run}a`,
    `a${run}`,
    `a${run}b`,
    `${run}a${run} ${LINK}`,
  ]),
  ...['`a` ``b`` ```c', `a \`\n\n${PICTURE}`, `\`\`\`\n\n${PICTURE}\n\n\`\`\``, '~~~\na\n~~~', '~a~', '~~gone~~'],
  ...[
    '<http://example.org>',
    '<ada@example.org>',
    'http://example.org',
    'https://example.org/a_b_c',
    'ftp://example.org',
  ],
  ...[
    'www.example.org',
    'WWW.example.org',
    'see (www.example.org)',
    'HTTP://example.org',
    'ada@example.org',
    '_www.example.org_',
  ],
  ...[
    '<b>bold</b>',
    '<img src=x onerror=alert(1)>',
    '<script>alert(1)</script>',
    '</p><hr>',
    '<!-- a -->',
    'a < b',
    'a<br>b',
  ],
  ...['&amp;', '&lt;b&gt;', '&#60;b&#62;', '&#x3c;b>', '&copy;', '&nbsp;', 'a & b', 'R&D', '&'],
  ...[
    '# a',
    '## a ##',
    'a #',
    '#',
    '- a',
    '+ a',
    '* a',
    '1. a',
    '1) a',
    '12345. a',
    '> a',
    '=',
    '---',
    '***',
    '___',
    '- - -',
  ],
  ...['a\n===', 'a\n---', '===', '-', '--', '    code', '\tcode', 'a\n\n    code', '- [ ] a', '- [x] a'],
  ...['| a | b |\n| - | - |\n| c | d |', 'a | b', ':-', ':-:', '|', '\\|', ': a'],
  ...['a\\', '\\', '\\\\', '\\`', '\\[a](b)', 'a  \nb', 'a\\\nb', '\\*a*', '\\<b>'],
  ...['*a*', '**a**', '***a***', '_a_', '__a__', 'a_b_c', 'a*b*c', '_a', 'a_', '*', '**', '_', 'é_é_', '**a', 'a**'],
  ...['$a$', '$$a$$', '$(zap)', '@ada', ':smile:', '==a==', '^a^', '{{a}}', '!', '![', '](', '[', ']', '()'],
];
