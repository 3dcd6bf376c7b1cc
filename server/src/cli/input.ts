/** The one file that a command is given, and where its result goes. */

import { BYTES_READ, nodeFiles, reasonOf, textOf } from '../node/files.ts';
import { absolute } from '../node/paths.ts';
import type { FileText } from '../workspace/index.ts';
import { type Host, Refusal } from './host.ts';
import { writeWhole } from './write-file.ts';

/** How standard input is called where it has no name. */
export const STDIN = '<stdin>';

export type ReadText = FileText & { readonly ok: true };

/** All of standard input as text. */
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

/** The text of a file, or of standard input for `-`. */
export async function readOne(host: Host, file: string): Promise<ReadText> {
  if (file === '-') return readStandardInput(host);
  if (file === '') throw new Refusal('An empty path names no file.');
  const text = await nodeFiles().read(absolute(host.cwd, file));
  if (text.ok) return text;
  throw new Refusal(`${file}: ${text.message}`);
}

/** Writes a result to standard output, or to a file where one is named. */
export function deliver(host: Host, text: string, output: string | undefined): void {
  if (output === undefined) host.out.write(text);
  else writeWhole(absolute(host.cwd, output), text, output);
}
