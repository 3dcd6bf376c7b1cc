/** Reports names that are neither a role nor a person. */
import { type BlockEdit, insertPair, replaceScalar, scalarText } from '../charter/edit/edits.ts';
import { isListItem, replaceName } from '../charter/edit/name-edits.ts';
import { type Guess, guessAt, idInOtherCase, type Meaning } from '../charter/meant.ts';
import type { Acknowledged, Name } from '../charter/model.ts';
import { EVERYONE, isPlaceholderIn, type Names, type RoleRef } from '../charter/names.ts';
import { namesOutsideRows } from '../charter/uses.ts';
import { nfc } from '../charter/values.ts';
import { partsOf } from '../charter/vocabulary.ts';
import { insert } from '../text/edit.ts';
import type { Block } from '../yaml/document.ts';
import { type Finding, type Fix, type FixContext, rule } from './rule.ts';

export default rule({
  code: 'unknown-role',
  group: 'Names',
  severity: 'error',
  summary: 'A name in a cell, `owner`, `decides` … is not a role or person of the charter.',
  why: 'A misspelt owner names nobody.',
  ask: 'Who is this? Are they in our team, outside it, or gone?',
  marks: 'the name',
  fixesSafely: true,
  fixes: [
    'Write the id of the intended role or person, a list of several names, or `everyone`.',
    'Use the nearest name.',
    'Declare the role.',
  ],
  bad: {
    text: `team: Checkout
roles: { pm: Product Manager, eng: Software Engineer }
raci:
  - { activity: Deploying, R: [eng, emg], A: pm }
`,
  },
  good: {
    text: `team: Checkout
roles: { pm: Product Manager, eng: Software Engineer }
raci:
  - { activity: Deploying, R: eng, A: pm }
`,
  },

  row({ row, holdings }, { names }, report) {
    if (names.uncertain) return;
    const { block, acknowledged } = row;
    for (const { name, target } of holdings) if (target === undefined) report(findingFor({ block, name }, names));
    for (const { name } of acknowledged?.entries ?? []) {
      if (names.resolve(name.value) === undefined) report(findingFor({ block, name, beside: acknowledged }, names));
    }
  },

  charter({ charter, names, isInOtherCase }, _context, report) {
    if (names.uncertain) return;
    const said = (charter.responsibilities?.entries ?? []).flatMap(({ acknowledged }) =>
      acknowledged === undefined ? [] : acknowledged.entries.map(({ name }) => [name, acknowledged] as const),
    );
    const beside = new Map(said);
    for (const { block, name, alone } of namesOutsideRows(charter)) {
      if (names.resolve(name.value) !== undefined || isPlaceholderIn(name, names)) continue;
      report(findingFor({ block, name, alone, beside: beside.get(name) }, names));
    }
    for (const role of names.roles) {
      if (role.role.from === undefined && isInOtherCase(role.index)) report(declaredOtherwise(role));
    }
  },
});

/** An unknown name and its place. */
interface Stranger {
  readonly block: Block;
  readonly name: Name;
  /** Whether the place takes only one name. */
  readonly alone?: true | undefined;
  /** The acknowledgements that contain the name; each name may occur only once there. */
  readonly beside?: Acknowledged | undefined;
}

function findingFor(at: Stranger, names: Names): Finding {
  const { block, name } = at;
  const meaning = guessAt(name.value, names);
  const otherCase = idInOtherCase(name.value, names);
  return {
    block,
    span: name.span,
    message: messageFor(at, meaning, names),
    ...(otherCase === undefined ? {} : { unless: `case of ${otherCase}` }),
    fixes: (context) => fixesOf(at, meaning, context),
  };
}

/** An id that has different capitals in all uses is one slip, reported at its declaration. */
function declaredOtherwise({ id, role }: RoleRef): Finding {
  const lower = id.toLowerCase();
  const message =
    lower === id
      ? `“${id}” is written with other capitals wherever it is used. Write it in one way.`
      : `“${id}” is written “${lower}” or with other capitals wherever it is used. Write \`${lower}\` here.`;
  return {
    block: role.block,
    span: role.id.span,
    message,
    saysAll: `case of ${id}`,
    fixes: ({ names }) =>
      lower === id || names.resolve(lower) !== undefined
        ? []
        : [
            {
              title: `Change it to “${lower}”`,
              edits: [replaceScalar(role.block, role.id.node, lower)],
              preferred: true,
              safe: false,
            },
          ],
  };
}

function messageFor({ block, name, alone }: Stranger, meaning: Guess | undefined, names: Names): string {
  const text = shortened(name.value);
  const nobody = `There is no role or person “${text}”.`;
  switch (meaning?.kind) {
    case undefined:
      return `${nobody} Declare it under \`roles\`, or correct it.`;
    case 'near':
      return `${nobody} Did you mean “${meaning.name}”?`;
    case 'mark':
      return `“${text}” is a mark, but a cell contains names. Write a name, such as “${names.roles[0]?.id ?? EVERYONE}”.`;
    case 'unclear':
      return `“${text}” may be ${meaning.names.map((one) => `“${one}”`).join(' or ')}. Write which one.`;
    case 'all-but':
      return meaning.names.length === 0
        ? `\`${EVERYONE}\` leaves nobody out. List the roles you mean.`
        : `\`${EVERYONE}\` leaves nobody out. Write \`${listed(meaning.names)}\`.`;
    case 'several': {
      if (alone) return `“${text}” is several names, and only one can be here. Choose one.`;
      if (meaning.or) return `“${text}” leaves open who it is. Choose one, or write \`${listed(meaning.names)}\`.`;
      if (isListItem(block, name))
        return `“${text}” is several names. Put a comma between them: \`${unbracketed(meaning.names)}\`.`;
      return `“${text}” is several names in one text. Write \`${listed(meaning.names)}\`.`;
    }
    case 'one':
      return ofOne(text, nobody, meaning.name, meaning.by);
  }
}

