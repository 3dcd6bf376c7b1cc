/** Which edits are accepted as a refactoring, judged by the charter that they produce. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type Analysis, analyse, contextOn } from '../../server/src/analysis.ts';
import { NOTHING_INHERITED } from '../../server/src/charter/names.ts';
import type { EditOutcome } from '../../server/src/features/edit-outcome.ts';
import { commitmentOfRow } from '../../server/src/features/refactor/acknowledge.ts';
import { refactorActionsAt, refactoringsAt } from '../../server/src/features/refactor/index.ts';
import { phasesOf } from '../../server/src/features/refactor/move-row.ts';
import { judged, judgedText, only } from '../../server/src/features/refactor/outcome.ts';
import { insert, replace, type TextEdit } from '../../server/src/text/edit.ts';
import { edited } from '../support/editing.ts';
import { TODAY } from '../support/fixture.ts';

const TEXT = `team: T # one
roles: { a: A, b: B }
raci:
  - { activity: One, R: a, A: a } #a
  #b
  - { activity: Two, R: b, A: b }
daci:
  - { decision: One, D: a, A: a }
  - { decision: Two, D: b, A: b }
`;

function open(text: string, previous?: Analysis): Analysis {
  return analyse(text, contextOn(TODAY), previous);
}

/** Replaces the first occurrence of a text. */
function instead({ text }: Analysis, old: string, now: string): TextEdit {
  const start = text.indexOf(old);
  assert.notEqual(start, -1, old);
  return replace(start, start + old.length, now);
}

const WRITTEN = 'That cannot be written here. Change it in the text.';
const MORE = 'This change would affect other parts of the charter. Change it in the text.';
const REPEATED = 'This is repeated from elsewhere in the charter. Change it in the text.';

describe('edits of a refactoring', () => {
  const judge = (analysis: Analysis, ...edits: readonly TextEdit[]): EditOutcome =>
    judgedText(analysis, edits, () => []);

  it('are accepted if they keep the meaning, even next to each other, and are sorted by place', () => {
    const analysis = open(TEXT);
    const [key, value] = [instead(analysis, 'R:', '"R":'), instead(analysis, ' a, A: a }', ' "a", A: a }')];
    assert.deepEqual(judge(analysis, value, key).edits, [key, value]);
    const start = insert(0, '"x-y": z\n');
    assert.deepEqual(judge(analysis, start).edits, [start]);
  });

  it('are refused if two of them overlap', () => {
    const analysis = open(TEXT);
    const edit = instead(analysis, 'R:', '"R":');
    assert.deepEqual(judge(analysis, edit, edit), { refused: REPEATED });
  });

  it('are refused if they change the meaning of a row, except in the parts that may change', () => {
    const analysis = open(TEXT);
    const edit = instead(analysis, 'One, R: a', 'One, R: b');
    const rows = analysis.facts.tables.flatMap(({ rows }) => rows.all().map(({ row }) => row));
    const pass = (part: 'letters' | 'rest', row: number) =>
      judgedText(analysis, [edit], only(analysis, part, rows.slice(row, row + 1)));
    assert.deepEqual(judge(analysis, edit), { refused: MORE });
    assert.deepEqual(pass('letters', 0), { edits: [edit] });
    assert.deepEqual(pass('rest', 0), { refused: MORE });
    for (const row of [1, 2, 3]) assert.deepEqual(pass('letters', row), { refused: MORE });
  });

  it('are refused if they change a comment or make valid text invalid', () => {
    const analysis = open(TEXT);
    for (const [old, now, refused] of [
      [' # one', '', WRITTEN],
      ['# one', '# 1', WRITTEN],
      ['#a\n  #b', '#a#b', WRITTEN],
      ['}\nraci', '} # more\nraci', WRITTEN],
      ['{ a: A', '{ "a: A', MORE],
    ] as const) {
      assert.deepEqual(judge(analysis, instead(analysis, old, now)), { refused }, old);
    }
    const moved = instead(analysis, '#a\n  #b', '#b\n  #a');
    assert.deepEqual(judge(analysis, moved), { edits: [moved] });
  });

  it('are refused in invalid text only if they break more of it', () => {
    const analysis = open(`x-y: "z\n${TEXT}`);
    const good = instead(analysis, 'R:', '"R":');
    assert.deepEqual(judge(analysis, good), { edits: [good] });
    assert.deepEqual(judge(analysis, instead(analysis, 'team: T', 'team: [T')), { refused: WRITTEN });
    const mended = instead(analysis, '"z', 'z');
    assert.deepEqual(judge(analysis, mended), { edits: [mended] });
  });

  it('are refused if the result is not the intended one', () => {
    const analysis = open(TEXT);
    const edit = instead(analysis, 'roles: { a: A', 'roles: { a: C');
    const title = (wanted: string) =>
      judgedText(
        analysis,
        [edit],
        () => [],
        ({ names }) => names.roles[0]?.title === wanted,
      );
    assert.deepEqual(title('C'), { edits: [edit] });
    assert.deepEqual(title('A'), { refused: WRITTEN });
  });

  it('are accepted if empty, for any analysis', () => {
    const before = open(TEXT);
    const analysis = open(`${TEXT}  - { decision: Three, D: a, A: a } # four\n`, before);
    assert.deepEqual(judge(analysis), { edits: [] });
  });

  it('are refused if they belong to another charter, or if none are left', () => {
    const [analysis, other] = [open(TEXT), open('team: T\n')];
    const [block] = other.document.blocks.all();
    assert.ok(block !== undefined);
    assert.deepEqual(judged(analysis, [{ block, ...insert(0, '# x\n') }]), { refused: REPEATED });
    assert.deepEqual(judged(analysis, []), { refused: REPEATED });
  });
});

