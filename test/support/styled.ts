/** Charters of many shapes, made from a seed: block and flow style, letters and words, comments, odd spacing. */
import { analyse } from '../../server/src/analysis.ts';
import { BUILT_IN_SCHEMES, isDecisionScheme, type Scheme } from '../../server/src/charter/schemes.ts';
import { CONTEXT } from './matrix.ts';
import type { Random } from './random.ts';

const ROLES = ['pm', 'em', 'lead', 'eng', 'design', 'qa'];
const NAMES = ['Priya Shah', 'Elena Petrova', 'Tom Okafor', 'Mia Wong', 'Ada Lind', 'Ben Sato'];
const LABELS = [
  'Deploying',
  'Sprint planning',
  'Interviewing users',
  'Größen schätzen',
  '日程の管理',
  'On call',
  'Budget: 2027',
  'A “quoted” word',
  '# of hires',
  'x',
];
const PHASES = ['Discovery', 'Delivery', 'Run & learn'];

/** Custom schemes in which several letters own, a letter does several things, or a letter may have many holders. */
const OWN_SCHEMES = `schemes:
  trio:
    row: task
    letters:
      L: { key: leads, title: Lead, is: owner }
      M: { key: manages, is: owner, min: 0 }
      N: { key: names, is: [owner, doer], min: 0, max: 2 }
      D: { key: does, title: Doer, is: doer }
  pair:
    row: outcome
    letters: { W: { key: wins, is: owner, max: 2 }, H: { key: helps, is: [doer, input], min: 2 }, T: { key: told, is: informed } }`;

const OWN = analyse(OWN_SCHEMES, CONTEXT).reading.charter.schemes.map(({ scheme }) => scheme);

/** A charter of valid YAML in a random realistic style. */
export function styledCharter(random: Random): string {
  const roles = ROLES.slice(0, 2 + random.below(ROLES.length - 1));
  const schemes = tables(random);
  const parts = [
    random.chance(0.3) ? ['# A charter', '# of a team', ''] : [],
    random.chance(0.5) ? ['charter: 1', ''] : [],
    teamLines(random),
    peopleLines(random),
    roleLines(random, roles),
    random.chance(0.5) ? areaLines(random, roles) : [],
    random.chance(0.5) ? dutyLines(random, roles) : [],
    schemes.some((scheme) => OWN.includes(scheme)) ? OWN_SCHEMES.split('\n') : [],
    ...schemes.map((scheme) => tableLines(random, scheme, roles)),
    random.chance(0.4)
      ? ['agreements:', `  - { name: Retro,  kind: retrospective, every: 2 weeks, with: everyone }${comment(random)}`]
      : [],
    random.chance(0.3) ? [`review: 2027-02-01${comment(random)}`] : [],
    random.chance(0.3) ? ['rules:', '  many-informed: off', '  many-consulted: { severity: warning, max: 3 }'] : [],
  ];
  const lines = parts.flatMap((part) => (part.length > 0 && random.chance(0.6) ? [...part, ''] : part));
  return `${lines.join('\n').replace(/\n+$/, '')}\n${random.chance(0.2) ? '\n\n' : ''}`;
}

function tables(random: Random): readonly Scheme[] {
  const first = random.pick(random.chance(0.2) ? OWN : BUILT_IN_SCHEMES);
  const second = random.pick(BUILT_IN_SCHEMES);
  return random.chance(0.4) && first !== second ? [first, second] : [first];
}

function comment(random: Random): string {
  return random.chance(0.2) ? `${' '.repeat(1 + random.below(4))}# ${random.pick(['why', 'not: yet', '# more'])}` : '';
}

