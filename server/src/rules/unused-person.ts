import { removeForGood } from '../charter/comments.ts';
import { holdsAnchor } from '../charter/edits.ts';
import { indexOfNode } from '../yaml/tree.ts';
import { rule } from './rule.ts';

export default rule({
  code: 'unused-person',
  group: 'Names',
  severity: 'hint',
  unnecessary: true,
  summary: 'A person whom no role holds and nothing names.',
  why: 'Somebody who has left, or who was forgotten.',
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

  charter({ charter, names, used, broken }, _context, report) {
    if (broken || charter.roles.some((role) => role.unread?.has('people'))) return;
    for (const { handle, name, block } of charter.people) {
      const person = names.person(handle.value);
      if (person === undefined || person.roles.length > 0 || used.has(handle.value)) continue;
      if (name !== undefined && used.has(name.value)) continue;
      const fixes = () => {
        const map = charter.peopleKey?.value;
        if (map?.kind !== 'map') return [];
        const index = indexOfNode(map.pairs, (pair) => pair.key, handle.node);
        const pair = map.pairs[index];
        if (pair === undefined || holdsAnchor(pair.value)) return [];
        const edits = removeForGood(block, map, index);
        return [{ title: `Remove “${handle.value}”`, edits, preferred: false, safe: false }];
      };
      const message = `No role has “${person.name}”, and nothing names them. Give them a role, or remove them.`;
      report({ block, span: handle.span, message, fixes });
    }
  },
});
