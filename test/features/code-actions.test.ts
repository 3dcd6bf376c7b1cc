import assert from 'node:assert/strict';
import { test } from 'node:test';
import { analyse, contextOn } from '../../server/src/analysis.ts';
import { canIgnore, ignoreInFile, ignoreOnLine } from '../../server/src/features/fixes/add-ignore-comment.ts';
import { fixAllAction, quickFixesAt } from '../../server/src/features/fixes/code-actions.ts';
import { safeFixes } from '../../server/src/features/fixes/fix-all.ts';
import { ANCHOR_CHARTER, BLOCK_CHARTER, SMALL_CHARTERS } from '../support/charters.ts';
import { edited, faultsOf, marked, variantsOf } from '../support/editing.ts';
import { TODAY } from '../support/fixture.ts';
import { mutate, Random, runs } from '../support/random.ts';

const context = contextOn(TODAY);

const HEAD = 'team: A\nroles: { pm: Product Manager, em: Engineering Manager }\n';

/** The action titles at the caret; a star marks preferred ones. */
function titles(text: string): string[] {
  const { analysis, range } = marked(text);
  return quickFixesAt(analysis, range).map(({ title, preferred }) => (preferred ? `${title} *` : title));
}

/** The text after the action with this title. */
function after(text: string, title: string): string {
  const { analysis, range } = marked(text);
  const action = quickFixesAt(analysis, range).find((one) => one.title === title);
  assert.ok(action, `“${title}” is offered, of ${titles(text).join(' | ')}`);
  return edited(analysis.text, action.edits);
}

test('offers every fix of a problem at the caret, marks the preferred one, then offers ignore comments', () => {
  assert.deepEqual(titles(`${HEAD}raci:\n  - { activity: Wor$0k, R: pm, I: em }\n`), [
    'Make “pm” accountable too *',
    'Make “em” accountable',
    'Ignore “missing-owner” on this line',
    'Ignore “missing-owner” in this file',
  ]);
});

test('offers only fixes of one problem in a long piece of YAML', () => {
  const offered = (length: number) =>
    titles(
      `? team\n: A\nroles: { pm: PM }\nraci: [{ activity: W$0ork, R: pm }, { activity: More, R: pm }]\nx-long: ${'x'.repeat(length)}\n`,
    );
  assert.deepEqual(offered(99_000).slice(-3), [
    'Fix all 2 “missing-owner” problems',
    'Ignore “missing-owner” on this line',
    'Ignore “missing-owner” in this file',
  ]);
  assert.deepEqual(offered(100_000), ['Make “pm” accountable too *']);
});

test('offers nothing where no problem is', () => {
  assert.deepEqual(titles(`${HEAD}raci:\n  - { activity: Work, R: pm, A: pm, I: e$0m }\n`), []);
});

test('offers fixes for the problems of a selection, and for all problems of a kind at once', () => {
  const text = `${HEAD}raci:\n$1  - { activity: One, R: pm, I: em }\n  - { activity: Two, R: em, I: pm }\n$2  - { activity: Three, R: em, I: pm }\n`;
  assert.ok(titles(text).includes('Fix all 3 “missing-owner” problems'));
  assert.equal(
    after(text, 'Fix all 3 “missing-owner” problems'),
    `${HEAD}raci:\n  - { activity: One, R: pm, A: pm, I: em }\n  - { activity: Two, R: em, A: em, I: pm }\n  - { activity: Three, R: em, A: em, I: pm }\n`,
  );
});

test('does not offer to ignore a structure fault', () => {
  const offered = titles('team: A\nteam$0: B\nroles: { pm: P }\n');
  assert.deepEqual(
    offered.filter((title) => title.startsWith('Ignore')),
    [],
  );
});

const ON_LINE = 'Ignore “missing-owner” on this line';

const placements: readonly (readonly [string, string, string])[] = [
  [
    'after a row in braces',
    '  - { activity: Wor$0k, R: pm, I: em }\n',
    '  - { activity: Work, R: pm, I: em }  # charter-ignore-line missing-owner\n',
  ],
  [
    'after a label in block style',
    '  - activity: Wor$0k  \n    R: pm\n    I: em\n',
    '  - activity: Work  # charter-ignore-line missing-owner\n    R: pm\n    I: em\n',
  ],
  [
    'inside braces of several lines',
    '  - { activity: Wor$0k,\n      R: pm, I: em }\n',
    '  - { activity: Work,  # charter-ignore-line missing-owner\n      R: pm, I: em }\n',
  ],
  [
    'above a line that has a comment',
    '  - activity: Wor$0k # note\n    R: pm\n    I: em\n',
    '  # charter-ignore-next-line missing-owner\n  - activity: Work # note\n    R: pm\n    I: em\n',
  ],
  [
    'above a multi-line scalar',
    '  - activity: "Wor$0k\n      more"\n    R: pm\n    I: em\n',
    '  # charter-ignore-next-line missing-owner\n  - activity: "Work\n      more"\n    R: pm\n    I: em\n',
  ],
  [
    'above a block scalar',
    '  - R: pm\n    activity: |\n      Wor$0k\n    I: em\n',
    '  - R: pm\n    # charter-ignore-next-line missing-owner\n    activity: |\n      Work\n    I: em\n',
  ],
  [
    'in an existing comment',
    '  - { activity: Wor$0k, R: pm, I: em } # charter-ignore-line isolated-row -- a reason\n',
    '  - { activity: Work, R: pm, I: em } # charter-ignore-line isolated-row missing-owner -- a reason\n',
  ],
  [
    'in a comment above',
    '  # charter-ignore-next-line isolated-row, many-informed\n  - { activity: Wor$0k, R: pm, I: em }\n',
    '  # charter-ignore-next-line isolated-row, many-informed, missing-owner\n  - { activity: Work, R: pm, I: em }\n',
  ],
  [
    'after the last row without a newline',
    '  - { activity: Wor$0k, R: pm, I: em }',
    '  - { activity: Work, R: pm, I: em }  # charter-ignore-line missing-owner',
  ],
];

