/** Reports placeholders such as TBD where a name belongs. */
import { removeHolder } from '../charter/edit/holders.ts';
import { removeName } from '../charter/edit/name-edits.ts';
import type { Name } from '../charter/model.ts';
import { isPlaceholderIn } from '../charter/names.ts';
import { namesOutsideRows } from '../charter/uses.ts';
import type { Block } from '../yaml/document.ts';
import { missingOwner } from './missing-owner.ts';
import { missingDoer } from './missing-responsible.ts';
import { type Finding, type FixContext, rule } from './rule.ts';

export default rule({
  code: 'placeholder-name',
  group: 'Names',
  severity: 'information',
  summary: 'A cell has TBD, N/A, a dash or “nobody” where a name belongs.',
  why: 'It is not a name, so the cell counts as empty. Leave the cell out, so that nobody mistakes the text for a role.',
  ask: 'Who will it be, and by when do we decide?',
  marks: 'the text',
  fixes: ['Remove the cell.'],
  bad: {
    text: `team: Checkout
roles: { pm: Product Manager, eng: Software Engineer }
raci:
  - { activity: Deploying, R: eng, A: pm, C: TBD }
`,
  },
  good: {
    text: `team: Checkout
roles: { pm: Product Manager, eng: Software Engineer }
raci:
  - { activity: Deploying, R: eng, A: pm }
`,
  },

  row(facts, _context, report) {
    const { row, placeholders } = facts;
    if (placeholders.length === 0) return;
    // missing-owner and missing-responsible report required letters.
    const needed = [missingOwner(facts)?.is.includes('owner') ? 'owner' : '', missingDoer(facts) ? 'doer' : ''];
    for (const { name, assignment } of placeholders) {
      if (assignment.letter.is.some((capability) => needed.includes(capability))) continue;
      const fixes = () => {
        const edit = removeHolder(row, assignment, name);
        return edit === undefined ? [] : [removal(name, [edit])];
      };
      report(findingFor(row.block, name, fixes));
    }
  },

  charter({ charter, names }, _context, report) {
    const needed = new Set<Name>();
    for (const { owners } of charter.responsibilities?.entries ?? []) {
      if (owners.every((owner) => isPlaceholderIn(owner, names))) for (const owner of owners) needed.add(owner);
    }
    const places = [...namesOutsideRows(charter)];
    for (const { block, people } of charter.roles) {
      for (const name of people) if (names.person(name.value) === undefined) places.push({ block, name });
    }
    for (const { block, name } of places) {
      if (needed.has(name) || !isPlaceholderIn(name, names)) continue;
      report(
        findingFor(block, name, () => {
          const edits = removeName(block, name);
          return edits.length === 0 ? [] : [removal(name, edits)];
        }),
      );
    }
  },
});

function findingFor(
  block: Block,
  name: Name,
  fixes: (context: FixContext) => ReturnType<NonNullable<Finding['fixes']>>,
): Finding {
  const message = `“${name.value}” names nobody, so it counts as empty. Remove it, or write a name.`;
  return { block, span: name.span, message, fixes };
}

function removal(name: Name, edits: ReturnType<typeof removeName>) {
  return { title: `Remove “${name.value}”`, edits, preferred: true, safe: false };
}
