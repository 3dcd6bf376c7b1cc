/** Reports people who are not used anywhere. */
import { holdsAnchor } from '../charter/edit/edits.ts';
import { removeForGood } from '../charter/edit/removal.ts';
import { peopleMeantBy } from '../charter/meant.ts';
import type { Names } from '../charter/names.ts';
import { indexOfNode } from '../yaml/tree.ts';
import { rule } from './rule.ts';

export default rule({
  code: 'unused-person',
  group: 'Names',
  severity: 'hint',
  unnecessary: true,
  summary: 'A person has no role and is not named anywhere.',
  why: 'The person has left the team, or was forgotten.',
  ask: 'What does this person do in the team? Would they agree?',
  marks: 'the handle',
  fixes: ['Remove them.'],
  bad: {
    text: `team: Checkout
people: { priya: Priya Shah, sam: Sam Ortiz }
roles:
  pm: { title: Product Manager, people: [priya] }
`,
  },
  good: {
    text: `team: Checkout
people: { priya: Priya Shah, sam: Sam Ortiz }
roles:
  pm: { title: Product Manager, people: [priya], backup: sam }
`,
  },

  charter({ charter, names, used, broken, hasStrangers }, _context, report) {
    if (broken || hasStrangers || charter.roles.some((role) => role.unread?.has('people'))) return;
    const meant = meantInRoles(names);
    for (const { handle, name, block } of charter.people) {
      const person = names.person(handle.value);
      if (person === undefined || person.roles.length > 0 || used.has(handle.value)) continue;
      if (name !== undefined && used.has(name.value)) continue;
      if (meant.has(handle.value) || (name !== undefined && meant.has(name.value))) continue;
      const fixes = () => {
        const map = charter.peopleKey?.value;
        if (map?.kind !== 'map') return [];
        const index = indexOfNode(map.pairs, (pair) => pair.key, handle.node);
        const pair = map.pairs[index];
        if (pair === undefined || holdsAnchor(pair.value)) return [];
        const edits = removeForGood(block, map, index);
        return [{ title: `Remove “${handle.value}”`, edits, preferred: false, safe: false }];
      };
      const message = `No role has “${person.name}”, and nothing else names them. Give them a role, or remove them.`;
      report({ block, span: handle.span, message, fixes });
    }
  },
});

/** People listed by an inexact name, such as a first name; unknown-person reports it. */
function meantInRoles(names: Names): ReadonlySet<string> {
  const strangers = names.people.filter((one) => one.person === undefined);
  const titles = names.roles.map((role) => role.title);
  return new Set(
    [...strangers.map((one) => one.name), ...titles].flatMap((text) => peopleMeantBy(text, names)?.names ?? []),
  );
}
