import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { ROOT } from '../support/root.ts';
import { type Imported, imported, record } from './support.ts';

/** What a person reads in one of the documents in `matrices/`, counted by hand. */
interface Expected {
  readonly file: string;
  readonly team: string;
  /** How often each letter occurs in the source. */
  readonly counts: string;
  readonly roles: readonly string[];
  /** Each row, in the format of `support.ts`. */
  readonly rows: readonly string[];
  /** Every note. */
  readonly notes: readonly string[];
}

const MATRICES: readonly Expected[] = [
  {
    file: 'many-tables.md',
    team: 'Who does what in Lighthouse',
    counts: 'R6 A8 C6 I5',
    roles: ['search-team', 'ranking-team', 'data-office', 'platform-lead', 'privacy-office', 'all-teams'],
    rows: [
      'raci: Query syntax [Search] R=search-team A=search-team C=ranking-team I=platform-lead',
      'raci: Synonym lists [Search] R=search-team A=data-office C=ranking-team I=platform-lead',
      'raci: Index layout [Search] R=search-team A=search-team C=data-office I=ranking-team,platform-lead',
      'raci: Signals [Ranking] R=ranking-team A=ranking-team C=search-team,privacy-office',
      'raci: Experiments [Ranking] R=ranking-team A=ranking-team,privacy-office I=search-team',
      "raci: Post-mortems [Everyone's work] R=all-teams A=platform-lead",
      "raci: Glossary [Everyone's work] A=platform-lead C=all-teams",
    ],
    notes: [
      '29: The table “Term | Meaning” was skipped: it has neither letters in its cells nor columns named after letters.',
    ],
  },
  {
    file: 'text-after-the-last-pipe.md',
    team: 'text after the last pipe',
    counts: 'R3 A3 C4 I2',
    roles: ['Ines', 'Omar', 'Yuki'],
    rows: [
      'raci: Choose the name R=ines A=ines C=omar,yuki',
      'raci: Move the archive (2 TB) R=omar A=omar C=ines,yuki',
      'raci: Tell the customers & partners R=yuki A=yuki I=ines,omar',
    ],
    notes: [
      '0: The source has no title, so the team is called “text after the last pipe” after the file.',
      '1: The column “No.” was left out.',
      '3: “Choose the name” has 6 cells where the table has 5 columns; “(OPEN)” was left out.',
      '4: “Move the archive (2 TB)” has 6 cells where the table has 5 columns; “(OPEN)” was left out.',
      '5: “Tell the customers & partners” has 6 cells where the table has 5 columns; “(OPEN)” was left out.',
      '9: The table “No. | Milestone | From | To” was skipped: it has neither letters in its cells nor columns named after letters.',
      '13: The table “SIGN | PERSON” was skipped: it explains the letters.',
    ],
  },
  {
    file: 'one-row-without-accountable.md',
    team: 'Data Breach',
    counts: 'R6 A4 C4 I6',
    roles: ['On-call Engineer', 'Duty Officer', 'Privacy / Legal', 'Press Office'],
    rows: [
      'raci: Notice R=on-call-engineer I=duty-officer,privacy-legal',
      'raci: Alarm R=duty-officer A=duty-officer C=on-call-engineer,privacy-legal I=press-office',
      'raci: Stop the leak R=on-call-engineer,duty-officer A=duty-officer I=privacy-legal',
      'raci: Tell the authority R=privacy-legal A=privacy-legal C=duty-officer I=press-office',
      'raci: Tell the public R=press-office A=privacy-legal C=duty-officer I=on-call-engineer',
    ],
    notes: [],
  },
  {
    file: 'wide-grid.md',
    team: 'wide grid',
    counts: 'R4 A3 C8 I15',
    roles: ['Sales', 'Design', 'R&D', 'Ops.', 'Finance', 'Legal', 'Support'],
    rows: [
      'raci: Write the offer R=sales A=sales C=r-d,finance,legal I=design,ops,support',
      'raci: Terms and liability A=legal C=sales,finance I=design,r-d,ops,support',
      'raci: Watch the running service R=r-d,ops A=ops C=support I=sales,design,finance,legal',
      'raci: Proof of tests R=r-d C=design,legal I=sales,ops,finance,support',
    ],
    notes: ['0: The source has no title, so the team is called “wide grid” after the file.'],
  },
  {
    file: 'sections-inside-the-table.md',
    team: 'Harbour',
    counts: 'R13 A6 C9 I4',
    roles: ['Product Manager', 'Release Manager', 'Developer', 'UX/UI Designer', 'QA Lead'],
    rows: [
      'raci: Scope & success metrics [Preparation] R=product-manager A=product-manager C=release-manager,developer,ux-ui-designer I=qa-lead',
      'raci: Risks [Preparation] R=release-manager,developer,ux-ui-designer,qa-lead A=release-manager C=product-manager',
      'raci: Code review [Building] R=developer A=developer C=qa-lead I=release-manager',
      'raci: Help texts [Building] R=developer,ux-ui-designer C=product-manager I=qa-lead',
      'raci: Go or no go [Rollout & Follow-up] R=release-manager A=product-manager,release-manager C=developer,qa-lead I=ux-ui-designer',
      'raci: Improve the process [Rollout & Follow-up] R=release-manager,developer,ux-ui-designer,qa-lead A=release-manager C=product-manager',
    ],
    notes: [],
  },
  {
    file: 'names-in-cells.md',
    team: 'SEXTANT Phase 2',
    counts: 'R4 A4 C6 I5',
    roles: [
      'Programme Manager',
      'Sponsors',
      'Legal',
      'Finance',
      'All engineers',
      'Build Lead',
      'Tooling',
      'Security',
      'All team leads',
    ],
    rows: [
      'raci: Charter & steering R=programme-manager A=sponsors C=legal,finance I=all-engineers',
      'raci: Build farm R=build-lead A=build-lead C=tooling,security I=all-engineers',
      'raci: Secrets (keys, tokens) R=security A=build-lead C=tooling I=programme-manager,sponsors',
      'raci: Backlog for Phase 3 R=programme-manager A=sponsors C=all-team-leads I=build-lead',
    ],
    notes: [
      '7: “Programme manager” was read as “Programme Manager”, which differs only in spelling.',
      '8: “Build lead” was read as “Build Lead”, which differs only in spelling.',
    ],
  },
];

