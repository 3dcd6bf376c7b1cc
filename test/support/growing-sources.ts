/** Sources of an import in which one number grows. */

/** Pieces of which a long cell, a long line or a long text may be. */
const PIECES: Readonly<Record<string, string>> = {
  daggers: '†',
  stars: '*',
  'superscript digits': '¹',
  'marks and digits': '†1',
  spaces: ' ',
  'no-break spaces': '\u00a0',
  'zero-width spaces': '\u200b',
  commas: ',',
  semicolons: ';',
  slashes: '/',
  ampersands: '&',
  'slashes apart': ' / ',
  pipes: '|',
  'escaped pipes': '\\|',
  backslashes: '\\',
  'opening brackets': '[',
  'closing brackets': ']',
  'opening round brackets': '(',
  'closing round brackets': ')',
  'round brackets': '()',
  'opening braces': '{',
  'opening angle brackets': '<',
  'links without an end': '[a](',
  links: '[a](b) ',
  images: '![a](b)',
  'link ends': '](',
  dashes: '-',
  'long dashes': '–',
  'dashes apart': ' - ',
  arrows: '->',
  dots: '.',
  'question marks': '?',
  exclamations: '!',
  colons: ':',
  'full-width colons': '：',
  quotes: '"',
  apostrophes: "'",
  backticks: '`',
  'backticks apart': '` ',
  tildes: '~~',
  'emphasis that opens': ' *a',
  'emphasis of two kinds': '*_',
  underscores: '_',
  hashes: '#',
  'hashes apart': ' #',
  equals: '=',
  pluses: '+',
  entities: '&amp;',
  'entities without an end': '&amp',
  'number entities': '&#124;',
  'line breaks in a cell': '<br>',
  'tags that open': '<b>',
  'tags that open and close': '<b>x</b>',
  'tags without an end': '<a ',
  'tags with attributes': '<a x="y" ',
  'comments that open': '<!--',
  footnotes: '[^1]',
  'footnotes without an end': '[^',
  letters: 'R',
  'letters apart': 'R ',
  'letters with commas': 'R, ',
  'letters in brackets': '(R)',
  'look-alikes': 'А',
  words: 'word ',
  'one word': 'ab',
  'words with commas': 'Ada Lind, ',
  'words with “and”': 'Ada and ',
  'the word “by”': ' by',
  'the word “the”': 'the ',
  ticks: '✓',
  pictures: '🙂',
  flags: '🇷',
  'half flags apart': '🇷x',
  'combining marks': '\u0301',
  'picture codes': ':a',
  numbers: '1',
  'numbers with dots': '1.',
  capitals: 'A.B',
  'legend entries': 'R = Responsible, ',
  'words before a bracket': 'ab (A',
  'word and dash': 'a-',
  'a table in a cell': '<table><tr><td>',
};

const HEAD = '| Task | PM | Dev |\n|---|---|---|\n';
const BODY = '| Planning | A | R |\n| Coding | I | A, R |\n';
const TABLE = HEAD + BODY;

function each(count: number, text: (index: number) => string, between = ''): string {
  return Array.from({ length: count }, (_, index) => text(index)).join(between);
}

/** Where a long text may be: each makes a source of it. */
const PLACES = {
  'a cell': (text: string) => `${TABLE}| Testing | ${text}x | R |\n`,
  'the cell of a label': (text: string) => `${TABLE}| ${text}x | R | A |\n`,
  'a heading of a column': (text: string) => `| Task | PM | ${text}x |\n|---|---|---|\n${BODY}`,
  'a cell of names': (text: string) =>
    `| Task | Responsible | Accountable |\n|---|---|---|\n| Planning | ${text}x | Ada |\n`,
  'a cell of CSV': (text: string) => `Task,PM,Dev\nPlanning,A,R\nTesting,"${text.replaceAll('"', '""')}x",R\n`,
  'a line before a table': (text: string) => `${text}x\n\n${TABLE}`,
  'a heading before a table': (text: string) => `# ${text}x\n\n${TABLE}`,
  'a line after a table': (text: string) => `${TABLE}\n${text}x\n`,
  'a cell of HTML': (text: string) =>
    `<table><tr><th>Task</th><th>PM</th><th>Dev</th></tr><tr><td>Planning</td><td>A</td><td>R</td></tr><tr><td>T</td><td>${text}x</td><td>R</td></tr></table>`,
  'a cell of a wiki': (text: string) =>
    `{| class="wikitable"\n! Task !! PM !! Dev\n|-\n| Planning || A || R\n|-\n| T || ${text}x || R\n|}\n`,
  'a cell of Jira': (text: string) => `||Task||PM||Dev||\n|Planning|A|R|\n|T|${text}x|R|\n`,
  'a list': (text: string) => `- Responsible: ${text}x\n- Accountable: Ada\n`,
};

