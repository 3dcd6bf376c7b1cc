/** Generates the command output in the README. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { OutputStream } from '../src/cli/host.ts';
import { main } from '../src/cli/main.ts';

/** A fixed date, so that the output does not change from day to day. */
const TODAY = '2026-11-24';

/** Matches a charter followed by the output of the check. */
const SHOWN = /(```yaml\n)(team: [\s\S]*?)(```\n\n`charter (check[^`]*)`[^`]*:\n\n```text\n)[\s\S]*?(```\n)/;

/** Returns the README with the current output of `charter check` for its charter. */
export async function fillReadme(page: string): Promise<string> {
  const found = SHOWN.exec(page);
  if (found === null) throw new Error('The README has no charter followed by the output of charter check');
  const [, open = '', charter = '', between = '', command = '', close = ''] = found;
  const out = await printed(command.split(' '), charter);
  return page.replace(SHOWN, () => open + charter + between + out + close);
}

/** Runs a command in a folder that contains only the charter. A repository of its own, so that the surroundings do not matter. */
async function printed(args: readonly string[], charter: string): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'charter-readme-'));
  let text = '';
  const stream = (write: OutputStream['write']): OutputStream => ({ terminal: false, columns: undefined, write });
  try {
    mkdirSync(join(folder, '.git'));
    writeFileSync(join(folder, 'checkout.charter.yaml'), charter);
    await main(args, {
      cwd: folder,
      env: {},
      today: TODAY,
      out: stream((part) => {
        text += part;
      }),
      err: stream(() => {}),
      readInput: () => Promise.resolve(new Uint8Array()),
      serve: () => Promise.reject(new Error('This command starts no server')),
    });
    return text;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
