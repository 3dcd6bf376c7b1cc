import { newAcknowledgement } from '../charter/acknowledged.ts';
import type { Name } from '../charter/model.ts';
import { membersAmong } from '../charter/names.ts';
import { type Fix, type FixContext, rule } from './rule.ts';
import { type Commitment, commitmentsByTable } from './shared/acknowledgements.ts';
import { distinctNames } from './shared/owners.ts';

export default rule({
  code: 'unacknowledged',
  group: 'Time',
  severity: 'information',
  summary: 'In a table that is being acknowledged, an owner or doer has not acknowledged a row.',
  why: 'A chart says what somebody thinks the others do. “I will be the person doing that” makes it true.',
  marks: 'the name',
  fixes: ['Acknowledge it, with today’s date.'],
  bad: {
    text: `team: Checkout
roles: { pm: Product Manager, eng: Software Engineer }
raci:
  - { activity: Roadmap, R: pm, A: pm, I: eng, acknowledged: { pm: RA 2026-11-02 } }
  - { activity: Deploying, R: eng, A: eng, I: pm }
`,
  },
  good: {
    text: `team: Checkout
roles: { pm: Product Manager, eng: Software Engineer }
raci:
  - { activity: Roadmap, R: pm, A: pm, I: eng, acknowledged: { pm: RA 2026-11-02 } }
  - { activity: Deploying, R: eng, A: eng, I: pm, acknowledged: { eng: RA 2026-11-03 } }
`,
  },

  rows(facts, _context, report) {
    for (const commitments of commitmentsByTable(facts)) {
      const begun = commitments.filter(
        (one) => (one.entry.acknowledged?.entries.length ?? 0) > 0 || isUnread(one),
      ).length;
      // Nobody is nagged for beginning.
      if (begun * 2 < commitments.length) continue;
      for (const commitment of commitments) {
        if (isUnread(commitment)) continue;
        const said = commitment.entry.acknowledged?.entries ?? [];
        const hasSaid = membersAmong(
          said.map((one) => one.name),
          facts.names,
        );
        for (const name of distinctNames(commitment.committed, facts.names)) {
          if (hasSaid(name)) continue;
          const about = commitment.label === undefined ? 'this row' : `“${commitment.label.value}”`;
          const letters = commitment.lettersOf(name);
          const message = `“${name.value}” has not acknowledged ${about} (${letters}). Ask them, and write it down.`;
          const fixes = (context: FixContext) => fixesOf(commitment, name, letters, context);
          report({ block: commitment.entry.block, span: name.span, message, fixes });
        }
      }
    }
  },
});

/** Whether it cannot be read who acknowledged it. */
function isUnread({ entry }: Commitment): boolean {
  return entry.unread?.has('acknowledged') === true;
}

function fixesOf({ entry }: Commitment, name: Name, letters: string, { today, newLine }: FixContext): readonly Fix[] {
  const edit = newAcknowledgement(entry, name.value, `${letters} ${today}`, newLine);
  return edit === undefined
    ? []
    : [{ title: `“${name.value}” acknowledges it today`, edits: [edit], preferred: true, safe: false }];
}
