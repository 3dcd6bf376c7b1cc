/**
 * Files that only the client can read: those of a virtual workspace, or of one that is open in a browser. The requests
 * are our own; a client that does not know them has no files, and only what is open is checked.
 */
import { type Ask, METHODS } from '../protocol/protocol.ts';
import { CHARTER_NAME, decodeUtf8, type FileText, type ServerFiles } from '../workspace/index.ts';
import { pathOfUri, uriOfPath } from './uris.ts';

const MISSING: FileText = { ok: false, reason: 'missing', message: 'There is no such file.' };

export function clientFiles(ask: Ask): ServerFiles {
  const read = async (path: string): Promise<FileText> => {
    try {
      const answer = await ask(METHODS.readFile, { uri: uriOfPath(path) });
      const bytes: unknown = typeof answer === 'object' && answer !== null ? Reflect.get(answer, 'bytes') : undefined;
      return typeof bytes === 'string' ? { ok: true, ...decodeUtf8(bytesOf(bytes)) } : MISSING;
    } catch (error) {
      return { ok: false, reason: 'unreadable', message: `It cannot be read: ${String(error)}.` };
    }
  };
  return {
    read,
    // Such a file system has no links. Whether the file is there shows when it is read.
    realPath: async (path) => path,
    chartersBelow: async (folder, found) => {
      const uris = await ask(METHODS.findFiles, { folder: uriOfPath(folder) }).catch(() => []);
      for (const uri of Array.isArray(uris) ? uris : []) if (typeof uri === 'string') found(pathOfUri(uri));
    },
    isCharter: async (path) => CHARTER_NAME.test(path),
    rootOf: async (folder) => folder,
  };
}

declare function atob(text: string): string;

function bytesOf(base64: string): Uint8Array {
  return Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
}
