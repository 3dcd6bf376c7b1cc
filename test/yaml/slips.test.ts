/** Slips of punctuation and indentation: each kind in every section of a charter, planted in a text that is right. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Analysis, analyse, contextOn } from '../../server/src/analysis.ts';
import { safeFixes } from '../../server/src/features/fixes/fix-all.ts';
import { applyEdits } from '../../server/src/text/edit.ts';
import { RIGHT } from '../support/slip-charter.ts';

function analysed(text: string): Analysis {
  return analyse(text, contextOn('2026-12-01'));
}

function fixedAll(text: string): string {
  let now = text;
  for (let round = 0; round < 10; round++) {
    const { edits } = safeFixes(analysed(now));
    if (edits.length === 0) break;
    now = applyEdits(now, edits);
  }
  return now;
}

function told(text: string): string[] {
  return analysed(text).problems.map(({ code, severity, span, message }) => {
    const line = text.slice(0, span.start).split('\n').length;
    return `${line} ${severity} ${code}: ${message}`;
  });
}

const LINES = RIGHT.split('\n');

/** A slip: what it makes of a line, where it can be made there; what is to be read in the message. */
interface Planted {
  readonly kind: string;
  readonly says: RegExp;
  readonly slip: (line: string, index: number) => string | undefined;
  /** What the fix may give besides the line as it was. */
  readonly also?: (line: string) => readonly string[];
  /** Where the fix is not safe, or there is none. */
  readonly unsafe?: true;
  readonly code?: string;
}

