/** Charters in which one number grows, and the places in them where an editor is asked. */

/** A charter with so many of something; `$` marks the places at which an editor is asked. */
export type Growing = (count: number) => string;

const HEAD = 'team: T\nroles: { pm: Product Manager, em: Engineering Manager, eng: Engineer }\n';

/** A text for each number, joined. */
function each(count: number, text: (index: number) => string, between = ', '): string {
  return Array.from({ length: count }, (_, index) => text(index)).join(between);
}

const ids = (count: number, prefix = 'r') => each(count, (at) => `${prefix}${at}`);
const items = (count: number, prefix = 'r', indent = 6) =>
  each(count, (at) => `${' '.repeat(indent)}- ${prefix}${at}\n`, '');
/** A head with so many roles besides those of every charter, whose ids are r0, r1 and so on. */
const roles = (count: number) => `${HEAD.slice(0, -3)}, ${each(count, (at) => `r${at}: Role ${at}`)} }\n`;
const people = (count: number) => `people: { ${each(count, (at) => `p${at}: Person ${at}`)} }\n`;
const raci = (row: string) => `raci:\n  - { activity: On$e, ${row} }\n  - { activity: Two, R: pm, A: em, C: eng }\n`;
const daci = (row: string) => `daci:\n  - { decision: On$e, ${row} }\n`;
const rows = (count: number, row: (index: number) => string) =>
  `raci:\n${each(count, (at) => `  - { activity: ${at === count >> 1 ? '$' : ''}Row ${at}, ${row(at)} }\n`, '')}`;
const own = (letters: string) => `schemes:\n  own: { row: task, letters: { ${letters} } }\n`;

