import { commitmentsByTable } from './acknowledgements.ts';
import { rule } from './rule.ts';

export default rule({
  code: 'future-date',
  group: 'Time',
  severity: 'warning',
  summary: 'An acknowledgement is dated after today.',
  why: 'Nobody has agreed tomorrow. The date is a slip.',
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

  charter(facts, { today }, report) {
    for (const commitment of commitmentsByTable(facts).flat()) {
      for (const { name, date } of commitment.entry.acknowledged?.entries ?? []) {
        if (date === undefined || date.value <= today) continue;
        const message = `“${name.value}” cannot have acknowledged this on ${date.value}, which is yet to come. Correct the date.`;
        report({ block: commitment.entry.block, span: date.span, message });
      }
    }
  },
});