const isEntry = (line: string): boolean => /^\s+(?:- )?[\w-]+:|^\s+- \{/.test(line);
const swap = (line: string, from: RegExp, to: string): string | undefined =>
  from.test(line) ? line.replace(from, to) : undefined;
/** A text in the author's own words in braces, before the first key of names. */
const LABEL = /(\{ (?:name|activity|decision|title): )([A-Z][\w -]+)(, )/;

const PLANTED: readonly Planted[] = [
  {
    kind: 'a tab for the indentation',
    says: /tab/i,
    slip: (line) => (isEntry(line) ? line.replace(/^\s+/, '\t') : undefined),
  },
  {
    kind: 'a tab before the rest of it',
    says: /tab/i,
    slip: (line) => (/^ {4}\w/.test(line) ? `\t\t${line.slice(4)}` : undefined),
  },
  {
    kind: 'a space too much',
    says: /align/i,
    slip: (line, at) => (isEntry(line) && !isFirst(at) ? ` ${line}` : undefined),
  },
  {
    kind: 'two spaces too much',
    says: /align/i,
    slip: (line, at) => (isEntry(line) && !isFirst(at) ? `  ${line}` : undefined),
  },
  {
    kind: 'a space too little',
    says: /align/i,
    slip: (line, at) => (isEntry(line) && !isFirst(at) ? line.slice(1) : undefined),
  },
  {
    kind: 'an item at the edge',
    says: /align/i,
    slip: (line, at) => (/^ {2}- /.test(line) && !isFirst(at) ? line.trimStart() : undefined),
  },
  { kind: 'no space after the dash', says: /space.*dash/i, slip: (line) => swap(line, /^( +-) /, '$1') },
  {
    kind: 'no space after a colon of a line',
    says: /space.*colon/i,
    slip: (line) => swap(line, /^( +(?:- )?[\w-]+:) (?=\w)/, '$1'),
  },
  {
    kind: 'no space after a colon in braces',
    says: /space.*colon/i,
    slip: (line) => swap(line, /(\{.*, \w+:) (?=\w)/, '$1'),
  },
  {
    kind: 'an equals sign instead of a colon',
    says: /colon/i,
    slip: (line) => swap(line, /^( +(?:- )?[\w-]+): (?=[\w{[])/, '$1 = '),
  },
  { kind: 'an equals sign in braces', says: /colon/i, slip: (line) => swap(line, /(\{.*, \w+): (?=[\w[])/, '$1=') },
  { kind: 'a semicolon instead of a comma', says: /comma/i, slip: (line) => swap(line, /(\{.*), (?=\w+: )/, '$1; ') },
  { kind: 'a bullet', says: /dash/i, slip: (line) => swap(line, /^( +)- /, '$1• ') },
  { kind: 'a long dash', says: /dash/i, slip: (line) => swap(line, /^( +)- /, '$1– ') },
  { kind: 'a star', says: /dash/i, slip: (line) => swap(line, /^( +)- /, '$1* ') },
  {
    kind: 'a number',
    says: /dash/i,
    slip: (line) => swap(line, /^( +)- /, '$11. '),
    also: (line) => [line.replace('- ', '-  ')],
  },
  { kind: 'round brackets', says: /\[.*\]/, slip: (line) => swap(line, /(?<=: )\[([a-z, ]+)\]/, '($1)') },
  { kind: 'no comma', says: /comma/i, slip: (line) => swap(line, /(\{.*), (?=\w+: )/, '$1 ') },
  { kind: 'no opening brace', says: /brace/i, slip: (line) => swap(line, /^( +(?:- |[\w-]+: ))\{ (?=.*,)/, '$1') },
  { kind: 'no closing brace', says: /brace/i, slip: (line) => swap(line, /^( +(?:- |[\w-]+: )\{.*) \}$/, '$1') },
  { kind: 'no braces', says: /brace/i, slip: (line) => swap(line, /^( +- )\{ (.*,.*) \}$/, '$1$2') },
  {
    kind: 'slashes for a remark',
    says: /#/,
    slip: (line) => (/^ +- \{.*\}$/.test(line) ? `${line} // later` : undefined),
    also: (line) => [`${line} # later`],
  },
  {
    kind: 'a comma in a text in braces',
    says: /quotes/i,
    slip: (line) => swap(line, LABEL, '$1$2, always$3'),
    also: (line) => [line.replace(LABEL, '$1"$2, always"$3')],
  },
  {
    kind: 'a colon in a text in braces',
    says: /quotes/i,
    slip: (line) => swap(line, LABEL, '$1Now: $2$3'),
    also: (line) => [line.replace(LABEL, '$1"Now: $2"$3')],
  },
  {
    kind: 'brackets in a text in braces',
    says: /quotes/i,
    slip: (line) => swap(line, LABEL, '$1$2 [P1]$3'),
    also: (line) => [line.replace(LABEL, '$1"$2 [P1]"$3')],
  },
  {
    kind: 'an apostrophe in single quotes',
    says: /quotes/i,
    slip: (line) => swap(line, LABEL, "$1'$2's'$3"),
    also: (line) => [line.replace(LABEL, '$1"$2\'s"$3')],
  },
  {
    kind: 'a quoted word at the start',
    says: /quotes/i,
    slip: (line) => swap(line, LABEL, '$1"Our" $2$3'),
    also: (line) => [line.replace(LABEL, '$1\'"Our" $2\'$3')],
  },
  {
    kind: 'an at sign at the start',
    says: /quotes/i,
    slip: (line) => swap(line, LABEL, '$1@$2$3'),
    also: (line) => [line.replace(LABEL, '$1"@$2"$3')],
  },
  {
    kind: 'typographic quotes with a comma',
    says: /quotes/i,
    slip: (line) => swap(line, LABEL, '$1“$2, always”$3'),
    also: (line) => [line.replace(LABEL, '$1"$2, always"$3')],
  },
  {
    kind: 'German quotes with a comma',
    says: /quotes/i,
    slip: (line) => swap(line, LABEL, '$1„$2, always“$3'),
    also: (line) => [line.replace(LABEL, '$1"$2, always"$3')],
  },
  {
    kind: 'a hash in a text in braces',
    says: /#/,
    slip: (line) => swap(line, LABEL, '$1$2 #12$3'),
    also: (line) => [line.replace(LABEL, '$1"$2 #12"$3')],
    code: 'text-after-hash',
  },
  {
    kind: 'a colon in a text of a line',
    says: /quotes/i,
    slip: (line) => swap(line, /^( +(?:- )?(?:name|title|activity|decision|purpose|notes): )(\w[\w ]*)$/, '$1Now: $2'),
    also: (line) => [line.replace(/: (.*)$/, ': "Now: $1"')],
  },
  {
    kind: 'an unclosed quote in braces',
    says: /quote.*close/i,
    slip: (line) => swap(line, LABEL, '$1"$2$3'),
    unsafe: true,
  },
  {
    kind: 'an unclosed bracket in braces',
    says: /close/i,
    slip: (line) => swap(line, /(\{.*\[[\w ,]+)\]/, '$1'),
    unsafe: true,
  },
  {
    kind: 'an unclosed quote on a line',
    says: /quote.*close/i,
    slip: (line) => swap(line, /^( +(?:- )?(?:name|title|activity|decision): )(\w[\w ]*)$/, '$1"$2'),
    unsafe: true,
  },
  {
    kind: 'a no-break space after a colon',
    says: /space/i,
    slip: (line) => swap(line, /^( +(?:- )?[\w-]+:) (?=\w)/, '$1\u00a0'),
  },
  {
    kind: 'a no-break space for the indentation',
    says: /space/i,
    slip: (line, at) =>
      isEntry(line) && !isFirst(at) ? line.replace(/^ +/, (all) => '\u00a0'.repeat(all.length)) : undefined,
  },
  { kind: 'a wide colon', says: /wide/i, slip: (line) => swap(line, /^( +(?:- )?[\w-]+): (?=\w)/, '$1：') },
];

/** Whether a line is the first entry of its section or its item, which all others are aligned with. */
function isFirst(index: number): boolean {
  const above = LINES.slice(0, index).findLast((line) => !/^\s*(?:#|$)/.test(line)) ?? '';
  const line = LINES[index] ?? '';
  return !(/^\s*/.exec(above)?.[0].length === /^\s*/.exec(line)?.[0].length || /^ +- \w/.test(above)) &&
    !/^ {2}\S/.test(line)
    ? true
    : /^\w+:$/.test(above);
}

test('the charter that slips are planted in has no problem', () => {
  assert.deepEqual(told(RIGHT), []);
});

for (const { kind, says, slip, also, unsafe, code = 'invalid-yaml' } of PLANTED) {
  for (const [name, ending] of [
    ['LF', '\n'],
    ['CRLF', '\r\n'],
  ] as const) {
    test(`${kind} is one problem, wherever it is, with ${name}`, () => {
      let planted = 0;
      const wrong: string[] = [];
      for (const [index, line] of LINES.entries()) {
        const slipped = slip(line, index);
        if (slipped === undefined || slipped === line) continue;
        planted++;
        const text = LINES.with(index, slipped).join(ending);
        const problems = told(text);
        const [first] = problems;
        const about = `line ${index + 1}: ${JSON.stringify(slipped)}`;
        if (problems.length !== 1 || first === undefined || !first.includes(`error ${code}:`) || !says.test(first)) {
          wrong.push(`${about}\n    ${problems.join('\n    ')}`);
          continue;
        }
        if (!first.startsWith(`${index + 1} `)) wrong.push(`${about} is said elsewhere: ${first}`);
        const fixed = fixedAll(text);
        const good = unsafe
          ? [text]
          : [line, ...(also?.(line) ?? [])].map((one) => LINES.with(index, one).join(ending));
        if (!good.includes(fixed)) {
          const at = fixed.split(ending);
          wrong.push(`${about} is fixed as ${JSON.stringify(at.slice(index - 1, index + 3))}`);
        }
      }
      assert.ok(planted > 2, `${planted} planted`);
      assert.equal(wrong.join('\n'), '');
    });
  }
}