/** By what grows. */
export const GROWING: Readonly<Record<string, Growing>> = {
  'owners of a row': (n) => roles(n) + raci(`R: pm, A: [$${ids(n)}]`),
  'owners of a row, a line each': (n) =>
    `${roles(n)}raci:\n  - activity: One\n    R: $pm\n    A:\n${items(n)}  - { activity: Two, R: pm, A: em }\n`,
  'owners of a row, with comments': (n) =>
    `${roles(n)}raci:\n  - activity: On$e\n    R: pm\n    A:\n${each(n, (at) => `      - r${at} # ${at}\n`, '')}`,
  'doers of a row': (n) => roles(n) + raci(`R: [$${ids(n)}], A: pm`),
  'doers and owners of a row': (n) => roles(n) + raci(`R: [$${ids(n)}], A: [${ids(n)}]`),
  'letters of everybody in a row': (n) => roles(n) + raci(`R: [$${ids(n)}], A: pm, C: [${ids(n)}], I: [${ids(n)}]`),
  'people in a cell': (n) => people(n) + HEAD + raci(`R: pm, A: [$${ids(n, 'p')}]`),
  'people and their roles in a cell': (n) =>
    `${people(n)}team: T\nroles: { pm: P, em: E, eng: X, ${each(n, (at) => `r${at}: { people: p${at} }`)} }\n${raci(`R: pm, A: [$${ids(n)}, ${ids(n, 'p')}]`)}`,
  'one name in a cell, again and again': (n) => HEAD + raci(`R: [$${each(n, () => 'eng')}], A: pm`),
  'one name in a cell, a line each': (n) =>
    `${HEAD}raci:\n  - activity: One\n    A: pm\n    R:\n${each(n, () => '      - en$g\n', '').replaceAll('$', '')}`,
  'one owner in a cell, again and again': (n) => HEAD + raci(`R: em, A: [$pm, ${each(n, () => 'eng')}]`),
  'everyone in a cell, again and again': (n) => HEAD + raci(`R: em, A: [$${each(n, () => 'everyone')}]`),
  'everyone among owners': (n) => roles(n) + raci(`R: em, A: [$${ids(n)}, everyone]`),
  'unknown names in a cell': (n) => HEAD + raci(`R: [$${ids(n, 'unknown')}], A: pm`),
  'unknown owners': (n) => HEAD + raci(`R: pm, A: [$${ids(n, 'unknown')}]`),
  'misspelt names in a cell': (n) => HEAD + raci(`R: [$${ids(n, 'eng')}], A: pm`),
  'drivers of a decision': (n) => roles(n) + daci(`D: [$${ids(n)}], A: pm`),
  'drivers of a decision, a line each': (n) => `${roles(n)}daci:\n  - decision: On$e\n    A: pm\n    D:\n${items(n)}`,
  'drivers of a decision, one again and again': (n) => HEAD + daci(`D: [$eng, ${each(n, () => 'em')}], A: pm`),
  'everyone among drivers': (n) => roles(n) + daci(`D: [$${ids(n)}, everyone], A: pm`),
  'names in a cell that are no scalars': (n) => HEAD + raci(`R: [${each(n, () => '[x]')}], A: pm`),
  'owners of a responsibility': (n) => `${roles(n)}responsibilities:\n  - { name: On$e, owner: [$${ids(n)}] }\n`,
  'owners of a responsibility, a line each': (n) =>
    `${roles(n)}responsibilities:\n  - name: On$e\n    owner:\n${items(n)}`,
  'helpers of a responsibility': (n) =>
    `${roles(n)}responsibilities:\n  - { name: On$e, owner: pm, helpers: [${ids(n)}] }\n`,
  'owners of a responsibility that is a row, too': (n) =>
    `${roles(n)}responsibilities:\n  - { name: One, owner: [$${ids(n)}] }\n${raci('R: pm, A: em')}`,
  'claims of a responsibility': (n) =>
    `team: T\nroles: { pm: P, em: E, eng: X, ${each(n, (at) => `r${at}: { responsibilities: One }`)} }\n${raci('R: pm, A: em')}`,
  'claims of a responsibility that has entries, too': (n) =>
    `team: T\nroles: { ${each(n, (at) => `r${at}: { responsibilities: One }`)} }\nresponsibilities:\n${each(n, () => '  - { name: One, owner: r0, acknowledged: { r0: O } }\n', '')}${raci('R: r1, A: r1')}`,
  'responsibilities of one name': (n) =>
    `${roles(n)}responsibilities:\n${each(n, (at) => `  - { name: One, owner: r${at} }\n`, '')}${raci('R: pm, A: em')}`,
  responsibilities: (n) =>
    `${roles(n)}responsibilities:\n${each(n, (at) => `  - { name: ${at === 3 ? '$' : ''}No ${at}, owner: r${at}, helpers: [pm, em] }\n`, '')}`,
  'responsibilities without an owner': (n) =>
    `${HEAD}responsibilities:\n${each(n, (at) => `  - { name: No$ ${at} }\n`.replace('$', at === 3 ? '$' : ''), '')}`,
  'responsibilities of a role': (n) =>
    `team: T\nroles:\n  pm: { title: P$M, responsibilities: [${ids(n, 'thing')}] }\n  em: E\n${raci('R: pm, A: em')}`,
  'acknowledged responsibilities': (n) =>
    `${roles(n)}responsibilities:\n${each(n, (at) => `  - { name: No ${at}, owner: r${at}, acknowledged: { r${at}: O } }\n`, '')}`,
  'acknowledgements of a responsibility': (n) =>
    `${roles(n)}responsibilities:\n  - { name: On$e, owner: [${ids(n)}], acknowledged: { ${each(n, (at) => `r${at}: O`)} } }\n`,
  'acknowledgements of a row': (n) =>
    roles(n) + raci(`R: [$${ids(n)}], A: pm, acknowledged: { ${each(n, (at) => `r${at}: R 2026-11-02`)} }`),
  'stale acknowledgements of a row': (n) =>
    roles(n) + raci(`R: [$${ids(n)}], A: pm, acknowledged: { ${each(n, (at) => `r${at}: A 2027-11-02`)} }`),
  'acknowledgements that are missing': (n) =>
    roles(n) + raci(`R: [$${ids(n)}], A: pm, acknowledged: { pm: A 2026-11-02 }`),
  'acknowledgements of people of a role': (n) =>
    `${people(n)}team: T\nroles: { pm: P, em: E, eng: { people: [${ids(n, 'p')}] } }\n${raci(`R: eng, A: pm, acknowledged: { ${each(n, (at) => `p${at}: R`)} }`)}`,
  'people of a role': (n) =>
    `${people(n)}team: T\nroles:\n  pm: { title: P$M, people: [p$0, ${ids(n, 'p')}] }\n  em: E\n${raci('R: pm, A: em, C: p1')}`,
  'people of a role, in every cell': (n) =>
    `${people(n)}team: T\nroles: { pm: { people: [${ids(n, 'p')}] }, em: E, eng: X }\n${raci(`R: pm, A: em, C: [${ids(n, 'p')}]`)}`,
  'people of a role who are not declared': (n) =>
    `team: T\npeople: { ada: Ada }\nroles:\n  pm: { title: P$M, people: [${ids(n, 'unknown')}] }\n  em: E\n${raci('R: pm, A: em')}`,
  'roles of a person': (n) =>
    `people: { ada: Ad$a }\nteam: T\nroles: { pm: P, em: E, eng: X, ${each(n, (at) => `r${at}: { people: ada }`)} }\n${raci(`R: [${ids(n)}], A: ada, C: a$da`)}`,
  'people of all roles': (n) =>
    `${people(n)}team: T\nroles:\n${each(n, (at) => `  r${at}: { title: R$, people: p${at} }\n`.replace('$', at === 9 ? '$' : ''), '')}${raci('R: r1, A: r2')}`,
  people: (n) =>
    `people:\n${each(n, (at) => `  p$${at}: Person ${at}\n`.replace('$', at === 4 ? '$' : ''), '')}${HEAD}${raci('R: pm, A: em, C: p1$')}`,
  'people of one name': (n) =>
    `people:\n${each(n, (at) => `  p${at}: Ada Lind\n`, '')}${HEAD}${raci('R: pm, A: Ada Lind')}`,
  'people whose names look alike': (n) => `people:\n${each(n, (at) => `  p${at}: Аda Lind ${at}\n`, '')}${HEAD}`,
  'roles that a role manages': (n) =>
    `${roles(n).replace('em: Engineering Manager', `em: { title: Engineering Manager, manages: [${ids(n)}] }`)}${raci('R: pm, A: em')}`,
  'engineering managers': (n) =>
    `team: T\nroles: { pm: Product Manager, ${each(n, (at) => `r${at}: { title: Engineering Manager, manages: [${at === 0 ? 'pm' : `r${at - 1}`}] }`)} }\n${raci(`R: pm, A: [${ids(n)}]`)}`,
  'product managers': (n) =>
    `team: T\nroles: { em: Engineering Manager, ${each(n, (at) => `r${at}: Product Manager`)} }\ndecides: { what: [${ids(n)}], how: em }\nresponsibilities:\n  - { name: Bugs, owner: [${ids(n)}] }\nagreements:\n  - { name: Sync, kind: sync, every: week, minutes: 30, with: [${ids(n)}], owner: [${ids(n)}] }\n${raci(`R: em, A: [${ids(n)}]`)}`,
  roles: (n) => `${roles(n)}${raci('R: pm, A: em, C: r1$')}`,
  'roles, a line each': (n) =>
    `team: T\nroles:\n${each(n, (at) => `  r${at}: Ro${at === 9 ? '$' : ''}le ${at}\n`, '')}${raci('R: r1, A: r2')}`,
  'roles without a title': (n) => `team: T\nroles:\n${each(n, (at) => `  r${at}:\n`, '')}${raci('R: r1, A: r2')}`,
  'roles of one title': (n) => `team: T\nroles:\n${each(n, (at) => `  r${at}: Role\n`, '')}${raci('R: r1, A: r2')}`,
  'roles of one id': (n) => `team: T\nroles:\n${each(n, () => '  r1: Role\n', '')}${raci('R: r1, A: r1')}`,
  'roles with a backup': (n) =>
    `team: T\nroles:\n${each(n, (at) => `  r${at}: { title: R, backup: r${at + 1} }\n`, '')}${raci('R: r1, A: r2')}`,
  'keys of a role': (n) => `team: T\nroles:\n  pm: { title: PM, ${each(n, (at) => `kee${at}: x`)} }\n`,
  'audiences of roles': (n) =>
    `team: T\nroles:\n  pm: { title: PM, represents: [${ids(n, 'a')}] }\n  em: { title: EM, represents: [${ids(n, 'a')}] }\n`,
  'audience of every role': (n) =>
    `team: T\nroles: { ${each(n, (at) => `r${at}: { title: R, represents: Sales, measures: X }`)} }\n`,
  'deciders of an area': (n) => `${roles(n)}decides: { wh$at: [$${ids(n)}], when: [pm, em] }\n`,
  'deciders of every area': (n) =>
    `${roles(n)}decides: { ${['what', 'why', 'how', 'who', 'when'].map((area) => `${area}: [${ids(n)}]`).join(', ')} }\n`,
  areas: (n) => `${HEAD}decides:\n${each(n, (at) => `  are${at === 3 ? '$' : ''}a${at}: pm\n`, '')}`,
  'areas with two deciders': (n) => `${HEAD}decides:\n${each(n, (at) => `  area${at}: [pm, em]\n`, '')}`,
  agreements: (n) =>
    `${HEAD}agreements:\n${each(n, (at) => `  - { name: Sy${at === 3 ? '$' : ''}nc ${at}, kind: sync, with: [pm, em], every: week, minutes: 30 }\n`, '')}`,
  'agreements of one name': (n) => `${HEAD}agreements:\n${each(n, () => '  - { name: Sync, kind: sync }\n', '')}`,
  'names in an agreement': (n) =>
    `${roles(n)}agreements:\n  - { name: Sy$nc, kind: one-on-one, with: [$${ids(n)}], owner: [${ids(n)}] }\n`,
  'rows of one name': (n) => HEAD + rows(n, () => 'R: pm, A: em').replace(/Row \d+/g, 'Row'),
  'rows of one name and other owners': (n) =>
    roles(9) + rows(n, (at) => `R: pm, A: r${at % 9}`).replace(/Row \d+/g, 'Row'),
  'rows that are fine': (n) => HEAD + rows(n, () => 'R: pm, A: em, C: eng'),
  'rows without an owner': (n) => HEAD + rows(n, () => 'R: pm, C: eng'),
  'rows with two owners': (n) => HEAD + rows(n, () => 'R: pm, A: [em, eng]'),
  'rows with a safe fix': (n) => HEAD + rows(n, () => 'R: [pm, pm], acountable: em'),
  'rows in block style without an owner': (n) =>
    `${HEAD}raci:\n${each(n, (at) => `  - activity: ${at === 5 ? '$' : ''}Row ${at}\n    R: pm\n`, '')}`,
  'empty rows': (n) => `${HEAD}raci:\n${each(n, (at) => `  - activity: ${at === 5 ? '$' : ''}Row ${at}\n`, '')}`,
  'rows that nobody acknowledged': (n) =>
    HEAD + rows(n, (at) => (at === 0 ? 'R: pm, A: em, acknowledged: { em: A }' : 'R: pm, A: em')),
  'rows that everybody acknowledged': (n) => HEAD + rows(n, () => 'R: pm, A: em, acknowledged: { pm: R, em: A }'),

  'rows of owners who are vacant': (n) =>
    `people: { ada: Ada }\n${roles(9).replace('pm: Product Manager', 'pm: { title: PM, people: ada }')}${rows(n, (at) => `R: pm, A: r${at % 9}`)}`,
  'rows of one owner': (n) => `people: { ada: Ada }\n${HEAD}${rows(n, () => 'R: pm, A: ada')}`,
  phases: (n) => HEAD + rows(n, (at) => `phase: Phase ${at}, R: pm, A: em`),
  'phases, in turn': (n) => HEAD + rows(n, (at) => `phase: Phase ${at % 2}, R: pm, A: em`),
  'places that a row covers': (n) => HEAD + raci(`R: pm, A: em, covers: [$${each(n, () => 'bugs')}]`),
  'keys of a row': (n) => HEAD + raci(`R: pm, A: em, ${each(n, (at) => `kee${at}: x`)}`),
  'keys of a row, a line each': (n) =>
    `${HEAD}raci:\n  - activity: One\n    R: p$m\n    A: em\n${each(n, (at) => `    kee${at}: x\n`, '')}`,
  'the same key of a row': (n) => HEAD + raci(`R: pm, A: em, ${each(n, () => 'C: eng')}`),
  'own keys of a row': (n) => HEAD + raci(`R: pm, A: em, ${each(n, (at) => `x-${at}: x`)}`),
  'unknown keys of a charter': (n) => `${HEAD}${each(n, (at) => `kee${at}: x\n`, '')}${raci('R: pm, A: em')}`,
  'own keys of a charter': (n) => `${HEAD}${each(n, (at) => `x-${at}: x\n`, '')}${raci('R: pm, A: em')}`,
  'own keys in brackets': (n) => `${HEAD}x-own: [$${each(n, (at) => `a${at}`)}]\n`,
  'keys of a channel': (n) =>
    `team: { name: T$, channels: { ${each(n, (at) => `c${at}: x`)} }, goals: [${ids(n)}], links: [${each(n, () => 'https://x.y')}] }\nroles: { pm: P }\n`,
  'the same top-level key': (n) => HEAD + each(n, () => 'review: 2027-01-01\n', ''),
  tables: (n) => HEAD + each(n, () => 'raci:\n  - { activity: A, R: pm, A: em }\n', ''),
  schemes: (n) =>
    `${HEAD}schemes:\n${each(n, (at) => `  own${at === 3 ? '$' : ''}${at}: { row: task, letters: { O: { key: owner, is: owner } } }\n`, '')}`,
  'schemes and their tables': (n) =>
    `${HEAD}schemes:\n${each(n, (at) => `  own${at}: { row: task, letters: { O: { key: owner, is: owner } } }\n`, '')}${each(n, (at) => `own${at}: [{ task: On${at === 3 ? '$' : ''}e, O: pm }]\n`, '')}`,
  'letters of a scheme': (n) =>
    `${HEAD}${own(each(n, (at) => `${String.fromCodePoint(0x4e00 + at)}: { key: k${at}, is: ${at === 0 ? 'owner' : 'informed'} }`))}own:\n  - { task: On$e, ${each(n, (at) => `k${at}: pm`)} }\n`,
  'letters that own': (n) =>
    `${roles(n)}${own(each(n, (at) => `${String.fromCodePoint(0x4e00 + at)}: { key: k${at}, is: owner }`))}own:\n  - { task: On$e, ${each(n, (at) => `k${at}: r${at}`)} }\n`,
  'letters that a row leaves out': (n) =>
    `${HEAD}${own(each(n, (at) => `${String.fromCodePoint(0x4e00 + at)}: { key: k${at}, is: input }`))}own:\n  - { task: On$e }\n`,
  'letters of one key': (n) =>
    `${HEAD}${own(each(n, (at) => `${String.fromCodePoint(0x4e00 + at)}: { key: key, is: owner }`))}`,
  'capabilities of a letter': (n) =>
    `${HEAD}${own(`O: { key: owner, is: [${each(n, () => 'owner')}] }`)}own: [{ task: On$e, O: pm }]\n`,
  'ignore comments': (n) =>
    `${HEAD}raci:\n${each(n, (at) => `  - { activity: Row ${at}, R: p${at === 3 ? '$' : ''}m } # charter-ignore-line missing-owner\n`, '')}`,
  'ignore comments that silence nothing': (n) =>
    `${HEAD}raci:\n${each(n, (at) => `  - { activity: Row ${at}, R: pm, A: em } # charter-ignore-line ${at === 3 ? '$' : ''}missing-owner\n`, '')}`,
  'ignore comments above one row': (n) =>
    `${HEAD}raci:\n${each(n, () => '  # charter-ignore-next-line missing-owner\n', '')}  - { activity: On$e, R: pm }\n`,
  'ignore comments of a file': (n) =>
    `${each(n, () => '# charter-ignore-file missing-owner\n', '')}${HEAD}${raci('R: p$m')}`,
  'codes of an ignore comment': (n) =>
    `${HEAD}${raci('R: p$m')}  # charter-ignore-line ${each(n, () => 'missing-owner', ' ')}\n`,
  'unknown codes of an ignore comment': (n) =>
    `${HEAD}raci:\n  - { activity: One, R: pm, A: em } # charter-ignore-line ${each(n, (at) => `missing-x${at}`, ' ')}\n`,
  comments: (n) => `${HEAD}raci:\n  - activity: On$e\n${each(n, (at) => `    # ${at}\n`, '')}    R: [pm, pm]\n`,
  'comments of a charter': (n) => `${each(n, (at) => `# ${at}\n`, '')}${HEAD}${raci('R: p$m')}`,
  'blank lines': (n) => `${HEAD}${'\n'.repeat(n)}raci:\n  - activity: On$e\n${'\n'.repeat(n)}    R: [pm, pm]\n`,
  spaces: (n) =>
    `${HEAD}raci:\n  - { activity:${' '.repeat(n)}On$e,${' '.repeat(n)}R: [pm,${' '.repeat(n)}pm] ${' '.repeat(n)} }\n`,
  'a long text': (n) =>
    `${HEAD}raci:\n  - { activity: One, R: pm, notes: ${'very lo$ng '.replace('$', '')} ${'wo rd '.repeat(n)}$ }\n`,
  'a long label': (n) => `${HEAD}raci:\n  - { activity: ${'wo rd '.repeat(n)}$, R: pm, A: [em, pm] }\n`,
  'a long text of lines': (n) =>
    `${HEAD}raci:\n  - activity: One\n    R: pm\n    notes: |\n${'      word\n'.repeat(n)}    C: e$ng\n`,
  'a long name in a cell': (n) => `${HEAD}raci:\n  - { activity: One, R: ${'ab'.repeat(n)}$, A: pm }\n`,
  'names with a character that confuses': (n) => `team: T\nroles:\n${each(n, (at) => `  "r${at}\\u200b": R\n`, '')}`,
  'characters that confuse in a name': (n) => `team: T\nroles:\n  "r${'\\u200b'.repeat(n)}": R$\n`,
  rules: (n) => `${HEAD}rules:\n${each(n, (at) => `  missing-ownr${at}: of${at === 3 ? '$' : ''}f\n`, '')}`,
  'options of a rule': (n) => `${HEAD}rules: { many-consulted: { ${each(n, (at) => `m${at}: 3`)} } }\n`,
  aliases: (n) =>
    `${HEAD}raci:\n  - { activity: One, R: &who [pm, em], A: em }\n  - { activity: Tw$o, R: [${each(n, () => '*who')}], A: em }\n`,
  'aliases and anchors of a row': (n) =>
    `${HEAD}x-who: [${each(n, (at) => `&a${at} pm`)}]\nraci:\n  - { activity: Tw$o, R: [${each(n, (at) => `*a${at}`)}], A: em }\n`,
  'anchors in a cell': (n) =>
    `${roles(n)}raci:\n  - { activity: On$e, R: pm, A: [${each(n, (at) => `&a${at} r${at}`)}] }\n`,
  merges: (n) =>
    `${HEAD}x-base: [${each(n, (at) => `&b${at} { x-${at}: 1 }`)}]\nraci:\n  - { <<: [${each(n, (at) => `*b${at}`)}], activity: On$e, R: pm }\n`,
  'merges of one mapping': (n) =>
    `${HEAD}raci:\n  - &row { activity: One, R: pm, A: em }\n${each(n, (at) => `  - { <<: *row, activity: No ${at} }\n`, '')}`,
  'aliases that nobody declared': (n) =>
    `${HEAD}raci:\n  - { activity: One, R: [${each(n, (at) => `*a${at}`)}], A: em }\n`,
  'faults of YAML on a line': (n) => `${HEAD}raci:\n  - { activity: One$ ${'] '.repeat(n)}\n`,
  'faults of YAML, a line each': (n) => `${HEAD}raci:\n${each(n, () => '  - { activity: "a" b }\n', '')}`,
  'brackets that are open': (n) =>
    `${HEAD}raci:\n  - activity: ${'['.repeat(Math.min(n, 60))}\n${each(n, () => '  - { a: [\n', '')}`,
  'paths of extends': (n) => `extends: [${each(n, (at) => `a${at}.charter.yaml`)}]\n${HEAD}`,
  documents: (n) => HEAD + each(n, () => '---\nteam: X\n', ''),
  'items where a text belongs': (n) => `team: [${ids(n)}]\nroles: { pm: [${ids(n)}] }\n`,
  'a flow charter': (n) =>
    `{ team: T, roles: { pm: P, em: E }, raci: [${each(n, (at) => `{ activity: R${at}, R: [pm, pm] }`)}] }`,
};

/** A growing charter at some size, and the places that are marked in it. */
export function grown(growing: Growing, count: number): { readonly text: string; readonly places: readonly number[] } {
  const parts = growing(count).split('$');
  const places: number[] = [];
  let at = 0;
  for (const part of parts.slice(0, -1)) {
    at += part.length;
    places.push(at);
  }
  return { text: parts.join(''), places };
}
