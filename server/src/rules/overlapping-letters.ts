import { removeHolders } from '../charter/edit/holders.ts';
import { type Holding, strengthOf } from '../charter/row-facts.ts';
import type { Letter } from '../charter/schemes.ts';
import { rule } from './rule.ts';
import { holdsLetter } from './shared/wording.ts';

export default rule({
  code: 'overlapping-letters',
  group: 'Names',
  severity: 'warning',
  summary: 'One role holds two letters of a row that do not go together: anything but owner with doer.',
  why: 'Who does the work is asked and told anyway. The weaker letter says nothing, or was meant for somebody else.',
  ask: 'What is this role’s real part here: does it own the work, do it, advise, or only hear about it?',
  marks: 'the weaker one',
  fixes: ['Keep the stronger one.'],
  bad: {
    text: `team: Checkout
roles: { pm: Product Manager, eng: Software Engineer }
raci:
  - { activity: Deploying, R: eng, A: pm, I: eng }
`,
  },
  good: {
    text: `team: Checkout
roles: { pm: Product Manager, eng: Software Engineer }
raci:
  - { activity: Deploying, R: eng, A: pm }
`,
  },

  row({ row, holdings }, _context, report) {
    if (row.assignments.length < 2 || !holdTwice(holdings)) return;
    const held = new Map<unknown, Holding[]>();
    for (const holding of holdings) {
      const who = holderOf(holding);
      if (who === undefined) continue;
      const list = held.get(who);
      if (list === undefined) held.set(who, [holding]);
      else if (!list.some((one) => one.letter === holding.letter)) list.push(holding);
    }
    for (const list of held.values()) {
      if (list.length < 2) continue;
      const sorted = [...list].sort((a, b) => strengthOf(a.letter) - strengthOf(b.letter));
      const [strongest] = sorted;
      if (strongest === undefined) continue;
      const kept = [strongest];
      for (const weaker of sorted.slice(1)) {
        if (kept.every((one) => goTogether(one.letter, weaker.letter))) {
          kept.push(weaker);
          continue;
        }
        const message = `“${weaker.name.value}” ${holdsLetter(strongest.letter)} (${strongest.letter.letter}) here, so ${weaker.letter.title.toLowerCase()} (${weaker.letter.letter}) says nothing more. Keep the stronger one.`;
        const related = [
          {
            block: row.block,
            span: strongest.name.span,
            message: `The stronger letter is ${strongest.letter.letter}.`,
          },
        ];
        const fixes = () => {
          const who = holderOf(weaker);
          const names = holdings
            .filter((one) => one.assignment === weaker.assignment && holderOf(one) === who)
            .map((one) => one.name);
          const edits = removeHolders(row, weaker.assignment, names);
          return edits.length === 0
            ? []
            : [
                {
                  title: `Keep ${strongest.letter.letter}, remove ${weaker.letter.letter}`,
                  edits,
                  preferred: true,
                  safe: false,
                },
              ];
        };
        report({ block: row.block, span: weaker.name.span, message, related, fixes });
      }
    }
  },
});

/** Who holds a letter; undefined for everyone, who are told whoever else they are. */
function holderOf({ name, target }: Holding): unknown {
  if (target === undefined) return name.value;
  if (target.kind === 'everyone') return undefined;
  return target.kind === 'role' ? target.role : target.person;
}

/** As many can be compared with one another before a map is quicker. */
const FEW = 12;

/** Whether somebody may hold two letters. Nearly every row is done with this, at a glance. */
function holdTwice(holdings: readonly Holding[]): boolean {
  if (holdings.length > FEW) return true;
  for (let at = 1; at < holdings.length; at++) {
    const one = holdings[at];
    const who = one && holderOf(one);
    if (one === undefined || who === undefined) continue;
    for (let before = 0; before < at; before++) {
      const other = holdings[before];
      if (other !== undefined && other.letter !== one.letter && holderOf(other) === who) return true;
    }
  }
  return false;
}

function goTogether(a: Letter, b: Letter): boolean {
  return (a.is.includes('owner') && b.is.includes('doer')) || (a.is.includes('doer') && b.is.includes('owner'));
}
