/** Files that are no charters, called what they are, and files that are charters but for their name. */
import { readdirSync, readFileSync } from 'node:fs';
import { NEVER_ENTERED } from '../node/paths.ts';
import { CHARTER_NAME } from '../workspace/index.ts';

interface Kind {
  readonly name: RegExp;
  readonly what: string;
  /** What to do with one that a command which reads charters is given; `FILE` is its path. */
  readonly advice: string;
  /** Whether `charter import` reads it. */
  readonly importable: boolean;
}

const IMPORT = '`charter import FILE` makes a charter of the table in it.';

const KINDS: readonly Kind[] = [
  { name: /\.(?:md|markdown)$/i, what: 'a Markdown file', advice: IMPORT, importable: true },
  { name: /\.(?:csv|tsv)$/i, what: 'a table (CSV)', advice: IMPORT, importable: true },
  { name: /\.html?$/i, what: 'a web page', advice: IMPORT, importable: true },
  {
    name: /\.(?:xlsx?|xlsm|ods|numbers)$/i,
    what: 'an Excel workbook or another spreadsheet',
    advice: 'Save the sheet as CSV, and give that to `charter import`.',
    importable: false,
  },
  {
    name: /\.(?:docx?|odt|rtf|pages)$/i,
    what: 'a Word document',
    advice: 'Copy its table into a spreadsheet, save that as CSV, and give it to `charter import`.',
    importable: false,
  },
];

/** What to say of a file that is no charter, by its name; undefined for any other. */
export function otherFile(path: string): string | undefined {
  const kind = KINDS.find(({ name }) => name.test(path));
  return (
    kind && `It is ${kind.what}, and no charter. ${kind.advice.replace('FILE', path.slice(path.lastIndexOf('/') + 1))}`
  );
}

/** What to say of a file that `charter import` cannot read, by its name; undefined for any other. */
export function notImportable(path: string): string | undefined {
  const kind = KINDS.find(({ name, importable }) => !importable && name.test(path));
  return kind && `It is ${kind.what}, which cannot be read. ${kind.advice}`;
}

/** How a charter is called. */
const NAME = 'The name of a charter ends in .charter.yaml, such as team.charter.yaml.';

/** How many files and folders are looked at for one that is a charter but for its name, and how far into each. */
const MOST_ENTRIES = 500;
const MOST_CHARACTERS = 20_000;

/** What to say where there is no charter: what one is called, and which file below a folder may be meant. */
export function noCharterIn(folder: string, shown: (path: string) => string): string {
  const near = almostCharter(folder);
  return near === undefined ? NAME : `${NAME} ${shown(near)} looks like one: rename it.`;
}

function almostCharter(start: string): string | undefined {
  const folders = [start];
  let left = MOST_ENTRIES;
  for (let folder = folders.shift(); folder !== undefined && left > 0; folder = folders.shift()) {
    for (const entry of entriesOf(folder)) {
      if (left-- <= 0) break;
      const path = `${folder === '/' ? '' : folder}/${entry.name}`;
      if (entry.isDirectory()) {
        if (!NEVER_ENTERED.has(entry.name)) folders.push(path);
      } else if (entry.isFile() && /\.ya?ml$/i.test(entry.name) && !CHARTER_NAME.test(entry.name)) {
        if (/^(?:.*\.)?charter\.ya?ml$/i.test(entry.name) || saysCharter(path)) return path;
      }
    }
  }
  return undefined;
}

function entriesOf(folder: string) {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}

/** Whether the keys of a file are those of a charter: who there is, and what they do. */
function saysCharter(path: string): boolean {
  try {
    const text = readFileSync(path, 'utf8').slice(0, MOST_CHARACTERS);
    return (
      /^roles:/m.test(text) && /^(?:team|people|decides|raci|rasci|daci|rapid|responsibilities|agreements):/m.test(text)
    );
  } catch {
    return false;
  }
}
