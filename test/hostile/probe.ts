// Analyses each file whose path comes on standard input, twice. Prints as JSON the slowest CPU time of each, since
// other tests run at the same time, and the peak memory of the process. The test bundles it, so that it runs on the
// oldest supported Node.
import { readFileSync } from 'node:fs';
import { analyse, contextOn, fixesOf } from '../../server/src/analysis.ts';
import { decodeUtf8 } from '../../server/src/workspace/index.ts';

const files = readFileSync(0, 'utf8').split('\n').filter(Boolean);
const times: Record<string, number> = {};
for (const file of files) {
  const { text } = decodeUtf8(readFileSync(file));
  let slowest = 0;
  for (let round = 0; round < 2; round++) {
    const started = process.cpuUsage();
    const analysis = analyse(text, contextOn('2026-11-24'));
    for (const problem of analysis.problems) fixesOf(analysis, problem);
    const { user, system } = process.cpuUsage(started);
    slowest = Math.max(slowest, (user + system) / 1000);
    for (const { span } of analysis.problems) {
      if (span.start < 0 || span.end < span.start || span.end > text.length) throw new Error(`a range leaves ${file}`);
    }
  }
  times[file] = slowest;
}
process.stdout.write(JSON.stringify({ times, memory: process.resourceUsage().maxRSS * 1024 }));