function ofOne(text: string, nobody: string, name: string, by: (Meaning & { kind: 'one' })['by']): string {
  const write = `Write \`${name}\`.`;
  if (by === 'title') return `“${text}” is the title of “${name}”. ${write}`;
  if (by === 'name') return `“${text}” is the name of “${name}”. ${write}`;
  if (by === 'id') return `“${text}” is declared as “${name}”. ${write}`;
  if (by === 'everyone') return `“${text}” is not a role. For the whole team, write \`${name}\`.`;
  return `${nobody} Did you mean “${name}”?`;
}

/** How many names a message lists. */
const LISTED = 8;

function listed(names: readonly string[]): string {
  return `[${unbracketed(names)}]`;
}

function unbracketed(names: readonly string[]): string {
  return names.length > LISTED
    ? `${names.slice(0, LISTED).map(scalarText).join(', ')}, …`
    : names.map(scalarText).join(', ');
}

function shortened(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  return line.length > 80 ? `${line.slice(0, 79)}…` : line;
}

/** The replacement, and whether it is certain; undefined if unknown. */
function meantNames(
  meaning: Guess | undefined,
): { readonly names: readonly string[]; readonly sure: boolean } | undefined {
  switch (meaning?.kind) {
    case 'one':
      return { names: [meaning.name], sure: meaning.by !== 'part' };
    case 'near':
      return { names: [meaning.name], sure: false };
    case 'several':
      return { names: meaning.names, sure: meaning.sure };
    case 'all-but':
      return meaning.names.length === 0 ? undefined : { names: meaning.names, sure: false };
    default:
      return undefined;
  }
}

function fixesOf(
  { block, name, alone, beside }: Stranger,
  meaning: Guess | undefined,
  context: FixContext,
): readonly Fix[] {
  const fixes: Fix[] = [];
  const meant = meantNames(meaning);
  const many = meant !== undefined && meant.names.length > 1;
  if (
    meant !== undefined &&
    !(many && (alone || beside !== undefined)) &&
    !meant.names.some((one) => isKeyOf(beside, one))
  ) {
    const edit = replaceName(block, name, meant.names, context.newLine);
    const title = `Change it to ${many ? `“${listed(meant.names)}”` : `“${meant.names[0]}”`}`;
    if (edit !== undefined) fixes.push({ title, edits: [edit], preferred: true, safe: meant.sure });
  }
  if (meaning?.kind === 'unclear') {
    for (const one of meaning.names) {
      const edit = isKeyOf(beside, one) ? undefined : replaceName(block, name, [one], context.newLine);
      if (edit !== undefined)
        fixes.push({ title: `Change it to “${one}”`, edits: [edit], preferred: false, safe: false });
    }
  }
  const isRole = meaning === undefined || meaning.kind === 'near' || (meaning.kind === 'one' && meaning.by === 'part');
  const declare = isRole && isId(name.value) ? declaration(name.value, context) : undefined;
  if (declare !== undefined) {
    fixes.push({
      title: `Declare the role “${name.value}”`,
      edits: [declare],
      preferred: fixes.length === 0,
      safe: false,
    });
  }
  return fixes;
}

/** Whether a text can be a role id, which has only a few words. */
function isId(text: string): boolean {
  return partsOf(text).length === 1 && text.trim().split(/\s+/).length <= 3;
}

/** Whether a name already has an acknowledgement, even an unreadable one. */
function isKeyOf(beside: Acknowledged | undefined, name: string): boolean {
  return beside?.node?.pairs.some(({ key }) => key.kind === 'scalar' && nfc(key.value) === name) === true;
}

/** Adds a role after the others, with its id as its title. */
function declaration(id: string, { charter, document, newLine }: FixContext): BlockEdit | undefined {
  const title = id.charAt(0).toUpperCase() + id.slice(1).replace(/[-_]/g, ' ');
  const text = `${scalarText(id)}: ${scalarText(title)}`;
  const pair = charter.rolesKey;
  if (pair?.value?.kind === 'map') return insertPair(pair.block, pair.value, text, newLine);
  if (pair !== undefined && pair.value !== undefined && pair.value.start === pair.value.end) {
    return { block: pair.block, ...insert(pair.value.end, `${newLine}  ${text}`) };
  }
  const last = document.blocks.at(-1);
  if (pair !== undefined || last === undefined || last.kind === 'whole') return undefined;
  const open = last.text.endsWith('\n') ? '' : newLine;
  return { block: last, ...insert(last.text.length, `${open}roles:${newLine}  ${text}${newLine}`) };
}
