/** The page of the benchmarks: the text around the table, and the part that each run replaces. */
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus, release, totalmem, type } from 'node:os';
import { join } from 'node:path';
import { ROOT } from '../support/shared.ts';
import { PEER_VERSION } from './peer.ts';
import type { Result } from './table.ts';

const PAGE = join(ROOT, 'docs', 'benchmarks.md');
const BEGIN = '<!-- The lines from here on are written by `npm run bench -- --save`. -->';
const END = '<!-- The lines up to here are written by `npm run bench -- --save`. -->';

function versionOf(library: string): string {
  const file = join(ROOT, 'node_modules', library, 'package.json');
  return (JSON.parse(readFileSync(file, 'utf8')) as { readonly version: string }).version;
}

function commit(): string {
  try {
    return execFileSync('git', ['rev-parse', '--short', 'HEAD'], { cwd: ROOT, encoding: 'utf8' }).trim();
  } catch {
    return 'unknown';
  }
}

/** The machine and the versions. */
export function machine(quick: boolean): string {
  const memory = Math.round(totalmem() / (1 << 30));
  const lines = [
    `${cpus()[0]?.model ?? 'unknown processor'}, ${availableParallelism()} cores, ${memory} GB, ${type()} ${release()}`,
    `Node ${process.versions.node}; yaml-language-server ${PEER_VERSION}, yaml ${versionOf('yaml')}, Ajv ${versionOf('ajv')}`,
    `Charter at commit ${commit()}, ${new Date().toISOString().slice(0, 10)}${quick ? '; a quick look, with few rounds' : ''}`,
  ];
  return lines.map((line) => `- ${line}`).join('\n');
}

/** The peers and floors of rows that do not use the servers. */
export function notes(results: readonly Result[]): string {
  const lines = [
    '*peer*: yaml-language-server without its delay. *floor*: a language server that only stores the text.',
    '*share* and *multiple*: Charter’s figure compared with the peer and with the floor. All figures are medians.',
    'Other peers and floors:',
    '',
  ];
  const rowsOf = new Map<string, Set<string>>();
  for (const { row } of results) {
    const others = [
      ...(row.peer === undefined ? [] : [`peer: ${row.peer}`]),
      ...(row.floor === undefined ? [] : [`floor: ${row.floor}`]),
    ];
    // Rows that differ only in size have one note.
    const name = row.name.replace(/, [\d,]+ rows$/, '');
    for (const other of others) rowsOf.set(other, (rowsOf.get(other) ?? new Set()).add(name));
  }
  for (const [other, names] of rowsOf) lines.push(`- ${other}, of: ${[...names].join('; ')}`);
  return lines.join('\n');
}

/** Replaces the table in the page, between the two comments that mark its place. */
export function save(table: string): void {
  const page = readFileSync(PAGE, 'utf8');
  const [before, rest] = [page.split(BEGIN)[0] ?? '', page.split(END)[1]];
  if (rest === undefined) throw new Error('docs/benchmarks.md no longer contains the comments around the table.');
  writeFileSync(PAGE, `${before}${BEGIN}\n\n${table}\n\n${END}${rest}`);
}
