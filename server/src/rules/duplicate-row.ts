import type { Responsibility } from '../charter/model.ts';
import { fold, sameHolder } from '../charter/names.ts';
import { repeatedRows } from '../charter/table.ts';
import { rule } from './rule.ts';

export default rule({
  code: 'duplicate-row',
  group: 'Names',
  severity: 'warning',
  summary: 'Two rows of one table, in one phase, have the same label; or two responsibilities have one name.',
  why: 'Each will be changed without the other, and then the charter says two things.',
  ask: 'Are these two different things? If they are, what would we call each of them?',
  marks: 'the later label',
  bad: {
    text: `team: Checkout
roles: { pm: Product Manager, eng: Software Engineer }
raci:
  - { activity: Code reviews, R: eng, A: eng, I: pm }
  - { activity: code  Reviews, R: eng, A: pm }
`,
  },
  good: {
    text: `team: Checkout
roles: { pm: Product Manager, eng: Software Engineer }
raci:
  - { activity: Code reviews, phase: Build, R: eng, A: eng, I: pm }
  - { activity: Code reviews, phase: Fix, R: eng, A: pm }
`,
  },

  rows({ charter, names, tables }, _context, report) {
    for (const table of tables) {
      for (const { row, first } of repeatedRows(table)) {
        const [before, after] = [table.rows.at(first)?.row, table.rows.at(row)?.row];
        if (before?.label === undefined || after?.label === undefined) continue;
        const where = after.phase === undefined ? '' : ` in “${after.phase.value}”`;
        const message = `“${after.label.value}” is a row${where} already. Join the two, or give one another name.`;
        const related = [{ block: before.block, span: before.label.span, message: 'The first one is here.' }];
        report({ block: after.block, span: after.label.span, message, related });
      }
    }
    const seen = new Map<string, Responsibility>();
    for (const entry of charter.responsibilities?.entries ?? []) {
      if (entry.name === undefined) continue;
      const key = fold(entry.name.value);
      const before = seen.get(key);
      if (before?.name === undefined) {
        seen.set(key, entry);
        continue;
      }
      // Two different owners contest it, which is said already.
      const [one] = before.owners;
      const [other] = entry.owners;
      if (one !== undefined && other !== undefined && !sameHolder(one, other, names)) continue;
      const message = `“${entry.name.value}” is a responsibility already. Join the two, or give one another name.`;
      const related = [{ block: before.block, span: before.name.span, message: 'The first one is here.' }];
      report({ block: entry.block, span: entry.name.span, message, related });
    }
  },
});
