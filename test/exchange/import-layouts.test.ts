import { test } from 'node:test';
import { type Layout, lines, readsRight, table } from './support.ts';

const PLAIN = ['raci: one R=pm A=dev', 'raci: two R=dev A=pm'];

const LAYOUTS: Readonly<Record<string, Layout>> = {
  'a grid': { source: table('| Task | PM | Dev |', '| one | R | A |', '| two | A | R |'), rows: PLAIN },
  'a grid without a corner': { source: table('| | PM | Dev |', '| one | R | A |', '| two | A | R |'), rows: PLAIN },
  'Windows line ends': {
    source: table('| Task | PM | Dev |', '| one | R | A |', '| two | A | R |').replaceAll('\n', '\r\n'),
    rows: PLAIN,
  },
  'blank lines between the rows': {
    source: lines('| Task | PM | Dev |', '|---|---|---|', '', '| one | R | A |', '', '', '| two | A | R |'),
    rows: PLAIN,
  },
  'no line of dashes': { source: lines('| Task | PM | Dev |', '| one | R | A |', '| two | A | R |'), rows: PLAIN },
  'missing edge pipes': {
    source: lines('Task | PM | Dev', ':-- | :-: | --:', 'one | R | A', 'two | A | R'),
    rows: PLAIN,
  },
  'edge pipes in some of the lines': {
    source: lines('Task | PM | Dev', '--- | --- | ---', 'one | R | A', '| two | A | R |'),
    rows: PLAIN,
  },
  'ragged rows': {
    source: table('| Task | PM | Dev |', '| one | R', '| two | | R |', '| three | A | R | QA | |'),
    rows: ['raci: one R=pm', 'raci: two R=dev', 'raci: three R=dev A=pm'],
    notes: ['5: “three” has 5 cells where the table has 3 columns; “QA” was left out.'],
  },
  'a drawn table': {
    source: lines(
      '+------+----+-----+',
      '| Task | PM | Dev |',
      '+======+====+=====+',
      '| one  | R  | A   |',
      '+------+----+-----+',
      '| two  | A  | R   |',
      '+------+----+-----+',
    ),
    rows: PLAIN,
  },
  'a quotation': {
    source: lines('> | Task | PM | Dev |', '> |---|---|---|', '> | one | R | A |', '> | two | A | R |'),
    rows: PLAIN,
  },
  'a code block with the only matrix': {
    source: lines('```', '| Task | PM | Dev |', '|---|---|---|', '| one | R | A |', '| two | A | R |', '```'),
    rows: PLAIN,
    notes: ['2: The only matrix is in a code block; it was read anyway.'],
  },
  'a comment': {
    source: `<!--\n| x | y |\n-->\n${table('| Task | PM | Dev |', '| one | R | A |', '| two | A | R |')}`,
    rows: PLAIN,
  },
  'a table of Jira': { source: lines('||Task||PM||Dev||', '|one|R|A|', '|two|A|R|'), rows: PLAIN },
  'a table of MediaWiki': {
    source: lines(
      '{| class="wikitable"',
      '! Task !! PM !! Dev',
      '|-',
      '| one || R || A',
      '|-',
      '| two',
      '| align="center" | A',
      '| R',
      '|}',
    ),
    rows: PLAIN,
  },
  'a column of numbers': {
    source: table('| # | Task | PM | Dev |', '| 1 | one | R | A |', '| 2 | two | A | R |'),
    rows: PLAIN,
    notes: ['1: The column “#” was left out.'],
  },
  'columns with other content': {
    source: table('| Task | Size | PM | Dev | Status |', '| one | S | R | A | C |', '| two | M | A | R | Done |'),
    rows: PLAIN,
    notes: ['1: The column “Size” was left out.', '1: The column “Status” was left out.'],
  },
  'columns of comments': {
    source: table(
      '| Task | Description | PM | Dev | Notes |',
      '| one | R | R | A | I: *see* below |',
      '| two | | A | R | - |',
    ),
    rows: ['raci: one R=pm A=dev | Description: R\nNotes: I: see below', 'raci: two R=dev A=pm'],
  },
  'a role without letters': {
    source: table('| Task | QA | PM | Dev | Ops |', '| one | | R | A | |', '| two | - | A | R | N/A |'),
    rows: PLAIN,
  },
  'names of rows that look like letters': {
    source: table('| Task | PM | Dev |', '| CAR | R | A |', '| IT | A | R |', '| A | R | I |'),
    rows: ['raci: CAR R=pm A=dev', 'raci: IT R=dev A=pm', 'raci: A R=pm I=dev'],
  },
  'a row without a name': {
    source: table('| Task | PM | Dev |', '| | R | A |', '| two | A | R |'),
    rows: ['raci: Row on line 3 R=pm A=dev', 'raci: two R=dev A=pm'],
    notes: ['3: This row has no name; it is called “Row on line 3” here.'],
  },
  'a repeated header': {
    source: table('| Task | PM | Dev |', '| one | R | A |', '| Task | PM | Dev |', '| two | A | R |'),
    rows: PLAIN,
    notes: ['4: The header is repeated here; the repetition was left out.'],
  },
  'a crossed-out row': {
    source: table('| Task | PM | Dev |', '| ~~zero~~ | ~~R~~ | ~~A~~ |', '| one | R | A |', '| ~~two~~ | A | R |'),
    rows: PLAIN,
    notes: [
      '3: “~~zero~~ | ~~R~~ | ~~A~~” was left out.',
      '5: “~~two~~” is struck out, but has letters; the row was kept.',
    ],
  },
  'a role for everyone': {
    source: table('| Task | PM | All |', '| one | R | I |'),
    rows: ['raci: one R=pm I=everyone'],
    notes: ['1: “All” was read as everyone.'],
  },

  'section rows in bold': {
    source: table('| Task | PM | Dev |', '| **Plan** | | |', '| one | R | A |', '| **Build** |', '| two | A | R |'),
    rows: ['raci: one [Plan] R=pm A=dev', 'raci: two [Build] R=dev A=pm'],
  },
  'section rows with text in every cell': {
    source: table(
      '| Task | PM | Dev |',
      '| Plan | Plan | Plan |',
      '| one | R | A |',
      '| Build | Build | Build |',
      '| two | A | R |',
    ),
    rows: ['raci: one [Plan] R=pm A=dev', 'raci: two [Build] R=dev A=pm'],
  },
  'section rows without any mark': {
    source: table('| Task | PM | Dev |', '| Plan | | |', '| one | R | A |', '| two | A | R |'),
    rows: ['raci: one [Plan] R=pm A=dev', 'raci: two [Plan] R=dev A=pm'],
    notes: ['3: “Plan” has no letters; it was read as the phase of the rows below it.'],
  },
  'numbered section rows': {
    source: table(
      '| WBS | Task | PM | Dev |',
      '| 1 | Plan | | |',
      '| 1.1 | one | R | A |',
      '| 2 | Build | | |',
      '| 2.1 | two | A | R |',
    ),
    rows: ['raci: one [Plan] R=pm A=dev', 'raci: two [Build] R=dev A=pm'],
    notes: ['1: The column “WBS” was left out.'],
  },
  'a column of phases': {
    source: table(
      '| Phase | Task | PM | Dev |',
      '| Plan | one | R | A |',
      '| | two | A | R |',
      '| Build | three | A | R |',
    ),
    rows: ['raci: one [Plan] R=pm A=dev', 'raci: two [Plan] R=dev A=pm', 'raci: three [Build] R=dev A=pm'],
  },
};

for (const [name, layout] of Object.entries(LAYOUTS)) test(`imports every letter of ${name}`, () => readsRight(layout));