for (const [where, text, expected] of placements) {
  test(`writes the comment that ignores a line ${where}`, () => {
    assert.equal(after(`${HEAD}raci:\n${text}`, ON_LINE), `${HEAD}raci:\n${expected}`);
  });
}

test('writes the comment for the file below the head of the file, and adds further codes to it', () => {
  const row = 'raci:\n  - { activity: Wor$0k, R: pm, I: em }\n';
  const plain = row.replace('$0', '');
  const title = 'Ignore “missing-owner” in this file';
  assert.equal(after(HEAD + row, title), `# charter-ignore-file missing-owner\n${HEAD}${plain}`);
  assert.equal(
    after(`# The charter\n# of a team\n\n${HEAD}${row}`, title),
    `# The charter\n# of a team\n# charter-ignore-file missing-owner\n\n${HEAD}${plain}`,
  );
  assert.equal(
    after(`# charter-ignore-file isolated-row -- no\n${HEAD}${row}`, title),
    `# charter-ignore-file isolated-row missing-owner -- no\n${HEAD}${plain}`,
  );
});

test('fixes all safe problems at once and leaves the others', () => {
  const text = `${HEAD}raci:\n  - { activity: One, R: [pm, pm], A: pm, I: em, note: x }\n  - { activity: Two, R: em, I: pm }\n`;
  const analysis = analyse(text, context);
  const action = fixAllAction(analysis);
  assert.equal(action?.title, 'Apply the safe fixes of 2 problems');
  assert.equal(
    edited(text, action.edits),
    `${HEAD}raci:\n  - { activity: One, R: [pm], A: pm, I: em, notes: x }\n  - { activity: Two, R: em, I: pm }\n`,
  );
  assert.equal(fixAllAction(analyse('team: A\nroles: { pm: P }\n', context)), undefined);
});

/** Charters with problems that have safe fixes and problems that do not. */
const TROUBLED = [
  `${HEAD}raci:\n  - { activity: One, R: [pm, pm, pm, em, em], A: [pm, pm], I: em, note: x, fase: y }\n# charter-ignore-file idle-role, many-informed isolated-row\n`,
  'team: A\nroles: { pm: { titel: P }, em: { title: E, profil: engineering-manger } }\nagreements:\n- name: x\n  kind: retrospectiv\n  evry: week\nrules: { mising-owner: off, isolated-row: hnt }\nraci:\n  - activity: A\n    R: [pm,\n      pm]\n    R: pm\n    A:\n      - em\n      - em # again\n',
  ...SMALL_CHARTERS,
];

test('repeating safe fixes ends with valid text and no safe fixes left', () => {
  for (const charter of TROUBLED) {
    for (const [form, text] of variantsOf(charter)) {
      let analysis = analyse(text, context);
      const faults = faultsOf(analysis);
      let rounds = 0;
      for (let joint = safeFixes(analysis); joint.edits.length > 0; joint = safeFixes(analysis)) {
        analysis = analyse(edited(analysis.text, joint.edits), context);
        assert.ok(++rounds < 10, `${form}: an end of ${JSON.stringify(text)}`);
      }
      assert.equal(faultsOf(analysis), faults, `${form}: ${JSON.stringify(analysis.text)}`);
      assert.deepEqual(safeFixes(analyse(analysis.text, context)).edits, []);
    }
  }
});

test('an ignore comment silences its problem, breaks nothing, and leaves the other text unchanged', () => {
  const random = new Random(20261125);
  let placedCount = 0;
  for (let round = 0; round < runs(300); round++) {
    const base = random.pick([BLOCK_CHARTER, ANCHOR_CHARTER, ...TROUBLED]);
    const [form, variant] = random.pick(variantsOf(base));
    const text = round % 3 === 0 ? variant : mutate(variant, random);
    const analysis = analyse(text, context);
    const silenceable = analysis.problems.filter(canIgnore);
    if (silenceable.length === 0) continue;
    const problem = random.pick(silenceable);
    for (const edit of [ignoreOnLine(analysis, problem), ignoreInFile(analysis, problem)]) {
      if (edit === undefined) continue;
      placedCount++;
      const result = analyse(edited(text, [edit]), context);
      const where = () => `${form}, ${problem.code}: ${JSON.stringify(result.text)}`;
      assert.equal(faultsOf(result), faultsOf(analysis), where());
      const by = edit.span.end <= problem.span.start ? result.text.length - text.length : 0;
      const still = result.problems.filter(
        (one) => one.code === problem.code && one.span.start === problem.span.start + by,
      );
      assert.deepEqual(still, [], where());
      const wanted = new Set([...analysis.problems, ...analysis.ignored].map((one) => one.code));
      for (const one of result.problems) assert.ok(wanted.has(one.code), `${one.code} is new: ${where()}`);
    }
  }
  assert.ok(placedCount > runs(300), `${placedCount} comments were placed`);
});

test('ignore comments can silence every problem of a charter in every style', () => {
  for (const charter of TROUBLED) {
    for (const [form, text] of variantsOf(charter)) {
      const analysis = analyse(text, context);
      for (const problem of analysis.problems.filter(canIgnore)) {
        assert.ok(ignoreOnLine(analysis, problem), `${form}: ${problem.code} in ${JSON.stringify(text)}`);
        assert.ok(ignoreInFile(analysis, problem), `${form}: ${problem.code} in ${JSON.stringify(text)}`);
      }
    }
  }
});
