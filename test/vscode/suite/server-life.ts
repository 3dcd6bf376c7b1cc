import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, it } from 'mocha';
import { commands } from 'vscode';
import { expectProblems, open, revert, top } from './support.ts';

/** The language servers that this extension host has started. */
function servers(): readonly number[] {
  return children(process.pid)
    .filter(({ command }) => command.includes('server.cjs'))
    .map(({ pid }) => pid);
}

function children(parent: number): readonly { readonly pid: number; readonly command: string }[] {
  if (process.platform !== 'linux') {
    const lines = execFileSync('ps', ['-A', '-o', 'pid=,ppid=,command='], { encoding: 'utf8' }).split('\n');
    return lines.flatMap((line) => {
      const [, pid = '', ppid, command = ''] = /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line) ?? [];
      return Number(ppid) === parent ? [{ pid: Number(pid), command }] : [];
    });
  }
  return readdirSync('/proc').flatMap((name) => {
    if (!/^\d+$/.test(name)) return [];
    try {
      const ppid = /^PPid:\s+(\d+)$/m.exec(readFileSync(`/proc/${name}/status`, 'utf8'))?.[1];
      const command = readFileSync(`/proc/${name}/cmdline`, 'utf8').replaceAll('\0', ' ');
      return Number(ppid) === parent ? [{ pid: Number(name), command }] : [];
    } catch {
      return [];
    }
  });
}

export function serverLife(): void {
  describe('the language server', () => {
    it('is started again when it was killed, and says what is wrong within two seconds', async () => {
      const editor = await open('checkout/checkout.charter.yaml');
      await expectProblems(editor.document, ['10:31 unknown-role']);
      const [pid] = servers();
      assert.ok(pid !== undefined, 'there is a server');
      process.kill(pid, 'SIGKILL');
      const killed = Date.now();
      await editor.edit((edit) => edit.insert(top(), '# A line more\n'));
      await expectProblems(editor.document, ['11:31 unknown-role']);
      assert.ok(Date.now() - killed < 2_000, `it took ${Date.now() - killed} ms`);
      assert.notDeepEqual(servers(), [pid]);
      await revert(editor.document);
      await expectProblems(editor.document, ['10:31 unknown-role']);
    });

    it('is started again by a command', async () => {
      const editor = await open('checkout/checkout.charter.yaml');
      const before = servers();
      await commands.executeCommand('charter.restartServer');
      assert.notDeepEqual(servers(), before);
      await editor.edit((edit) => edit.insert(top(), '# A line more\n'));
      await expectProblems(editor.document, ['11:31 unknown-role']);
      await revert(editor.document);
    });
  });
}
