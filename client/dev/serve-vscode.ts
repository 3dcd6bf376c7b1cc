/** Serves VS Code with the packed extension to a browser, until Ctrl+C. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { packExtension } from './pack.ts';
import { startServer } from './vscode-server.ts';

export async function serve(folder: string, ready: (url: string) => void): Promise<void> {
  const packed = mkdtempSync(join(tmpdir(), 'charter-serve-'));
  try {
    const stopped = new Promise<void>((done) => {
      for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => done());
    });
    const server = await startServer({ install: [packExtension(packed).vsix] });
    const url = new URL(`http://127.0.0.1:${server.port}`);
    url.searchParams.set('folder', folder);
    ready(url.href);
    await Promise.race([stopped, server.ended]);
    await server.stop();
  } finally {
    rmSync(packed, { recursive: true, force: true });
  }
}
