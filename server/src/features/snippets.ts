/** Snippets that know the charter: their choices are its real roles, and their style is that of the rows around them. */
import type { Analysis } from '../analysis.ts';
import { lettersThat, type Scheme } from '../charter/schemes.ts';
import type { Candidate } from './candidates.ts';
import type { Spot } from './spot.ts';

/** A text with the characters escaped that a snippet reads as its own. */
export function escapeSnippet(text: string): string {
  return text.replace(/[\\$}]/g, '\\$&');
}

/** A tab stop that offers the names of roles; a plain one where there are none yet. */
function choice(number: number, names: readonly string[], fallback: string): string {
  if (names.length === 0) return `\${${number}:${escapeSnippet(fallback)}}`;
  return `\${${number}|${names.map((name) => escapeSnippet(name).replace(/[,|]/g, '\\$&')).join(',')}|}`;
}

export function snippetsAt(analysis: Analysis, spot: Spot): readonly Candidate[] {
  const [top, second] = spot.path;
  if (top === undefined && spot.startsLine && spot.column === 0) return topSnippets(analysis);
  if (top === 'roles' && spot.path.length === 1 && spot.startsLine) return [roleSnippet()];
  const listed = spot.path.length === 1 && spot.startsLine && spot.writing === 'value';
  const entry = second === '[]' && spot.path.length === 2 && (spot.writing === 'entry' || spot.present.length === 0);
  if (top === undefined || !(listed || entry) || spot.flow) return [];
  const dash = listed ? '- ' : '';
  const roles = analysis.names.roles.map((role) => role.id);
  if (top === 'responsibilities') {
    const text = `{ name: \${1:What is owned}, owner: ${choice(2, roles, 'role')} }$0`;
    return [snippet('responsibility', 'A responsibility with its owner', dash + text)];
  }
  if (top === 'agreements') {
    const text = `{ name: \${1:What is agreed}, kind: \${2|ritual,one-on-one,check-in,retrospective,feedback,best-practices,tech-debt,other|}, every: \${3|week,2 weeks,month,quarter,sprint|}, with: ${choice(4, ['everyone', ...roles], 'everyone')} }$0`;
    return [snippet('agreement', 'An agreement of the team', dash + text)];
  }
  const scheme = analysis.reading.schemes.byId.get(top);
  return scheme === undefined ? [] : [rowSnippet(scheme, roles, dash), blockRowSnippet(scheme, roles, dash, spot)];
}

function snippet(label: string, detail: string, newText: string): Candidate {
  return { label, kind: 'snippet', detail, newText, snippet: true, filter: label };
}

/** The letters that a row needs, the doers first: that is how people say it. */
function needed(scheme: Scheme): readonly Scheme['letters'][number][] {
  const doers = lettersThat(scheme, 'doer').filter((letter) => letter.min > 0);
  const owners = lettersThat(scheme, 'owner').filter((letter) => !doers.includes(letter));
  return [...doers, ...owners];
}

function rowSnippet(scheme: Scheme, roles: readonly string[], dash: string): Candidate {
  const letters = needed(scheme).map((letter, index) => `${letter.letter}: ${choice(index + 2, roles, 'role')}`);
  const text = `{ ${[`${scheme.row}: \${1:${placeholder(scheme)}}`, ...letters].join(', ')} }$0`;
  return snippet(`${scheme.id} row`, `A row of ${scheme.id.toUpperCase()} on one line`, dash + text);
}

function blockRowSnippet(scheme: Scheme, roles: readonly string[], dash: string, spot: Spot): Candidate {
  const indent = ' '.repeat(dash === '' ? spot.column : spot.column + 2);
  const letters = needed(scheme).map((letter, index) => `${indent}${letter.key}: ${choice(index + 2, roles, 'role')}`);
  const text = [`${scheme.row}: \${1:${placeholder(scheme)}}`, ...letters].join('\n');
  return snippet(
    `${scheme.id} row in full words`,
    `A row of ${scheme.id.toUpperCase()}, a key a line`,
    `${dash}${text}$0`,
  );
}

function placeholder(scheme: Scheme): string {
  return scheme.row === 'decision' ? 'What is decided' : 'What is done';
}

function roleSnippet(): Candidate {
  return snippet('role', 'A role with its title and people', '${1:id}: { title: ${2:Title}, people: [${3:Name}] }$0');
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