export type LongPlace = keyof typeof PLACES;

export const LONG_PLACES = Object.keys(PLACES) as readonly LongPlace[];

/** Sources with a long run of one piece in a place, by the piece. */
export function textsIn(place: LongPlace): Readonly<Record<string, (count: number) => string>> {
  const source = PLACES[place];
  return Object.fromEntries(
    Object.entries(PIECES).map(([piece, text]) => [piece, (count: number) => source(text.repeat(count))]),
  );
}

/** Tables of which one number grows. */
export const GROWING_TABLES: Readonly<Record<string, (count: number) => string>> = {
  rows: (n) => HEAD + each(n, (at) => `| Row ${at} | A | R |\n`),
  'rows of one name': (n) => HEAD + each(n, () => '| Row | A | R |\n'),
  'rows of one cell': (n) => HEAD + BODY + each(n, (at) => `| Section ${at} |\n| Row ${at} | A | R |\n`),
  'rows of unknown letters': (n) => HEAD + BODY + each(n, (at) => `| Row ${at} | Q | Z |\n`),
  'rows of footnotes': (n) =>
    HEAD + each(n, (at) => `| Row ${at} | A[^${at}] | R* |\n`) + each(n, (at) => `\n[^${at}]: note`),
  columns: (n) =>
    `| Task | ${each(n, (at) => `Role ${at}`, ' | ')} |\n|---|${each(n, () => '---|')}\n| Planning | ${each(n, (at) => (at === 0 ? 'A' : 'R'), ' | ')} |\n`,
  'columns of one name': (n) =>
    `| Task | ${each(n, () => 'Dev', ' | ')} |\n|---|${each(n, () => '---|')}\n| Planning | ${each(n, (at) => (at === 0 ? 'A' : 'R'), ' | ')} |\n`,
  'columns without a name': (n) =>
    `| Task | PM |${each(n, () => ' |')}\n|---|---|${each(n, () => '---|')}\n| Planning | A |${each(n, () => ' |')}\n`,
  'cells of one row': (n) => `${TABLE}| Testing |${each(n, () => ' R |')}\n`,
  'names of one cell': (n) =>
    `| Task | Responsible | Accountable |\n|---|---|---|\n| Planning | ${each(n, (at) => `Person ${at}`, ', ')} | Ada |\n`,
  'one name in one cell': (n) =>
    `| Task | Responsible | Accountable |\n|---|---|---|\n| Planning | ${each(n, () => 'Ben', ', ')} | Ada |\n`,
  'names of many cells': (n) =>
    `| Task | Responsible | Accountable |\n|---|---|---|\n${each(n, (at) => `| Row ${at} | Person ${at} | Chief ${at} |\n`)}`,
  'names that have one id': (n) =>
    `| Task | ${each(n, (at) => `Dev${'!'.repeat(at % 7)}${String.fromCodePoint(0x4e00 + at)}`, ' | ')} |\n|---|${each(n, () => '---|')}\n| Planning | ${each(n, (at) => (at === 0 ? 'A' : 'R'), ' | ')} |\n`,
  tables: (n) => each(n, (at) => `## Table ${at}\n\n${HEAD}| Row ${at} | A | R |\n`, '\n'),
  'tables without a heading': (n) => each(n, (at) => `${HEAD}| Row ${at} | A | R |\n`, '\ntext\n\n'),
  'tables of no matrix': (n) => each(n, (at) => `| a | b |\n|---|---|\n| ${at} | d |\n`, '\n') + TABLE,
  headings: (n) => each(n, (at) => `# Heading ${at}\n\n`) + TABLE,
  'lines of a legend': (n) => `${each(n, () => '- R = Responsible\n')}\n${TABLE}`,
  'lines of prose': (n) => `${each(n, () => 'word word word\n')}\n${TABLE}`,
  'blank lines': (n) => `${'\n'.repeat(n)}${TABLE}`,
  quotes: (n) => `${each(n, () => '> word\n')}\n${TABLE}`,
  'nested quotes': (n) => `${'> '.repeat(n)}word\n\n${TABLE}`,
  'nested lists': (n) => `${each(n, (at) => `${' '.repeat(Math.min(at, 40))}- word\n`)}\n${TABLE}`,
  'list entries': (n) => each(n, (at) => `## Task ${at}\n\n- Responsible: Ben\n- Accountable: Ada\n\n`),
  'lines of front matter': (n) => `---\n${each(n, (at) => `k${at}: v\n`)}---\n\n${TABLE}`,
  'front matter without an end': (n) => `---\n${each(n, (at) => `k${at}: v\n`)}\n${TABLE}`,
  fences: (n) => `${each(n, () => '```\nx\n```\n')}\n${TABLE}`,
  'fences that are open': (n) => `${each(n, (at) => `${'`'.repeat(3 + (at % 5))}\n`)}\n${TABLE}`,
  'tables of HTML': (n) =>
    each(n, () => '<table><tr><th>Task</th><th>PM</th></tr><tr><td>Plan</td><td>A</td></tr></table>\n'),
  'tables of HTML in each other': (n) => `${'<table><tr><td>'.repeat(n)}x${'</td></tr></table>'.repeat(n)}\n${TABLE}`,
  'tables of HTML that are open': (n) => `${'<table>'.repeat(n)}\n${TABLE}`,
  'rows of HTML': (n) =>
    `<table><tr><th>Task</th><th>PM</th></tr>${each(n, (at) => `<tr><td>R${at}</td><td>A</td></tr>\n`)}</table>`,
  'cells of HTML': (n) =>
    `<table><tr><th>Task</th>${each(n, (at) => `<th>P${at}</th>`)}</tr><tr><td>R</td>${each(n, () => '<td>R</td>')}</tr></table>`,
  'cells of HTML that span': (n) =>
    `<table><tr><th>Task</th><th>PM</th></tr>${each(n, (at) => `<tr><td rowspan="${n}">R${at}</td><td>A</td></tr>`)}</table>`,
  'comments of HTML': (n) => each(n, () => '<!-- x -->\n') + TABLE,
  'rows of CSV': (n) => `Task,PM,Dev\n${each(n, (at) => `Row ${at},A,R\n`)}`,
  'columns of CSV': (n) =>
    `Task,${each(n, (at) => `Role ${at}`, ',')}\nPlan,${each(n, (at) => (at === 0 ? 'A' : 'R'), ',')}\n`,
  'quotes of CSV that are open': (n) => `Task,PM,Dev\nPlan,A,R\n${each(n, () => 'x,"A,R\n')}`,
  'lines in a cell of CSV': (n) => `Task,PM,Dev\nPlan,A,R\n"${each(n, () => 'word\n')}",R,A\n`,
  'rows of a wiki': (n) =>
    `{| class="wikitable"\n! Task !! PM !! Dev\n${each(n, (at) => `|-\n| R${at} || A || R\n`)}|}\n`,
  'wikis that are open': (n) => `${each(n, () => '{|\n| a || b\n')}\n${TABLE}`,
  'rows of boxes': (n) => `+---+---+\n| Task | PM |\n+---+---+\n${each(n, (at) => `| R${at} | A |\n+---+---+\n`)}`,
  'one row for each letter': (n) =>
    `| Task | Role | RACI |\n|---|---|---|\n${each(n, (at) => `| Task ${at >> 1} | ${at % 2 === 0 ? 'PM' : 'Dev'} | ${at % 2 === 0 ? 'A' : 'R'} |\n`)}`,
  'roles as rows': (n) =>
    `| Role | Planning | Coding |\n|---|---|---|\n${each(n, (at) => `| Role ${at} | ${at === 0 ? 'A' : 'R'} | I |\n`)}`,
};
