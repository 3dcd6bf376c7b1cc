import assert from 'node:assert/strict';
import { test } from 'node:test';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { matrixAs } from '../../server/src/exchange/matrix-as.ts';
import { pixels } from '../../server/src/exchange/svg-text.ts';
import { needsShared } from '../support/shared.ts';
import { elements, parsed, textOf } from './dom.ts';
import { expected, hostileCharters, matrixIn, visible } from './out.ts';

const CHARTER = `
team: Checkout
people: { priya: Priya Shah, ada: Ada Lind }
roles:
  pm: { title: Product Manager, people: priya }
  eng: { title: Engineer, people: ada }
raci:
  - { activity: Interviewing users, phase: Discovery, R: [pm, eng], A: pm }
  - { activity: Reviewing, R: eng, A: pm }
`;

/** What fast-xml-parser finds: the text of each `text` element, the names of elements and of attributes. */
interface Picture {
  readonly texts: readonly string[];
  readonly names: ReadonlySet<string>;
  readonly attributes: ReadonlySet<string>;
  readonly size: { readonly width: number; readonly height: number };
}

function picture(svg: string): Picture {
  assert.equal(XMLValidator.validate(svg), true);
  const options = { preserveOrder: true, ignoreAttributes: false, trimValues: false, parseTagValue: false };
  const tree: unknown = new XMLParser({ ...options, processEntities: true }).parse(svg);
  const texts: string[] = [];
  const names = new Set<string>();
  const attributes = new Set<string>();
  const size = { width: 0, height: 0 };
  const textIn = (node: unknown): string => {
    if (Array.isArray(node)) return node.map(textIn).join('');
    return Object.entries(Object(node))
      .map(([name, inside]) => (name === '#text' ? String(inside) : name === ':@' ? '' : textIn(inside)))
      .join('');
  };
  const walk = (nodes: unknown): void => {
    assert.ok(Array.isArray(nodes));
    for (const node of nodes) {
      for (const [name, inside] of Object.entries(Object(node))) {
        if (name === '#text') continue;
        if (name === ':@') {
          for (const [key, value] of Object.entries(Object(inside))) {
            attributes.add(key);
            if (key === '@_width') size.width = Math.max(size.width, Number(value));
            if (key === '@_height') size.height = Math.max(size.height, Number(value));
          }
          continue;
        }
        names.add(name);
        if (name === 'text') texts.push(textIn(inside));
        else walk(inside);
      }
    }
  };
  walk(tree);
  return { texts, names, attributes, size };
}

test('a picture contains the team, the roles, their people, phases, labels, letters, totals and legend', () => {
  assert.deepEqual(picture(matrixAs('svg', matrixIn(CHARTER))).texts, [
    'Checkout',
    'RACI',
    ...['R', 'Responsible Does the work.', 'A', 'Accountable Answers for the outcome: exactly one.'],
    ...['C', 'Consulted Gives input before it is done.', 'I', 'Informed Is told about it.'],
    'Activity',
    ...['Product', 'Manager', 'Priya Shah', 'Engineer', 'Ada Lind'],
    ...['Reviewing', 'A', 'R'],
    'Discovery',
    ...['Interviewing users', 'R', 'A', 'R'],
    ...['R', 'Responsible', '1', '2', 'A', 'Accountable', '2', '0'],
    ...['C', 'Consulted', '0', '0', 'I', 'Informed', '0', '0'],
  ]);
});

test('a picture consists of shapes and texts only', () => {
  const roles = Array.from({ length: 20 }, (_, at) => `r${at}: Role ${at}`).join(', ');
  const many = `roles: { ${roles} }\ncairo:\n  - { activity: a, A: r1, O: r2 }\n`;
  for (const charter of [CHARTER, many, 'team: A\nroles: { pm: P }\n']) {
    const { names } = picture(matrixAs('svg', matrixIn(charter)));
    assert.deepEqual(
      [...names].filter((name) => !['?xml', 'svg', 'title', 'g', 'rect', 'text', 'tspan'].includes(name)),
      [],
    );
  }
});

test('no part is outside the picture', () => {
  const svg = matrixAs('svg', matrixIn(CHARTER));
  const { width, height } = picture(svg).size;
  for (const [, x, y] of svg.matchAll(/<(?:text|rect) x="([\d.-]+)" y="([\d.-]+)"/g)) {
    assert.ok(Number(x) >= 0 && Number(x) < width && Number(y) >= 0 && Number(y) < height);
  }
});

test('letters outside ASCII are a little wider, and full-width letters twice as wide', () => {
  const widths = ['a', 'é', '計', '\u007f'].map((text) => pixels(text, 100));
  assert.deepEqual(widths, [59, 62, 124, 62]);
});

/** Joins the lines of a text and replaces any white space by one space. */
function squeezed(text: string): string {
  return text.replace(/\s+/g, '');
}

test('hostile texts stay texts', needsShared, () => {
  const attributes = new Set<string>();
  for (const charter of hostileCharters()) {
    const matrix = matrixIn(charter);
    const svg = matrixAs('svg', matrix);
    const found = picture(svg);
    for (const name of found.attributes) attributes.add(name);
    const all = squeezed(found.texts.join(''));
    const wanted = expected(matrix, visible);
    for (const text of [
      wanted.title,
      ...wanted.tables.flatMap(({ header, rows }) => [
        ...header,
        ...rows.flatMap(({ label, phase }) => [label, phase]),
      ]),
    ])
      assert.ok(all.includes(squeezed(text)), JSON.stringify(text));
    // The same inside a page, parsed by the rules of HTML.
    const inPage = elements(parsed(svg));
    assert.deepEqual(new Set(inPage.map(({ name }) => name)), new Set(['svg', 'title', 'rect', 'text', 'tspan', 'g']));
    assert.equal(
      squeezed(
        inPage
          .filter(({ name }) => name === 'text')
          .map(textOf)
          .join(''),
      ),
      all,
    );
  }
  assert.deepEqual(
    [...attributes].filter((name) => /^@_(?:on|href|style|class|xlink)/i.test(name)),
    [],
  );
});
