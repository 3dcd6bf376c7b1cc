/** The catalogue: every rule in order, with its group, severity, options, and what editors do with it. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { RULES } from '../../server/src/rules/index.ts';
import type { Rule } from '../../server/src/rules/rule.ts';
import { optionDefault } from '../../server/src/rules/rule-page.ts';

function line({ code, group, severity, unsilenceable, unnecessary, options = [] }: Rule): string {
  const kinds = [...(unsilenceable === true ? ['always'] : []), ...(unnecessary === true ? ['faded'] : [])];
  const values = options.map((one) => `\n  ${one.name}: ${optionDefault(one)}, a ${one.kind}. ${one.meaning}`);
  return `${[code, group, severity, ...kinds].join(', ')}${values.join('')}\n`;
}

test('the catalogue has these rules, in this order', () => {
  assert.equal(
    RULES.map(line).join(''),
    `invalid-yaml, Structure, error, always
limit-exceeded, Structure, error, always
multiple-documents, Structure, error, always
unsupported-version, Structure, error, always
duplicate-key, Structure, error, always
wrong-type, Structure, error, always
missing-key, Structure, error, always
unknown-key, Structure, warning
broken-extends, Structure, error, always
text-after-hash, Structure, warning
unknown-rule, Structure, warning
unused-ignore, Structure, warning
unknown-role, Names, error
placeholder-name, Names, information
unknown-person, Names, warning
unused-role, Names, hint, faded
unused-person, Names, hint, faded
ambiguous-name, Names, warning
confusing-character, Names, warning
duplicate-row, Names, warning
duplicate-assignee, Names, warning
overlapping-letters, Names, warning
missing-owner, Ownership, error
split-accountability, Ownership, error
empty-row, Ownership, error
missing-responsible, Ownership, warning
too-many-holders, Ownership, error
group-accountability, Ownership, warning
vacant-owner, Ownership, warning
contested-responsibility, Ownership, error
missing-outcome, Ownership, hint
owner-mismatch, Ownership, warning
many-responsible, Balance, information
  max: 3, a count. How many roles may do the work of one row.
many-consulted, Balance, information
  max: 3, a count. How many roles may always give input, whatever their share.
many-informed, Balance, hint
  max: 3, a count. How many roles may always be informed, whatever their share.
isolated-row, Balance, hint
overloaded-role, Balance, information
  owns: 50%, a share. Largest share of the rows that a role may own.
  does: 60%, a share. Largest share of the rows that a role may do.
  rows: 8, a count. Smallest number of rows for which this rule applies.
idle-role, Balance, hint
overloaded-person, Balance, information
  owns: 50%, a share. Largest share of the rows that a person may own.
  rows: 8, a count. Smallest number of rows for which this rule applies.
undecided-area, Partnership, warning
contested-area, Partnership, warning
no-tie-break, Partnership, hint
unnegotiated-when, Partnership, information
unexpected-decider, Partnership, hint
manager-mismatch, Partnership, hint
uncovered-hotspot, Partnership, information
missing-agreement, Partnership, hint
vague-agreement, Partnership, hint
missing-measure, Partnership, hint
contested-representation, Partnership, hint
unacknowledged, Time, information
stale-acknowledgement, Time, warning
future-date, Time, warning
review-overdue, Time, information
overdue-decision, Time, warning
duplicate-team, Across charters, error
contested-across-teams, Across charters, information
  teams: 3, a count. How many teams may own a responsibility before it counts as common to all teams.
overloaded-across-teams, Across charters, information
  max: 20, a count. How many rows one person may own in all charters together.
`,
  );
});
