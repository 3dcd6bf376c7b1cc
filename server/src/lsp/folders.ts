/**
 * The folders of the workspace: looked through in the background when the server starts, and followed as files come,
 * change and go.
 */
import {
  DidChangeWatchedFilesNotification,
  DidChangeWorkspaceFoldersNotification,
  DidCreateFilesNotification,
  DidDeleteFilesNotification,
  DidRenameFilesNotification,
  FileChangeType,
} from 'vscode-languageserver-protocol';
import { CHARTER_NAME } from '../workspace/index.ts';
import { folderPath } from './client.ts';
import type { Session } from './session.ts';
import { pathOfUri } from './uris.ts';
import { withProgress } from './work-progress.ts';

/** What changes below one of these names concerns charters. */
export const WATCHED = '**/*.charter.{yaml,yml}';

/** How many files are read at once while the folders are looked through. */
const AT_ONCE = 8;

export interface Folders {
  /** Looks through the folders, once the client is ready to hear of it. */
  start(): void;
}

export function registerFolders(session: Session): Folders {
  const { peer, host, documents, workspace, changed } = session;
  /** Raised with each scan, so that an older one stops. */
  let generation = 0;

  const scan = () => {
    const mine = ++generation;
    const stopped = () => mine !== generation;
    const work = withProgress(session, 'Reading charters', async (report) => {
      const found: string[] = [];
      for (const folder of workspace.folders) {
        await workspace.files.chartersBelow(folder, (path) => found.push(path), stopped);
      }
      for (let index = 0; index < found.length && !stopped(); index += AT_ONCE) {
        await Promise.all(found.slice(index, index + AT_ONCE).map((path) => workspace.addMember(path)));
        report(index, found.length);
        await host.pause();
      }
      for (const path of found) {
        if (stopped()) return;
        if (workspace.lacksParents(path)) await workspace.readParents(path);
      }
      // The engine keeps what it finds; by and by it has seen them all.
      for (let since = Date.now(), index = 0; index < found.length && !stopped(); index++) {
        workspace.analysis(found[index] ?? '');
        if (Date.now() - since < 5) continue;
        report(index, found.length);
        await host.pause();
        since = Date.now();
      }
    });
    workspace.scanning(work);
    peer.run('reading the charters of the workspace', async () => {
      await work;
      if (!stopped()) changed.tell(undefined);
    });
  };

  const appeared = async (path: string) => {
    workspace.touch(path);
    if (workspace.folderOf(path) !== undefined && !CHARTER_NAME.test(path)) {
      // It may be a folder that has been moved here with all that is in it.
      const found: string[] = [];
      await workspace.files.chartersBelow(
        path,
        (one) => found.push(one),
        () => false,
      );
      for (const one of found) if (await workspace.isCharter(one)) await workspace.addMember(one);
    } else if (await workspace.isCharter(path)) {
      await workspace.addMember(path);
    }
    if (workspace.knows(path)) await workspace.readAgain(path);
  };
  /** Files, or folders with files in them. */
  const disappeared = (gone: string) => {
    workspace.touch(gone);
    for (const path of workspace.known()) {
      if (path === gone || path.startsWith(`${gone}/`)) workspace.forget(path);
    }
  };
  const settle = async () => {
    workspace.releaseIdle();
    for (const { path } of documents.all()) if (workspace.lacksParents(path)) await workspace.readParents(path);
    changed.tell(undefined);
  };

  peer.hear(DidChangeWatchedFilesNotification.type, async ({ changes }) => {
    for (const { uri, type } of changes) {
      const path = pathOfUri(uri);
      if (type === FileChangeType.Deleted) disappeared(path);
      else await appeared(path);
    }
    await settle();
  });
  peer.hear(DidCreateFilesNotification.type, async ({ files }) => {
    for (const { uri } of files) await appeared(pathOfUri(uri));
    await settle();
  });
  peer.hear(DidDeleteFilesNotification.type, async ({ files }) => {
    for (const { uri } of files) disappeared(folderPath(uri));
    await settle();
  });
  peer.hear(DidRenameFilesNotification.type, async ({ files }) => {
    for (const { oldUri, newUri } of files) {
      const [from, to] = [folderPath(oldUri), folderPath(newUri)];
      const moved = workspace.known().filter((path) => path === from || path.startsWith(`${from}/`));
      disappeared(from);
      await appeared(to);
      for (const path of moved) await appeared(to + path.slice(from.length));
    }
    await settle();
  });
  peer.hear(DidChangeWorkspaceFoldersNotification.type, async ({ event: { added, removed } }) => {
    const gone = new Set(removed.map(({ uri }) => folderPath(uri)));
    const kept = workspace.folders.filter((path) => !gone.has(path));
    workspace.setFolders([...new Set([...kept, ...added.map(({ uri }) => folderPath(uri))])]);
    scan();
    await settle();
  });

  return {
    start: () => {
      if (workspace.folders.length > 0) scan();
    },
  };
}
