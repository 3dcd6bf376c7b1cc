/** `charter import`: makes a charter from a matrix. */
import { MAX_BYTES } from '../../yaml/limits.ts';
import { CLEAN, type Host, REFUSED, Refusal, type Status, say } from '../host.ts';
import { deliver, readOne, STDIN } from '../input.ts';
import { notImportable } from '../other-files.ts';

export interface ImportFileOptions {
  readonly scheme?: string;
  readonly team?: string;
  readonly output?: string;
}

export async function importFile(host: Host, file: string, options: ImportFileOptions): Promise<Status> {
  const shown = file === '-' ? STDIN : file;
  const unfit = file === '-' ? undefined : notImportable(file);
  if (unfit !== undefined) throw new Refusal(`${shown}: ${unfit}`);
  const { text, decoding } = await readOne(host, file);
  if (decoding !== undefined) throw new Refusal(`${shown}: ${decoding.message}`);
  if (text.length > MAX_BYTES || Buffer.byteLength(text) > MAX_BYTES)
    throw new Refusal(`${shown}: The file is larger than 4 MiB. Export only the matrix.`);
  const { importMatrix } = await import('../../exchange/import/index.ts');
  const result = importMatrix(text, {
    ...(file === '-' ? {} : { fileName: file }),
    ...(options.scheme === undefined ? {} : { scheme: options.scheme }),
    ...(options.team === undefined ? {} : { team: options.team }),
  });
  if (!result.ok) {
    say(host, `${shown}: ${result.message}`);
    return REFUSED;
  }
  for (const { line, message } of result.notes) say(host, `${shown}${line > 0 ? `:${line}` : ''}: ${message}`);
  deliver(host, result.charter, options.output);
  return CLEAN;
}
