/** Typing in a window with the packed extension, key by key and at human speed. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { parse } from 'yaml';
import { commentTexts } from '../support/kept.ts';
import { ROOT } from '../support/root.ts';
import { openPlace, type Place } from './support/place.ts';
import { Typist } from './support/typist.ts';

const EXAMPLES = ['leadership-decisions', 'platform-team', 'product-engineering', 'troubled'];
/** Milliseconds between two keys. */
const SPEEDS = [40, 80, 150];
const ROUNDS = 3;

const HEAD = `team: A
people: { priya: Priya Shah }
roles:
  pm: Product Manager
  em: Engineering Manager
`;

describe('typing', () => {
  let place: Place;
  let typist: Typist;
  before(async () => {
    place = await openPlace();
    const name = 'troubled.charter.yaml';
    await place.drive.openFile(name);
    // By then VS Code knows the language, and the server has answered.
    await place.drive.squiggles.first().waitFor();
    typist = new Typist(place.drive, join(place.folder, name));
  });
  after(() => place.stop());

  for (const speed of SPEEDS) {
    for (let round = 1; round <= ROUNDS; round++) {
      const at = `at ${speed} ms a key, round ${round}`;

      it(`Enter after a title that was typed in full begins a new line, ${at}`, async () => {
        await typist.begin('');
        await typist.keys([...'roles:', 'Enter', ...'pm: Tech Lead', 'Enter', ...'em: X'], speed);
        assert.equal(await typist.saved(), 'roles:\n  pm: Tech Lead\n  em: X');
      });

      it(`quotes are closed, ${at}`, async () => {
        await typist.begin('');
        await typist.keys([...'team: "Z'], speed);
        assert.equal(await typist.saved(), 'team: "Z"');
      });

      it(`quotes in a row are closed, ${at}`, async () => {
        await typist.begin(`${HEAD}raci:\n  `);
        await typist.keys([...'- { activity: "New"'], speed);
        assert.equal(await typist.saved(), `${HEAD}raci:\n  - { activity: "New"}`);
      });

      it(`a completed key ends with one space, whether or not the user types it, ${at}`, async () => {
        await typist.begin('');
        await typist.keys([...'tea'], speed);
        await typist.suggested('team');
        await typist.keys(['Enter', ' ', ...'Zeb'], speed);
        assert.equal(await typist.saved(), 'team: Zeb');
      });

      it(`the values of a completed key pop up, ${at}`, async () => {
        await typist.begin(`${HEAD}decides:\n  `);
        await typist.keys([...'wha'], speed);
        await typist.suggested('what');
        await typist.keys(['Enter'], speed);
        await typist.suggested('pm');
        await typist.keys(['Enter'], speed);
        assert.equal(await typist.saved(), `${HEAD}decides:\n  what: pm`);
      });
    }
  }

  it('offers only snippets that fit below roles and inside braces', async () => {
    await typist.begin('roles:\n  ');
    await place.drive.press('Control+Space');
    assert.deepEqual(await typist.suggestions('role'), ['role', 'role in full']);
    await place.drive.press('Escape');
    await typist.begin(`${HEAD}raci:\n  - { activity: X, `);
    await typist.keys(['R'], 80);
    const offered = await typist.suggestions('R');
    assert.ok(
      offered.every((label) => !/row|full/.test(label)),
      offered.join(' | '),
    );
  });

  for (const name of EXAMPLES) {
    it(`the example ${name}, key by key, gives what the example means`, async () => {
      const text = readFileSync(join(ROOT, 'docs/examples', `${name}.charter.yaml`), 'utf8');
      await typist.begin('');
      await typist.write(text);
      const typed = await typist.saved();
      assert.deepEqual(parse(typed), parse(text));
      assert.deepEqual(commentTexts(typed), commentTexts(text));
    });
  }
});
