/** How each export format escapes special characters, exactly. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parse } from 'yaml';
import { inert } from '../../server/src/exchange/csv.ts';
import { yamlScalar } from '../../server/src/exchange/import/charter/yaml-scalar.ts';
import { matrixAs } from '../../server/src/exchange/matrix-as.ts';
import { PALETTE, TONES } from '../../server/src/exchange/palette.ts';
import { chipsAt, escaped, ruleAt, textAt, twoTextsAt } from '../../server/src/exchange/svg-shapes.ts';
import { matrixIn } from './out.ts';

describe('a string in YAML', () => {
  const plain = [
    ...[
      'a',
      '1st',
      '12 g',
      '1g2',
      'a 1',
      'abc',
      'fade',
      '٣',
      'x null',
      'null x',
      'nullable',
      'annul',
      'yesterday',
      'Nancy',
    ],
    ...['a-b', 'a+b', 'a!', 'a+', 'a 🚀', 'e\u0301', 'e\u0301a', 'a#b', 'a b', 'Müller & Söhne', 'a-', '計画', 'z_1'],
    ...['G', '1a!', '½ day', 'a\u00bd'],
  ];
  for (const text of plain) {
    it(`is plain if every reader takes it as text: ${text}`, () => {
      assert.equal(yamlScalar(text), text);
      assert.equal(parse(text), text);
    });
  }

  const quoted = [
    ...['null', 'true', 'false', 'yes', 'no', 'on', 'off', 'y', 'n', 'nan', 'inf', 'NULL', 'True', 'Y'],
    ...['', ' a', 'a ', 'a  b', '-a', '- a', '+a', '?a', '!a', '&a', '*a', '@a', '%a', '#a', '.a', '=', '~', '<<'],
    ...['1', '12', '1.5', '1_000', '1e5', '0x1F', '0o7', '2026-11-24', '2026-11-24T10', '1-2', '1 2', '1Z', '0b'],
    ...['a:b', 'a: b', 'a,b', 'a[b', 'a]b', 'a{b', 'a}b', 'a"b', 'a\\b', 'a #b', "'a'"],
    ...['a\tb', 'a\nb', 'a\u00a0b'],
  ];
  for (const text of quoted) {
    it(`is quoted if some reader might not take it as text: ${JSON.stringify(text)}`, () => {
      assert.equal(yamlScalar(text)[0], '"');
      assert.equal(parse(yamlScalar(text)), text);
    });
  }

  it('has escapes for invisible characters and line ends, and for nothing else', () => {
    const hidden = '7f 80 9f a0 ad 2000 200b 200e 200f 2028 2029 202f 205f 206f 3000 feff fff0 ffff'.split(' ');
    const seen = 'a1 ac ae 1fff 200c 200d 2010 2027 2030 205e 2070 2fff 3001 fefe ff00 ffef'.split(' ');
    const char = (code: string) => String.fromCharCode(Number.parseInt(code, 16));
    for (const code of hidden) assert.equal(yamlScalar(`-${char(code)}`), `"-\\u${code.padStart(4, '0')}"`);
    for (const code of seen) assert.equal(yamlScalar(`-${char(code)}`), `"-${char(code)}"`);
  });
});

describe('a cell of a spreadsheet', () => {
  for (const sign of '=+-@＝＋－＠﹦﹢﹣﹫−⁺⁻⁼₊₋₌') {
    it(`is marked as text if it begins with ${sign}`, () => {
      assert.equal(inert(`${sign}1`), `'${sign}1`);
      assert.equal(inert(`a${sign}1`), `a${sign}1`);
      assert.equal(inert(`a;${sign}1`), `a;'${sign}1`);
    });
  }

  for (const [text, expected] of [
    ['', ''],
    ['a', 'a'],
    ['\t', "'\t"],
    ['a\n', 'a\n'],
    ['a =1', 'a =1'],
    [' a', ' a'],
    [' =1', "' =1"],
    ['\u200b=1', "'\u200b=1"],
    [' \ufeff =1', "' \ufeff =1"],
    ['\ta', "'\ta"],
    [' \ta', "' \ta"],
    ['\na', "'\na"],
    ['\n=1', "'\n'=1"],
    ['\t=1', "'\t=1"],
    ['a\t=1', "a\t'=1"],
    ['a\n-1', "a\n'-1"],
    ['a; =1', "a;' =1"],
    ['a;\u200b\u00a0=1', "a;'\u200b\u00a0=1"],
    [`a;${' '.repeat(9)}=1`, `a;'${' '.repeat(9)}=1`],
    ['a; b=1', 'a; b=1'],
    ['a,=1', 'a,=1'],
    ['a;=1;=2', "a;'=1;'=2"],
    ["'=1", "'=1"],
  ] as const) {
    it(`is inert: ${JSON.stringify(text)}`, () => {
      assert.equal(inert(text), expected);
    });
  }

  it('is quoted only if necessary', () => {
    const labels = ['a b', 'a"b', 'a,b', 'a;b', 'a\tb', ' a', 'a ', "a'b"];
    const rows = labels.map((label) => `  - { activity: ${JSON.stringify(label)}, R: x }\n`).join('');
    const lines = matrixAs('csv', matrixIn(`roles: { x: X }\nraci:\n${rows}`)).split('\r\n');
    assert.deepEqual(lines, [
      'Activity,X',
      'a b,R',
      '"a""b",R',
      '"a,b",R',
      '"a;b",R',
      '"a\tb",R',
      '" a",R',
      '"a ",R',
      "a'b,R",
      '',
    ]);
  });
});

describe('text in Markdown', () => {
  it('escapes number signs at the end of a heading, and nowhere else', () => {
    const text = matrixAs('markdown', matrixIn('team: "A # #"\nroles: { x: X }\nraci: [{ activity: "b #", R: x }]\n'));
    assert.equal(text.split('\n')[0], '# A \\# \\#');
    assert.match(text, /^\| b # {6}\|/m);
  });
});

/** A matrix in which every text contains a special character of HTML. */
const NASTY = `team: <Shop> & "Co" '
people: { p: "P & Q", q: Q }
roles: { x: { title: " <X> ", people: [p, q] }, y: Y }
schemes:
  ab:
    row: task
    letters:
      A: { title: "A & B", meaning: "<Does> it.", is: [owner, doer] }
      B: { title: Bee, is: excluded }
ab:
  - { task: " a<b ", A: x, B: [x, y] }
  - { task: c, phase: '"One"', A: y }
  - { task: d }
`;

