/** Slips that reach across entries, slips that only warn, and charters that look like slips and are none. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { analyse, contextOn } from '../../server/src/analysis.ts';
import { safeFixes } from '../../server/src/features/fixes/fix-all.ts';
import { applyEdits } from '../../server/src/text/edit.ts';

function told(text: string): string[] {
  return analyse(text, contextOn('2026-12-01')).problems.map(({ code, severity, span, message }) => {
    const line = text.slice(0, span.start).split('\n').length;
    return `${line} ${severity} ${code}: ${message}`;
  });
}

function fixedAll(text: string): string {
  let now = text;
  for (let round = 0; round < 10; round++) {
    const { edits } = safeFixes(analyse(now, contextOn('2026-12-01')));
    if (edits.length === 0) break;
    now = applyEdits(now, edits);
  }
  return now;
}

const PARTS: Readonly<Record<string, string>> = {
  team: 'team: Hafenamt\n',
  people: 'people:\n  ana: Ana Ruiz\n  bo: Bo Lund\n  cy: Cy Park\n',
  roles:
    'roles:\n  lead: { title: Team Lead, people: ana }\n  dev:\n    title: Developer\n    people: [bo, cy]\n  boss: { title: Boss, external: true }\n',
  decides:
    'decides:\n  what: lead\n  why: lead\n  how: dev\n  who: lead\n  when: { roles: [lead, dev], tie-break: boss }\n',
  raci: 'raci:\n  - { activity: Docking ships, R: dev, A: lead, I: boss }\n  - activity: Paying fees\n    R: dev\n    A: lead\n    I: boss\n  - { activity: Cleaning, R: dev, A: lead, I: boss }\n',
  daci: 'daci:\n  - { decision: Next crane, D: lead, A: boss, I: dev }\n',
};

/** A charter with some parts written in another way. */
function charter(other: Readonly<Record<string, string>> = {}): string {
  return Object.entries(PARTS)
    .map(([name, text]) => other[name] ?? text)
    .join('\n');
}

function part(name: string): string {
  return PARTS[name] ?? '';
}

/** What is wrong, as `line severity code` and words of the message; and what the safe fixes make of it, if anything. */
function expectSlip(text: string, first: RegExp, fixed: string | undefined): void {
  for (const ending of ['\n', '\r\n']) {
    const written = text.replaceAll('\n', ending);
    const problems = told(written);
    assert.equal(problems.length, 1, `${problems.join('\n')}\n${text}`);
    assert.match(problems[0] ?? '', first);
    assert.equal(fixedAll(written), (fixed ?? text).replaceAll('\n', ending));
  }
}

const ROW = '  - { activity: Cleaning, R: dev, A: lead, I: boss }';

