/** Tests Neovim with the documented configuration, on demand: `npm test -- test/lsp/neovim.ts` needs Neovim 0.7 to 0.10. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { ROOT } from '../support/root.ts';

const folder = mkdtempSync(join(tmpdir(), 'charter-neovim-'));
after(() => rmSync(folder, { recursive: true }));

/** The block of Lua for older versions of Neovim, from the documentation. */
function documented(): string {
  const text = readFileSync(join(ROOT, 'docs/editors.md'), 'utf8');
  const block = [...text.matchAll(/```lua\n(.*?)```/gs)]
    .map(([, lua]) => lua ?? '')
    .find((lua) => lua.includes('start_client'));
  assert.ok(block !== undefined);
  return block;
}

/** The actions of a user; the results are written to a file as JSON. */
const DRIVE = `
local seen = {}
vim.cmd('edit teams/checkout.charter.yaml')
vim.wait(20000, function() return #vim.diagnostic.get(0) > 0 end, 10)
seen.problems = vim.tbl_map(function(one)
  return { one.lnum, one.col, one.end_col, one.severity, one.source, one.message }
end, vim.diagnostic.get(0, { severity = vim.diagnostic.severity.ERROR }))
local function ask(method, line, column)
  vim.api.nvim_win_set_cursor(0, { line, column })
  local answers = vim.lsp.buf_request_sync(0, method, vim.lsp.util.make_position_params(0, 'utf-16'), 20000)
  for _, answer in pairs(answers or {}) do return answer.result end
end
seen.hover = ask('textDocument/hover', 7, 37)
seen.completion = vim.tbl_map(function(one) return one.label end, ask('textDocument/completion', 6, 37).items)
vim.api.nvim_win_set_cursor(0, { 7, 37 })
vim.lsp.buf.rename('product')
vim.wait(20000, function() return vim.fn.search('A: product', 'nw') > 0 end, 10)
for _, buffer in ipairs(vim.api.nvim_list_bufs()) do
  local name = vim.fn.fnamemodify(vim.api.nvim_buf_get_name(buffer), ':t')
  if name ~= '' then seen[name] = table.concat(vim.api.nvim_buf_get_lines(buffer, 0, -1, false), '\\n') end
end
vim.lsp.stop_client(vim.lsp.get_active_clients())
vim.wait(5000, function() return #vim.lsp.get_active_clients() == 0 end, 10)
seen.left = #vim.lsp.get_active_clients()
vim.fn.writefile({ vim.fn.json_encode(seen) }, 'seen.json')
vim.cmd('qa!')
`;

const BASE = 'team: Company\npeople: { priya: Priya Shah }\nroles:\n  pm: { title: Product Manager, people: [priya] }';
const CHECKOUT = `extends: base.charter.yaml
team: Checkout
roles:
  em: Engineering Manager
raci:
  - { activity: Deploying, R: em, A: pmx }
  - { activity: Planning, R: em, A: pm }`;

test('Neovim shows problems, hovers, completes and renames across charters', () => {
  const found = spawnSync('nvim', ['--version'], { encoding: 'utf8' });
  assert.match(found.stdout ?? '', /^NVIM v0\.(?:7|8|9|10)\./, 'This test needs Neovim 0.7 to 0.10.');
  mkdirSync(join(folder, 'bin'));
  mkdirSync(join(folder, 'teams'));
  const command = join(folder, 'bin/charter-language-server');
  writeFileSync(command, `#!/bin/sh\nexec '${process.execPath}' '${join(ROOT, 'server/src/main-node.ts')}' "$@"\n`);
  chmodSync(command, 0o755);
  writeFileSync(join(folder, 'teams/base.charter.yaml'), `${BASE}\n`);
  writeFileSync(join(folder, 'teams/checkout.charter.yaml'), `${CHECKOUT}\n`);
  writeFileSync(join(folder, 'init.lua'), documented());
  writeFileSync(join(folder, 'drive.lua'), DRIVE);
  const run = spawnSync('nvim', ['--headless', '-u', 'init.lua', '-i', 'NONE', '-n', '-c', 'luafile drive.lua'], {
    cwd: folder,
    encoding: 'utf8',
    timeout: 90_000,
    env: {
      ...process.env,
      PATH: `${join(folder, 'bin')}:${process.env.PATH}`,
      HOME: folder,
      XDG_CACHE_HOME: join(folder, 'cache'),
      XDG_STATE_HOME: join(folder, 'state'),
      XDG_DATA_HOME: join(folder, 'data'),
      XDG_CONFIG_HOME: join(folder, 'config'),
    },
  });
  assert.equal(run.status, 0, run.stderr);
  const seen = JSON.parse(readFileSync(join(folder, 'seen.json'), 'utf8'));
  assert.deepEqual(seen.problems, [[5, 37, 40, 1, 'charter', 'There is no role or person “pmx”. Did you mean “pm”?']]);
  assert.match(seen.hover.contents.value, /^\*\*Product Manager\*\*.*Held by Priya Shah/s);
  assert.deepEqual(seen.completion.slice(0, 2).sort(), ['pm', 'priya']);
  assert.equal(seen['checkout.charter.yaml'], CHECKOUT.replace('A: pm }', 'A: product }'));
  assert.equal(seen['base.charter.yaml'], BASE.replace('  pm:', '  product:'));
  assert.equal(seen.left, 0);
});
