/** Renames names in a charter, and in all charters that share the name through `extends`. */
import {
  LinkedEditingRangeRequest,
  type LinkedEditingRanges,
  PrepareRenameRequest,
  RenameRequest,
} from 'vscode-languageserver-protocol';
import type { Analysis } from '../../analysis.ts';
import { refusalOf, renameableAt, renameEdits } from '../../features/navigation.ts';
import { type Subject as Named, occurrenceAt, occurrencesOf } from '../../features/occurrences.ts';
import { offsetIn, rangeIn } from '../documents.ts';
import { contentModified, refused, stopIfCancelled } from '../peer.ts';
import type { Session } from '../session.ts';
import { workspaceEdit } from '../wire-edits.ts';

export function registerRename(session: Session): void {
  const { peer, documents, workspace, at } = session;

  peer.answer(PrepareRenameRequest.type, ({ textDocument, position }) => {
    const { document, analysis } = at(textDocument);
    const found = renameableAt(analysis, offsetIn(document, position));
    return found === undefined ? null : { range: rangeIn(document, found.at), placeholder: found.text };
  });

  peer.answer(RenameRequest.type, async ({ textDocument, position, newName }, token) => {
    const { document, analysis } = at(textDocument);
    const found = renameableAt(analysis, offsetIn(document, position));
    if (found === undefined) throw refused('There is no name here to rename.');
    // Charters that are not read yet may also use the name.
    await workspace.scanned;
    stopIfCancelled(token);
    if (documents.at(document.path) !== document) throw contentModified();
    const { subject, text } = found;
    const edits = sharers(session, document.path, analysis, subject).flatMap((path) => {
      const other = workspace.analysis(path);
      if (other === undefined) return [];
      const why = refusalOf(other, subject, newName);
      if (why !== undefined) throw refused(path === document.path ? why : `${why} (In “${path}”.)`);
      return [{ path, edits: renameEdits(other, subject, text, newName) }];
    });
    return workspaceEdit(session, edits);
  });

  // Editing a role or person at its declaration edits all its uses.
  peer.answer(LinkedEditingRangeRequest.type, ({ textDocument, position }): LinkedEditingRanges | null => {
    const { document, analysis } = at(textDocument);
    const found = occurrenceAt(analysis, offsetIn(document, position));
    if (!found?.declaration || (found.subject.kind !== 'role' && found.subject.kind !== 'person')) return null;
    const same = occurrencesOf(analysis, found.subject).filter(
      (one) => one.text === found.text && one.at.end - one.at.start === found.text.length && one.node.kind === 'scalar',
    );
    return same.length < 2
      ? null
      : { ranges: same.map((one) => rangeIn(document, one.at)), wordPattern: '[\\p{L}\\p{N}_-]+' };
  });
}

/** Returns the charter that declares a name, and the charters that inherit it. */
function sharers({ workspace }: Session, path: string, analysis: Analysis, subject: Named): readonly string[] {
  if (subject.kind === 'responsibility') return [path];
  const home = homeOf(path, analysis, subject);
  const heirs = workspace.heirsOf(home).filter((heir) => {
    const other = workspace.analysis(heir);
    return (
      other !== undefined &&
      (subject.kind === 'scheme' ? inherits(other, subject) : homeOf(heir, other, subject) === home)
    );
  });
  return [home, ...heirs];
}

/** Returns the path of the charter that declares a name of another charter. */
function homeOf(path: string, { names }: Analysis, { kind, key }: Named): string {
  if (kind === 'role') return names.roles.find((one) => one.id === key)?.role.from?.path ?? path;
  if (kind === 'person') return names.people.find((one) => one.key === key)?.person?.from?.path ?? path;
  return path;
}

/** Whether a charter inherits a scheme. */
function inherits({ reading, context }: Analysis, { key }: Named): boolean {
  const own = reading.charter.schemes.some((one) => one.id.value === key);
  return !own && context.inherited.schemes.some((one) => one.id === key);
}
