/** Random realistic charters: in block and flow style, with comments, quotes, CRLF and a byte order mark. */
import type { Random } from './random.ts';

const ROLES = ['pm', 'em', 'lead', 'eng', 'design', 'qa-team', 'legal'] as const;
const PEOPLE = ['priya', 'elena', 'tom', 'ada', 'ben'] as const;
const LABELS = [
  'Interviewing users',
  'Sprint planning',
  '"Promising a date: or not"',
  "'It''s on call'",
  'Réviser le code',
  'Keeping track of work, in flight',
  'Naming things 命名',
  'Deploying',
] as const;
const COMMENTS = ['# later', '# ask Ada: who?', '#', '# - { activity: not this, R: pm }', '# "quoted\' oddly'] as const;

export interface GeneratedOptions {
  readonly rows?: number;
  /** Whether cells may contain unknown names. */
  readonly unknown?: boolean;
}

export function generatedCharter(random: Random, { rows, unknown = false }: GeneratedOptions = {}): string {
  const lines: string[] = [];
  const say = (...more: string[]) => lines.push(...more);
  const comment = (indent = '') => {
    if (random.chance(0.15)) say(`${indent}${random.pick(COMMENTS)}`);
    if (random.chance(0.1)) say('');
  };
  const behind = () => (random.chance(0.15) ? `  ${random.pick(COMMENTS)}` : '');
  comment();
  say(
    'team: Checkout',
    'people:',
    '  priya: Priya Shah',
    '  elena: { name: Elena Petrova }',
    '  tom: Tom',
    '  ada: Ada Lind',
  );
  say('roles:');
  for (const role of ROLES) {
    comment('  ');
    const people = PEOPLE.filter(() => random.chance(0.3));
    const external = role === 'legal' ? ', external: true' : '';
    say(`  ${role}: { title: The ${role}, people: [${people.join(', ')}]${external} }${behind()}`);
  }
  comment();
  const letters = ['responsible', 'accountable', 'consulted', 'informed'] as const;
  const names = (few: boolean): string[] => {
    const pool: string[] = [...ROLES, 'ada', 'Elena Petrova', ...(unknown ? ['nobody-knows'] : [])];
    const some = Array.from({ length: few ? 1 : 1 + random.below(3) }, () => random.pick(pool));
    return [...new Set(some)];
  };
  const quoted = (name: string) => (random.chance(0.1) ? `"${name}"` : name);
  say(`raci:${behind()}`);
  const indent = random.chance(0.5) ? '  ' : '';
  const words = random.chance(0.5);
  for (let row = rows ?? 1 + random.below(6); row > 0; row--) {
    comment(indent);
    const pairs: [string, string[] | 'everyone'][] = [];
    for (const [at, key] of letters.entries()) {
      if (random.chance(0.3)) continue;
      const who = at > 1 && random.chance(0.2) ? 'everyone' : names(at === 1);
      pairs.push([words ? key : key.charAt(0).toUpperCase(), who]);
    }
    const label = random.pick(LABELS);
    const phase = random.chance(0.4) ? random.pick(['Discovery', 'Delivery']) : undefined;
    const list = (who: readonly string[]) =>
      who.length === 1 && random.chance(0.7)
        ? quoted(who[0] ?? '')
        : `[${who.map(quoted).join(random.pick([', ', ',', ' , ']))}]`;
    if (random.chance(0.5) && !label.includes(',')) {
      const parts = [`activity: ${label}`, ...(phase === undefined ? [] : [`phase: ${phase}`])];
      for (const [key, who] of pairs) parts.push(`${key}: ${who === 'everyone' ? who : list(who)}`);
      const space = random.pick(['', ' ', '  ']);
      say(`${indent}- {${space}${parts.join(random.pick([', ', ' , ']))}${space}}${behind()}`);
      continue;
    }
    const inner = `${indent}${' '.repeat(2)}`;
    say(`${indent}- activity: ${label}${behind()}`);
    if (phase !== undefined) say(`${inner}phase: ${phase}`);
    for (const [key, who] of pairs) {
      if (random.chance(0.1)) say(`${inner}${random.pick(COMMENTS)}`);
      if (who === 'everyone') say(`${inner}${key}: everyone${behind()}`);
      else if (random.chance(0.3)) {
        say(`${inner}${key}:${behind()}`);
        for (const one of who)
          say(`${inner}${random.pick(['', '  ', ''])}- ${quoted(one)}`.replace(/^( *) {2}- /, `${inner}  - `));
      } else say(`${inner}${key}: ${list(who)}${behind()}`);
    }
    if (random.chance(0.2)) say(`${inner}notes: |`, `${inner}  Tuesday,`, `${inner}  45 minutes.`);
    if (random.chance(0.2)) say(`${inner}acknowledged: { em: AR 2026-11-02 }`);
  }
  comment();
  say('review: 2027-02-01');
  const end = random.chance(0.3) ? '\r\n' : '\n';
  return (random.chance(0.2) ? '\ufeff' : '') + lines.join(end) + (random.chance(0.8) ? end : '');
}
