/** Fixing several problems at once: fixes of the requested kind that keep the text valid and do not overlap. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type Analysis, analyse, contextOn } from '../../server/src/analysis.ts';
import type { Problem } from '../../server/src/checking/problems.ts';
import { editsOfFix, fixesOfKind, isSound, safeFixes } from '../../server/src/features/fixes/fix-all.ts';
import type { Fix } from '../../server/src/rules/rule.ts';
import { applyEdits, insert, replace } from '../../server/src/text/edit.ts';
import type { Block } from '../../server/src/yaml/document.ts';
import { TODAY } from '../support/fixture.ts';

const TEXT = `team: T
roles: { a: A, b: B }
raci:
  - { activity: One, R: [a, a], A: [a, b] }
  - { activity: Two, R: [b, b], I: a }
`;

function open(text: string): Analysis {
  return analyse(text, contextOn(TODAY));
}

/** The block that contains a text. */
function blockWith({ document }: Analysis, part: string): Block {
  const block = [...document.blocks].find((one) => one.text.includes(part));
  assert.ok(block !== undefined);
  return block;
}

/** A problem with one fix that replaces the first occurrence of a text. */
function fixedBy(analysis: Analysis, old: string, now: string, more: Partial<Fix> = {}): Problem {
  const [problem] = analysis.problems;
  assert.ok(problem !== undefined);
  const block = blockWith(analysis, old);
  const start = block.text.indexOf(old);
  const edits = old === now ? [] : [{ block, ...replace(start, start + old.length, now) }];
  const fixes = () => [{ title: `${old} to ${now}`, edits, preferred: true, safe: true, ...more }];
  const rule = { ...problem.rule, fixesSafely: true as const };
  return { ...problem, rule, finding: { ...problem.finding, fixes } };
}

describe('fixing several problems', () => {
  it('applies the preferred fixes of one rule, or all safe fixes', () => {
    const analysis = open(TEXT);
    const rows = ({ edits }: ReturnType<typeof safeFixes>) => applyEdits(TEXT, edits).split('\n').slice(3, 5);
    assert.deepEqual(rows(fixesOfKind(analysis, 'duplicate-assignee')), [
      '  - { activity: One, R: [a], A: [a, b] }',
      '  - { activity: Two, R: [b], I: a }',
    ]);
    assert.deepEqual(rows(fixesOfKind(analysis, 'missing-owner')), [
      '  - { activity: One, R: [a, a], A: [a, b] }',
      '  - { activity: Two, R: [b, b], I: a }',
    ]);
    assert.deepEqual(
      fixesOfKind(analysis, 'duplicate-assignee').problems.map((one) => one.code),
      ['duplicate-assignee', 'duplicate-assignee'],
    );
    assert.deepEqual(fixesOfKind(analysis, 'none'), { edits: [], problems: [] });
    assert.deepEqual(rows(safeFixes(analysis)), rows(fixesOfKind(analysis, 'duplicate-assignee')));
    assert.deepEqual(safeFixes(analysis, []), { edits: [], problems: [] });
  });

  it('leaves out fixes that do harm, that do nothing, or that were not requested', () => {
    const analysis = open(TEXT);
    const [good, bad] = [fixedBy(analysis, 'One', '1st'), fixedBy(analysis, 'Two', '"2nd')];
    assert.deepEqual(safeFixes(analysis, [good]).problems, [good]);
    assert.deepEqual(safeFixes(analysis, [bad, good]).problems, [good]);
    assert.equal(applyEdits(TEXT, safeFixes(analysis, [bad, good]).edits), TEXT.replace('One', '1st'));
    assert.deepEqual(safeFixes(analysis, [bad]), { edits: [], problems: [] });
    assert.deepEqual(safeFixes(analysis, [fixedBy(analysis, 'One', 'One'), good]).problems, [good]);
    for (const more of [{ preferred: false }, { safe: false }])
      assert.deepEqual(safeFixes(analysis, [fixedBy(analysis, 'One', '1st', more)]).problems, []);
    assert.deepEqual(safeFixes(analysis, [good, fixedBy(analysis, 'One, R', 'x, R')]).problems, [good]);
  });

  it('leaves out only the harmful fixes, wherever they are', () => {
    const words = Array.from({ length: 13 }, (_, number) => `w${number}x`);
    const text = `team: T\nroles: { a: A }\nraci:\n  - { activity: Zero }\n${words.map((word) => `  - { activity: ${word}, R: a, A: a }\n`).join('')}`;
    const analysis = open(text);
    for (const harmful of [[0], [6], [12], [3, 4, 11], [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]]) {
      const problems = words.map((word, at) =>
        fixedBy(analysis, word, harmful.includes(at) ? `"${word}` : `new ${word}`),
      );
      const good = problems.filter((_, at) => !harmful.includes(at));
      assert.deepEqual(safeFixes(analysis, problems).problems, good);
    }
  });

  it('applies all edits of a fix or none, even if one edit alone would be harmful or harmless', () => {
    const text = TEXT.replace('One', '&who One').replace('Two', '&who Two').replace('I: a', 'I: *who');
    const analysis = open(text);
    const [one, two, alias] = [
      fixedBy(analysis, '&who One', 'One'),
      fixedBy(analysis, '&who Two', 'Two'),
      fixedBy(analysis, '*who', 'a'),
    ];
    const result = (...problems: readonly Problem[]) => applyEdits(text, safeFixes(analysis, problems).edits);
    assert.equal(result(one), text.replace('&who ', ''));
    assert.equal(result(two), text.replace('&who Two', 'Two'));
    assert.deepEqual(safeFixes(analysis, [one, two]), { edits: [], problems: [] });
    assert.equal(result(one, two, alias), TEXT);
    const named = open(TEXT.replace('One', '&who One').replace('I: a', 'I: *who'));
    const both = [fixedBy(named, '&who One', 'One'), fixedBy(named, '*who', 'a')] as const;
    assert.deepEqual(safeFixes(named, [both[0]]), { edits: [], problems: [] });
    assert.deepEqual(safeFixes(named, both).problems, both);
  });
});

describe('text after edits', () => {
  it('is valid if it has no more faults than before', () => {
    const analysis = open(TEXT);
    const at = TEXT.indexOf('Two');
    assert.equal(isSound(analysis, []), true);
    assert.equal(isSound(analysis, [insert(at, 'x')]), true);
    assert.equal(isSound(analysis, [insert(at, '"')]), false);
    const broken = open(TEXT.replace('One', '"One').replace('team: T', 'team: "\\q"'));
    assert.equal(isSound(broken, []), true);
    assert.equal(isSound(broken, [insert(0, '# x\n')]), true);
    assert.equal(isSound(broken, [insert(broken.text.indexOf('Two'), '"')]), false);
    assert.equal(isSound(broken, [replace(broken.text.indexOf('"One'), broken.text.indexOf('One'), '')]), true);
  });

  it('is uncertain if an edited part is not valid YAML', () => {
    const analysis = open(TEXT.replace('Two', '"Two'));
    const [good, bad] = [blockWith(analysis, 'One'), blockWith(analysis, 'Two')];
    const fix = (...blocks: readonly Block[]): Fix => ({
      title: 'x',
      edits: blocks.map((block) => ({ block, ...insert(0, 'x') })),
      preferred: true,
      safe: true,
    });
    assert.equal(editsOfFix(analysis, fix(good))?.length, 1);
    assert.equal(editsOfFix(analysis, fix(bad)), undefined);
    assert.equal(editsOfFix(analysis, fix(good, bad)), undefined);
    assert.deepEqual(editsOfFix(analysis, fix()), []);
  });
});
