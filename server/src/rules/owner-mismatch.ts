import type { Name } from '../charter/model.ts';
import { sameHolder } from '../charter/names.ts';
import { rule } from './rule.ts';
import { type Claim, claimsOf } from './shared/owners.ts';

export default rule({
  code: 'owner-mismatch',
  group: 'Ownership',
  severity: 'warning',
  summary: 'A responsibility and a row of the same name have different owners.',
  why: 'The charter answers the question “who owns this?” twice, in two ways.',
  ask: 'Does the row describe the same thing as the responsibility? Then which owner is right?',
  marks: 'the owner in the row',
  bad: {
    text: `team: Checkout
roles: { pm: Product Manager, lead: Tech Lead }
responsibilities:
  - { name: Bug backlog, owner: lead }
raci:
  - { activity: Bug backlog, R: lead, A: pm }
`,
  },
  good: {
    text: `team: Checkout
roles: { pm: Product Manager, lead: Tech Lead }
responsibilities:
  - { name: Bug backlog, owner: lead }
raci:
  - { activity: Bug backlog, R: [lead, pm], A: lead }
`,
  },

  rows({ charter, names, tables }, _context, report) {
    const claims = new Map<string, Claim[]>();
    for (const claim of claimsOf(charter, names)) {
      const others = claims.get(claim.key);
      if (others === undefined) claims.set(claim.key, [claim]);
      else others.push(claim);
    }
    if (claims.size === 0) return;
    for (const { rows } of tables) {
      for (const facts of rows) {
        const made = facts.dropped ? undefined : claims.get(facts.folded);
        const [claim] = made ?? [];
        if (made === undefined || claim === undefined) continue;
        const [owner, second] = facts.owners;
        // Two owners, or one that nobody knows, are problems of their own.
        if (owner?.target === undefined || owner.target.kind === 'everyone' || second !== undefined) continue;
        // So is a claim of everyone, or of a name that nobody has.
        const claimed = names.resolve(claim.owner.value);
        if (claimed === undefined || claimed.kind === 'everyone') continue;
        // Where several claim the responsibility, that is the problem, and the row may be right.
        if (made.some((one) => ownersIn(one).some((name) => sameHolder(owner.name, name, names)))) continue;
        const message = `“${owner.name.value}” answers for “${claim.title}” here, but the responsibility of that name belongs to “${claim.owner.value}”. Make it one owner, or give the two different names.`;
        const place = { block: claim.block, span: claim.mark.span, message: `“${claim.owner.value}” owns it here.` };
        const related = [claim.from === undefined ? place : { ...place, from: claim.from }];
        report({ block: facts.row.block, span: owner.name.span, message, related });
      }
    }
  },
});

function ownersIn({ owner, entry }: Claim): readonly Name[] {
  return entry?.owners ?? [owner];
}
