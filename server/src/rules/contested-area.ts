/** Reports an area with several deciders and no last word. */
import { rule } from './rule.ts';
import { distinctNames } from './shared/owners.ts';
import { quoteList } from './shared/wording.ts';

export default rule({
  code: 'contested-area',
  group: 'Partnership',
  severity: 'warning',
  summary: 'Several roles decide an area other than `when`, and the area has no `tie-break`.',
  why: 'Two people who share a decision agree until the day it matters.',
  ask: 'When you disagree about this, who has the last word?',
  marks: 'the second name',
  bad: {
    text: `team: Checkout
roles: { pm: Product Lead, em: Engineering Lead, director: { title: Director, external: true } }
decides: { what: [pm, em], why: pm, how: em, who: em, when: { roles: [pm, em], tie-break: director } }
`,
  },
  good: {
    text: `team: Checkout
roles: { pm: Product Lead, em: Engineering Lead, director: { title: Director, external: true } }
decides: { what: { roles: [pm, em], tie-break: pm }, why: pm, how: em, who: em, when: { roles: [pm, em], tie-break: director } }
`,
  },

  charter({ charter, names }, _context, report) {
    for (const { name, deciders, tieBreak, unread, block } of charter.decides?.areas ?? []) {
      if (name.value === 'when' || tieBreak !== undefined || unread?.has('tie-break')) continue;
      const distinct = distinctNames(deciders, names);
      const everyone = distinct.find(
        (one) => names.resolve(one.value)?.kind === 'everyone' && names.internal.length > 1,
      );
      const second = distinct[1] ?? everyone;
      if (second === undefined) continue;
      const who =
        second === everyone
          ? `Everyone decides “${name.value}”`
          : `${quoteList(distinct.map((one) => one.value))} decide “${name.value}” together`;
      const message = `${who}, with no tie-break. Name one role, or add a tie-break.`;
      report({ block, span: second.span, message });
    }
  },
});
