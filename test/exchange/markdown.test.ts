import assert from 'node:assert/strict';
import { test } from 'node:test';
import { marked } from 'marked';
import { matrixAs } from '../../server/src/exchange/matrix-as.ts';
import { HOSTILE_MARKDOWN } from '../support/markdown.ts';
import { needsShared } from '../support/shared.ts';
import { childrenNamed, elements, type Found, parsed, textOf } from './dom.ts';
import { expected, hostileCharters, matrixIn, type ReadMatrix, type ReadRow, visibleLine } from './out.ts';

/** Two tables, rows with and without a phase, wide characters. */
const CHARTER = `
team: Checkout
people: { priya: Priya Shah, ada: Ada Lind, ben: Ben Sato }
roles:
  pm: { title: Product Manager, people: priya }
  eng: { title: 開発者, people: [ada, ben] }
  legal: { title: Legal, external: true }
raci:
  - { activity: Interviewing users, phase: Discovery, R: [pm, eng], A: pm }
  - { activity: Reviewing, R: eng, A: pm, I: everyone }
  - { activity: Releasing, phase: Delivery, R: eng, A: pm, C: legal }
daci:
  - { decision: Choose a provider, D: pm, A: eng }
`;

test('a matrix becomes a document with a table for each scheme, its letters and its people', () => {
  assert.equal(
    matrixAs('markdown', matrixIn(CHARTER)),
    `# Checkout

## RACI

| Activity           | Product Manager | 開発者 | Legal |
| ------------------ | :-------------: | :----: | :---: |
| Reviewing          | A               | R      |       |
| **Discovery**      |                 |        |       |
| Interviewing users | R/A             | R      |       |
| **Delivery**       |                 |        |       |
| Releasing          | A               | R      | C     |

R = Responsible, A = Accountable, C = Consulted, I = Informed

- **Product Manager**: Priya Shah
- **開発者**: Ada Lind, Ben Sato

## DACI

| Decision          | Product Manager | 開発者 |
| ----------------- | :-------------: | :----: |
| Choose a provider | D               | A      |

D = Driver, A = Approver, C = Contributors, I = Informed

- **Product Manager**: Priya Shah
- **開発者**: Ada Lind, Ben Sato
`,
  );
});

test('a matrix by person names no one twice', () => {
  const text = matrixAs('markdown', matrixIn(CHARTER, 'person'));
  assert.deepEqual(text.match(/Ada Lind/g)?.length, 2);
});

test('a document states that the charter has no table', () => {
  assert.equal(
    matrixAs('markdown', matrixIn('team: A\nroles: { pm: P }\n')),
    '# A\n\nThis charter has no responsibility matrix yet.\n',
  );
});

test('a document without a team has the table as its title', () => {
  for (const team of ['', "team: '  '\n"]) {
    const text = matrixAs('markdown', matrixIn(`${team}roles: { pm: P }\nraci:\n  - { activity: a, A: pm }\n`));
    assert.ok(text.startsWith('# RACI\n\n| Activity'), text);
  }
});

test('one long label does not widen every row', () => {
  const long = 'x'.repeat(5000);
  const text = matrixAs(
    'markdown',
    matrixIn(`roles: { pm: P }\nraci:\n  - { activity: a }\n  - { activity: ${long} }\n`),
  );
  assert.ok(text.includes(`| ${long} |`));
  assert.ok(text.split('\n').every((line) => line.includes(long) || line.length < 80));
});

/** The document as `marked` renders it for a browser. */
function read(markdown: string): ReadMatrix {
  const document = parsed(marked.parse(markdown, { async: false }));
  const names = childrenNamed(document, 'h2').map(textOf);
  const tables = elements(document, 'table').map((table, at) => {
    const [header, ...lines] = elements(table, 'tr').map((row) =>
      row.children.filter((cell) => cell.name === 'td' || cell.name === 'th'),
    );
    let phase = '';
    const rows: ReadRow[] = [];
    for (const cells of lines) {
      const [label, ...rest] = cells;
      const bold = label?.children.find((child) => child.name === 'strong');
      if (bold !== undefined) phase = line(bold);
      else rows.push({ label: line(label), phase, cells: rest.map(line) });
    }
    return { name: names[at] ?? '', header: (header ?? []).map(line), rows };
  });
  return { title: textOf(childrenNamed(document, 'h1')[0]), tables };
}

function line(found: Found | undefined): string {
  return visibleLine(textOf(found));
}

function staysText(charters: readonly string[]): void {
  const allowed = new Set('h1 h2 table thead tbody tr th td strong p ul li br'.split(' '));
  for (const charter of charters) {
    const matrix = matrixIn(charter);
    const markdown = matrixAs('markdown', matrix);
    assert.deepEqual(read(markdown), expected(matrix, visibleLine), markdown);
    const document = parsed(marked.parse(markdown, { async: false }));
    assert.deepEqual(
      elements(document).filter(
        ({ name, attributes }) => !allowed.has(name) || /^on|href|src|style/.test(attributes.join()),
      ),
      [],
    );
  }
}

test('hostile texts stay texts', needsShared, () => staysText(hostileCharters()));

test('special characters of Markdown stay text in every place of a matrix', () =>
  staysText(hostileCharters(HOSTILE_MARKDOWN)));
