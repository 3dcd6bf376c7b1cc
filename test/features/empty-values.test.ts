/** An empty value in braces keeps a space after its colon, since some YAML readers reject `{ R:, A: b }`. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type Analysis, analyse, contextOn } from '../../server/src/analysis.ts';
import { completionsAt } from '../../server/src/features/completion/completion.ts';
import { fixAllAction, quickFixesAt } from '../../server/src/features/fixes/code-actions.ts';
import { formatDocument } from '../../server/src/features/format/format.ts';
import { editCell, editMatrix } from '../../server/src/features/matrix/panel-edits.ts';
import { rowKeys } from '../../server/src/features/matrix/row-keys.ts';
import { matrixState } from '../../server/src/features/matrix/view.ts';
import { refactoringsAt } from '../../server/src/features/refactor/index.ts';
import type { TextEdit } from '../../server/src/text/edit.ts';
import { edited } from '../support/editing.ts';
import { TODAY } from '../support/fixture.ts';
import { Random } from '../support/random.ts';

const context = contextOn(TODAY);

/** A colon after a plain key that strict readers take as part of the key. These texts contain no such quotes. */
const REFUSED = /:[,\]}]/;

const HEAD = `team: A
people: { ada: Ada, ben: Ben }
roles:
  eng: { title: Engineer, people: ada, measures: }
  pm: { title: Product Manager, people: ben, manages: , backup: }
`;

function formatting(analysis: Analysis): readonly TextEdit[] {
  const formatting = formatDocument(analysis);
  return formatting.refused === undefined ? formatting.edits : [];
}

function formatted(text: string): string {
  return edited(text, formatting(analyse(text, context)));
}

describe('an empty value in braces', () => {
  for (const [row, expected] of [
    ['{ activity: X, R: , A: pm }', '{ activity: X, R: , A: pm }'],
    ['{ activity: X, R:   , A: pm  }', '{ activity: X, R: , A: pm }'],
    ['{ activity: X, R: eng, A: }', '{ activity: X, R: eng, A: }'],
    ['{activity: X, R: eng, A: }', '{ activity: X, R: eng, A: }'],
    ['{ activity: X, A: , C: pm, R: eng }', '{ activity: X, R: eng, A: , C: pm }'],
    ['{ A: , activity: X, R: }', '{ activity: X, R: , A: }'],
    ['{ activity: X, acknowledged: { eng: , pm: }, R: eng }', '{ activity: X, R: eng, acknowledged: { eng: , pm: } }'],
    ['{ activity: X, x-a: [{ b: , c: }, d], R: eng }', '{ activity: X, R: eng, x-a: [{ b: , c: }, d] }'],
  ] as const) {
    it(`keeps its space when the text is formatted: ${row}`, () => {
      assert.equal(formatted(`${HEAD}raci:\n  - ${row}\n`), `${HEAD}raci:\n  - ${expected}\n`);
    });
  }

  it('keeps its space in columns', () => {
    const rows = '  - { activity: One,   R: ,    A: pm }\n  - { activity: Three, R: eng, A: pm }\n';
    assert.doesNotMatch(formatted(`${HEAD}raci:\n${rows}`), REFUSED);
  });

  it('keeps its space after every edit that Charter makes', () => {
    const random = new Random(11);
    const seen = new Map<string, number>();
    for (let round = 0; round < 30; round++) {
      const text = charterOf(random);
      assert.doesNotMatch(text, REFUSED);
      const analysis = analyse(text, context);
      for (const [what, edits] of allEdits(analysis, random)) {
        seen.set(what, (seen.get(what) ?? 0) + 1);
        const result = edited(
          text,
          [...edits].sort((a, b) => a.span.start - b.span.start),
        );
        assert.doesNotMatch(result, REFUSED, `${what}\n${text}\n→\n${result}`);
      }
    }
    for (const what of ['format', 'fix', 'refactoring', 'completion', 'cell', 'row'])
      assert.ok((seen.get(what) ?? 0) > 20, `${what}: ${seen.get(what)}`);
  });
});

