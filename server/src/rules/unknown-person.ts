/** Reports people of a role who are not in `people:`. */
import { insertPair, scalarText } from '../charter/edit/edits.ts';
import { isListItem, replaceName } from '../charter/edit/name-edits.ts';
import { type PeopleMeaning, peopleMeantBy } from '../charter/meant.ts';
import type { Name, Person, Role } from '../charter/model.ts';
import { fold, isPlaceholderIn, type Names } from '../charter/names.ts';
import { profileOfTitle } from '../charter/profiles.ts';
import { nearest } from '../text/nearest.ts';
import { type Finding, type Fix, type FixContext, rule } from './rule.ts';

export default rule({
  code: 'unknown-person',
  group: 'Names',
  severity: 'warning',
  summary:
    'A role lists a text under `people` that is neither a handle nor a name in `people:`, or that contains several names.',
  why: 'A misspelt handle names nobody.',
  ask: 'Is this person in the team? What name does everybody know them by?',
  marks: 'the text',
  fixesSafely: true,
  fixes: ['Write the handle, or a list for several people.', 'Use the nearest handle.', 'Declare the person.'],
  bad: {
    text: `team: Checkout
people: { priya: Priya Shah }
roles:
  pm: { title: Product Manager, people: [priya, pria] }
`,
  },
  good: {
    text: `team: Checkout
people: { priya: Priya Shah }
roles:
  pm: { title: Product Manager, people: [priya] }
  legal: { title: Legal, people: [Lea Meyer] }
`,
  },

  charter({ charter, names }, _context, report) {
    if (names.uncertain) return;
    const turned = charter.people.filter((person) => isTurned(person, names));
    for (const person of turned) report(titleForName(person));
    const silent = new Set(turned.map((person) => person.handle.value));
    for (const role of charter.roles) {
      for (const name of role.people) {
        const finding = personFinding(role, name, names, silent);
        if (finding !== undefined) report(finding);
      }
      const finding = personForTitle(role, names);
      if (finding !== undefined) report(finding);
    }
  },
});

function personFinding(role: Role, name: Name, names: Names, silent: ReadonlySet<string>): Finding | undefined {
  const { value } = name;
  if (names.person(value)?.person !== undefined || isPlaceholderIn(name, names)) return undefined;
  const meant = peopleMeantBy(value, names);
  if (meant?.names.some((one) => silent.has(one))) return undefined;
  const at = { block: role.block, span: name.span };
  if (meant !== undefined && meant.names.length > 1) {
    const list = meant.names.slice(0, LISTED).map(scalarText).join(', ') + (meant.names.length > LISTED ? ', …' : '');
    const write = isListItem(role.block, name) ? `Put a comma between them: \`[${list}]\`` : `Write \`[${list}]\``;
    const message = meant.or
      ? `“${shortened(value)}” leaves open who it is. Choose one, or write \`[${list}]\`.`
      : `“${shortened(value)}” is several people in one text. ${write}.`;
    return { ...at, severity: 'error', message, fixes: (context) => fixesOf(role, name, meant, context) };
  }
  // Full names need no declaration.
  if (!names.hasPeople || (meant === undefined && /\s/.test(value.trim()))) return undefined;
  const near = meant ?? nearestPerson(value, names);
  const [first] = near?.names ?? [];
  const advice = first === undefined ? 'Declare the person, or write the whole name.' : `Did you mean “${first}”?`;
  const message = `“${shortened(value)}” is not in \`people\`. ${advice}`;
  return { ...at, message, fixes: (context) => fixesOf(role, name, near, context) };
}

/** How many names a message lists. */
const LISTED = 8;

function shortened(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  return line.length > 80 ? `${line.slice(0, 79)}…` : line;
}

function nearestPerson(text: string, names: Names): PeopleMeaning | undefined {
  const declared = names.people.filter((one) => one.person !== undefined).flatMap((one) => [one.key, one.name]);
  const near = nearest(text, declared);
  return near === undefined ? undefined : { names: [near], sure: false };
}

/** Whether a person is declared with the full name as handle and a job title as name. */
function isTurned({ handle, name }: Person, names: Names): boolean {
  if (name === undefined || !/\s/.test(handle.value)) return false;
  const title = fold(name.value);
  return profileOfTitle(name.value) !== undefined || names.roles.some((role) => fold(role.title) === title);
}

function titleForName({ handle, name, block }: Person): Finding {
  const [first = ''] = handle.value.toLowerCase().split(/\s+/);
  const message = `“${name?.value}” is a title, and people have a name here. Write \`${first}: ${handle.value}\`, and the title in \`roles\`.`;
  return { block, span: handle.span, severity: 'error', message };
}

/** Reports a declared person in place of a role's title. */
function personForTitle({ title, people, block, id, node }: Role, names: Names): Finding | undefined {
  if (title === undefined || people.length > 0 || node?.kind !== 'scalar') return undefined;
  const declared = names.person(title.value);
  const meant =
    declared?.person === undefined ? peopleMeantBy(title.value, names) : { names: [declared.key], sure: true };
  if (meant?.sure !== true) return undefined;
  const [only = ''] = meant.names;
  const list = meant.names.length === 1 ? scalarText(only) : `[${meant.names.map(scalarText).join(', ')}]`;
  const message = `“${title.value}” is ${meant.names.length === 1 ? 'a person' : 'people'}, and a role has a title. Write \`${id.value}: { title: …, people: ${list} }\`.`;
  return { block, span: title.span, severity: 'error', message };
}

function fixesOf(
  role: Role,
  name: Name,
  meant: PeopleMeaning | undefined,
  { charter, newLine }: FixContext,
): readonly Fix[] {
  const fixes: Fix[] = [];
  if (meant !== undefined) {
    const many = meant.names.length > 1;
    const title = `Change it to “${many ? `[${meant.names.join(', ')}]` : meant.names[0]}”`;
    const edit = replaceName(role.block, name, meant.names, newLine);
    if (edit !== undefined) fixes.push({ title, edits: [edit], preferred: true, safe: meant.sure });
    if (many) return fixes;
  }
  const pair = charter.peopleKey;
  if (pair?.value?.kind === 'map') {
    const display = name.value.charAt(0).toUpperCase() + name.value.slice(1);
    const edit = insertPair(pair.block, pair.value, `${scalarText(name.value)}: ${scalarText(display)}`, newLine);
    fixes.push({
      title: `Declare the person “${name.value}”`,
      edits: [edit],
      preferred: meant === undefined,
      safe: false,
    });
  }
  return fixes;
}
