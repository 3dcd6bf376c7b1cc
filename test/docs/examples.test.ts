import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { type Analysis, analyse, contextOn } from '../../server/src/analysis.ts';
import { compareSummaries } from '../../server/src/checking/across-charters.ts';
import { summarize } from '../../server/src/checking/charter-summary.ts';
import { page } from '../support/docs.ts';
import { draw, TODAY } from '../support/fixture.ts';
import { ROOT } from '../support/shared.ts';

const FOLDER = 'docs/examples';
const TROUBLED = 'troubled.charter.yaml';
const EXAMPLES = readdirSync(join(ROOT, FOLDER)).filter((name) => name.endsWith('.charter.yaml'));
const CLEAN = EXAMPLES.filter((name) => name !== TROUBLED);

function analysed(name: string, today: string): Analysis {
  return analyse(page(`${FOLDER}/${name}`), contextOn(today));
}

describe('the example charters', () => {
  for (const name of EXAMPLES) {
    it(`${name} describes itself in its first line`, () => {
      assert.match(page(`${FOLDER}/${name}`), /^# A .+[.,;]\S*\n/);
    });
  }

  for (const name of CLEAN) {
    for (const today of [TODAY, '2027-11-24', '2036-02-29']) {
      it(`${name} has no problem of any severity on ${today}`, () => {
        const { text, problems } = analysed(name, today);
        assert.equal(draw(text, problems), text);
      });
    }
  }

  it('have no problems together', () => {
    const charters = CLEAN.map((name) => analysed(name, TODAY));
    const found: string[] = [];
    compareSummaries(
      charters.map(({ facts, settings }) => summarize(facts, settings.settings)),
      (_rule, _charter, { message }) => found.push(message),
    );
    assert.deepEqual(found, []);
  });

  it(`${TROUBLED} has exactly the problems that its comments mention`, () => {
    const { text, problems } = analysed(TROUBLED, TODAY);
    assert.deepEqual(
      problems.map(({ code, span }) => `${code}: ${text.slice(span.start, span.end)}`),
      [
        'missing-measure: em',
        'undecided-area: decides',
        'split-accountability: pm',
        'missing-owner: Promising a deadline',
        'unknown-role: egn',
        'group-accountability: eng',
        'missing-responsible: Tracking dependencies',
        'overlapping-letters: pm',
        'empty-row: Writing release notes',
        'too-many-holders: em',
        'overdue-decision: 2024-01-31',
        'wrong-type: weekday',
        'wrong-type: techdebt',
      ],
    );
  });
});