for (const expected of MATRICES) {
  const source = readFileSync(join(ROOT, 'test/exchange/matrices', expected.file), 'utf8');

  test(`${expected.file} is imported as a person reads it`, () => {
    const found = imported(source, { fileName: expected.file });
    assert.equal(found.team, expected.team);
    assert.deepEqual(Object.values(found.roles), expected.roles);
    assert.equal(counts(found), expected.counts);
    assert.deepEqual(found.rows, expected.rows);
    assert.deepEqual(found.notes, expected.notes);
  });

  // The names in its cells are no grid of letters.
  if (expected.file === 'names-in-cells.md') continue;
  test(`every cell of ${expected.file} is in the imported charter, and nothing else`, () => {
    assert.deepEqual(holdings(imported(source, { fileName: expected.file })), cells(source));
  });
}

/** The letters of a charter with their holders, sorted. */
function holdings(found: Imported): string[] {
  const list = found.data['raci'];
  assert.ok(Array.isArray(list));
  return list
    .flatMap((entry) => {
      const row = record(entry);
      return ['R', 'A', 'C', 'I'].flatMap((letter) =>
        [row[letter] ?? []].flat().map((id) => `${String(row['activity'])} ${letter} ${found.roles[String(id)] ?? ''}`),
      );
    })
    .sort();
}

function counts(found: Imported): string {
  const all = holdings(found);
  return ['R', 'A', 'C', 'I']
    .map((letter) => letter + all.filter((one) => one.includes(` ${letter} `)).length)
    .join(' ');
}

/** The same from the grids of a Markdown file, read in the simplest way that works for these files. */
function cells(source: string): string[] {
  const found: string[] = [];
  let header: string[] | undefined;
  for (const line of source.split('\n')) {
    const row = line.split('|').map((cell) => cell.trim());
    if (!line.startsWith('|')) header = undefined;
    else if (header === undefined) header = row;
    else {
      const label = header.includes('No.') ? 2 : 1;
      for (let at = label + 1; at < header.length; at += 1) {
        const cell = row[at] ?? '';
        if (/^[RACI](?:[/,][RACI])?$/u.test(cell))
          for (const letter of cell.split(/[/,]/u)) found.push(`${row[label]} ${letter} ${header[at]}`);
      }
    }
  }
  return found.sort();
}