describe('a matrix as a web page', () => {
  const body = (text: string) => matrixAs('html', matrixIn(text)).split('</style>\n')[1];

  it('escapes every text and contains only these elements', () => {
    assert.equal(
      body(NASTY),
      `</head>
<body>
<main>
<h1 dir="auto">&lt;Shop&gt; &amp; &quot;Co&quot; &#39;</h1>
<section>
<h2>AB</h2>
<ul class="legend"><li><abbr class="owner" title="A &amp; B">A</abbr> <b>A &amp; B</b> <span>&lt;Does&gt; it.</span></li><li><abbr class="excluded" title="Bee">B</abbr> <b>Bee</b></li></ul>
<table>
<caption>&lt;Shop&gt; &amp; &quot;Co&quot; &#39;: AB</caption>
<thead><tr><th scope="col" dir="auto">Task</th><th scope="col"><div><span class="title" dir="auto">&lt;X&gt;</span> <span class="people" dir="auto">P &amp; Q, Q</span></div></th><th scope="col"><div><span class="title" dir="auto">Y</span></div></th></tr></thead>
<tbody>
<tr><th scope="row" dir="auto">a&lt;b</th><td><abbr class="owner" title="A &amp; B">A</abbr> <abbr class="excluded" title="Bee">B</abbr></td><td><abbr class="excluded" title="Bee">B</abbr></td></tr>
<tr><th scope="row" dir="auto">d</th><td></td><td></td></tr>
</tbody>
<tbody>
<tr class="phase"><th colspan="3" scope="rowgroup" dir="auto"><span>&quot;One&quot;</span></th></tr>
<tr><th scope="row" dir="auto">c</th><td></td><td><abbr class="owner" title="A &amp; B">A</abbr></td></tr>
</tbody>
<tfoot>
<tr><th scope="row"><abbr class="owner" title="A &amp; B">A</abbr> A &amp; B</th><td>1</td><td>1</td></tr>
<tr><th scope="row"><abbr class="excluded" title="Bee">B</abbr> Bee</th><td>1</td><td>1</td></tr>
</tfoot>
</table>
</section>
</main>
</body>
</html>
`,
    );
  });

  it('shows zeros in grey, and a sentence if there is no table', () => {
    const text = body('team: A\nroles: { x: X }\nraci: [{ activity: a, R: x }, { activity: b }]\n');
    assert.match(text ?? '', /Responsible<\/th><td>1<\/td><\/tr>\n.*Accountable<\/th><td class="zero">0<\/td><\/tr>\n/);
    assert.match(
      body('team: A\n') ?? '',
      /<h1 dir="auto">A<\/h1>\n<p class="none">This charter has no responsibility matrix yet\.<\/p>\n<\/main>/,
    );
  });

  it('has vertical headings with more than fourteen columns', () => {
    const wide = (count: number) => {
      const roles = Array.from({ length: count }, (_, index) => `r${index}: R${index}`).join(', ');
      const names = Array.from({ length: count }, (_, index) => `r${index}`).join(', ');
      return body(`roles: { ${roles} }\nraci: [{ activity: a, R: [${names}] }]\n`) ?? '';
    };
    assert.match(wide(14), /<table>/);
    assert.match(wide(15), /<table class="dense">/);
  });
});

