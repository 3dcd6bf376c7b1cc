/** What `charter check` prints in every format, to the last character. An escape is shown as ␛. */
import { FORMATS } from '../../server/src/cli/reporters/index.ts';
import { VERSION } from '../../server/src/version.ts';
import { goldenIn } from '../support/golden.ts';
import { inFolder } from '../support/terminal.ts';

goldenIn(new URL('golden/', import.meta.url), (files) =>
  inFolder(files, async (folder) => {
    const parts: string[] = [];
    const say = async (args: readonly string[], terminal?: number) => {
      const options = { in: 'here', ...(terminal === undefined ? {} : { terminal, env: { FORCE_COLOR: '1' } }) };
      const { out, err, status } = await folder.run(['check', ...args], options);
      const said = `${out}${err === '' ? '' : `err: ${err}`}`.replaceAll('\u001b', '␛').replaceAll(VERSION, 'VERSION');
      parts.push(`${args.join(' ')}${terminal === undefined ? '' : `, ${terminal} columns`}: ${status}\n${said}`);
    };
    for (const format of FORMATS) await say(['--format', format, '.', '../none.charter.yaml']);
    for (const format of ['pretty', 'junit']) await say(['--format', format, '--fail-on', 'warning', '--quiet', '.']);
    await say(['--format', 'pretty', '.'], 40);
    return parts.join('\n');
  }),
);
