/** Generates the tables of the format reference: keys, words and schemes. */
import { CAPABILITY_MEANING, FORMAT, WORDS } from '../src/charter/meanings.ts';
import { BUILT_IN_SCHEMES, CAPABILITIES, defaultLimits, type Letter } from '../src/charter/schemes.ts';

const REGION = /<!-- begin ([a-z ]+) -->\n[\s\S]*?<!-- end \1 -->/g;

/** Replaces the content between `<!-- begin NAME -->` and `<!-- end NAME -->` in a page. */
export function fillTables(page: string): string {
  return page.replace(
    REGION,
    (_, name: string) => `<!-- begin ${name} -->\n\n${tableOf(name)}\n\n<!-- end ${name} -->`,
  );
}

function tableOf(name: string): string {
  const [kind, of = ''] = name.split(' ');
  if (kind === 'keys' && of in FORMAT) return keys(FORMAT[of as keyof typeof FORMAT]);
  if (kind === 'words' && of in WORDS) return words(WORDS[of as keyof typeof WORDS]);
  if (name === 'capabilities') return capabilities();
  if (name === 'schemes') return schemes();
  throw new Error(`No table is called ${name}`);
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

function keys({ keys, required, meaning }: (typeof FORMAT)[keyof typeof FORMAT]): string {
  const needed: readonly string[] = required;
  const texts: Readonly<Record<string, string>> = meaning;
  return table(
    ['key', 'what it says'],
    keys.map((key) => [`\`${key}\`${needed.includes(key) ? ' (required)' : ''}`, texts[key] ?? '']),
  );
}

function words(list: (typeof WORDS)[keyof typeof WORDS]): string {
  const meaning: Readonly<Record<string, string>> = list.meaning;
  return table(
    ['word', 'what it means'],
    list.words.map((word) => [`\`${word}\``, meaning[word] ?? '']),
  );
}

function capabilities(): string {
  return table(
    ['capability', 'its holder'],
    CAPABILITIES.map((capability) => [`\`${capability}\``, CAPABILITY_MEANING[capability]]),
  );
}

function schemes(): string {
  return table(
    ['scheme', 'a row is called', 'letters: what they can do'],
    BUILT_IN_SCHEMES.map(({ id, row, letters }) => [`\`${id}\``, `\`${row}\``, letters.map(letter).join('; ')]),
  );
}

function letter({ letter: char, key, is, min, max }: Letter): string {
  const usual = defaultLimits(is);
  const limits = [
    ...(max !== usual.max && max === 1 ? ['exactly one'] : []),
    ...(min !== usual.min && min === 0 ? ['or nobody'] : []),
  ];
  return `**${char}** \`${key}\`: ${[is.join(' and '), ...limits].join(', ')}`;
}