/** A text as YAML, quoted in a random possible way. */
export function quoted(random: Random, text: string): string {
  const plain = /^[\p{L}][^:#,[\]{}"'“]*$/u.test(text);
  const style = random.below(plain ? 4 : 2);
  if (style === 0) return JSON.stringify(text);
  return style === 1 ? `'${text.replaceAll("'", "''")}'` : text;
}

function teamLines(random: Random): string[] {
  return random.pick([
    ['team: Checkout'],
    ['team:', `  name: Checkout${comment(random)}`, '  purpose: >-', '    Let every shopper', '    pay.'],
    ['team: {name: Checkout,   purpose: "Pay # well"}'],
  ]);
}

function peopleLines(random: Random): string[] {
  if (random.chance(0.3)) return [];
  return [
    'people:',
    ...NAMES.map((name) => `  ${name.split(' ')[0]?.toLowerCase()}: ${quoted(random, name)}${comment(random)}`),
  ];
}

function roleLines(random: Random, roles: readonly string[]): string[] {
  if (random.chance(0.2)) return [`roles: { ${roles.map((id) => `${id}: ${id.toUpperCase()} title`).join(', ')} }`];
  return [
    'roles:',
    ...roles.flatMap((id, index) =>
      random.pick([
        [`  ${id}: ${id.toUpperCase()} title${comment(random)}`],
        [
          `  ${id}: { title: ${quoted(random, `${id} title`)}, people: [${random.pick(NAMES)},${NAMES[index]}] }${comment(random)}`,
        ],
        [
          `  ${id}:`,
          `    title: ${id} title`,
          `    people: ${NAMES[index]}`,
          `    measures: [ Speed,Trust ]${comment(random)}`,
        ],
      ]),
    ),
  ];
}

function areaLines(random: Random, roles: readonly string[]): string[] {
  return [
    'decides:',
    ...['what', 'why', 'how', 'who'].map((area) => `  ${area}: ${random.pick(roles)}${comment(random)}`),
    `  when: {roles: [${roles.slice(0, 2).join(', ')}], tie-break: ${roles[0]}}`,
  ];
}

function dutyLines(random: Random, roles: readonly string[]): string[] {
  const dash = random.pick(['- ', '  - ']);
  return [
    'responsibilities:',
    `${dash}{ owner: ${random.pick(roles)}, name: Bug backlog }`,
    `${dash}name: Docs${comment(random)}`,
    `${' '.repeat(dash.length)}owner: ${random.pick(roles)}`,
  ];
}

interface Field {
  readonly key: string;
  readonly flow: string;
  readonly block: readonly string[];
}

function tableLines(random: Random, scheme: Scheme, roles: readonly string[]): string[] {
  const lines = [`${scheme.id}:${comment(random)}`];
  const indent = random.pick(['', '  ', '    ']);
  const words = random.chance(0.4);
  const flow = random.chance(0.5);
  for (let rows = 1 + random.below(6); rows > 0; rows--) {
    if (random.chance(0.15)) lines.push('');
    if (random.chance(0.2)) lines.push(`${indent}# about the next row`);
    lines.push(...rowLines(random, scheme, roles, { indent, words, flow: random.chance(0.8) ? flow : !flow }));
  }
  return lines;
}

function rowLines(
  random: Random,
  scheme: Scheme,
  roles: readonly string[],
  { indent, words, flow }: { indent: string; words: boolean; flow: boolean },
): string[] {
  const fields = fieldsOf(random, scheme, roles, words);
  if (random.chance(0.3)) fields.sort(() => (random.chance(0.5) ? 1 : -1));
  if (flow) {
    const [open, close, comma] = random.pick([
      ['{ ', ' }', ', '],
      ['{', '}', ','],
      ['{   ', ' }', ',  '],
    ] as const);
    const gap = random.chance(0.1) ? `,\n${indent}    ` : comma === ',' ? ', ' : comma;
    return `${indent}- ${open}${fields.map((field) => `${field.key}: ${field.flow}`).join(gap)}${close}${comment(random)}`.split(
      '\n',
    );
  }
  const inner = `${indent}  `;
  return fields.flatMap((field, index) => {
    const [first = '', ...rest] = field.block;
    const above = index > 0 && random.chance(0.1) ? [`${inner}# about ${field.key}`] : [];
    const note = /[|>]$|^"[^"]*$/.test(first) || first === '' ? '' : comment(random);
    const line = `${index === 0 ? `${indent}- ` : inner}${field.key}:${first === '' ? '' : ` ${first}`}${note}`;
    return [
      ...above,
      line,
      ...rest.map((one) => (one === '' ? '' : inner + one)),
      ...(random.chance(0.05) ? [''] : []),
    ];
  });
}

function fieldsOf(random: Random, scheme: Scheme, roles: readonly string[], words: boolean): Field[] {
  const label = quoted(random, random.pick(LABELS));
  const fields: Field[] = [{ key: scheme.row, flow: label, block: [label] }];
  const add = (key: string, value: string, block: readonly string[] = [value]) =>
    fields.push({ key, flow: value, block });
  if (random.chance(0.5)) add('phase', random.pick(PHASES));
  for (const letter of scheme.letters) {
    if (!random.chance(letter.min > 0 ? 0.9 : 0.5)) continue;
    const key = words ? letter.key : letter.letter;
    const count = letter.max === 1 || random.chance(0.6) ? 1 : 2;
    const names = [...new Set(Array.from({ length: count }, () => random.pick(roles)))];
    if (names.length === 1) add(key, names[0] ?? '');
    else
      add(
        key,
        `[${names.join(random.pick([', ', ',', ' , ']))}]`,
        random.chance(0.4) ? ['', ...names.map((one) => `  - ${one}`)] : undefined,
      );
  }
  if (random.chance(0.2))
    add(
      'notes',
      '"A note, with # and  spaces"',
      random.pick([
        ['|', '  Two  ', '  lines # of text'],
        ['>-', '  Folded', '', '  text'],
        ['"one', '  two"'],
      ]),
    );
  if (random.chance(0.15)) add('acknowledged', `{ ${random.pick(roles)}: ${scheme.letters[0]?.letter} 2026-11-02 }`);
  if (isDecisionScheme(scheme) && random.chance(0.5)) add('status', random.pick(['open', 'decided']));
  if (random.chance(0.1)) add('x-own', '[1,  2]');
  return fields;
}

/** Typical slips in an otherwise valid charter. */
export function withSlips(text: string, random: Random): string {
  const slips: readonly (readonly [RegExp, string])[] = [
    [/\bpm\b/g, 'pn'],
    [/\bactivity:/g, 'activty:'],
    [/\bresponsible:/g, 'responsable:'],
    [/\bA: (\w+)/g, 'A: [$1, em]'],
    [/\bR: (\w+)/g, 'R: [$1, $1]'],
    [/\baccountable: \w+/g, 'accountable: '],
    [/\bkind: \w+/g, 'kind: retrospectiv'],
    [/many-informed/g, 'many-infromed'],
    [/\bC: (\w+)/g, 'C: everyone'],
    [/\bowner: \w+/g, 'owner: [pm, em]'],
    [/status: \w+/g, 'status: opne'],
    [/^charter: 1/gm, 'charter: 2'],
  ];
  let result = text;
  for (let slip = 0; slip < 3; slip++) {
    const [pattern, replacement] = random.pick(slips);
    result = result.replace(pattern, (...found) =>
      random.chance(0.5) ? replacement.replaceAll('$1', String(found[1])) : String(found[0]),
    );
  }
  return result;
}
