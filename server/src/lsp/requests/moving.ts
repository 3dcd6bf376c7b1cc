/** Charters that are about to be renamed or moved: the paths in `extends` that lead to them, or from them, go along. */
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
    // Charters that have not been read yet may extend what is moved.
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

/** What a path in `extends` is to be, so that it leads to the same charter; undefined where it does already. */
function wantedPath(
  { workspace }: Session,
  path: string,
  written: string,
  newPath: (path: string) => string,
): string | undefined {
  const target = resolveExtends(path, written, workspace.rootOf(path));
  // What leads nowhere is not made to lead nowhere in another way.
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
