import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createProgram } from '../../server/src/cli/program.ts';
import { FORMATS } from '../../server/src/cli/reporters/index.ts';
import { MATRIX_FORMATS } from '../../server/src/exchange/matrix-as.ts';
import { page } from '../support/docs.ts';

const silent = { terminal: false, columns: undefined, write: () => {} };
const program = createProgram(
  {
    cwd: '/',
    env: {},
    today: '2026-11-24',
    out: silent,
    err: silent,
    readInput: () => Promise.resolve(new Uint8Array()),
    serve: () => Promise.resolve(),
  },
  () => {},
);
const COMMANDS = program.commands.filter((command) => command.name() !== 'help');
const CLI = page('docs/cli.md');

/** The section of docs/cli.md about a command. */
function section(name: string): string {
  return (
    new RegExp(`^## \`charter ${name}\`\n[\\s\\S]*?(?=^## |\\Z(?![\\s\\S]))`, 'm').exec(`${CLI}\n## end`)?.[0] ?? ''
  );
}

/** The options in the table of a section. */
function documented(text: string): string[] {
  const rows = [...text.matchAll(/^\| `(--[^`]+)` \|/gm)].map((found) => found[1] ?? '');
  return [...new Set(rows.flatMap((row) => [...row.matchAll(/--[a-z-]+/g)].map((found) => found[0])))].sort();
}

describe('docs/cli.md', () => {
  it('has one section for each command, and no others', () => {
    const sections = [...CLI.matchAll(/^## `charter ([a-z]+)`$/gm)].map((found) => found[1]);
    assert.deepEqual(sections.sort(), COMMANDS.map((command) => command.name()).sort());
  });

  for (const command of COMMANDS) {
    it(`lists the options of charter ${command.name()}, each once, and no others`, () => {
      const real = command.options.map((option) => option.long ?? '').filter((long) => long !== '--help');
      assert.deepEqual(documented(section(command.name())), real.sort());
    });
  }

  it('lists the commands', () => {
    const rows = [...CLI.matchAll(/^\| \[`charter ([a-z]+)`\]\(#charter-([a-z]+)\) \|/gm)];
    assert.deepEqual(
      rows.map((found) => found[1]),
      COMMANDS.map((command) => command.name()),
    );
    assert.ok(rows.every((found) => found[1] === found[2]));
  });

  it('lists the formats', () => {
    const formats = [...section('check').matchAll(/^\| `([a-z]+)` \|/gm)].map((found) => found[1]);
    assert.deepEqual(formats, [...FORMATS]);
    const [row = ''] = /^\| `--as FORMAT`.*$/m.exec(section('matrix')) ?? [];
    assert.deepEqual(
      [...row.matchAll(/`([a-z]+)`/g)].map((found) => found[1]),
      [...MATRIX_FORMATS],
    );
  });
});

describe('README.md', () => {
  it('lists the commands', () => {
    const rows = [...page('README.md').matchAll(/^\| `charter ([a-z]+)/gm)].map((found) => found[1]);
    assert.deepEqual(
      rows,
      COMMANDS.map((command) => command.name()),
    );
  });
});
