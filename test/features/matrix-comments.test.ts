/** Comments next to a letter stay when the letter changes or is removed. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { analyse } from '../../server/src/analysis.ts';
import { editCell } from '../../server/src/features/matrix/panel-edits.ts';
import { applyEdits } from '../../server/src/text/edit.ts';
import { inverse } from '../support/editing.ts';
import { commentTexts, lettersOf } from '../support/kept.ts';
import { CONTEXT, open, TEAM } from '../support/matrix.ts';
import { Random, runs } from '../support/random.ts';

/** The rows after a cell in the first row is set. */
function set(rows: string, column: string, letters: string): string {
  const { keys, state, cell } = open(TEAM + rows);
  const answer = editCell(state, keys, cell(0, column), letters.split(''), false);
  return answer.refused !== undefined ? answer.refused : applyEdits(TEAM + rows, answer.edits).slice(TEAM.length);
}

test('a comment next to a removed name stays with the remaining names', () => {
  const block = '- activity: Roadmap\n  A: pm # her\n  C: # why\n    - eng # one\n    - lead # two\n';
  assert.equal(
    set(block, 'pm', ''),
    '- activity: Roadmap\n  A: [] # her\n  C: # why\n    - eng # one\n    - lead # two\n',
  );
  assert.equal(set(block, 'eng', ''), '- activity: Roadmap\n  A: pm # her\n  C: # why\n    # one\n    - lead # two\n');
  const last = '- C: # why\n    - eng # one\n  activity: Roadmap\n';
  assert.equal(set(last, 'eng', ''), '- C: [] # why\n    # one\n  activity: Roadmap\n');
  assert.equal(set('- activity: Roadmap\n  A: [] # her\n', 'pm', 'A'), '- activity: Roadmap\n  A: [pm] # her\n');
  const flow = '- { activity: Roadmap, # a\n    R: [eng, # b\n      lead], # c\n    A: pm } # d\n';
  assert.equal(set(flow, 'eng', ''), '- { activity: Roadmap, # a\n    R: [ # b\n      lead], # c\n    A: pm } # d\n');
  assert.equal(set(flow, 'lead', ''), '- { activity: Roadmap, # a\n    R: [eng # b\n      ], # c\n    A: pm } # d\n');
  assert.equal(
    set(flow, 'pm', ''),
    '- { activity: Roadmap, # a\n    R: [eng, # b\n      lead], # c\n    A: [] } # d\n',
  );
});

test(`${runs(1_000)} random cell edits of rows full of comments lose no comment`, () => {
  let made = 0;
  let kept = 0;
  for (let seed = 1; made < runs(1_000); seed++) {
    const random = new Random(seed);
    const eol = random.pick(['\n', '\n', '\r\n']);
    const text = rowsFullOfComments(random).replaceAll('\n', eol);
    const { analysis, keys, state, cell } = open(text);
    const [table] = state.view.tables;
    assert.ok(table !== undefined && analysis.document.blocks.all().every(({ faults }) => faults.length === 0), text);
    const column = random.pick(table.columns).id;
    const row = random.below(table.rows.length);
    const held = lettersOf(analysis, 'role').get(`0 ${row} ${column}`) ?? '';
    const letters = random.chance(0.5) && held !== '' ? [] : random.pick(['R', 'A', 'C', 'I', 'RA']).split('');
    const answer = editCell(state, keys, cell(row, column), letters, false);
    if (answer.refused !== undefined) continue;
    made++;
    if (letters.length === 0 && held !== '') kept++;
    const after = applyEdits(text, answer.edits);
    const about = `seed ${seed}: ${column} of row ${row} to ${letters.join('')}\n${text}\n=>\n${after}`;
    assert.deepEqual(commentTexts(after).sort(), commentTexts(text).sort(), about);
    const expected = lettersOf(analysis, 'role');
    expected.delete(`0 ${row} ${column}`);
    if (letters.length > 0) expected.set(`0 ${row} ${column}`, letters.join(''));
    assert.deepEqual([...lettersOf(analyse(after, CONTEXT), 'role')].sort(), [...expected].sort(), about);
    assert.equal(/[^\r]\n/.test(after), eol === '\n', `line ends are mixed: ${about}`);
    assert.equal(applyEdits(after, inverse(text, answer.edits)), text, about);
  }
  assert.ok(kept > runs(150), `only ${kept} edits emptied a cell`);
});

/** Rows in every style whose lines end in numbered comments. */
function rowsFullOfComments(random: Random): string {
  let number = 0;
  const note = () => (random.chance(0.7) ? ` # ${++number}, it's "odd" [` : '');
  /** A place in braces or brackets that may contain a line break. */
  const gap = () => (random.chance(0.5) ? `${note()}\n        ` : ' ');
  const names = () => ['pm', 'eng', 'lead', 'legal', '"pm"'].filter(() => random.chance(0.4)).slice(0, 3);
  const list = (who: readonly string[]) =>
    `[${gap()}${who.map((one, at) => (at === 0 ? one : `,${gap()}${one}`)).join('')}${gap()}]`;
  let text = TEAM;
  for (let row = 1 + random.below(3); row > 0; row--) {
    const pairs = ['R', 'A', 'C', 'I'].map((letter) => [letter, names()] as const).filter(([, who]) => who.length > 0);
    const activity = `activity: "Row # ${row}"`;
    if (random.chance(0.4)) {
      const parts = [activity, ...pairs.map(([letter, who]) => `${letter}: ${list(who)}`)];
      text += `  - {${gap()}${parts.map((one, at) => (at === 0 ? one : `,${gap()}${one}`)).join('')}${gap()}}${note()}\n`;
      continue;
    }
    const lines = pairs.map(([letter, who]) => {
      if (who.length === 1 && random.chance(0.5)) return `${letter}: ${who[0]}${note()}`;
      if (random.chance(0.4)) return `${letter}: ${list(who)}${note()}`;
      return `${letter}:${note()}\n${who.map((one) => `    - ${one}${note()}`).join('\n')}`;
    });
    lines.splice(random.below(lines.length + 1), 0, `${activity}${note()}`);
    text += `  - ${lines.join('\n    ')}\n`;
  }
  return text;
}