/** A charter whose rows and entries have empty values, in braces, in brackets and one key per line. */
function charterOf(random: Random): string {
  const value = () => random.pick(['', '', 'eng', 'pm', '[eng, pm]', '[]', 'nobody']);
  const pairs = () => {
    const keys = ['R', 'A', 'C', 'I', 'phase', 'notes', 'acknowledged', 'foo'].filter(() => random.chance(0.5));
    const texts = keys.map(
      (key) => `${key}: ${key === 'acknowledged' && random.chance(0.5) ? '{ eng: , pm: }' : value()}`,
    );
    texts.splice(
      random.below(texts.length + 1),
      0,
      random.chance(0.9) ? `activity: W${random.below(99)}` : 'activity: ',
    );
    return texts;
  };
  const flow = () => `{ ${pairs().join(', ')} }`;
  const rows = Array.from({ length: 3 }, () =>
    random.chance(0.7) ? `  - ${flow()}\n` : `  - ${pairs().join('\n    ').replace(/ $/gm, '')}\n`,
  );
  const table = random.chance(0.2) ? `raci: [${flow()}, ${flow()}]\n` : `raci:\n${rows.join('')}`;
  const decides = `decides: { what: ${value()}, why: , how: { roles: [eng, pm], tie-break: } }\n`;
  const duties = `responsibilities:\n  - { name: Z, owner: , acknowledged: { eng: , pm: } }\n  - { owner: , name: }\n`;
  const meetings = 'agreements:\n  - { name: M, kind: , with: , owner: }\n  - { kind: , with: pm }\n';
  return `${HEAD}${decides}${table}${duties}${meetings}`;
}

function* allEdits(analysis: Analysis, random: Random): Generator<readonly [what: string, edits: readonly TextEdit[]]> {
  const { text, problems } = analysis;
  yield ['format', formatting(analysis)];
  for (const problem of problems)
    for (const { edits } of quickFixesAt(analysis, problem.span, [problem])) yield ['fix', edits];
  const all = fixAllAction(analysis);
  if (all !== undefined) yield ['fix all', all.edits];
  const offsets = [...text.matchAll(/[\p{L}{]/gu)].map(({ index }) => index);
  for (const offset of offsets.filter(() => random.chance(0.1)))
    for (const { run } of refactoringsAt(analysis, { start: offset, end: offset }))
      yield ['refactoring', run().edits ?? []];
  for (let tries = 0; tries < 6; tries++) {
    const offset = HEAD.length + random.below(text.length - HEAD.length);
    for (const { at, newText, snippet } of completionsAt(analysis, offset, { charters: [] }).slice(0, 5))
      if (!snippet && /[{,:] ?$/.test(text.slice(0, at.start))) yield ['completion', [{ span: at, newText }]];
  }
  yield* matrixEdits(analysis, random);
}

function* matrixEdits(
  analysis: Analysis,
  random: Random,
): Generator<readonly [what: string, edits: readonly TextEdit[]]> {
  const keys = rowKeys(analysis);
  const state = matrixState(analysis, 'role', keys);
  const table = 'raci';
  for (const row of keys.tables[0]?.keys ?? []) {
    const letters = ['R', 'A', 'C', 'I'].filter(() => random.chance(0.4));
    const cell = { by: 'role', table, row, column: random.pick(['eng', 'pm']) } as const;
    const answers = [
      ['cell', editCell(state, keys, cell, letters, random.chance(0.5))],
      ['cell', editMatrix(state, keys, { kind: 'acknowledge', ...cell })],
      ['row', editMatrix(state, keys, { kind: 'addRow', table, after: row, label: 'New' })],
      ['row', editMatrix(state, keys, { kind: 'phase', table, row, phase: random.pick(['', 'P']) })],
      ['row', editMatrix(state, keys, { kind: 'removeRow', table, row })],
    ] as const;
    for (const [what, answer] of answers) if (!('refused' in answer)) yield [what, answer.edits];
  }
}
