/** Snippets that offer the charter's own roles and follow the style of the rows around them. */
import type { Analysis } from '../../analysis.ts';
import { startOfLine } from '../../charter/edit/edits.ts';
import { lettersThat, type Scheme } from '../../charter/schemes.ts';
import { escapeChoice, escapeSnippet } from '../escapes.ts';
import { type Candidate, textBehind } from './candidates.ts';
import type { CaretContext } from './caret.ts';

/** A tab stop with the names of roles as choices, or a plain one if there are no roles. */
function choice(number: number, names: readonly string[], fallback: string): string {
  if (names.length === 0) return `\${${number}:${escapeSnippet(fallback)}}`;
  return `\${${number}|${names.map(escapeChoice).join(',')}|}`;
}

export function snippetsAt(analysis: Analysis, spot: CaretContext): readonly Candidate[] {
  const [top, second] = spot.path;
  if (top === undefined && spot.startsLine && spot.column === 0) return topSnippets(analysis);
  if (top === 'roles' && spot.path.length === 1 && (spot.startsLine || (spot.flow && spot.writing === 'key')))
    return roleSnippets(analysis, spot);
  const listed = spot.path.length === 1 && spot.startsLine && spot.writing === 'value';
  const entry = second === '[]' && spot.path.length === 2 && spot.present.length === 0 && !hasColon(analysis, spot);
  if (top === undefined || !(listed || entry)) return [];
  const dash = listed ? '- ' : '';
  const roles = analysis.names.roles.map((role) => role.id);
  // Inside braces only the pairs are missing.
  const braces = (pairs: string) => (spot.flow && spot.writing === 'key' ? pairs : `${dash}{ ${pairs} }$0`);
  if (top === 'responsibilities') {
    const pairs = `name: \${1:What is owned}, owner: ${choice(2, roles, 'role')}`;
    return [snippet('responsibility', 'A responsibility with its owner', braces(pairs))];
  }
  if (top === 'agreements') {
    const kinds = 'ritual,one-on-one,check-in,retrospective,feedback,best-practices,tech-debt,other';
    const pairs = `name: \${1:What is agreed}, kind: \${2|${kinds}|}, every: \${3|week,2 weeks,month,quarter,sprint|}, with: ${choice(4, ['everyone', ...roles], 'everyone')}`;
    return [snippet('agreement', 'An agreement of the team', braces(pairs))];
  }
  const scheme = analysis.reading.schemes.byId.get(top);
  if (scheme === undefined) return [];
  const row = rowSnippet(scheme, braces(rowPairs(scheme, roles)));
  return spot.flow ? [row] : [row, blockRowSnippet(analysis, scheme, roles, dash, spot)];
}

/** Whether the word at the caret is already a key. */
function hasColon(analysis: Analysis, { word }: CaretContext): boolean {
  return /^[ \t]*:(?:\s|$)/.test(textBehind(analysis, word.end));
}

function snippet(label: string, detail: string, newText: string): Candidate {
  return { label, kind: 'snippet', detail, newText, snippet: true, filter: label };
}

/** The letters that a row needs, doers first, as people say it. */
function needed(scheme: Scheme): readonly Scheme['letters'][number][] {
  const doers = lettersThat(scheme, 'doer').filter((letter) => letter.min > 0);
  const owners = lettersThat(scheme, 'owner').filter((letter) => !doers.includes(letter));
  return [...doers, ...owners];
}

function rowPairs(scheme: Scheme, roles: readonly string[]): string {
  const letters = needed(scheme).map((letter, index) => `${letter.letter}: ${choice(index + 2, roles, 'role')}`);
  return [`${scheme.row}: \${1:${placeholder(scheme)}}`, ...letters].join(', ');
}

function rowSnippet(scheme: Scheme, text: string): Candidate {
  return snippet(`${scheme.id} row`, `A row of ${scheme.id.toUpperCase()} on one line`, text);
}

function blockRowSnippet(
  { text }: Analysis,
  scheme: Scheme,
  roles: readonly string[],
  dash: string,
  spot: CaretContext,
): Candidate {
  // Editors indent the lines of a snippet like its first line.
  const line = text.slice(startOfLine(text, spot.word.start), spot.word.start);
  const beside = /^ *- *$/.test(line) && /-$/.test(line) ? 1 : 0;
  const indent = ' '.repeat(spot.column + dash.length + beside - line.length + line.trimStart().length);
  const letters = needed(scheme).map((letter, index) => `${indent}${letter.key}: ${choice(index + 2, roles, 'role')}`);
  const pairs = [`${scheme.row}: \${1:${placeholder(scheme)}}`, ...letters].join('\n');
  return snippet(
    `${scheme.id} row in full words`,
    `A row of ${scheme.id.toUpperCase()}, one key per line`,
    `${dash}${pairs}$0`,
  );
}

function placeholder(scheme: Scheme): string {
  return scheme.row === 'decision' ? 'What is decided' : 'What is done';
}

function roleSnippets({ names }: Analysis, { flow }: CaretContext): readonly Candidate[] {
  const people = names.people.filter((one) => one.person !== undefined).map((one) => one.key);
  const pairs = ['title: ${2:Title}', `people: [${choice(3, people, 'Name')}]`];
  const more = [
    ...pairs,
    'represents: [${4:Whom it speaks for}]',
    'measures: [${5:How its success is measured}]',
    'responsibilities: [${6:What it owns}]',
  ];
  const full = flow ? ` { ${more.join(', ')} }` : more.map((pair) => `\n  ${pair}`).join('');
  return [
    snippet('role', 'A role with its title and people', `\${1:id}: { ${pairs.join(', ')} }$0`),
    snippet('role in full', 'A role with what it represents, owns and is measured by', `\${1:id}:${full}$0`),
  ];
}

function topSnippets(analysis: Analysis): readonly Candidate[] {
  if (analysis.reading.charter.pairs.length > 0) return [];
  const text = [
    'team:',
    '  name: ${1:Name of the team}',
    '  purpose: ${2:Why it exists}',
    '',
    'roles:',
    '  pm: { title: Product Manager, people: [${3:Name}] }',
    '  em: { title: Engineering Manager, people: [${4:Name}] }',
    '  eng: { title: Software Engineer, people: [${5:Name}] }',
    '',
    'decides:',
    '  what: pm',
    '  why: pm',
    '  how: em',
    '  who: em',
    '  when: { roles: [pm, em], tie-break: ${6|pm,em|} }',
    '',
    'raci:',
    '  - { activity: ${7:Sprint planning}, R: eng, A: em, C: pm }$0',
    '',
  ].join('\n');
  return [snippet('charter', 'A whole charter, to fill in', text)];
}
