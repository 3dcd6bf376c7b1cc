/** The pages for people who write their first charter: each piece of a charter in them is right. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { analyse, contextOn } from '../../server/src/analysis.ts';
import { HOW_TO_WRITE } from '../../server/src/charter/how-to-write.ts';
import { TEMPLATES } from '../../server/src/charter/templates/index.ts';
import { SLIP_EXAMPLES } from '../../server/src/rules/messages-page.ts';
import { completed, page } from '../support/docs.ts';
import { draw, TODAY } from '../support/fixture.ts';
import { inFolder } from '../support/terminal.ts';

/** Asserts that a charter has no problem of any severity, apart from some rules. */
function expectNothing(text: string, except: readonly string[] = []): void {
  const { problems } = analyse(text, contextOn(TODAY));
  assert.equal(
    draw(
      text,
      problems.filter(({ code }) => !except.includes(code)),
    ),
    text,
  );
}

describe('the slips that people make most', () => {
  it('are twenty, each with a title of its own', () => {
    assert.equal(SLIP_EXAMPLES.length, 20);
    assert.equal(new Set(SLIP_EXAMPLES.map(({ title }) => title)).size, 20);
  });

  for (const { title, before, after } of SLIP_EXAMPLES) {
    it(`${title}: what stands after it has no error or warning, and differs`, () => {
      const { problems } = analyse(completed(after), contextOn(TODAY));
      const serious = problems.filter(({ severity }) => severity === 'error' || severity === 'warning');
      assert.deepEqual(
        serious.map(({ message }) => message),
        [],
      );
      assert.notEqual(before, after);
    });
  }
});

describe('charters that people start from', () => {
  it('are without any problem: the one of “How to write a charter”', () => {
    expectNothing(/```yaml\n([\s\S]*?)```/.exec(HOW_TO_WRITE)?.[1] ?? '', ['uncovered-hotspot', 'missing-agreement']);
  });

  for (const { id, text } of TEMPLATES) {
    it(`are without any problem: the template ${id}`, () => expectNothing(text));
  }
});

describe('the table of “what you want to say, how to write it”', () => {
  const lines = page('docs/first-charter.md').split('\n');
  const written = lines.flatMap((line) => (/^\| [^|]+ \| `([^`]+)`/.exec(line) ?? [])[1] ?? []);

  it('has the twelve things', () => assert.equal(lines.filter((line) => line.startsWith('| ')).length, 14));

  for (const piece of written.filter((one) => !one.startsWith('#'))) {
    it(`writes \`${piece}\` as a charter understands it`, () => {
      const key = piece.split(':')[0] ?? '';
      const rest: Readonly<Record<string, string>> = {
        R: `raci: [{ activity: One, ${piece}, A: pm, I: eng }]\n`,
        I: `raci: [{ activity: One, R: pm, A: pm, ${piece} }]\n`,
        activity: `raci: [{ ${piece}, R: pm, A: pm, I: eng }]\n`,
        due: `daci: [{ decision: One, D: em, A: pm, ${piece} }]\n`,
        share: `agreements: [{ name: Room for technical debt, ${piece} }]\n`,
        every: `agreements: [{ name: Demo, ${piece} }]\n`,
        board: `roles: { pm: Product Lead, ${piece} }\n`,
        pm: `roles: { ${piece} }\n`,
      };
      const text = completed(rest[key] ?? 'nothing');
      const { problems } = analyse(text, contextOn(TODAY));
      const serious = problems.filter(({ severity }) => severity === 'error' || severity === 'warning');
      assert.deepEqual(
        serious.map(({ message }) => message),
        [],
      );
    });
  }
});

describe('charter explain', () => {
  it('prints how to write a charter, on one screen', async () => {
    await inFolder({}, async (folder) => {
      const { status, out } = await folder.run(['explain', 'format']);
      assert.equal(status, 0);
      assert.match(out, /^How to write a charter\n/);
      assert.ok(HOW_TO_WRITE.trim().split('\n').length <= 36, 'it is short');
    });
  });

  it('prints the slips with the page of invalid-yaml, and with no other', async () => {
    await inFolder({}, async (folder) => {
      const { out } = await folder.run(['explain', 'INVALID-YAML']);
      assert.match(out, /^invalid-yaml\n/);
      for (const { title } of SLIP_EXAMPLES) assert.ok(out.includes(title), title);
      assert.doesNotMatch((await folder.run(['explain', 'empty-row'])).out, /A space is missing/);
    });
  });
});
