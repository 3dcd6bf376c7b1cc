import assert from 'node:assert/strict';
import { existsSync, statSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, it } from 'node:test';
import { type Analysis, type AnalysisContext, analyse, contextOn } from '../../server/src/analysis.ts';
import { type Inherited, NOTHING_INHERITED } from '../../server/src/charter/names.ts';
import { TextPieces } from '../../server/src/text/pieces.ts';
import { anchorsOf, answerTo, blocksOf, completed, isWhole, linksOf, PAGES, page } from '../support/docs.ts';
import { draw, TODAY } from '../support/fixture.ts';
import { ROOT } from '../support/shared.ts';

/** An example may extend a charter that does not exist; the cast then provides its names. */
function analyseExample(text: string): Analysis {
  if (!/^extends:/m.test(text)) return analyse(text, contextOn(TODAY));
  const { charter } = analyse(completed(''), contextOn(TODAY)).reading;
  const inherited: Inherited = { ...NOTHING_INHERITED, roles: charter.roles, people: charter.people };
  const context: AnalysisContext = { ...contextOn(TODAY), inherited };
  return analyse(text, context);
}

describe('the examples of the documentation', () => {
  for (const path of PAGES) {
    for (const block of blocksOf(path, 'yaml')) {
      const { place, text } = block;
      if (text.startsWith('# .github/') || text.startsWith('# .gitlab-ci')) continue;
      const whole = isWhole(text);
      const answer = answerTo(block);
      if (answer !== undefined) {
        it(`contain exactly the errors that the page lists, in ${place}`, () => {
          const { problems } = analyseExample(text);
          const lines = TextPieces.of(text);
          const errors = problems.filter(({ severity }) => severity === 'error');
          const said = errors.map(({ span, severity, code }) => {
            const { line, column } = lines.positionAt(span.start);
            return `${line + 1}:${column + 1} ${severity} ${code}`;
          });
          assert.deepEqual(said, answer);
        });
        continue;
      }
      it(`${place} ${whole ? 'is a charter' : 'is part of a charter'} without errors or warnings`, () => {
        const analysis = analyseExample(whole ? text : completed(text));
        const serious = analysis.problems.filter(({ severity }) => severity === 'error' || severity === 'warning');
        assert.equal(draw(analysis.text, serious), analysis.text);
      });
    }
  }
});

describe('the links of the documentation', () => {
  for (const path of PAGES) {
    it(`in ${path} lead to existing files and headings`, () => {
      for (const link of linksOf(page(path))) {
        const [target = '', anchor] = link.split('#');
        const file = target === '' ? path : normalize(join(dirname(path), target));
        assert.ok(existsSync(join(ROOT, file)), `${link}: there is no ${file}`);
        if (anchor === undefined) continue;
        assert.ok(statSync(join(ROOT, file)).isFile(), `${link}: a folder has no headings`);
        assert.ok(anchorsOf(page(file)).has(anchor), `${link}: ${file} has no such heading`);
      }
    });
  }
});
