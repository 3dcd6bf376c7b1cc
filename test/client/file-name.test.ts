import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { charterFileName } from '../../client/src/file-name.ts';

const NAMES: readonly (readonly [string, string])[] = [
  ['Our Product Team', 'our-product-team.charter.yaml'],
  ['"R&D: Search / Ads #1"', 'r-d-search-ads-1.charter.yaml'],
  ['Größe & Maß', 'größe-maß.charter.yaml'],
  ['プロダクト 開発', 'プロダクト-開発.charter.yaml'],
  ['  ...  ', 'team.charter.yaml'],
  ['', 'team.charter.yaml'],
  ['CON', 'team-con.charter.yaml'],
];

describe('the name of a new charter', () => {
  for (const [team, name] of NAMES) {
    it(`is ${name} for the team ${JSON.stringify(team)}`, () => assert.equal(charterFileName(team), name));
  }

  it('has a number if the name is taken', () => {
    assert.equal(charterFileName('Search', 2), 'search-2.charter.yaml');
  });

  it('is short enough for every file system', () => {
    const name = charterFileName('😀𝒳'.repeat(200));
    assert.ok(name.length < 140, name);
    assert.doesNotMatch(name, /[\ud800-\udbff](?![\udc00-\udfff])/);
  });
});
