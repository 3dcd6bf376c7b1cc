/** `charter format`: charters set as the format has it, with their meaning and their comments kept. */
import type { Analysis } from '../../analysis.ts';
import { formatDocument } from '../../features/format/format.ts';
import { shownFrom } from '../../node/paths.ts';
import { applyEdits } from '../../text/edit.ts';
import { printable } from '../../text/printable.ts';
import { CLEAN, type Host, PROBLEMS, REFUSED, type Status } from '../host.ts';
import { locate, openCharters, sayFaults } from '../open.ts';
import { Places } from '../places.ts';
import { rewrite } from '../write-file.ts';

export interface FormatOptions {
  readonly check?: boolean;
}

export async function format(host: Host, args: readonly string[], options: FormatOptions): Promise<Status> {
  const settings = { today: host.today, overrides: new Map(), honourIgnores: true };
  const located = await locate(host, args);
  const { paths, standardInput } = located;
  const { charters, faults: unread } = await openCharters(located, settings);
  const faults = [...located.faults, ...unread];
  const piped = args.includes('-');
  let unformatted = 0;
  for (const path of paths) {
    const analysis = charters.analysis(path);
    if (analysis === undefined || analysis.context.decoding !== undefined) continue;
    const formatted = formattedText(analysis);
    if (!formatted.ok) {
      faults.push({ path, message: formatted.message });
      continue;
    }
    const { text } = formatted;
    const isInput = piped && path === standardInput;
    if (isInput && !options.check) host.out.write(text);
    if (text === analysis.text) continue;
    unformatted++;
    const written = options.check || isInput ? formatted : rewrite(path, analysis.text, text);
    if (!written.ok) faults.push({ path, message: written.message });
    // Where a formatted text is printed, no name stands among it.
    else if (options.check || !piped) host.out.write(`${printable(shownFrom(host.cwd, path))}\n`);
  }
  sayFaults(host, faults, paths);
  if (faults.length > 0) return REFUSED;
  return options.check && unformatted > 0 ? PROBLEMS : CLEAN;
}

type Formatted = { readonly ok: true; readonly text: string } | { readonly ok: false; readonly message: string };

function formattedText(analysis: Analysis): Formatted {
  const formatting = formatDocument(analysis);
  if (formatting.refused === undefined) return { ok: true, text: applyEdits(analysis.text, formatting.edits) };
  const { line, column } = new Places(analysis.text).rangeOf(formatting.at).start;
  return { ok: false, message: `Line ${line}, column ${column}: ${formatting.refused}` };
}
