/** The summary of a charter for checks across charters, and its places converted to another form. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { analyse, contextOn } from '../../server/src/analysis.ts';
import { compareSummaries } from '../../server/src/checking/across-charters.ts';
import { type BlockPlace, CODES_ACROSS, summarize, withPlaces } from '../../server/src/checking/charter-summary.ts';
import type { CharterSummary } from '../../server/src/rules/rule.ts';
import { TODAY } from '../support/fixture.ts';

function saidIn(text: string): CharterSummary<BlockPlace> {
  const { facts, settings } = analyse(text, contextOn(TODAY));
  return summarize(facts, settings.settings);
}

/** Returns the marked text as the place. */
function marked({ block, span }: BlockPlace): string {
  return block.text.slice(span.start, span.end);
}

const TEXT = `team: T
people: { ada: { name: Ada Lind, email: " Ada@X.y " }, ben: { name: Ben Sato, email: " " } }
roles: { a: { title: A, people: [ada, Cy Young] } }
rules: { overloaded-across-teams: { max: 7 } }
responsibilities: [{ name: One, owner: a }, { name: one, owner: a }, { name: Two, owner: a }]
raci: [{ activity: One, R: a, A: ada }]
`;

describe('the summary of a charter', () => {
  it('contains its team, what the team owns, its people and the options of the rules across charters', () => {
    assert.deepEqual(withPlaces(saidIn(TEXT), marked), {
      team: { name: 'T', at: 'T' },
      owned: [
        { key: 'one', name: 'One', at: 'One' },
        { key: 'two', name: 'Two', at: 'Two' },
      ],
      people: [
        { keys: ['["ada","Ada Lind"]', '<ada@x.y>'], name: 'Ada Lind', owns: 1, at: 'ada' },
        { keys: ['["ben","Ben Sato"]'], name: 'Ben Sato', owns: 0, at: 'ben' },
        { keys: ['["Cy Young","Cy Young"]'], name: 'Cy Young', owns: 0, at: 'Cy Young' },
      ],
      options: { 'contested-across-teams teams': 3, 'overloaded-across-teams max': 7 },
    });
    assert.deepEqual(CODES_ACROSS, ['duplicate-team', 'contested-across-teams', 'overloaded-across-teams']);
  });

  it('owns nothing if the team has no name', () => {
    assert.deepEqual(withPlaces(saidIn(TEXT.replace('team: T', 'team: ""')), marked).owned, []);
    assert.equal(saidIn(TEXT.replace('team: T\n', '')).team, undefined);
  });

  it('leaves out things that have no place in the other form', () => {
    const said = withPlaces(saidIn(TEXT), (at) => (/^T/.test(marked(at)) ? undefined : marked(at)));
    assert.equal(said.team, undefined);
    assert.deepEqual(
      said.owned.map((one) => one.name),
      ['One'],
    );
    assert.deepEqual(
      withPlaces(
        { ...saidIn(TEXT), team: undefined, people: [{ keys: [], name: 'D', owns: 0, at: undefined }] },
        () => 1,
      ).people,
      [{ keys: [], name: 'D', owns: 0, at: undefined }],
    );
  });

  it('has one person for handles, names and addresses that are linked', () => {
    const person = (name: string, owns: number, ...keys: readonly string[]) => ({ keys, name, owns, at: name });
    const charter = (people: CharterSummary<string>['people']): CharterSummary<string> => ({
      team: undefined,
      owned: [],
      people,
      options: { 'overloaded-across-teams max': 2 },
    });
    const found: unknown[] = [];
    compareSummaries(
      [
        charter([person('A', 1, 'a')]),
        charter([person('B', 1, 'b'), person('B2', 1, 'c')]),
        charter([person('C', 1, 'c')]),
        charter([person('ABC', 1, 'a', 'b', 'c')]),
        charter([person('D', 1, 'd')]),
        charter([person('E', 3, 'e')]),
        charter([person('B3', 0, 'b')]),
      ],
      (rule, charter, { at, message, related }) => found.push([rule.code, charter, at, message, related.length]),
    );
    const say = (name: string) => `${name} owns 5 rows in 4 charters. What can another person take over?`;
    assert.deepEqual(found.map((one) => (one as readonly unknown[]).slice(0, 4)).sort(), [
      ['overloaded-across-teams', 0, 'A', say('A')],
      ['overloaded-across-teams', 1, 'B', say('B')],
      ['overloaded-across-teams', 1, 'B2', say('B2')],
      ['overloaded-across-teams', 2, 'C', say('C')],
      ['overloaded-across-teams', 3, 'ABC', say('ABC')],
      ['overloaded-across-teams', 6, 'B3', say('B3')],
    ]);
  });
});