describe('a matrix as JSON', () => {
  it('contains the letters of each non-empty column, and all totals', () => {
    const text = matrixAs(
      'json',
      matrixIn('team: A\nroles: { x: X, y: Y }\nraci: [{ activity: a, R: x }, { activity: b, phase: p }]\n'),
    );
    assert.deepEqual(JSON.parse(text), {
      version: 1,
      team: 'A',
      tables: [
        {
          scheme: 'raci',
          columns: [
            { id: 'x', title: 'X', people: [] },
            { id: 'y', title: 'Y', people: [] },
          ],
          rows: [
            { label: 'a', cells: { x: ['R'] } },
            { label: 'b', phase: 'p', cells: {} },
          ],
          totals: { x: { R: 1, A: 0, C: 0, I: 0 }, y: { R: 0, A: 0, C: 0, I: 0 } },
        },
      ],
    });
  });
});

describe('a matrix as Markdown', () => {
  it('escapes every text, and has a heading above each table', () => {
    assert.equal(
      matrixAs('markdown', matrixIn(NASTY)),
      [
        '# &lt;Shop&gt; & "Co" \'',
        '',
        '## AB',
        '',
        '| Task      | &lt;X&gt; | Y   |',
        '| --------- | :-------: | :-: |',
        '| a&lt;b    | A/B       | B   |',
        '| d         |           |     |',
        '| **"One"** |           |     |',
        '| c         |           | A   |',
        '',
        'A = A & B, B = Bee',
        '',
        '- **&lt;X&gt;**: P & Q, Q',
        '',
      ].join('\n'),
    );
  });

  it('states that there is no table, and does not repeat the name of a table as the title', () => {
    assert.equal(
      matrixAs('markdown', matrixIn('team: A\n')),
      '# A\n\nThis charter has no responsibility matrix yet.\n',
    );
    const unnamed = matrixAs('markdown', matrixIn('team: " "\nroles: { x: X }\nraci: [{ activity: a, R: x }]\n'));
    assert.doesNotMatch(unnamed, /^## /m);
    assert.doesNotMatch(unnamed, /^- /m);
    const two = 'roles: { x: X }\nraci: [{ activity: a, R: x }]\ndaci: [{ decision: b, D: x }]\n';
    assert.deepEqual(matrixAs('markdown', matrixIn(two)).match(/^## .*$/gm), ['## DACI']);
  });
});

describe('text in a picture', () => {
  it('is not markup', () => {
    assert.equal(escaped('<a b="c">&amp;\'<'), "&lt;a b=&quot;c&quot;&gt;&amp;amp;'&lt;");
    assert.equal(textAt(1, 2, '<&>'), '<text x="1" y="2">&lt;&amp;&gt;</text>\n');
    assert.equal(
      twoTextsAt(1.26, 2.04, ['<b>', '&'], 14),
      `<text x="1.3" y="2"><tspan font-weight="600">&lt;b&gt;</tspan> <tspan dx="10" fill="${PALETTE.muted}">&amp;</tspan></text>\n`,
    );
    assert.equal(twoTextsAt(1, 2, ['a', ''], 14), '<text x="1" y="2"><tspan font-weight="600">a</tspan></text>\n');
  });

  it('has the requested style', () => {
    assert.equal(
      textAt(1, 2, 'a', { size: 11, bold: true, fill: '#123', middle: true, spacing: 0.5 }),
      '<text x="1" y="2" font-size="11" font-weight="600" fill="#123" text-anchor="middle" letter-spacing="0.5">a</text>\n',
    );
    assert.equal(textAt(1, 2, 'a', { upright: true }), '<text transform="translate(1 2) rotate(-90)">a</text>\n');
    assert.equal(ruleAt(1, 2.25, 3.14, '#123'), '<rect x="1" y="2.3" width="3.1" height="1" fill="#123"/>\n');
  });

  it('draws letters in their colours, with a dashed frame around excluded ones', () => {
    const letters = matrixIn(NASTY).tables[0]?.scheme.letters ?? [];
    const [a, b] = letters;
    assert.ok(a !== undefined && b !== undefined);
    const [owner, excluded] = [TONES.owner, TONES.excluded];
    assert.equal(chipsAt([], 24), '');
    assert.equal(
      chipsAt(
        [
          { letter: a, x: 10, y: 20 },
          { letter: b, x: 1.04, y: 2 },
        ],
        24,
      ),
      [
        '<g font-size="13" font-weight="600" text-anchor="middle">',
        `<rect x="10.5" y="20.5" width="23" height="23" rx="6" fill="${owner.fill}" stroke="${owner.edge}"/>` +
          `<text x="22" y="36.7" fill="${owner.ink}">A</text>`,
        `<rect x="1.5" y="2.5" width="23" height="23" rx="6" fill="${excluded.fill}" stroke="${excluded.edge}" stroke-dasharray="3 2"/>` +
          `<text x="13" y="18.7" fill="${excluded.ink}">B</text>`,
        '</g>',
        '',
      ].join('\n'),
    );
    assert.equal(
      chipsAt([{ letter: a, x: 10, y: 20 }], 20),
      '<g font-size="11.5" font-weight="600" text-anchor="middle">\n' +
        `<rect x="10.5" y="20.5" width="19" height="19" rx="5" fill="${owner.fill}" stroke="${owner.edge}"/>` +
        `<text x="20" y="34.1" fill="${owner.ink}">A</text>\n</g>\n`,
    );
  });
});