describe('an entry without its first key', () => {
  const row = (line: string) => charter({ raci: part('raci').replace(ROW, line) });
  for (const line of [
    '  - Cleaning - R: dev, A: lead, I: boss',
    '  - Cleaning: R: dev, A: lead, I: boss',
    '  - Cleaning, R: dev, A: lead, I: boss',
    '  - Cleaning (R: dev, A: lead, I: boss)',
    '  - { Cleaning, R: dev, A: lead, I: boss }',
  ]) {
    it(`gets the key \`activity\`: ${line.trim()}`, () => {
      expectSlip(row(line), /^28 error invalid-yaml: The key `activity` is missing before “Cleaning”/, charter());
    });
  }

  it('gets the key `decision` in a table of decisions, and quotes where its text needs them', () => {
    expectSlip(
      charter({ daci: 'daci:\n  - Next crane, the big one, D: lead, A: boss, I: dev\n' }),
      /^3\d error invalid-yaml: The key `decision`/,
      charter({ daci: 'daci:\n  - { decision: "Next crane, the big one", D: lead, A: boss, I: dev }\n' }),
    );
  });

  it('gets the key `title`, `name` or `roles`, by its section', () => {
    const boss = 'boss: { title: Boss, external: true }';
    for (const written of ['boss: Boss, external: true', 'boss: { Boss, external: true }'])
      expectSlip(charter({ roles: part('roles').replace(boss, written) }), /The key `title` is missing/, charter());
    const named = charter({ people: part('people').replace('Cy Park', '{ name: Cy Park, email: cy@quay.example }') });
    expectSlip(
      named.replace('{ name: Cy Park, email: cy@quay.example }', 'Cy Park, email: cy@quay.example'),
      /The key `name`/,
      named,
    );
    const when = '{ roles: [lead, dev], tie-break: boss }';
    for (const written of [
      'lead, dev, tie-break: boss',
      '[lead, dev], tie-break: boss',
      '{ lead, dev, tie-break: boss }',
    ])
      expectSlip(
        charter({ decides: part('decides').replace(when, written) }),
        /Write `\{ roles: \[lead, dev\]/,
        charter(),
      );
  });

  it('gets its key on a line of its own where more keys are below it', () => {
    const text = charter({ roles: part('roles').replace('dev:\n    title: Developer', 'dev: Developer') });
    expectSlip(text, /^\d+ error invalid-yaml: The key `title` is missing before “Developer”/, charter());
    const label = charter({ raci: part('raci').replace('activity: Paying', 'Paying') });
    expectSlip(label, /^24 error invalid-yaml: The key `activity` is missing before “Paying fees”/, charter());
  });
});

describe('a phase over rows', () => {
  const phased = part('raci')
    .replace(/(activity: \w+ \w+|activity: \w+)(?=,)/g, '$1, phase: Harbour')
    .replace('Paying fees\n', 'Paying fees\n    phase: Harbour\n');

  it('is written in each row of the table', () => {
    const text = charter({ raci: part('raci').replace('raci:\n', 'raci:\n  phase: Harbour\n') });
    expectSlip(text, /^2\d error invalid-yaml: A phase is written in each row/, charter({ raci: phased }));
  });

  it('is written in the rows that are indented below its name', () => {
    const last = charter({ raci: part('raci').replace(ROW, ROW.replace('Cleaning', 'Cleaning, phase: Harbour')) });
    const text = charter({ raci: part('raci').replace(ROW, `  Harbour:\n  ${ROW}`) });
    expectSlip(text, /^28 error invalid-yaml: A phase is written in each row/, last);
  });

  it('is only said where its rows are entries of their own', () => {
    for (const heading of ['  Harbour:', '  phase: Harbour'])
      expectSlip(
        charter({ raci: part('raci').replace(ROW, `${heading}\n${ROW}`) }),
        /^28 error .*in each row/,
        undefined,
      );
    const item = part('raci').replace(ROW, `  - Harbour:\n    ${ROW}`);
    expectSlip(charter({ raci: item }), /^28 error wrong-type: A phase is not a row/, undefined);
    const first = part('raci').replace('raci:\n', 'raci:\n  Harbour:\n');
    expectSlip(charter({ raci: first }), /error wrong-type: `raci` is one list of rows/, undefined);
  });
});

describe('a tie-break beside the areas', () => {
  it('is one error, and no area lacks one besides', () => {
    const decides = part('decides').replace(
      '{ roles: [lead, dev], tie-break: boss }',
      '[lead, dev]\n  tie-break: boss',
    );
    expectSlip(charter({ decides }), /error unknown-key: .*in the area that it is for/, undefined);
  });
});

describe('a slip that reaches across entries', () => {
  for (const name of ['people', 'roles', 'decides']) {
    it(`is said of ${name} at the edge as one problem, and indents them`, () => {
      const flat = part(name).replaceAll(/^ {2}/gm, '');
      expectSlip(charter({ [name]: flat }), /^\d+ error invalid-yaml: .*must be indented/, charter());
    });

    it(`is said of the last of ${name} at the edge`, () => {
      const lines = part(name).trimEnd().split('\n');
      const last = lines.findLastIndex((line) => /^ {2}\S/.test(line));
      // A name with a text alone may as well be a key that the charter has not.
      if (!/[{]/.test(lines[last] ?? '')) return;
      const flat = `${lines.with(last, (lines[last] ?? '').trimStart()).join('\n')}\n`;
      expectSlip(charter({ [name]: flat }), /^\d+ error invalid-yaml: .*[Aa]lign/, charter());
    });

    it(`is said of one of ${name} at the edge, in the middle`, () => {
      const lines = part(name).trimEnd().split('\n');
      const flat = `${lines.with(2, (lines[2] ?? '').trimStart()).join('\n')}\n`;
      expectSlip(charter({ [name]: flat }), /^\d+ error invalid-yaml: .*[Aa]lign/, charter());
    });
  }

  it('joins a label that goes on at the edge', () => {
    const wrapped = part('raci').replace('Paying fees\n', 'Paying\nfees\n');
    expectSlip(charter({ raci: wrapped }), /^25 error invalid-yaml: This line belongs to the text above/, charter());
  });

  it('joins a label that goes on below its dash', () => {
    const wrapped = part('raci').replace('Paying fees\n', 'Paying\n  fees\n');
    expectSlip(charter({ raci: wrapped }), /^25 error invalid-yaml: This line belongs to the text above/, charter());
  });

  it('moves the keys of a row that are below its dash', () => {
    const moved = part('raci').replaceAll(/^ {4}(?=[RAI]:)/gm, '  ');
    expectSlip(charter({ raci: moved }), /^25 error invalid-yaml: .*Align/, charter());
  });

  it('moves the keys of a row that are at the edge', () => {
    const moved = part('raci').replaceAll(/^ {4}(?=R:)/gm, '');
    expectSlip(charter({ raci: moved }), /^25 error invalid-yaml: .*Align/, charter());
  });

  it('is said once of tabs all over the file, and one fix is for all of them', () => {
    const tabbed = charter().replaceAll(/^( {2})+/gm, (all) => '\t'.repeat(all.length / 2));
    const problems = told(tabbed);
    assert.equal(problems.length, 1, problems.join('\n'));
    assert.match(problems[0] ?? '', /^4 error invalid-yaml: Tabs/);
    assert.deepEqual(told(fixedAll(tabbed)), []);
  });

  it('is a fence around all of it', () => {
    expectSlip(`\`\`\`yaml\n${charter()}\`\`\`\n`, /^1 error invalid-yaml: .*fence/, charter());
    expectSlip(`${charter()}\`\`\`\n`, /invalid-yaml: .*fence/, charter());
  });

  for (const [word, wrong] of [
    ['team', 'team:Hafenamt\n'],
    ['team', 'team = Hafenamt\n'],
    ['people', 'people:\u200b\n  ana: Ana Ruiz\n  bo: Bo Lund\n  cy: Cy Park\n'],
    ['roles', '\u200broles:\n'.concat(PARTS.roles?.slice(7) ?? '')],
    ['daci', 'daci:\u00a0\n  - { decision: Next crane, D: lead, A: boss, I: dev }\n'],
    ['daci', 'daci\n  - { decision: Next crane, D: lead, A: boss, I: dev }\n'],
    ['raci', `raci =\n${part('raci').slice(6)}`],
  ] as const) {
    it(`is in the key of a section: ${JSON.stringify(wrong.slice(0, 14))}`, () => {
      expectSlip(charter({ [word]: wrong }), /^\d+ error invalid-yaml: /, charter());
    });
  }

  it('damages no entry before or after a line that nobody understands', () => {
    for (const line of ['foo', 'and so on …', '  ???', '{', 'dac', '- ', '  - ', '    x', '>>', '"']) {
      const broken = part('raci').replace('  - activity: Paying', `${line}\n  - activity: Paying`);
      const problems = told(charter({ raci: broken }));
      assert.ok(problems.length <= 1, `${line}: ${problems.join('\n')}`);
    }
  });
});

