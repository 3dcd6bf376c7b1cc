/** Reads the input file of a command and writes its result. */

import { BYTES_READ, nodeFiles, reasonOf, textOf } from '../node/files.ts';
import { absolute } from '../node/paths.ts';
import type { FileText } from '../workspace/index.ts';
import { type Host, Refusal } from './host.ts';
import { writeWhole } from './write-file.ts';

/** The name of standard input in messages. */
export const STDIN = '<stdin>';

export type ReadText = FileText & { readonly ok: true };

/** Reads standard input as text. */
export async function readStandardInput(host: Host): Promise<ReadText> {
  try {
    return asRead(textOf(await host.readInput(BYTES_READ)));
  } catch (error) {
    throw new Refusal(`Standard input cannot be read: ${reasonOf(error)}.`);
  }
}

function asRead(text: FileText): ReadText {
  if (text.ok) return text;
  throw new Refusal(text.message);
}

/** Reads a file, or standard input for `-`. */
export async function readOne(host: Host, file: string): Promise<ReadText> {
  if (file === '-') return readStandardInput(host);
  if (file === '') throw new Refusal('A path is empty. Name a file.');
  const text = await nodeFiles().read(absolute(host.cwd, file));
  if (text.ok) return text;
  throw new Refusal(`${file}: ${text.message}`);
}

/** Writes a result to a file, or to standard output if no file is named. */
export function deliver(host: Host, text: string, output: string | undefined): void {
  if (output === undefined) host.out.write(text);
  else writeWhole(absolute(host.cwd, output), text, output);
}
