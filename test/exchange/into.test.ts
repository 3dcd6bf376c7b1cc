import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { analyse, contextOn } from '../../server/src/analysis.ts';
import { matrixOf } from '../../server/src/charter/matrix-tables.ts';
import { importInto } from '../../server/src/exchange/import/into.ts';
import { applyEdits } from '../../server/src/text/edit.ts';
import { SMALL_CHARTERS } from '../support/charters.ts';
import { mutate, Random, runs } from '../support/random.ts';
import { table } from './support.ts';

const TODAY = contextOn('2026-11-25');
const MATRIX = table('| Task | Product Manager | Ada Lind | QA |', '| Plan | A | R | C |', '| Ship | I | A/R | all |');

/** Adds a matrix to a charter; returns the new text, the counts and the notes. */
function into(charter: string, source = MATRIX): { text: string; rows: number; roles: number; notes: string[] } {
  const result = importInto(analyse(charter, TODAY), source, { fileName: 'x.md' });
  assert.ok(result.ok, result.ok ? '' : result.message);
  return {
    text: applyEdits(charter, result.edits),
    rows: result.rows,
    roles: result.roles,
    notes: result.notes.map(({ line, message }) => `${line}: ${message}`),
  };
}

function refusal(charter: string, source = MATRIX): string {
  const result = importInto(analyse(charter, TODAY), source);
  assert.ok(!result.ok);
  return result.message;
}

const NAMES = [
  '1: “Product Manager” was read as the role “pm” of the charter.',
  '1: “Ada Lind” was read as the person “ada” of the charter.',
];
const DROPPED = '4: “all” in the row “Ship”, column “QA”, was left out.';

const BLOCK = `# The team
team: T
people:
  ada: Ada Lind # she
roles:
  # first
  pm:
    title: Product Manager

raci:
  - activity: Old
    R: pm   # keep

# end
review: 2027-01-01
`;

test('adding a matrix to a charter in block style changes nothing else', () => {
  const { text, rows, roles, notes } = into(BLOCK);
  assert.equal(
    text,
    `# The team
team: T
people:
  ada: Ada Lind # she
roles:
  # first
  pm:
    title: Product Manager
  qa: QA

raci:
  - activity: Old
    R: pm   # keep
  - { activity: Plan, R: ada, A: pm, C: qa }
  - { activity: Ship, R: ada, A: ada, I: pm }

# end
review: 2027-01-01
`,
  );
  assert.deepEqual([rows, roles, notes], [2, 1, [...NAMES, DROPPED]]);
});

test('adding a matrix keeps the line ends of the charter', () => {
  const { text } = into(BLOCK.replaceAll('\n', '\r\n'));
  assert.equal(text, into(BLOCK).text.replaceAll('\n', '\r\n'));
});

test('adding a matrix to a charter in flow style keeps its style', () => {
  assert.equal(
    into('team: T\npeople: { ada: Ada Lind }\nroles: { pm: Product Manager }\nraci: [{ activity: Old, R: pm }]\n').text,
    'team: T\npeople: { ada: Ada Lind }\nroles: { pm: Product Manager, qa: QA }\n' +
      'raci: [{ activity: Old, R: pm }, { activity: Plan, R: ada, A: pm, C: qa }, { activity: Ship, R: ada, A: ada, I: pm }]\n',
  );
});

test('adding a matrix to a charter without roles and tables adds both', () => {
  assert.equal(
    into('team: T\n\nreview: 2027-01-01').text,
    `team: T

roles:
  product-manager: Product Manager
  ada-lind: Ada Lind
  qa: QA

review: 2027-01-01
raci:
  - { activity: Plan, R: ada-lind, A: product-manager, C: qa }
  - { activity: Ship, R: ada-lind, A: ada-lind, I: product-manager }
`,
  );
});

test('adding a matrix fills empty keys', () => {
  assert.equal(
    into('team: T\nroles:\nraci:\n', table('| Task | PM |', '| a | A |')).text,
    'team: T\nroles:\n  pm: PM\nraci:\n  - { activity: a, A: pm }\n',
  );
});

test('adding a matrix to an empty file makes a whole charter', () => {
  const { text, rows, roles } = into('', table('| Task | PM | Dev |', '| a | A | R |'));
  assert.equal(
    text,
    'charter: 1\n\nteam:\n  name: x\n\nroles:\n  pm: PM\n  dev: Dev\n\nraci:\n  - { activity: a, R: dev, A: pm }\n',
  );
  assert.deepEqual([rows, roles], [1, 2]);
});

