/** Reports a `when` that one role decides alone. */
import { markOf } from '../yaml/tree.ts';
import { rule } from './rule.ts';
import { distinctNames } from './shared/owners.ts';

export default rule({
  code: 'unnegotiated-when',
  group: 'Partnership',
  severity: 'information',
  summary: 'One role alone decides when.',
  why: 'A date that one side sets alone is a wish. Dates are a negotiation between scope and resources.',
  ask: 'Who knows how long it takes? Do they have a say in the date?',
  marks: 'the value',
  bad: {
    text: `team: Checkout
roles: { pm: Product Lead, em: Engineering Lead, director: { title: Director, external: true } }
decides: { what: pm, why: pm, how: em, who: em, when: pm }
`,
  },
  good: {
    text: `team: Checkout
roles: { pm: Product Lead, em: Engineering Lead, director: { title: Director, external: true } }
decides: { what: pm, why: pm, how: em, who: em, when: { roles: [pm, em], tie-break: director } }
`,
  },

  charter({ charter, names }, _context, report) {
    for (const { name, deciders, node, unread, block } of charter.decides?.areas ?? []) {
      if (name.value !== 'when' || unread?.has('roles')) continue;
      const [only, second] = distinctNames(deciders, names);
      if (only === undefined || second !== undefined || (names.resolve(only.value)?.kind ?? 'everyone') === 'everyone')
        continue;
      const message = `“${only.value}” alone decides when. Dates are a negotiation: name the role that sets the scope and the role that provides the people.`;
      report({ block, span: node === undefined ? only.span : markOf(node, block.text), message });
    }
  },
});
