/** Reports rows with the same label, and responsibilities with the same name. */
import type { Responsibility } from '../charter/model.ts';
import { fold, holderOf } from '../charter/names.ts';
import { repeatedRows } from '../charter/table.ts';
import { rule } from './rule.ts';

export default rule({
  code: 'duplicate-row',
  group: 'Names',
  severity: 'warning',
  summary: 'Two rows in the same table and phase have the same label, or two responsibilities have the same name.',
  why: 'Somebody will change one and not the other, and then the charter contradicts itself.',
  ask: 'Are these two different things? If so, what would we call each of them?',
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
        const message = `“${after.label.value}” is already a row${where}. Merge them, or rename one.`;
        const related = [{ block: before.block, span: before.label.span, message: 'The first one is here.' }];
        report({ block: after.block, span: after.label.span, message, related });
      }
    }
    const seen = new Map<string, { readonly entry: Responsibility; readonly owners: ReadonlySet<unknown> }>();
    const owners = (entry: Responsibility) => entry.owners.map(({ value }) => holderOf(value, names.resolve(value)));
    for (const entry of charter.responsibilities?.entries ?? []) {
      if (entry.name === undefined) continue;
      const key = fold(entry.name.value);
      const first = seen.get(key);
      if (first?.entry.name === undefined) {
        seen.set(key, { entry, owners: new Set(owners(entry)) });
        continue;
      }
      const before = first.entry;
      // Different owners are reported by contested-responsibility.
      const own = owners(entry);
      if (first.owners.size > 0 && own.length > 0 && !own.some((one) => first.owners.has(one))) continue;
      const message = `“${entry.name.value}” is already a responsibility. Merge them, or rename one.`;
      const related = [{ block: before.block, span: first.entry.name.span, message: 'The first one is here.' }];
      report({ block: entry.block, span: entry.name.span, message, related });
    }
  },
});
