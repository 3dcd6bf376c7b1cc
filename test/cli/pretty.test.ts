/** The exact output of the pretty reporter for an artificial report in which every text needs escaping. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { BAD, file, problem, RELATED, report, written } from './made.ts';

describe('the pretty report', () => {
  const lines = (text: string) => text.split('\n');

  it('shows the line, marks the problem, and counts', async () => {
    const found = report([
      file('/w/a\u202e', [problem({ message: `${'word '.repeat(10)}\u0001`, safelyFixable: true })], ['abcdef   ']),
      file(
        '/w/b',
        [
          problem({ severity: 'warning' }, 2, 1, 3, 1),
          problem({ severity: 'information' }, 2, 2, 2, 2),
          problem({ severity: 'hint', related: [{ ...RELATED, message: 'there\u0007' }] }, 9),
        ],
        ['', 'ab\tcd'],
      ),
    ]);
    assert.deepEqual(lines(await written('pretty', found)), [
      '*a\\u202e:1:3*  red:error  (empty-row)',
      '  word word word word word word word',
      '  word word word \\u0001',
      '  (1) (│) abcdef',
      '    (│)   red:^^',
      '',
      '*b:2:1*  yellow:warning  (empty-row)',
      '  m',
      '  (2) (│) ab\\tcd',
      '    (│) yellow:^^^^^^',
      '',
      '*b:2:2*  blue:information  (empty-row)',
      '  m',
      '  (2) (│) ab\\tcd',
      '    (│)  blue:^',
      '',
      '*b:9:3*  cyan:hint  (empty-row)',
      '  m',
      '  (9) (│)',
      '    (│) cyan:^',
      '  (see) b,c.charter.yaml:7:8: there\\u0007',
      '',
      '*1 error, 1 warning and 2 suggestions in 2 charters.* Run “charter check --fix” to fix 1 of them.',
      '',
    ]);
  });

  it('shows five related places, and how many more there are', async () => {
    const related = (count: number) => Array.from({ length: count }, () => ({ ...RELATED, message: 'there' }));
    const shown = async (count: number) => {
      const text = await written('pretty', report([file('/w/a', [problem({ related: related(count) })], ['abc'])]));
      return lines(text).slice(4, -2);
    };
    const see = '  (see) b,c.charter.yaml:7:8: there';
    assert.deepEqual(await shown(5), [see, see, see, see, see, '']);
    assert.deepEqual(await shown(6), [see, see, see, see, see, '  (and 1 more place)', '']);
    assert.deepEqual((await shown(9)).slice(5), ['  (and 4 more places)', '']);
  });

  it('reports no problems, and unreadable inputs', async () => {
    assert.equal(await written('pretty', report([file('/w/a', [])])), 'green:No problems in 1 charter.\n');
    assert.equal(
      await written('pretty', report([], { errorsOnly: true, unreadable: BAD })),
      'green:No errors in 0 charters. 3 inputs could not be read.\n',
    );
    assert.equal(
      lines(
        await written('pretty', report([file('/w/a', [problem({})], ['abc'])], { unreadable: BAD.slice(1, 2) })),
      ).at(-2),
      '*1 error in 1 charter.* 1 input could not be read.',
    );
  });

  /** The two lines of a frame around the marked part; a terminal of 40 columns leaves 34 for it. */
  async function framed(line: string, column: number, length: number, width = 40): Promise<readonly string[]> {
    const one = problem({}, 1, column, 1, column + length);
    const text = await written('pretty', report([file('/w/a', [one], [line])]), { width });
    return lines(text)
      .slice(2, 4)
      .map((each) => each.replace(/^ {2}(?:\(1\)| ) \(│\) /, '').replace('red:', ''));
  }

  const LONG = Array.from({ length: 300 }, (_, index) => String.fromCharCode(97 + (index % 26))).join('');

  const ACCENT = '\u0301';

  for (const [what, line, column, length, expected, width] of [
    [
      'a line that just fits',
      LONG.slice(0, 33),
      33,
      1,
      ['abcdefghijklmnopqrstuvwxyzabcdefg', '                                ^'],
    ],
    ['a line that is one column too wide', LONG.slice(0, 34), 34, 1, ['…wxyzabcdefgh', '            ^']],
    ['a line with one column more', LONG.slice(0, 35), 35, 1, ['…xyzabcdefghi', '            ^']],
    ['the beginning of a long line', LONG, 1, 3, ['abcdefghijklmnopqrstuvwxyzabcdefg…', '^^^']],
    [
      'a marked part that is wider than the frame',
      LONG,
      20,
      100,
      ['…ijklmnopqrstuvwxyzabcdefghijklmn…', '            ^^^^^^^^^^^^^^^^^^^^^'],
    ],
    ['the middle of a long line', LONG, 150, 4, ['…ijklmnopqrstuvwxyzabcdefghijklmn…', '            ^^^^']],
    [
      'a long line without splitting a character',
      `${LONG}🚀`,
      150,
      1,
      ['…ijklmnopqrstuvwxyzabcdefghijklmn…', '            ^'],
    ],
    ['the end of a long line', LONG, 300, 1, ['…cdefghijklmn', '            ^']],
    ['a place far away', `${LONG}${LONG}`, 500, 3, ['…ghijklmnopqrstuvwxyzabcdefghijkl…', '            ^^^']],
    ['wide characters', '計'.repeat(60), 40, 2, ['…計計計計計計計計計計計計計計計計…', '                       ^^^^']],
    ['characters of two code units', '🚀'.repeat(100), 101, 2, ['…🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀…', '           ^^']],
    ['escaped characters', `${'\u202e'.repeat(20)}x`, 21, 1, ['…\\u202e\\u202e\\u202ex', '                   ^']],
    [
      'wide characters that exactly fill the space before the marked part',
      '計'.repeat(60),
      40,
      1,
      ['…計計計計計計計計計計計計計計計…', '                       ^^'],
      39,
    ],
    ['more accents than are examined', `e${ACCENT.repeat(200)}xyz`, 202, 1, [`…${ACCENT.repeat(11)}xyz`, ' ^']],
    ['as many accents as are examined', `e${ACCENT.repeat(134)}x`, 136, 1, [`e${ACCENT.repeat(134)}x`, ' ^']],
    ['accents beyond those that are examined', `e${ACCENT.repeat(140)}x`, 1, 1, [`e${ACCENT.repeat(135)}…`, '^']],
  ] as const) {
    it(`cuts a line to the width of the terminal: ${what}`, async () => {
      assert.deepEqual(await framed(line, column, length, width), expected);
    });
  }
});