describe('refactorings at a place', () => {
  it('include all that succeed, or those that change no other row', () => {
    const analysis = open(TEXT.replace('#a', '#a # charter-ignore-line x'));
    const offset = analysis.text.indexOf('One');
    const range = { start: offset, end: offset };
    const actions = (wide?: boolean) => refactorActionsAt(analysis, range, wide);
    const titles = (wide?: boolean) => actions(wide).map((one) => one.title);
    assert.deepEqual(
      refactoringsAt(analysis, range).map((one) => one.title),
      [
        'Acknowledge “One” as “a” (RA)',
        'Spell “One” with words',
        'Write “One” with one key per line',
        'Spell every row of raci with words',
        'Write every row of raci with one key per line',
      ],
    );
    const near = ['Acknowledge “One” as “a” (RA)', 'Spell “One” with words'];
    const wide = ['Spell every row of raci with words', 'Write every row of raci with one key per line'];
    assert.deepEqual(titles(), [...near, ...wide]);
    assert.deepEqual(titles(true), [...near, ...wide]);
    assert.deepEqual(titles(false), near);
    const [first] = actions();
    const { edits = [], ...rest } = first ?? {};
    assert.deepEqual(rest, { title: near[0], kind: 'refactor.rewrite', problems: [], preferred: false });
    assert.match(edited(analysis.text, edits), /acknowledged: \{ a: RA 2026-11-24 \} \} #a/);
  });

  /** A text after Ada Lind is declared, or the reason that she cannot be. */
  const declared = (text: string, inherited = NOTHING_INHERITED) => {
    const analysis = analyse(text, { ...contextOn(TODAY), inherited });
    const start = text.indexOf('Ada Lind');
    const found = refactoringsAt(analysis, { start, end: start });
    const outcome = found.find((one) => one.title === 'Declare “Ada Lind” under “people” as “ada”')?.run();
    return outcome?.refused ?? edited(text, outcome?.edits ?? []);
  };

  it('declare people before the roles, after the opening comment', () => {
    for (const head of ['\ufeff', '\ufeff# Ours\n', '# Ours\n', '#\n#\n', 'team: A\n# Of the team\n\n'])
      assert.equal(
        declared(`${head}roles: { a: { title: A, people: [Ada Lind] } }\n`),
        `${head}people:\n  ada: Ada Lind\n\nroles: { a: { title: A, people: [ada] } }\n`,
      );
  });

  it('declare people of inherited roles only if their place is clear', () => {
    const { reading } = open('roles: { lead: { title: Lead, people: [Ada Lind] } }\n');
    const inherited = { ...NOTHING_INHERITED, roles: reading.charter.roles };
    const text = 'team: T\nraci:\n  - { activity: One, R: Ada Lind, A: lead }\n';
    const now = `people: { ada: Ada Lind }\n${text.replace('Ada Lind', 'ada')}`;
    assert.equal(declared(`people: {}\n${text}`, inherited), now);
    assert.equal(declared(text, inherited), REPEATED);
  });

  it('are empty for a row or table that does not exist', () => {
    const analysis = open(TEXT);
    assert.deepEqual(phasesOf(analysis, 2), []);
    for (const place of [
      { table: 0, row: 2 },
      { table: 2, row: 0 },
    ])
      assert.equal(commitmentOfRow(analysis, place), undefined);
  });
});
