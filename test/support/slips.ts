/** Charters with one slip each: what is reported of them, and what the first fix makes of them. */
import assert from 'node:assert/strict';
import { fixesOf } from '../../server/src/analysis.ts';
import { applyEdits } from '../../server/src/text/edit.ts';
import { absoluteEdits, analyseFixture } from './fixture.ts';

/** A charter without any problem, in which each test makes one slip. */
export const WORKSHOP = `team: Bicycle Workshop
people:
  ines: Ines Duarte
  karl: Karl Novak
  mila: { name: Mila Brandt, email: mila.b@example.org }
  otto: Otto Fuchs
roles:
  po: { title: Product Owner, people: ines, measures: [Repairs sold] }
  lead: { title: Workshop Lead, people: karl, manages: mech, measures: [Waiting time] }
  mech: { title: Mechanic, people: [mila, otto] }
  board: { title: Advisory Board, external: true }
decides:
  what: po
  why: po
  how: lead
  who: lead
  when: { roles: [po, lead], tie-break: board }
raci:
  - { activity: Ordering parts, R: lead, A: lead, C: po, I: mech }
  - activity: Pricing repairs
    R: po
    A: po
    C: lead
    I: mech
  - { activity: Fixing brakes, R: mech, A: lead, C: po }
daci:
  - { decision: Which supplier, D: po, A: po, C: lead, I: mech, status: open, due: 2126-03-01 }
responsibilities:
  - { name: Tool cabinet, owner: lead, helpers: mech }
agreements:
  - { name: Weekly talk, kind: one-on-one, every: week, minutes: 30, with: [po, lead] }
  - name: Look back
    kind: retrospective
    every: 2 weeks
    with: everyone
`;

/** The workshop's charter with something else in the place of a text that it has once. */
export function slipped(from: string, to: string, base = WORKSHOP): string {
  assert.equal(base.split(from).length, 2, `“${from}” is not there once`);
  return base.replace(from, () => to);
}

interface Expected {
  /** Code, severity and marked text of each problem. */
  readonly problems: readonly string[];
  /** What the message has in it. */
  readonly says?: readonly string[];
  /** The text after the preferred fix; absent where there is none. */
  readonly fixed?: string;
  /** Whether the fix can be applied without asking. */
  readonly safe?: boolean;
}

/** Tests what is reported of a text and what its preferred fix makes of it, with LF and with CRLF. */
export function expectSlip(text: string, { problems, says = [], fixed, safe = false }: Expected): void {
  const analysis = analyseFixture(text);
  const found = analysis.problems.map(
    ({ code, severity, span }) => `${severity} ${code} ${text.slice(span.start, span.end).split('\n')[0]}`,
  );
  assert.deepEqual(found, problems, text);
  const messages = analysis.problems.map(({ message }) => message).join('\n');
  for (const part of says) assert.ok(messages.includes(part), `“${part}” is not in “${messages}”`);
  assert.doesNotMatch(messages, /\b(?:mapping|scalar|sequence|node|flow|nested)\b/i);
  const fixes = analysis.problems.flatMap((problem) => fixesOf(analysis, problem));
  const preferred = fixes.find((fix) => fix.preferred);
  const result = preferred && applyEdits(text, absoluteEdits(analysis, preferred));
  assert.equal(result, fixed, `the preferred fix of\n${text}`);
  if (preferred !== undefined) assert.equal(preferred.safe, safe, `whether “${preferred.title}” is safe`);
  if (text.includes('\r') || fixed === undefined) return;
  const windows = (one: string) => one.replaceAll('\n', '\r\n');
  const other = analyseFixture(windows(text));
  const fix = other.problems.flatMap((problem) => fixesOf(other, problem)).find((one) => one.preferred);
  assert.equal(fix && applyEdits(windows(text), absoluteEdits(other, fix)), windows(fixed), 'in a text of Windows');
}

/** Tests that nothing at all is reported of a text. */
export function expectNothing(text: string): void {
  const analysis = analyseFixture(text);
  assert.deepEqual(
    analysis.problems.map(({ code, message }) => `${code}: ${message}`),
    [],
    text,
  );
}