test('adding a matrix does not change a row that already exists', () => {
  const { text, rows, notes } = into(BLOCK, table('| Task | pm |', '| OLD | A |', '| New | A |'));
  assert.equal(text, BLOCK.replace('# keep\n', '# keep\n  - { activity: New, A: pm }\n'));
  assert.deepEqual([rows, notes], [1, ['3: “OLD” is already in the charter and was not changed.']]);
});

test('adding a matrix that is already there changes nothing', () => {
  assert.deepEqual(into(into(BLOCK).text).text, into(BLOCK).text);
});

test('adding a matrix does not give the id of a person to a role', () => {
  const { text, notes } = into(
    'people: { qa: Quentin }\nroles: { pm: P }\n',
    table('| Task | Q.A. | pm |', '| a | A | R |'),
  );
  assert.equal(
    text,
    'people: { qa: Quentin }\nroles: { pm: P, q-a: Q.A. }\nraci:\n  - { activity: a, R: pm, A: q-a }\n',
  );
  assert.deepEqual(notes, []);
});

test('adding a matrix matches no role by a title that two roles have', () => {
  const { text, notes } = into('roles: { a: Lead, b: Lead }\n', table('| Task | Lead | b |', '| x | A | R |'));
  assert.equal(text, 'roles: { a: Lead, b: Lead, lead: Lead }\nraci:\n  - { activity: x, R: b, A: lead }\n');
  assert.deepEqual(notes, []);
});

test('adding a matrix does not mix a custom scheme with a built-in one of the same name', () => {
  const own = 'schemes: { raci: { row: task, letters: { L: { key: lead, title: Lead, is: [owner, doer] } } } }\n';
  assert.match(refusal(`team: T\nroles: { pm: P }\n${own}`), /defines its own scheme “raci”/);
});

test('adding a matrix is refused for a charter that cannot be extended', () => {
  for (const charter of [
    '{ team: T, roles: { pm: P } }',
    'team: T\nroles: [pm]\n',
    'team: T\nroles: {\n',
    '- a\n',
    'raci: none\n',
    'team: T\nroles: {] P em: E }\nraci:\n- { activ, A: pm }\n',
  ])
    assert.match(refusal(charter), /cannot be added to this charter/);
});

test('adding a source without a matrix is refused with a reason', () => {
  assert.match(refusal(BLOCK, 'hello'), /^No responsibility matrix found/);
});

test('adding several tables reuses declared and inherited roles', () => {
  const { text } = into(
    BLOCK,
    `${MATRIX}\n# DACI\n\n${table('| Decision | pm | Ada Lind | CEO |', '| Buy | D | C | A |')}`,
  );
  assert.match(text, /ceo: CEO/);
  assert.match(text, /daci:\n {2}- \{ decision: Buy, D: pm, A: ceo, C: ada \}\n$/);
});

test('adding a matrix to any charter only adds text', () => {
  fc.assert(
    fc.property(fc.nat(), fc.constantFrom('\n', '\r\n'), (seed, newLine) => {
      const random = new Random(seed);
      const whole = random.pick(SMALL_CHARTERS).replaceAll(/\r?\n/g, newLine);
      const charter = random.chance(0.4) ? whole : mutate(whole, random);
      const before = analyse(charter, TODAY);
      const result = importInto(before, MATRIX);
      if (!result.ok) return;
      const after = analyse(applyEdits(charter, result.edits), TODAY);
      // The whole previous text is still there, byte for byte and in order.
      let rest = after.text;
      for (const { span, newText } of [...result.edits].sort((a, b) => b.span.start - a.span.start)) {
        if (span.end > span.start && !/^[[{]/.test(charter.slice(span.start, span.end)))
          assert.equal(charter.trim(), '');
        assert.ok(rest.includes(newText));
        rest = rest.replace(newText, () => charter.slice(span.start, span.end));
      }
      const labels = (analysis: typeof before) =>
        matrixOf(analysis.facts, 'role').tables.flatMap(({ scheme, rows }) =>
          rows.map((row) => `${scheme.id} ${row.label}`),
        );
      const added = labels(after).filter((label) => label === 'raci Plan' || label === 'raci Ship');
      assert.equal(labels(after).length, labels(before).length + result.rows);
      assert.ok(added.length >= result.rows);
    }),
    { numRuns: runs(600), seed: 20261125 },
  );
});
