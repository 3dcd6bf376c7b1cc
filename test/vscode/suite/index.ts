/** The suite that runs inside any VS Code. It writes the result of each test to a file. */
import { writeFileSync } from 'node:fs';
import Mocha from 'mocha';
import { RESULTS, type SuiteTest } from '../support/results.ts';
import { activation } from './activation.ts';
import { authoring } from './authoring.ts';
import { editing } from './editing.ts';
import { reading } from './reading.ts';
import { serverLife } from './server-life.ts';
import { revertAll } from './support.ts';

export async function run(): Promise<void> {
  const mocha = new Mocha({ ui: 'bdd', timeout: 40_000, color: false });
  mocha.suite.emit('pre-require', globalThis, '', mocha);
  // The first one looks at a window in which nothing has been opened yet; the last one kills the server.
  for (const register of [activation, reading, editing, authoring, serverLife]) register();
  mocha.suite.afterEach('unsaved changes of a failed test are reverted', async function () {
    if (this.currentTest?.state === 'failed') await revertAll();
  });
  const tests: SuiteTest[] = [];
  const failures = await new Promise<number>((done) => {
    const add = (test: Mocha.Test, error?: Error) => {
      const result = { title: test.fullTitle(), milliseconds: test.duration ?? 0 };
      tests.push(error === undefined ? result : { ...result, error: error.stack ?? error.message });
      console.log(`${error === undefined ? 'ok' : 'not ok'} ${result.title} (${result.milliseconds} ms)`);
    };
    mocha
      .run(done)
      .on('pass', (test) => add(test))
      .on('fail', (test, error: Error) => add(test as Mocha.Test, error));
  });
  const path = process.env[RESULTS];
  if (path !== undefined) writeFileSync(path, JSON.stringify({ tests }));
  if (failures > 0) throw new Error(`${failures} tests failed`);
}
