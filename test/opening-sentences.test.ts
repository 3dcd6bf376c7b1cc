/** Checks that every source file opens with a sentence that says what it is. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { it } from 'node:test';
import { ROOT } from './support/root.ts';

const FOLDERS = ['server/src', 'server/generate', 'client/src', 'client/dev'];

/** A comment after an optional `#!` line: a whole `//` line, or all that is between its marks. */
const OPENING = /^(?:#!.*\n)?(?:\/\/ (?<line>.+)|\/\*\*(?<block>[\s\S]*?)\*\/)/;

/** The text begins with a word or with code, and has a full stop after a word, code or a parenthesis. */
const SENTENCE = /^(?:[A-Z]|`[^`]+`).*[\w`)”]\.(?: |$)/;

function openingOf(source: string): string {
  const groups = OPENING.exec(source)?.groups;
  const lines = (groups?.line ?? groups?.block ?? '').split('\n');
  return lines
    .map((line) => line.replace(/^ *\* ?/, ''))
    .join(' ')
    .trim();
}

const FILES = FOLDERS.flatMap((folder) =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(?:ts|mjs)$/.test(name))
    .map((name) => `${folder}/${name.replaceAll('\\', '/')}`),
);

it('finds source files in every folder', () => {
  for (const folder of FOLDERS)
    assert.ok(
      FILES.some((file) => file.startsWith(`${folder}/`)),
      folder,
    );
});

it('every source file opens with a sentence that says what it is', () => {
  const without = FILES.filter((file) => !SENTENCE.test(openingOf(readFileSync(join(ROOT, file), 'utf8'))));
  assert.deepEqual(without, [], 'Add one sentence as the first comment of these files.');
});

it('recognizes a file without an opening sentence', () => {
  const isOpening = (source: string) => SENTENCE.test(openingOf(source));
  assert.ok(isOpening('/** Reads the keys of roles. */\nimport a;\n'));
  assert.ok(isOpening('#!/usr/bin/env node\n// `npm start`: opens VS Code.\n'));
  assert.ok(isOpening('/**\n * Reads the keys of roles,\n * and their titles.\n */\n'));
  for (const source of [
    "import a from 'a';\n/** Reads the keys of roles. */\n",
    '// biome-ignore lint: generated\n',
    '/** the keys */\n',
    '/** */\n',
  ])
    assert.ok(!isOpening(source), source);
});
