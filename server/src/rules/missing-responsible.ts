/** Reports rows in which nobody does the work. */
import { holdingsThat, isUnread, type RowFacts } from '../charter/row-facts.ts';
import { type Letter, lettersThat, type Scheme } from '../charter/schemes.ts';
import { giveTo } from './missing-owner.ts';
import { type Fix, type FixContext, rule } from './rule.ts';
import { candidatesFor } from './shared/offered-names.ts';
import { giveLetter, holdsLetter } from './shared/wording.ts';

export default rule({
  code: 'missing-responsible',
  group: 'Ownership',
  severity: 'warning',
  summary: 'A row has no doer.',
  why: 'The row has an owner, but nobody has been asked to do the work.',
  ask: 'Who did this last time? Who will do it next time?',
  source: 'Smith and Erwin, “Role and Responsibility Charting (RACI)”: every activity needs an R.',
  marks: 'the label',
  fixes: ['Make the owner also the doer.', 'Make another role the doer.'],
  bad: {
    text: `team: Checkout
roles: { pm: Product Manager, eng: Software Engineer }
raci:
  - { activity: Release notes, A: pm, I: eng }
  - { activity: Deploying, R: eng, A: eng, I: pm }
`,
  },
  good: {
    text: `team: Checkout
roles: { pm: Product Manager, eng: Software Engineer }
raci:
  - { activity: Release notes, R: pm, A: pm, I: eng }
  - { activity: Deploying, R: eng, A: eng, I: pm }
`,
  },

  row(facts, _context, report) {
    const { row } = facts;
    const letter = missingDoer(facts);
    if (letter === undefined || row.label === undefined) return;
    const yet = facts.placeholders.some((one) => one.letter.is.includes('doer')) ? ' yet' : '';
    const message = `Nobody ${holdsLetter(letter)} (${letter.letter}) for “${row.label.value}”${yet}. Say who does it.`;
    report({ block: row.block, span: row.label.span, message, fixes: (context) => fixesOf(facts, letter, context) });
  },
});

/** The doer letter that the row lacks; undefined if it has one or needs none. */
export function missingDoer(facts: RowFacts): Letter | undefined {
  const letter = neededDoer(facts.row.scheme);
  if (facts.row.label === undefined || !facts.filled || facts.dropped) return undefined;
  return holdingsThat(facts, 'doer').length > 0 || isUnread(facts, 'doer') ? undefined : letter;
}

/** The doer letter, if a row needs one and it is not also the owner letter. */
function neededDoer(scheme: Scheme): Letter | undefined {
  const doers = lettersThat(scheme, 'doer');
  return doers.some((letter) => letter.is.includes('owner')) ? undefined : doers.find((letter) => letter.min > 0);
}

function fixesOf(facts: RowFacts, letter: Letter, { names, newLine }: FixContext): readonly Fix[] {
  const owners = holdingsThat(facts, 'owner').filter((one) => one.target?.kind !== 'everyone');
  const [owner] = owners;
  const only = owners.length === 1 && owner !== undefined ? [owner.name.value] : [];
  return candidatesFor(facts, names, only).flatMap((name, index) => {
    const edit = giveTo(facts, letter, name, newLine);
    if (edit === undefined) return [];
    const title = `${giveLetter(letter, name)}${only.includes(name) ? ' too' : ''}`;
    return [{ title, edits: [edit], preferred: index === 0 && only.length > 0, safe: false }];
  });
}
