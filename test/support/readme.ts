/** The part of the README that a command prints. */
import { inFolder } from './terminal.ts';

/** A charter, and behind it what the check says about it. */
const SHOWN =
  /(```yaml\n)(team: [\s\S]*?)(```\n\nand this is what `charter (check[^`]*)`[^`]*:\n\n```text\n)[\s\S]*?(```\n)/;

/** The README with what `charter check` says about its charter. */
export async function fillReadme(page: string): Promise<string> {
  const found = SHOWN.exec(page);
  if (found === null) throw new Error('The README has no charter with what the check says about it');
  const [, open = '', charter = '', between = '', command = '', close = ''] = found;
  const { out } = await inFolder({ 'checkout.charter.yaml': charter }, (folder) => folder.run(command.split(' ')));
  return page.replace(SHOWN, () => open + charter + between + out + close);
}
