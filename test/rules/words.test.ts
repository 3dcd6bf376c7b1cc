import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { analyse, contextOn, fixesOf } from '../../server/src/analysis.ts';
import { TODAY } from '../support/fixture.ts';

const HEAD = 'team: T\nroles: { pm: P, em: E }\n';

/** The messages of all errors and warnings of rows, each with its first fix. */
function saidOf(rows: string): readonly string[] {
  const analysis = analyse(HEAD + rows, contextOn(TODAY));
  return analysis.problems
    .filter(({ severity }) => severity === 'error' || severity === 'warning')
    .map((problem) => `${problem.message} | ${fixesOf(analysis, problem)[0]?.title ?? ''}`);
}

describe('a sentence about a letter', () => {
  it('uses a title that is an adjective as an adjective', () => {
    assert.deepEqual(saidOf('raci:\n  - { activity: a, R: pm, C: em }\n  - { activity: b, A: [pm, em], R: pm }\n'), [
      'Nobody is accountable (A) for “a”. Name one owner. | Make “pm” accountable too',
      '“pm” and “em” are both accountable for “b”. Keep one; the others can do the work or give input. | Keep “pm”; “em” is responsible',
    ]);
  });

  it('adds an article to a noun', () => {
    assert.deepEqual(saidOf('daci:\n  - { decision: a, C: pm }\n  - { decision: b, D: [pm, em], A: pm }\n'), [
      'Nobody is the approver (A) for “a”. Name one owner. | Make “pm” the approver',
      'Nobody is the driver (D) for “a”. Say who does it. | Make “pm” the driver',
      '“pm” and “em” are both the driver (D) of “b”, and DACI has one. Keep one. | Remove “em”',
    ]);
  });

  it('uses “holds” for any other title', () => {
    assert.deepEqual(
      saidOf(
        'rapid:\n  - { decision: a, R: pm }\n  - { decision: b, R: pm, D: everyone }\n  - { decision: c, R: pm, D: pm, I: pm }\n' +
          'clam:\n  - { activity: d, C: pm }\n  - { activity: e, L: [pm, em] }\n',
      ),
      [
        'Nobody holds “Decide” (D) for “a”. Name one owner. | Give “pm” the letter D (Decide) too',
        'Everyone holds “Decide” for “b”, so nobody answers for it. Name one role. | Make “pm” the one who holds “Decide”',
        '“pm” holds “Decide” (D) here, so input (I) adds nothing. Keep the stronger one. | Keep D, remove I',
        'Nobody holds “Leads” (L) for “d”. Name one owner. | Give “pm” the letter L (Leads)',
        '“pm” and “em” both hold “Leads” for “e”. Keep one; the others can do the work or give input. | Keep “pm”; “em” holds “Contributes”',
      ],
    );
  });
});
