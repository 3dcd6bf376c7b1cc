import { type Names, sameHolder } from '../charter/names.ts';
import { rule } from './rule.ts';
import { type Claim, claimsOf } from './shared/owners.ts';

export default rule({
  code: 'contested-responsibility',
  group: 'Ownership',
  severity: 'error',
  summary: 'Two roles claim one responsibility: as its owner, or in their own lists.',
  why: 'Each of them will say “that is mine”, or, when it goes wrong, “that is theirs”.',
  ask: 'Each of the two: what exactly do you do for it? Which part is whose?',
  marks: 'the later claim',
  bad: {
    text: `team: Checkout
roles:
  pm: { title: Product Manager, responsibilities: [Roadmap] }
  lead: { title: Tech Lead }
responsibilities:
  - { name: Roadmap, owner: lead, helpers: [pm] }
`,
  },
  good: {
    text: `team: Checkout
roles:
  pm: { title: Product Manager, responsibilities: [Roadmap] }
  lead: { title: Tech Lead }
responsibilities:
  - { name: Roadmap, owner: pm, helpers: [lead] }
`,
  },

  charter({ charter, names }, _context, report) {
    const first = new Map<string, Claim>();
    for (const claim of claimsOf(charter, names)) {
      const before = first.get(claim.key);
      // A name that nobody has is a problem of its own, and so is everyone.
      if (!isSomebody(claim.owner.value, names)) continue;
      if (before === undefined) first.set(claim.key, claim);
      else if (claim.from === undefined && !sameHolder(before.owner, claim.owner, names)) {
        const message = `“${before.owner.value}” and “${claim.owner.value}” both claim “${claim.title}”. Agree on one; the other can be a helper.`;
        const place = {
          block: before.block,
          span: before.mark.span,
          message: `“${before.owner.value}” claims it here.`,
        };
        const related = [before.from === undefined ? place : { ...place, from: before.from }];
        report({ block: claim.block, span: claim.mark.span, message, related });
      }
    }
  },
});

function isSomebody(name: string, names: Names): boolean {
  const target = names.resolve(name);
  return target !== undefined && target.kind !== 'everyone';
}
