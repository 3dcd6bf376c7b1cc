/** No fix that is made without asking loses a word that the author wrote, nor a comment. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fixesOf } from '../../../server/src/analysis.ts';
import { applyEdits } from '../../../server/src/text/edit.ts';
import { absoluteEdits, analyseFixture } from '../../support/fixture.ts';
import { Random } from '../../support/random.ts';
import { WORKSHOP } from '../../support/slips.ts';

/** Each is a text of the charter and what an author may have written in its place. */
const SLIPS: readonly (readonly [from: string, to: readonly string[]])[] = [
  [
    'R: lead, A: lead, C: po, I: mech',
    ['RA: lead, C: po, I: mech', 'R/A: lead, "C, I": po', 'lead: R/A, po: C, mech: I'],
  ],
  [
    'R: mech, A: lead, C: po',
    ['R: mech, otto, A: lead, C: po', 'mech: R, notes: soon, lead: A', 'R: mech, A: lead, C: po & mila'],
  ],
  [
    '    R: po\n    A: po\n',
    ['    RA: po # both\n', '    R & A: [po, lead]\n', '    po: RA # sells\n', '    responsable: po\n    a: po\n'],
  ],
  [
    '    C: lead\n',
    ['    C: lead; board # ask\n', '    C: Workshop Lead\n', '    consulted: the team\n', '    consult: alle # all\n'],
  ],
  ['D: po, A: po,', ['DA: po,', 'D/A: "po, lead",', 'drives: po, approver: Product Owner,']],
  ['people: ines', ['members: ines', 'people: Ines Duarte & Karl Novak', 'who: "Ines, Karl"']],
  ['helpers: mech', ['helpers: mech, po', 'helped by: mila and otto']],
  ['with: [po, lead]', ['with: po, lead', 'with: PO / LEAD', 'attendees: [po; lead]']],
  ['with: everyone', ['with: the whole team # all', 'participants: everybody']],
  ['team: Bicycle Workshop\n', ['team: Bicycle Workshop # ours\npurpose: Ride\n', 'Team: Bicycle Workshop\n']],
  ['raci:\n', ['RACI:\n', 'raci matrix: # ours\n']],
  ['  - { name: Tool cabinet, owner: lead', ['  - { thing: Tool cabinet, responsible: lead']],
  ['  - activity: Pricing repairs\n', ['  - Pricing repairs: # new\n', '  - task: Pricing repairs\n']],
];

/** What may be different: letters that are parted, names that take the place of others, and the keys that are meant. */
const LABELS = /Bicycle|Ordering|parts|Pricing|repairs|Fixing|brakes|Tool|cabinet|Weekly|talk|Look|back|Ride|soon/g;
const NAMES = /\b(?:po|lead|mech|board|ines|karl|mila|otto|everyone)\b/g;
const COMMENTS = /#[^\n]*/g;

const CASES = 400;

test(`no safe fix of ${CASES} charters with slips loses a name, a label, a letter or a comment`, () => {
  const random = new Random(20261201);
  let fixes = 0;
  for (let number = 0; number < CASES; number++) {
    let text = WORKSHOP;
    for (const [from, others] of SLIPS) {
      if (random.chance(0.4) && text.split(from).length === 2) text = text.replace(from, () => random.pick(others));
    }
    if (random.chance(0.5)) text = text.replaceAll('\n', '\r\n');
    const analysis = analyseFixture(text);
    for (const problem of analysis.problems) {
      for (const fix of fixesOf(analysis, problem)) {
        if (!fix.safe) continue;
        fixes++;
        const result = applyEdits(text, absoluteEdits(analysis, fix));
        const about = `${problem.code}: “${fix.title}” (case ${number})\n${text}\n---\n${result}`;
        for (const words of [LABELS, COMMENTS]) {
          assert.deepEqual(sorted(result, words), sorted(text, words), about);
        }
        for (const [name, count] of counted(text, NAMES))
          assert.ok((counted(result, NAMES).get(name) ?? 0) >= count, `“${name}” is lost, ${about}`);
      }
    }
  }
  assert.ok(fixes > CASES, `${fixes} fixes`);
});

function sorted(text: string, words: RegExp): readonly string[] {
  return [...text.matchAll(words)].map(([word]) => word.trim()).sort();
}

function counted(text: string, words: RegExp): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const [word] of text.matchAll(words)) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}
