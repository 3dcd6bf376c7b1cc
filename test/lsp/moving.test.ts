/** Charters that are renamed and moved in an editor: `extends` is updated in the same step. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { WorkspaceEdit } from 'vscode-languageserver-protocol';
import { resolveExtends, wayTo } from '../../server/src/workspace/extends-path.ts';
import { connect, TestFiles } from './client.ts';

const BASE = 'team: Base\nroles: { pm: P }\n';
const heir = (paths: string) => `# ours\nextends: ${paths}  # theirs\nteam: Heir\n`;

/** Moves files from their old to their new paths; returns the first two lines of each changed charter. */
async function moved(
  texts: Readonly<Record<string, string>>,
  moves: Readonly<Record<string, string>>,
  open: Readonly<Record<string, string>> = {},
): Promise<Readonly<Record<string, string>> | null> {
  const client = await connect({
    files: new TestFiles(texts),
    initialize: {
      workspaceFolders: [{ uri: 'file:///w', name: 'w' }],
      capabilities: { workspace: { workspaceEdit: { documentChanges: true } } },
    },
  });
  for (const [path, text] of Object.entries(open)) await client.open(`file://${path}`, text);
  const files = Object.entries(moves).map(([from, to]) => ({ oldUri: `file://${from}`, newUri: `file://${to}` }));
  const edit: WorkspaceEdit | null = await client.connection.sendRequest('workspace/willRenameFiles', { files });
  await client.close();
  if (edit === null) return null;
  const written: Record<string, string> = {};
  for (const change of edit.documentChanges ?? []) {
    assert.ok('textDocument' in change);
    const path = decodeURIComponent(change.textDocument.uri.slice('file://'.length));
    assert.equal(change.textDocument.version, open[path] === undefined ? null : 1);
    const lines = (open[path] ?? texts[path] ?? '').split('\n');
    for (const one of [...change.edits].reverse()) {
      assert.ok('newText' in one && one.range.start.line === one.range.end.line);
      const { start, end } = one.range;
      const line = lines[start.line] ?? '';
      lines[start.line] = line.slice(0, start.character) + one.newText + line.slice(end.character);
    }
    written[path] = lines.join('\n');
  }
  return written;
}

describe('moving a charter', () => {
  test('updates all charters that extend it, in their own quotes', async () => {
    const files = {
      '/w/base.charter.yaml': BASE,
      '/w/a.charter.yaml': heir('base.charter.yaml'),
      '/w/b.charter.yaml': heir('"./base.charter.yaml"'),
      '/w/teams/c.charter.yaml': heir("['../base.charter.yaml', other.charter.yaml]"),
      '/w/teams/other.charter.yaml': BASE,
    };
    assert.deepEqual(await moved(files, { '/w/base.charter.yaml': '/w/org.charter.yaml' }), {
      '/w/a.charter.yaml': heir('org.charter.yaml'),
      '/w/b.charter.yaml': heir('"./org.charter.yaml"'),
      '/w/teams/c.charter.yaml': heir("['../org.charter.yaml', other.charter.yaml]"),
    });
    assert.deepEqual(await moved(files, { '/w/base.charter.yaml': '/w/teams/all of us.charter.yaml' }), {
      '/w/a.charter.yaml': heir('teams/all of us.charter.yaml'),
      '/w/b.charter.yaml': heir('"./teams/all of us.charter.yaml"'),
      '/w/teams/c.charter.yaml': heir("['all of us.charter.yaml', other.charter.yaml]"),
    });
  });

  test('updates the paths in its own extends', async () => {
    const files = { '/w/base.charter.yaml': BASE, '/w/a.charter.yaml': heir('./base.charter.yaml') };
    assert.deepEqual(await moved(files, { '/w/a.charter.yaml': '/w/teams/deep/a.charter.yaml' }), {
      '/w/a.charter.yaml': heir('../../base.charter.yaml'),
    });
  });

  test('uses the text in the editor, saved or not', async () => {
    const files = { '/w/base.charter.yaml': BASE, '/w/a.charter.yaml': 'team: A\n' };
    const open = { '/w/a.charter.yaml': heir('base.charter.yaml') };
    assert.deepEqual(await moved(files, { '/w/base.charter.yaml': '/w/b.charter.yaml' }, open), {
      '/w/a.charter.yaml': heir('b.charter.yaml'),
    });
  });

  test('changes nothing if all paths still lead to the same files', async () => {
    const files = {
      '/w/old/base.charter.yaml': BASE,
      '/w/old/a.charter.yaml': heir('base.charter.yaml'),
      '/w/b.charter.yaml': heir('none.charter.yaml'),
    };
    assert.equal(await moved(files, { '/w/old': '/w/new' }), null);
    assert.equal(await moved(files, { '/w/old/a.charter.yaml': '/w/old/b.charter.yaml' }), null);
    assert.equal(await moved(files, { '/w/b.charter.yaml': '/w/old/b.charter.yaml' }), null);
    // Files outside the workspace cannot be extended, so there is no path to write.
    assert.equal(await moved(files, { '/w/old/base.charter.yaml': '/elsewhere/base.charter.yaml' }), null);
  });
});

test('moving a folder also moves its charters', async () => {
  const files = {
    '/w/shared/base.charter.yaml': BASE,
    '/w/shared/two.charter.yaml': heir('base.charter.yaml'),
    '/w/a.charter.yaml': heir('shared/two.charter.yaml'),
    '/w/shared2/b.charter.yaml': heir('../shared/base.charter.yaml'),
  };
  assert.deepEqual(await moved(files, { '/w/shared': '/w/org/common' }), {
    '/w/a.charter.yaml': heir('org/common/two.charter.yaml'),
    '/w/shared2/b.charter.yaml': heir('../org/common/base.charter.yaml'),
  });
});

test('swapping two charters updates the paths to both', async () => {
  const files = {
    '/w/x.charter.yaml': BASE,
    '/w/y.charter.yaml': BASE.replace('Base', 'Other'),
    '/w/a.charter.yaml': heir('[x.charter.yaml, y.charter.yaml]'),
  };
  const moves = { '/w/x.charter.yaml': '/w/y.charter.yaml', '/w/y.charter.yaml': '/w/x.charter.yaml' };
  assert.deepEqual(await moved(files, moves), {
    '/w/a.charter.yaml': heir('[y.charter.yaml, x.charter.yaml]'),
  });
});

test('relative paths lead to their file, on any disk and on none', () => {
  const pairs: readonly (readonly [string, string, string | undefined])[] = [
    ['/w', '/w/a.charter.yaml', 'a.charter.yaml'],
    ['/w/x/y', '/w/a.charter.yaml', '../../a.charter.yaml'],
    ['/w/x', '/w/xy/a.charter.yaml', '../xy/a.charter.yaml'],
    ['/w/a.charter.yaml', '/w/a.charter.yaml', '../a.charter.yaml'],
    ['c:/w', 'c:/v/a.charter.yaml', '../v/a.charter.yaml'],
    ['c:/w', 'd:/w/a.charter.yaml', undefined],
    ['vfs://host/w', 'vfs://host/a.charter.yaml', '../a.charter.yaml'],
    ['vfs://host/w', 'vfs://other/w/a.charter.yaml', undefined],
  ];
  for (const [folder, target, way] of pairs) {
    assert.equal(wayTo(folder, target), way);
    if (way === undefined) continue;
    const root = target.slice(0, target.lastIndexOf('/'));
    assert.deepEqual(resolveExtends(`${folder}/x`, way, root), { ok: true, path: target });
  }
});
