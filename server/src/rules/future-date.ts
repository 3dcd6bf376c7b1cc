/** Reports acknowledgements with a date in the future. */
import { rule } from './rule.ts';

export default rule({
  code: 'future-date',
  group: 'Time',
  severity: 'warning',
  summary: 'An acknowledgement is dated after today.',
  why: 'Nobody can have agreed in the future. The date is a typo.',
  ask: 'When did you really agree to this?',
  marks: 'the date',
  bad: {
    text: `team: Checkout
roles: { pm: Product Manager, eng: Software Engineer }
raci:
  - { activity: Roadmap, R: pm, A: pm, I: eng, acknowledged: { pm: RA 2126-11-02 } }
  - { activity: Deploying, R: eng, A: eng, I: pm, acknowledged: { eng: RA 2026-11-02 } }
`,
  },
  good: {
    text: `team: Checkout
roles: { pm: Product Manager, eng: Software Engineer }
raci:
  - { activity: Roadmap, R: pm, A: pm, I: eng, acknowledged: { pm: RA 2026-11-02 } }
  - { activity: Deploying, R: eng, A: eng, I: pm, acknowledged: { eng: RA 2026-11-02 } }
`,
  },

  rows(facts, { today }, report) {
    const rows = facts.tables
      .filter((table) => table.acknowledged > 0)
      .flatMap((table) =>
        table.rows
          .all()
          .filter((one) => one.acknowledged && !one.dropped)
          .map((one) => one.row),
      );
    for (const entry of [...rows, ...(facts.charter.responsibilities?.entries ?? [])]) {
      for (const { name, date } of entry.acknowledged?.entries ?? []) {
        if (date === undefined || date.value <= today) continue;
        const message = `“${name.value}” cannot have acknowledged this on ${date.value}, which is in the future. Correct the date.`;
        report({ block: entry.block, span: date.span, message });
      }
    }
  },
});
