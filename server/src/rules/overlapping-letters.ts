/** Reports a role with two letters in a row that do not go together. */
import type { BlockEdit } from '../charter/edit/edits.ts';
import { removeHolder, removeHolders } from '../charter/edit/holders.ts';
import type { Name, Row } from '../charter/model.ts';
import { type Holding, strengthOf } from '../charter/row-facts.ts';
import type { Letter } from '../charter/schemes.ts';
import { rule } from './rule.ts';
import { holdsLetter } from './shared/wording.ts';

export default rule({
  code: 'overlapping-letters',
  group: 'Names',
  severity: 'warning',
  summary: 'One role has two letters in a row that conflict. Only owner and doer go together.',
  why: 'A doer is consulted and informed anyway. The weaker letter adds nothing, or was meant for another role.',
  ask: 'What does this role really do here: own the work, do it, advise, or only hear about it?',
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
      else list.push(holding);
    }
    for (const all of held.values()) {
      if (all.length < 2) continue;
      const letters = byLetter(all);
      if (letters.size < 2) continue;
      const sorted = [...letters.values()]
        .flatMap(([first]) => first ?? [])
        .sort((a, b) => strengthOf(a.letter) - strengthOf(b.letter));
      const [strongest] = sorted;
      if (strongest === undefined) continue;
      const kept = new Together(strongest.letter);
      for (const weaker of sorted.slice(1)) {
        if (kept.add(weaker.letter)) continue;
        const message = `“${weaker.name.value}” ${holdsLetter(strongest.letter)} (${strongest.letter.letter}) here, so ${weaker.letter.title.toLowerCase()} (${weaker.letter.letter}) adds nothing. Keep the stronger one.`;
        const related = [
          {
            block: row.block,
            span: strongest.name.span,
            message: `The stronger letter is ${strongest.letter.letter}.`,
          },
        ];
        const fixes = () => {
          const names = (letters.get(weaker.letter) ?? []).map((one) => one.name);
          const edits = withoutNames(row, weaker, names);
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

/** What somebody holds, by letter, in the order of the text. */
function byLetter(holdings: readonly Holding[]): ReadonlyMap<Letter, readonly Holding[]> {
  const letters = new Map<Letter, Holding[]>();
  for (const holding of holdings) {
    const list = letters.get(holding.letter);
    if (list === undefined) letters.set(holding.letter, [holding]);
    else list.push(holding);
  }
  return letters;
}

/** The edits that remove a name from a cell. A single name is found without searching the others. */
function withoutNames(row: Row, { assignment }: Holding, names: readonly Name[]): readonly BlockEdit[] {
  const [only, ...others] = names;
  if (only === undefined || others.length > 0) return removeHolders(row, assignment, names);
  return [removeHolder(row, assignment, only)].filter((edit) => edit !== undefined);
}

/** The holder of a letter; undefined for everyone, since `everyone` may overlap with other letters. */
function holderOf({ name, target }: Holding): unknown {
  if (target === undefined) return name.value;
  if (target.kind === 'everyone') return undefined;
  return target.kind === 'role' ? target.role : target.person;
}

/** Up to this many holders, comparing all pairs is faster than a map. */
const FEW = 12;

/** Whether any holder may have two letters. This fast check is enough for nearly all rows. */
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

/** Letters that are compatible with each other: an owner may also be a doer. */
class Together {
  /** Whether each letter owns, does, or both. */
  #own = true;
  #do = true;
  #either = true;

  constructor(first: Letter) {
    this.#take(first);
  }

  /** Adds a letter if it is compatible with all of them; returns whether it was added. */
  add(letter: Letter): boolean {
    const [owns, does] = [letter.is.includes('owner'), letter.is.includes('doer')];
    const goes = owns && does ? this.#either : (does && this.#own) || (owns && this.#do);
    if (goes) this.#take(letter);
    return goes;
  }

  #take({ is }: Letter): void {
    const [owns, does] = [is.includes('owner'), is.includes('doer')];
    this.#own &&= owns;
    this.#do &&= does;
    this.#either &&= owns || does;
  }
}
