/** Reads charters and checks them together. */

import type { Related } from '../rules/rule.ts';
import type { Span } from '../text/span.ts';
import { placeOf } from '../yaml/places.ts';
import { Charters } from './charters.ts';
import type { WorkspaceOptions } from './context.ts';
import { isBelow } from './extends-path.ts';
import type { Files, FileText } from './files.ts';
import type { ComparedCharter } from './known.ts';

export interface WorkspaceCheck {
  readonly charters: readonly ComparedCharter[];
  readonly unreadable: readonly { readonly path: string; readonly message: string }[];
}

/** Charters that were read together with those they extend, and can be checked again after a change. */
export interface OpenWorkspace {
  readonly charters: Charters;
  readonly unreadable: WorkspaceCheck['unreadable'];
}

/**
 * Checks the charters at some paths as one workspace. Extended charters inside the workspace are read, too, but not
 * checked.
 *
 * @param paths absolute paths, each once
 */
export async function checkWorkspace(
  files: Files,
  paths: readonly string[],
  options: WorkspaceOptions,
): Promise<WorkspaceCheck> {
  const { charters, unreadable } = await openWorkspace(files, paths, options);
  return { charters: charters.check(paths), unreadable };
}

/** Reads the charters at some paths and those they extend. */
export async function openWorkspace(
  files: Files,
  paths: readonly string[],
  options: WorkspaceOptions,
): Promise<OpenWorkspace> {
  const charters = new Charters(options);
  const texts = await Promise.all(paths.map((path) => files.read(path)));
  const unreadable: { path: string; message: string }[] = [];
  for (const [index, path] of paths.entries()) {
    const text = texts[index];
    if (text === undefined) continue;
    charters.set(path, text);
    if (!text.ok) unreadable.push({ path, message: text.message });
  }
  for (const path of paths) await readParents(charters, path, files);
  return { charters, unreadable };
}

/** Reads the charters inside the workspace that a charter extends, directly or not, if they are not known yet. */
export async function readParents(charters: Charters, path: string, files: Files): Promise<void> {
  for (let unknown = charters.unknownParents(path); unknown.length > 0; unknown = charters.unknownParents(path)) {
    const lexical = charters.rootOf(path);
    const root = (await files.realPath(lexical)) ?? lexical;
    await Promise.all(unknown.map((one) => readParent(charters, one, root, files)));
  }
}

async function readParent(charters: Charters, path: string, root: string, files: Files): Promise<void> {
  const real = await files.realPath(path);
  const text: FileText | undefined =
    real === undefined
      ? { ok: false, reason: 'missing', message: 'There is no such file.' }
      : isBelow(root, real)
        ? await files.read(path, root)
        : undefined;
  // A text that was set in the meantime is newer.
  if (charters.has(path)) return;
  // Do not open a link that leads out of the workspace. For a missing file, reading gives the reason.
  if (text === undefined || (!text.ok && text.reason === 'outside')) charters.setOutside(path);
  else charters.set(path, text);
}

/** The place of something related to a problem; undefined if it no longer exists. */
export function relatedPlace(
  charter: Pick<ComparedCharter, 'path' | 'analysis'>,
  { block, span, from }: Related,
): { readonly path: string; readonly span: Span } | undefined {
  if (from !== undefined) return { path: from.path, span: from.place(block, span) };
  const place = placeOf(charter.analysis.document, block, span);
  return place === undefined ? undefined : { path: charter.path, span: place };
}