describe('a pasted table', () => {
  const tables: readonly string[] = [
    '| Activity | Lead | Dev |\n| --- | --- | --- |\n| Mooring | A | R |\n',
    'Activity\tLead\tDev\nMooring\tA\tR\nTolls\tA\tR\n',
    '<table>\n<tr><th>Activity</th><th>Lead</th></tr>\n<tr><td>Mooring</td><td>A</td></tr>\n</table>\n',
  ];
  for (const [at, table] of tables.entries()) {
    it(`is one problem wherever it is (${at + 1})`, () => {
      for (const text of [
        `${charter()}\n${table}`,
        charter({ raci: `raci:\n${table}` }),
        charter({ raci: `${part('raci')}\n${table}` }),
        charter({ raci: `raci:\n${table.replaceAll(/^(?=.)/gm, '  ')}` }),
        charter({ daci: `${table}\n${part('daci')}` }),
      ]) {
        const problems = told(text);
        assert.equal(problems.length, 1, `${problems.join('\n')}\n${text}`);
        assert.match(problems[0] ?? '', /error invalid-yaml: This is a table.*charter import/);
        assert.equal(fixedAll(text), text);
      }
    });
  }
});

describe('a slip that leaves the text readable', () => {
  it('is a warning where a remark cuts a text off, and an error where nothing is left', () => {
    expectSlip(
      charter({ people: part('people').replace('Bo Lund', 'Bo Lund #2') }),
      /^5 warning text-after-hash: .*"Bo Lund #2"/,
      charter({ people: part('people').replace('Bo Lund', '"Bo Lund #2"') }),
    );
    expectSlip(
      charter({ team: 'team:\n  name: Hafenamt\n  channels:\n    chat: #hafen\n' }),
      /^4 error text-after-hash: .*`chat: "#hafen"`/,
      charter({ team: 'team:\n  name: Hafenamt\n  channels:\n    chat: "#hafen"\n' }),
    );
    expectSlip(
      charter({ raci: part('raci').replace('    A: lead', '    A: lead #until May') }),
      /^26 warning text-after-hash: /,
      charter({ raci: part('raci').replace('    A: lead', '    A: "lead #until May"') }),
    );
  });

  it('is a warning in a text, and an error in a name', () => {
    expectSlip(
      charter({ team: 'team: „Hafenamt“\n' }),
      /^1 warning invalid-yaml: .*plain quotes/,
      charter({ team: 'team: "Hafenamt"\n' }),
    );
    const quoted = part('raci').replace('    A: lead', '    A: “lead”');
    expectSlip(
      charter({ raci: quoted }),
      /^26 error invalid-yaml: .*plain quotes/,
      charter({ raci: quoted.replace('“lead”', '"lead"') }),
    );
  });

  it('is a star instead of `everyone`', () => {
    for (const star of ['I: *', 'I: * }'])
      expectSlip(
        charter({
          raci: part('raci').replace(star.length > 4 ? 'I: boss }' : /I: boss\n/, star.length > 4 ? star : `${star}\n`),
        }),
        /error invalid-yaml: .*`everyone`/,
        charter({
          raci: part('raci').replace(
            star.length > 4 ? 'I: boss }' : /I: boss\n/,
            star.length > 4 ? 'I: everyone }' : 'I: everyone\n',
          ),
        }),
      );
  });
});

