/** Reports acknowledgements of letters that have changed. */
import { replaceScalar } from '../charter/edit/edits.ts';
import { removeForGood } from '../charter/edit/removal.ts';
import type { Acknowledgement } from '../charter/model.ts';
import { nfc } from '../charter/values.ts';
import { indexOfNode, type MapNode } from '../yaml/tree.ts';
import { type Fix, type FixContext, rule } from './rule.ts';
import { type Commitment, commitmentsByTable, isStale } from './shared/acknowledgements.ts';

export default rule({
  code: 'stale-acknowledgement',
  group: 'Time',
  severity: 'warning',
  summary: 'An acknowledgement lists letters that its role or person no longer has.',
  why: 'The row changed after they agreed to it, so they agreed to something else.',
  ask: 'Your letters here have changed since you agreed. Do you still agree?',
  marks: 'the entry',
  fixes: ['Renew it with the current letters and today’s date.', 'Remove it.'],
  bad: {
    text: `team: Checkout
roles: { pm: Product Manager, eng: Software Engineer }
raci:
  - { activity: Roadmap, R: eng, A: pm, acknowledged: { pm: RA 2026-11-02, eng: R 2026-11-02 } }
`,
  },
  good: {
    text: `team: Checkout
roles: { pm: Product Manager, eng: Software Engineer }
raci:
  - { activity: Roadmap, R: eng, A: pm, acknowledged: { pm: A 2026-11-02, eng: R 2026-11-02 } }
`,
  },

  rows(facts, _context, report) {
    for (const { commitments } of commitmentsByTable(facts)) {
      for (const commitment of commitments) {
        for (const one of commitment.entry.acknowledged?.entries ?? []) {
          if (!isStale(one, commitment, facts.names)) continue;
          const now = commitment.lettersOf(one.name);
          const about = commitment.label === undefined ? 'this row' : `“${commitment.label.value}”`;
          const message =
            now === ''
              ? `“${one.name.value}” acknowledged ${about} as ${one.letters}, but no longer has a letter there. Remove the entry.`
              : `“${one.name.value}” acknowledged ${about} as ${one.letters}, but is ${now} now. Ask them again.`;
          report({
            block: commitment.entry.block,
            span: one.span,
            message,
            fixes: (context) => fixesOf(commitment, one, now, context),
          });
        }
      }
    }
  },
});

function fixesOf({ entry }: Commitment, one: Acknowledgement, now: string, { today }: FixContext): readonly Fix[] {
  const fixes: Fix[] = [];
  const { block, acknowledged } = entry;
  if (now !== '' && one.value.node.kind === 'scalar') {
    const edit = replaceScalar(block, one.value.node, `${now} ${today}`);
    fixes.push({ title: `Renew it: ${now}, today`, edits: [edit], preferred: true, safe: false });
  }
  const map = acknowledged?.node;
  const index = map === undefined ? -1 : indexOfNode(map.pairs, (pair) => pair.key, one.name.node);
  // Only the first of two entries with the same name is read, so removing it would activate the other.
  if (map !== undefined && index !== -1 && index === lastOfNames(map).get(one.name.value)) {
    fixes.push({
      title: 'Remove the acknowledgement',
      edits: removeForGood(block, map, index),
      preferred: now === '',
      safe: false,
    });
  }
  return fixes;
}

const LAST = new WeakMap<MapNode, ReadonlyMap<string, number>>();

/** The number of the last pair of each name; found once for a mapping. */
function lastOfNames(map: MapNode): ReadonlyMap<string, number> {
  const known = LAST.get(map);
  if (known !== undefined) return known;
  const last = new Map<string, number>();
  for (const [at, { key }] of map.pairs.entries()) if (key.kind === 'scalar') last.set(nfc(key.value), at);
  LAST.set(map, last);
  return last;
}
