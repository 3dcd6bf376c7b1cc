/**
 * Every edit that the tool can make, of charters in every form: what stands outside its target stays byte for byte, the
 * result parses and says what was meant, undo is exact, and a second time does no harm. What a charter says is read by
 * `yaml`, and not by the code under test.
 */
import assert from 'node:assert/strict';
import { type Analysis, analyse } from '../../server/src/analysis.ts';
import { fixAllAction, quickFixesAt } from '../../server/src/features/fixes/code-actions.ts';
import { formatDocument } from '../../server/src/features/format/format.ts';
import { refusalOf, renameableAt, renameEdits } from '../../server/src/features/navigation.ts';
import { refactoringsAt } from '../../server/src/features/refactor/index.ts';
import { faultsOf, variantsOf } from '../support/editing.ts';
import { generatedCharter } from '../support/generated.ts';
import { commentsIn, fixKeeps, formatKeeps, refactoringKeeps } from '../support/kept.ts';
import { Random } from '../support/random.ts';
import { styledCharter, withSlips } from '../support/styled.ts';
import { TROUBLED } from '../support/troubled.ts';
import { type Bench, benchOf, CONTEXT, NEW_NAME, said, sorted, whole } from './bench.ts';
import { cells, imports, roles, rows } from './edits-matrix.ts';
import { clock, Findings, type Part } from './part.ts';

export const edits: Part = {
  name: 'edits',
  title: 'Every edit that the tool can make',
  run: async (order) => {
    const over = clock(order);
    const findings = new Findings();
    const counts = new Map<string, number>();
    const random = new Random(order.seed);
    const wanted = order.short ? 8 : 300;
    let charters = 0;
    let forms = 0;
    for (; charters < wanted && !over(); charters++) {
      const charter = charterOf(charters, random);
      for (const [form, text] of variantsOf(charter)) {
        forms++;
        tryEdits(benchOf(text, random, `seed ${order.seed}, charter ${charters}, ${form}`, counts, findings));
      }
    }
    const made = [...counts].sort(([a], [b]) => (a < b ? -1 : 1));
    return {
      figures: [
        { what: `forms of ${charters} charters`, count: forms },
        ...made.map(([kind, count]) => ({ what: `edits: ${kind}`, count })),
      ],
      findings: findings.list,
    };
  },
};

function charterOf(index: number, random: Random): string {
  if (index % 8 === 7) return random.pick(TROUBLED);
  if (index % 3 === 0) return generatedCharter(random, { unknown: random.chance(0.2) });
  return index % 3 === 1 ? styledCharter(random) : withSlips(styledCharter(random), random);
}

function tryEdits(bench: Bench): void {
  fix(bench);
  fixAll(bench);
  format(bench);
  refactor(bench);
  rename(bench);
  cells(bench);
  rows(bench);
  roles(bench);
  imports(bench);
}

function fix(bench: Bench): void {
  const { analysis } = bench;
  const sound = faultsOf(analysis) === 0;
  const twice = analysis.problems.some((one) => one.code === 'duplicate-assignee');
  for (const problem of analysis.problems) {
    for (const { title, edits: made } of quickFixesAt(analysis, problem.span, [problem])) {
      bench.attempt(`${problem.code} “${title}”`, () => {
        const silences = title.startsWith('Ignore');
        const result = bench.make(silences ? 'ignore' : `fix ${problem.code}`, made);
        const after = analyse(result, CONTEXT);
        assert.ok(faultsOf(after) <= faultsOf(analysis), `the result parses:\n${result}`);
        // Who stands twice in a cell is to be mended first: each of the two is a problem of its own.
        if (sound && !silences && !(twice && problem.code === 'overlapping-letters'))
          fixKeeps(analysis, problem, title, result, '');
        if (silences && sound) {
          if (bench.data !== undefined)
            assert.deepEqual(said(result), bench.data, `a comment says nothing:\n${result}`);
          const count = (of: Analysis) => of.problems.filter(({ message }) => message === problem.message).length;
          assert.ok(count(after) < count(analysis), `the problem is silenced:\n${result}`);
        }
        // A second time there is nothing left to mend, or mending it does no harm.
        for (const again of after.problems.filter(({ code }) => code === problem.code))
          for (const one of quickFixesAt(after, again.span, [again])) if (one.title === title) whole(result, one.edits);
      });
    }
  }
}

function fixAll(bench: Bench): void {
  bench.attempt('fix all', () => {
    let { analysis } = bench;
    for (let round = 0; ; round++) {
      const action = fixAllAction(analysis);
      if (action === undefined) return;
      assert.ok(round < 20, 'fixing ends');
      const result = round === 0 ? bench.make('fix all', action.edits) : whole(analysis.text, action.edits);
      const after = analyse(result, CONTEXT);
      assert.ok(faultsOf(after) <= faultsOf(analysis), `the result parses:\n${result}`);
      analysis = after;
    }
  });
}

function format(bench: Bench): void {
  bench.attempt('format', () => {
    const formatting = formatDocument(bench.analysis);
    if (formatting.refused !== undefined) return;
    const result = bench.make('format', formatting.edits);
    if (bench.data !== undefined) assert.deepEqual(sorted(said(result)), sorted(bench.data), result);
    formatKeeps(bench.text, 'format');
  });
}

function refactor(bench: Bench): void {
  const { analysis, text } = bench;
  const seen = new Set<string>();
  for (const { index: offset } of text.matchAll(/(?<![\w-])[\p{L}"'{]/gu)) {
    for (const { title, run } of refactoringsAt(analysis, { start: offset, end: offset })) {
      if (seen.has(title)) continue;
      seen.add(title);
      bench.attempt(title, () => {
        const { edits: made } = run();
        if (made === undefined) return;
        const result = bench.make(`refactoring: ${title.replace(/ .*/s, '')}`, made);
        refactoringKeeps(analysis, title, result, `${title}\n→\n${result}`);
        if (title.startsWith('Write') && bench.data !== undefined)
          assert.deepEqual(sorted(said(result)), sorted(bench.data), result);
        const again = analyse(result, CONTEXT);
        const repeated = refactoringsAt(again, { start: offset, end: offset }).find((one) => one.title === title);
        const twice = repeated?.run().edits;
        if (twice !== undefined) refactoringKeeps(again, title, whole(result, twice), `${title} twice\n→\n${result}`);
      });
    }
  }
}

function rename(bench: Bench): void {
  const { analysis, text } = bench;
  const seen = new Set<string>();
  for (const { index: offset } of text.matchAll(/(?<![\w-])[\p{L}"']/gu)) {
    const found = renameableAt(analysis, offset);
    const id = found && `${found.subject.kind} ${found.subject.key}`;
    if (found === undefined || id === undefined || seen.has(id)) continue;
    seen.add(id);
    bench.attempt(`rename ${id}`, () => {
      assert.equal(refusalOf(analysis, found.subject, NEW_NAME), undefined);
      const made = renameEdits(analysis, found.subject, found.text, NEW_NAME);
      const result = bench.make(`rename a ${found.subject.kind}`, made);
      const after = analyse(result, CONTEXT);
      assert.equal(faultsOf(after), faultsOf(analysis), result);
      assert.deepEqual(commentsIn(after), commentsIn(analysis), result);
      // Back again, everything that was named by this spelling is named by it once more.
      const [first] = made;
      const back = first && renameableAt(after, first.span.start + 1);
      if (bench.data === undefined || back === undefined) return;
      const restored = whole(result, renameEdits(after, back.subject, NEW_NAME, found.text));
      assert.deepEqual(said(restored), bench.data, `there and back again:\n${result}\n→\n${restored}`);
    });
  }
}