describe('what looks like a slip and is none', () => {
  const legal: readonly (readonly [string, string])[] = [
    ['a URL', '    notes: https://port.example/a?b=c;d#top'],
    ['a time', '    notes: 10:30 to 11:45, daily'],
    ['a key in quotes', '    notes: "R:dev; A = lead (both) // soon"'],
    ['a key in a text', '    notes: See R:dev and -A for more'],
    [
      'a text of several lines',
      '    notes: |\n      | Activity | Lead |\n      | --- | --- |\n      \tTab\n      - x\n      R:dev #5\n      “so”',
    ],
    ['a folded text', '    notes: >-\n      First: this;\n      then (that) = done // ok'],
    ['a hash in quotes', '    notes: "No. #5"'],
    ['a hash in quotes, in brackets after an anchor', '    x-names: &names ["No. #5", Two]'],
    ['a hash within a word', '    notes: C#7 and issue#12'],
    ['a remark', '    notes: Fees # per month'],
    ['a remark behind quotes', '    notes: "Fees" #monthly'],
    ['a remark on its own line', '    #notes: old'],
    ['brackets in prose', '    notes: Pay (monthly); see [1], {2} and so on'],
    ['an apostrophe', "    notes: The harbour's fees, and the ships'"],
    ['a number with a point', '    notes: 1. First, 2. second'],
    ['a date', '    notes: 2027-01-15'],
    ['dashes', '    notes: now - or later – or never — at all'],
    ['slashes', '    notes: and/or // joining'],
    ['an equals sign', '    notes: 2 + 2 = 4'],
    ['typographic quotes within a text', '    notes: The “best” harbour'],
    ['two words in typographic quotes', '    notes: “Ships” and “cranes”'],
    ['a French text', '    notes: Attention «\u00a0bateau\u00a0» à 10\u00a0h'],
    ['an emoji', '    notes: 🚢 👩‍🚀 ok'],
    ['text in Persian', '    notes: می‌خواهم'],
    ['a text over two lines', '    notes: Fees of\n      the harbour'],
    ['a key of their own', '    x-cost: { a, b }'],
    ['a star inside', '    notes: 5 * 3 & more, 100% @home'],
    ['a list of lists', '    x-list:\n      - - a\n        - b'],
  ];
  for (const [name, line] of legal) {
    it(`is ${name}`, () => {
      const text = charter({ raci: part('raci').replace('    I: boss\n', `    I: boss\n${line}\n`) });
      for (const ending of ['\n', '\r\n']) {
        const written = text.replaceAll('\n', ending);
        assert.deepEqual(told(written), []);
        assert.equal(fixedAll(written), written);
      }
    });
  }

  it('is a section of its own, an empty one, or a charter between document markers', () => {
    for (const text of [
      `---\n${charter()}`,
      `${charter()}---\n`,
      `${charter()}---\n# The end\n`,
      `${charter()}...\n`,
      `${charter()}\nx-notes: "First\n  - second"\n`,
      `${charter()}\nx-notes: |\n  - second\n  team:X\n`,
      charter({ daci: 'daci: []\n' }),
      charter({ raci: part('raci').replaceAll(/^ {2}/gm, '') }),
      charter({ decides: part('decides').replaceAll(/^ {2}/gm, '      ') }),
      // A role may be called by a word that is also a key of a row.
      charter({ roles: part('roles').replace('{ title: Team Lead, people: ana }', 'Team Lead'), people: '' }).replace(
        '    people: [bo, cy]\n',
        '',
      ),
      `# team:X\n\n${charter()}`,
      charter({ raci: part('raci').replace('Cleaning', '"Cleaning, R: or not"') }),
      charter({ raci: part('raci').replace('Paying fees', 'Paying (A and B), or not - R') }),
    ])
      assert.deepEqual(told(text), [], text);
  });
});
