/** Reports responsibilities that two roles claim. */
import { rule } from './rule.ts';
import { type Claim, claimsOf } from './shared/owners.ts';

export default rule({
  code: 'contested-responsibility',
  group: 'Ownership',
  severity: 'error',
  summary: 'Two roles claim one responsibility: as its owner, or in their own lists.',
  why: 'Each of them will say “that is mine”, or “that is theirs” when it goes wrong.',
  ask: 'What exactly does each role do for it? Which part does each one own?',
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
    const first = new Map<string, Claims>();
    for (const claim of claimsOf(charter, names)) {
      if (claim.holders.length === 0) continue;
      const claims = first.get(claim.key);
      if (claims === undefined) {
        first.set(claim.key, new Claims(claim));
        continue;
      }
      const before = claims.against(claim);
      if (before === undefined || claim.from !== undefined) continue;
      const message = `“${before.owner.value}” and “${claim.owner.value}” both claim “${claim.title}”. Agree on one; the other can be a helper.`;
      const place = {
        block: before.block,
        span: before.mark.span,
        message: `“${before.owner.value}” claims it here.`,
      };
      const related = [before.from === undefined ? place : { ...place, from: before.from }];
      report({ block: claim.block, span: claim.mark.span, message, related });
    }
  },
});

/** The claims of one responsibility. A later claim is compared with only two of them. */
class Claims {
  readonly #first: Claim;
  readonly #holders: ReadonlySet<unknown>;
  /** The first claim with a single owner: an entry with two owners contradicts neither of them. */
  #single: Claim | undefined;

  constructor(first: Claim) {
    this.#first = first;
    this.#holders = new Set(first.holders);
    this.#keep(first);
  }

  /** An earlier claim that contradicts a claim. */
  against(claim: Claim): Claim | undefined {
    const single = this.#single;
    this.#keep(claim);
    if (!claim.holders.some((one) => this.#holders.has(one))) return this.#first;
    return single === undefined || claim.holders.includes(single.holders[0]) ? undefined : single;
  }

  #keep(claim: Claim): void {
    if (this.#single === undefined && new Set(claim.holders).size === 1) this.#single = claim;
  }
}
