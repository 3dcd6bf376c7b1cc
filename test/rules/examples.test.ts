import assert from 'node:assert/strict';
import { test } from 'node:test';
import { RULES } from '../../server/src/rules/index.ts';
import type { Example } from '../../server/src/rules/rule.ts';
import { checkWorkspace, memoryFiles } from '../../server/src/workspace/index.ts';
import { TODAY } from '../support/fixture.ts';

/** The problems of an example, checked together with its other charters as a user would see them. */
async function problemsOf({ text, files }: Example): Promise<readonly string[]> {
  const beside = Object.entries(files ?? {}).map(([path, other]) => [`/desk/${path}`, other] as const);
  const texts = Object.fromEntries([['/desk/team.charter.yaml', text], ...beside]);
  const options = { root: '/desk', today: TODAY, overrides: new Map(), honourIgnores: true };
  const { charters } = await checkWorkspace(memoryFiles(texts), Object.keys(texts), options);
  return charters[0]?.problems.map((problem) => `${problem.code}: ${problem.message}`) ?? [];
}

for (const rule of RULES) {
  test(`${rule.code}: the bad example has exactly this problem, the good example has none`, async () => {
    const bad = await problemsOf(rule.bad);
    assert.equal(bad.length, 1, bad.join('\n'));
    assert.match(bad[0] ?? '', new RegExp(`^${rule.code}: `));
    assert.deepEqual(await problemsOf(rule.good), []);
  });
}
