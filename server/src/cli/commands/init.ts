/** `charter init`: a charter to start from. */
import { TEMPLATES } from '../../charter/templates/index.ts';
import { absolute } from '../../node/paths.ts';
import { CHARTER_NAME } from '../../workspace/index.ts';
import { CLEAN, type Host, Refusal, type Status, say } from '../host.ts';
import { oneOf } from '../option-values.ts';
import { createFile, writeWhole } from '../write-file.ts';

export interface InitOptions {
  readonly template: string;
  readonly force?: boolean;
}

export async function init(host: Host, file: string, options: InitOptions): Promise<Status> {
  const id = oneOf(
    'template',
    TEMPLATES.map((one) => one.id),
    options.template,
  );
  const template = TEMPLATES.find((one) => one.id === id);
  if (template === undefined) throw new Refusal(`There is no template “${id}”.`);
  if (file === '-') {
    host.out.write(template.text);
    return CLEAN;
  }
  if (file === '') throw new Refusal('An empty path names no file.');
  const path = absolute(host.cwd, file);
  if (options.force) writeWhole(path, template.text, file);
  else if (createFile(path, template.text, file) === 'there')
    throw new Refusal(
      `${file} is there already, and was left as it is. Name another file, or overwrite it with --force.`,
    );
  host.out.write(`${file}\n`);
  if (!CHARTER_NAME.test(file))
    say(host, `${file} does not end in .charter.yaml, so “charter check” finds it only when it is named.`);
  return CLEAN;
}
