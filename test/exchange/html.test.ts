import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { matrixAs } from '../../server/src/exchange/matrix-as.ts';
import { needsShared } from '../support/shared.ts';
import { elements, type Found, parsed, textOf } from './dom.ts';
import { expected, hostileCharters, matrixIn, type ReadMatrix, visible, visibleLine } from './out.ts';

const CHARTER = `
team: Checkout
people: { priya: Priya Shah, ada: Ada Lind, ben: Ben Sato }
roles:
  pm: { title: Product Manager, people: priya }
  eng: { title: Engineer, people: [ada, ben] }
raci:
  - { activity: Interviewing users, phase: Discovery, R: [pm, eng], A: pm }
  - { activity: Reviewing, R: eng, A: pm }
daci:
  - { decision: Choose a provider, D: pm, A: eng }
`;

function page(charter: string): Found {
  return parsed(matrixAs('html', matrixIn(charter)));
}

function texts(inside: Found, name: string): string[] {
  return elements(inside, name).map((found) => visibleLine(textOf(found)));
}

test('a page contains the team, the tables, their people, letters and totals', () => {
  const found = page(CHARTER);
  assert.deepEqual(texts(found, 'title'), ['Checkout: RACI, DACI']);
  assert.deepEqual(texts(found, 'h1'), ['Checkout']);
  assert.deepEqual(texts(found, 'h2'), ['RACI', 'DACI']);
  assert.deepEqual(texts(found, 'caption'), ['Checkout: RACI', 'Checkout: DACI']);
  const [raci] = elements(found, 'section');
  assert.ok(raci !== undefined);
  assert.deepEqual(texts(raci, 'li'), [
    'R Responsible Does the work.',
    'A Accountable Answers for the outcome: exactly one.',
    'C Consulted Gives input before it is done.',
    'I Informed Is told about it.',
  ]);
  assert.deepEqual(
    elements(raci, 'tr').map((row) => row.children.map((cell) => visibleLine(textOf(cell))).join(' | ')),
    [
      'Activity | Product Manager Priya Shah | Engineer Ada Lind, Ben Sato',
      'Reviewing | A | R',
      'Discovery',
      'Interviewing users | R A | R',
      'R Responsible | 1 | 2',
      'A Accountable | 2 | 0',
      'C Consulted | 0 | 0',
      'I Informed | 0 | 0',
    ],
  );
});

test('every heading states what it is the heading of', () => {
  const scopes = elements(page(CHARTER), 'th').map((heading) => /scope=(\w+)/.exec(heading.attributes.join())?.[1]);
  assert.deepEqual([...new Set(scopes)].sort(), ['col', 'row', 'rowgroup']);
  assert.ok(!scopes.includes(undefined));
});

test('a letter has its meaning as a title', () => {
  const titles = elements(page(CHARTER), 'abbr').map((letter) => `${textOf(letter)} ${letter.attributes.join()}`);
  assert.ok(titles.includes('A class=owner,title=Accountable'), titles.join('\n'));
});

test('the page contains no script and loads nothing', () => {
  const html = matrixAs('html', matrixIn(CHARTER));
  const style = /<style>([\s\S]*)<\/style>/.exec(html)?.[1] ?? '';
  const hash = createHash('sha256').update(style).digest('base64');
  const policy = `content=default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'`;
  const [first] = elements(parsed(html), 'meta').filter((meta) =>
    meta.attributes.includes('http-equiv=Content-Security-Policy'),
  );
  assert.deepEqual(first?.attributes[1], policy);
  assert.ok(!/url\(|@import|https?:/.test(html));
});

test('headings of many columns are vertical', () => {
  const roles = Array.from({ length: 20 }, (_, at) => `r${at}: Role ${at}`).join(', ');
  const charter = `roles: { ${roles} }\nraci:\n  - { activity: a, A: r1 }\n`;
  assert.deepEqual(
    elements(page(charter), 'table').map((table) => table.attributes),
    [['class=dense']],
  );
});

test('a page states that the charter has no table', () => {
  assert.deepEqual(texts(page('team: A\nroles: { pm: P }\n'), 'p'), ['This charter has no responsibility matrix yet.']);
});

function read(document: Found): ReadMatrix {
  const tables = elements(document, 'section').map((section) => {
    const header = elements(section, 'thead').flatMap((head) => elements(head, 'th'));
    const rows = elements(section, 'tbody').flatMap((body) => {
      const lines = elements(body, 'tr');
      const phase = lines.find((row) => row.attributes.includes('class=phase'));
      return lines
        .filter((row) => row !== phase)
        .map(({ children: [label, ...cells] }) => ({
          label: textOf(label),
          phase: textOf(phase),
          cells: cells.map((cell) => texts(cell, 'abbr').join('/')),
        }));
    });
    return {
      name: texts(section, 'h2').join(),
      header: header.map((heading, at) => visibleLine(textOf(at === 0 ? heading : elements(heading, 'span')[0]))),
      rows,
    };
  });
  return { title: texts(document, 'h1').join(), tables };
}

test('hostile texts stay texts', needsShared, () => {
  const shapes = new Set<string>();
  for (const charter of hostileCharters()) {
    const matrix = matrixIn(charter);
    const document = parsed(matrixAs('html', matrix));
    const wanted = expected(matrix, visible);
    assert.deepEqual(read(document), {
      title: visibleLine(wanted.title),
      tables: wanted.tables.map((table) => ({ ...table, header: table.header.map(visibleLine) })),
    });
    for (const { name, attributes } of elements(document)) {
      shapes.add(`${name} ${attributes.map((one) => one.replace(/^((?:title|content|colspan)=).*/s, '$1')).join(' ')}`);
    }
  }
  assert.deepEqual([...shapes].sort(), [
    'abbr class=doer title=',
    'abbr class=informed title=',
    'abbr class=input title=',
    'abbr class=owner title=',
    'b ',
    'caption ',
    'div ',
    'h1 dir=auto',
    'h2 ',
    'li ',
    'main ',
    'meta charset=utf-8',
    'meta http-equiv=Content-Security-Policy content=',
    'meta name=referrer content=',
    'meta name=viewport content=',
    'section ',
    'span ',
    'span class=people dir=auto',
    'span class=title dir=auto',
    'style ',
    'table ',
    'tbody ',
    'td ',
    'td class=zero',
    'tfoot ',
    'th colspan= scope=rowgroup dir=auto',
    'th scope=col',
    'th scope=col dir=auto',
    'th scope=row',
    'th scope=row dir=auto',
    'thead ',
    'title ',
    'tr ',
    'tr class=phase',
    'ul class=legend',
  ]);
});
