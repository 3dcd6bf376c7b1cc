/** Reports managers who decide an area of the other manager. */
import type { Profile } from '../charter/model.ts';
import { type Names, rolesOf } from '../charter/names.ts';
import { rule } from './rule.ts';
import { distinctNames } from './shared/owners.ts';

interface Unexpected {
  readonly profile: Profile;
  readonly is: string;
  readonly expected: string;
}

/** The unexpected and the usual decider of each area. */
const UNEXPECTED: ReadonlyMap<string, Unexpected> = new Map<string, Unexpected>(
  Object.entries({
    what: { profile: 'engineering-manager', is: 'an engineering manager', expected: 'product manager' },
    why: { profile: 'engineering-manager', is: 'an engineering manager', expected: 'product manager' },
    how: { profile: 'product-manager', is: 'a product manager', expected: 'engineering manager' },
    who: { profile: 'product-manager', is: 'a product manager', expected: 'engineering manager' },
  }),
);

export default rule({
  code: 'unexpected-decider',
  group: 'Partnership',
  severity: 'hint',
  summary: 'A product manager decides how or who, or an engineering manager decides what or why.',
  why: 'It may be intentional. If not, one of the two does the other’s job.',
  ask: 'Is this on purpose? What does the other manager think of it?',
  marks: 'the name',
  bad: {
    text: `team: Checkout
roles: { pm: Product Manager, lead: Tech Lead, director: { title: Director, external: true } }
decides: { what: pm, why: pm, how: pm, who: lead, when: { roles: [pm, lead], tie-break: director } }
`,
  },
  good: {
    text: `team: Checkout
roles: { pm: Product Manager, lead: Tech Lead, director: { title: Director, external: true } }
decides: { what: pm, why: pm, how: lead, who: lead, when: { roles: [pm, lead], tie-break: director } }
`,
  },

  charter({ charter, names }, _context, report) {
    for (const { name, deciders, tieBreak, block } of charter.decides?.areas ?? []) {
      const unexpected = UNEXPECTED.get(name.value);
      if (unexpected === undefined) continue;
      const distinct = distinctNames(deciders, names);
      // contested-area reports the second of several deciders without a tie-break.
      const contested = tieBreak === undefined ? distinct[1] : undefined;
      for (const decider of distinct) {
        if (decider === contested || !hasProfile(decider.value, unexpected.profile, names)) continue;
        const message = `“${decider.value}” is ${unexpected.is} and decides “${name.value}”. Usually the ${unexpected.expected} decides this. Is this intentional?`;
        report({ block, span: decider.span, message });
      }
    }
  },
});

function hasProfile(name: string, profile: Profile, names: Names): boolean {
  const target = names.resolve(name);
  return (
    target !== undefined &&
    target.kind !== 'everyone' &&
    rolesOf(target, names).some((role) => role.role.profile === profile)
  );
}
