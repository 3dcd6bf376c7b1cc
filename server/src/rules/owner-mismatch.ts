/** Reports a responsibility and a row with the same name and different owners. */
import { holderOf } from '../charter/names.ts';
import { rule } from './rule.ts';
import { type Claim, claimsOf } from './shared/owners.ts';

export default rule({
  code: 'owner-mismatch',
  group: 'Ownership',
  severity: 'warning',
  summary: 'A responsibility and a row with the same name have different owners.',
  why: 'The charter gives two different answers to the question “who owns this?”.',
  ask: 'Does the row describe the same thing as the responsibility? If so, which owner is right?',
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
    const claims = new Map<string, { readonly first: Claim; readonly holders: Set<unknown> }>();
    for (const claim of claimsOf(charter, names)) {
      // Other rules report claims of everyone or of an unknown name.
      if (claim.holders.length === 0) continue;
      const made = claims.get(claim.key);
      if (made === undefined) claims.set(claim.key, { first: claim, holders: new Set(claim.holders) });
      else for (const one of claim.holders) made.holders.add(one);
    }
    if (claims.size === 0) return;
    for (const { rows } of tables) {
      for (const facts of rows) {
        const made = facts.dropped ? undefined : claims.get(facts.folded);
        if (made === undefined) continue;
        const [owner, second] = facts.owners;
        // Other rules report several owners and unknown ones.
        if (owner?.target === undefined || owner.target.kind === 'everyone' || second !== undefined) continue;
        // If several roles claim the responsibility, contested-responsibility reports it, and the row may be right.
        if (made.holders.has(holderOf(owner.name.value, owner.target))) continue;
        const claim = made.first;
        const message = `“${owner.name.value}” answers for “${claim.title}” here, but the responsibility with that name belongs to “${claim.owner.value}”. Choose one owner, or rename one of them.`;
        const place = { block: claim.block, span: claim.mark.span, message: `“${claim.owner.value}” owns it here.` };
        const related = [claim.from === undefined ? place : { ...place, from: claim.from }];
        report({ block: facts.row.block, span: owner.name.span, message, related });
      }
    }
  },
});
