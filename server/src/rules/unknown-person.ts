import { insertPair, replaceScalar, scalarText } from '../charter/edit/edits.ts';
import type { Name, Role } from '../charter/model.ts';
import { nearest } from '../text/nearest.ts';
import { type Fix, type FixContext, rule } from './rule.ts';

export default rule({
  code: 'unknown-person',
  group: 'Names',
  severity: 'warning',
  summary: 'A role’s `people` has a single word that is no handle and no name of `people:`.',
  why: 'A misspelt handle is a person who does not exist.',
  ask: 'Is this person in the team? By which name does everybody know them?',
  marks: 'the handle',
  fixes: ['Take the nearest handle.', 'Declare the person.'],
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
    if (!names.hasPeople || names.uncertain) return;
    for (const role of charter.roles) {
      for (const name of role.people) {
        if (/\s/.test(name.value.trim()) || names.person(name.value)?.person !== undefined) continue;
        const near = nearest(
          name.value,
          names.people.filter((one) => one.person !== undefined).flatMap((one) => [one.key, one.name]),
        );
        const advice = near === undefined ? 'Declare the person, or write the whole name.' : `Did you mean “${near}”?`;
        const message = `“${name.value}” is nobody in \`people\`. ${advice}`;
        report({ block: role.block, span: name.span, message, fixes: (context) => fixesOf(role, name, near, context) });
      }
    }
  },
});

function fixesOf(role: Role, name: Name, near: string | undefined, { charter, newLine }: FixContext): readonly Fix[] {
  const fixes: Fix[] = [];
  if (near !== undefined && name.node.kind === 'scalar') {
    fixes.push({
      title: `Change it to “${near}”`,
      edits: [replaceScalar(role.block, name.node, near)],
      preferred: true,
      safe: false,
    });
  }
  const pair = charter.peopleKey;
  if (pair?.value?.kind === 'map') {
    const display = name.value.charAt(0).toUpperCase() + name.value.slice(1);
    const edit = insertPair(pair.block, pair.value, `${scalarText(name.value)}: ${scalarText(display)}`, newLine);
    fixes.push({
      title: `Declare the person “${name.value}”`,
      edits: [edit],
      preferred: near === undefined,
      safe: false,
    });
  }
  return fixes;
}
