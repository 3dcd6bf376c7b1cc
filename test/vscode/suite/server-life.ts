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

/** A server that stops this often within three minutes is not restarted automatically. */
const DEATHS = 5;

/** Kills the only server and returns the time. */
function kill(): number {
  const all = servers();
  assert.equal(all.length, 1, `there is one server, of ${all.join(', ')}`);
  for (const pid of all) process.kill(pid, 'SIGKILL');
  return Date.now();
}

export function serverLife(): void {
  describe('the language server', () => {
    it('restarts on command', async () => {
      const editor = await open('checkout/checkout.charter.yaml');
      const before = servers();
      await commands.executeCommand('charter.restartServer');
      assert.equal(servers().length, 1);
      assert.notDeepEqual(servers(), before);
      await editor.edit((edit) => edit.insert(top(), '# A line more\n'));
      await expectProblems(editor.document, ['11:31 unknown-role']);
      await revert(editor.document);
      await expectProblems(editor.document, ['10:31 unknown-role']);
    });

    it('restarts four times within two seconds each, after the fifth time on command, and then automatically again', async () => {
      const editor = await open('checkout/checkout.charter.yaml');
      await expectProblems(editor.document, ['10:31 unknown-role']);
      const typeALine = () => editor.edit((edit) => edit.insert(top(), '# A line more\n'));
      for (let death = 1; death < DEATHS; death++) {
        const before = servers();
        const killed = kill();
        await typeALine();
        await expectProblems(editor.document, [`${10 + death}:31 unknown-role`]);
        const took = Date.now() - killed;
        assert.ok(took < 2_000, `after death ${death} it took ${took} ms`);
        assert.equal(servers().length, 1);
        assert.notDeepEqual(servers(), before);
      }
      kill();
      // Problems are removed when no server reports them.
      await expectProblems(editor.document, []);
      assert.deepEqual(servers(), []);
      await commands.executeCommand('charter.restartServer');
      await expectProblems(editor.document, ['14:31 unknown-role']);
      kill();
      await typeALine();
      await expectProblems(editor.document, ['15:31 unknown-role']);
      // The message that offers a restart is dismissed.
      await commands.executeCommand('notifications.clearAll');
      await revert(editor.document);
      await expectProblems(editor.document, ['10:31 unknown-role']);
    });
  });
}
