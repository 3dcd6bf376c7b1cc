/** What stays in memory of a charter that was checked. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { checker, type Outcome } from '../../server/src/cli/checked-charter.ts';
import type { Files } from '../../server/src/workspace/index.ts';
import { TODAY } from '../support/fixture.ts';

const COUNT = 40;
/** A comment that is as long as a charter may be in practice, many times. */
const LONG = `# ${'x'.repeat(500_000)}\n`;

test('what stays of a checked charter does not keep its text in memory', async () => {
  setFlagsFromString('--expose-gc');
  const collect: unknown = runInNewContext('gc');
  assert.ok(typeof collect === 'function');
  const used = () => {
    collect();
    return process.memoryUsage().heapUsed;
  };
  const files: Files = {
    read: async (path) => ({
      ok: true,
      // A text that was read is one piece, as a decoder makes it.
      text: Buffer.from(
        `team: The team with the long name ${path}\npeople: { ada: Ada of the long family name ${path} }\nroles: { pm: { title: Product manager, people: [ada] } }\nraci:\n  - { activity: A row with a long label, R: pm, A: nobody-with-a-long-name }\n${LONG}`,
      ).toString(),
    }),
    realPath: async (path) => path,
  };
  const paths = Array.from({ length: COUNT }, (_, index) => `/w/${index}.charter.yaml`);
  const check = checker(files, {
    root: '/w',
    today: TODAY,
    overrides: new Map(),
    honourIgnores: true,
    checked: new Set(paths),
    withLines: true,
  });
  const kept: Outcome[] = [await check({ path: paths[0] ?? '', used: [] })];
  const before = used();
  for (const path of paths.slice(1)) kept.push(await check({ path, used: [] }));
  const grown = used() - before;
  assert.equal(kept.length, COUNT);
  assert.ok(grown < (COUNT * LONG.length) / 4, `${COUNT} texts of ${LONG.length} bytes left ${grown} bytes`);
});
