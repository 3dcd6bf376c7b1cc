/** Updates the paths in `extends` before charters are renamed or moved. */
import { WillRenameFilesRequest } from 'vscode-languageserver-protocol';
import { extendsEdits } from '../../features/navigation.ts';
import { folderOf, isBelow, resolveExtends, wayTo } from '../../workspace/index.ts';
import { folderPath } from '../client.ts';
import { stopIfCancelled } from '../peer.ts';
import type { Session } from '../session.ts';
import { type CharterEdits, workspaceEdit } from '../wire-edits.ts';

export function registerMoving(session: Session): void {
  const { peer, workspace } = session;

  peer.answer(WillRenameFilesRequest.type, async ({ files }, token) => {
    // Charters that are not read yet may extend a moved charter.
    await workspace.scanned;
    stopIfCancelled(token);
    const moves = files.map(({ oldUri, newUri }) => ({ from: folderPath(oldUri), to: folderPath(newUri) }));
    const newPath = (path: string) => {
      const move = moves.find(({ from }) => isBelow(from, path));
      return move === undefined ? path : move.to + path.slice(move.from.length);
    };
    const edits = workspace.known().flatMap((path): CharterEdits[] => {
      const analysis = workspace.analysis(path);
      if (analysis === undefined || analysis.reading.charter.extends.length === 0) return [];
      const wanted = (written: string) => wantedPath(session, path, written, newPath);
      return [{ path, edits: extendsEdits(analysis, wanted) }];
    });
    const edit = workspaceEdit(session, edits);
    return (edit.documentChanges ?? Object.keys(edit.changes ?? {})).length === 0 ? null : edit;
  });
}

/** Returns the new path for `extends`, or undefined if the old path stays correct. */
function wantedPath(
  { workspace }: Session,
  path: string,
  written: string,
  newPath: (path: string) => string,
): string | undefined {
  const target = resolveExtends(path, written, workspace.rootOf(path));
  // Do not change paths to missing files.
  if (!target.ok || workspace.analysis(target.path) === undefined) return undefined;
  const [from, to] = [newPath(path), newPath(target.path)];
  const root = workspace.rootOf(from);
  const still = resolveExtends(from, written, root);
  if (still.ok && still.path === to) return undefined;
  const way = wayTo(folderOf(from), to);
  if (way === undefined) return undefined;
  const next = written.startsWith('./') && !way.startsWith('../') ? `./${way}` : way;
  const resolved = resolveExtends(from, next, root);
  return resolved.ok && resolved.path === to ? next : undefined;
}
