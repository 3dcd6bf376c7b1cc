/**
 * A script that a team could write in an afternoon: parses every charter in a folder with `yaml`, validates it against
 * the JSON Schema with Ajv, and lists the faults as found.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import formats from 'ajv-formats';
import { parse } from 'yaml';

const [schema = '', folder = ''] = process.argv.slice(2);
const ajv = new Ajv({ allErrors: true, strict: false });
formats.default(ajv);
const validate = ajv.compile(JSON.parse(readFileSync(schema, 'utf8')));
let faults = 0;
for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
  if (!name.endsWith('.charter.yaml')) continue;
  if (validate(parse(readFileSync(join(folder, name), 'utf8')))) continue;
  for (const { instancePath, message } of validate.errors ?? []) {
    faults++;
    process.stdout.write(`${name}${instancePath} ${message}\n`);
  }
}
process.stdout.write(`${faults} faults\n`);
