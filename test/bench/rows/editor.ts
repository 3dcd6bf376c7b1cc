/** What an editor's user waits for: problems, completion, hover and outline, over real standard input and output. */
import { charterOfRows } from '../charters.ts';
import { type Contender, SERVERS } from '../contenders.ts';
import { interleaved, type Lab } from '../lab.ts';
import { type Place, placeOf, type Question, type Session } from '../session.ts';
import type { Reach, Row, Samples } from '../table.ts';
import { WARM_PARSE } from './names.ts';
import { parseTime } from './parse.ts';

const counted = (rows: number) => `${rows.toLocaleString('en')} rows`;

/** The number of warm-up and measured rounds for a size. */
function effort(rows: number): { readonly warm: number; readonly rounds: number } {
  if (rows <= 200) return { warm: 30, rounds: 40 };
  return rows <= 2_000 ? { warm: 8, rounds: 15 } : { warm: 2, rounds: 4 };
}

/**
 * Runs the action in each server in turn, after some warm-up rounds. Fast servers have five turns for each turn of the
 * peer.
 *
 * @param practice warm-up rounds of the fast servers; the peer has only a few, since it takes much longer
 */
async function inTurns(
  lab: Lab,
  rows: number,
  who: readonly Contender[],
  once: (session: Session, round: number, who: Contender) => Promise<number>,
  practice = 40,
): Promise<Samples> {
  const { warm, rounds } = effort(rows);
  const trials: Partial<Record<Contender, (round: number) => Promise<number>>> = {};
  for (const one of who) {
    const session = await lab.session(one, rows);
    for (let round = 0; round < (one === 'peer' ? warm : practice); round++) await once(session, round, one);
    trials[one] = (round) => once(session, round, one);
  }
  // The next round undoes what a round types, so the number of rounds is even.
  const even = 2 * Math.ceil(lab.rounds(rounds) / 2);
  return interleaved(even, trials, { ours: 5, floor: 5 });
}

/** The middle row of those that are written over several lines. */
function middleOf(text: string, rows: number): number {
  const row = Math.floor(rows / 6) * 3;
  return text.indexOf(`  - activity: Activity number ${row}\n`);
}

/** Types a letter, and deletes it the next time. */
function letter(session: Session, at: Place, round: number): Promise<number> {
  return round % 2 === 0 ? session.type(at, 0, 'x') : session.type(at, 1, '');
}

function keyInRow(rows: number, reach: Reach, practice?: number): Row {
  const after = practice === undefined ? '' : ` after ${practice.toLocaleString('en')} others`;
  return {
    name: `keystroke in a row${after}, ${counted(rows)}`,
    size: rows,
    unit: 'ms',
    reach,
    measure: (lab) =>
      inTurns(
        lab,
        rows,
        SERVERS,
        (session, round) => letter(session, placeOf(session.text, 'Activity', middleOf(session.text, rows)), round),
        practice,
      ),
  };
}

/** The number of keys in a paragraph. */
const PARAGRAPH = 1_000;

/** Compares a keystroke with a parse of the whole text by the library, in this process and warm. */
function key(
  name: string,
  rows: number,
  reach: Reach,
  press: (session: Session, round: number) => Promise<number>,
): Row {
  return {
    name: `${name}, ${counted(rows)}`,
    size: rows,
    unit: 'ms',
    floor: WARM_PARSE,
    reach,
    async measure(lab) {
      const samples = await inTurns(lab, rows, ['ours', 'peer'], press);
      const text = charterOfRows(rows);
      const floor = () => parseTime(text);
      await interleaved(2, { floor });
      const { floor: parses } = await interleaved(lab.rounds(effort(rows).rounds), { floor });
      return { ...samples, floor: parses ?? [] };
    },
  };
}

const keyInTitle = (rows: number, reach: Reach) =>
  key('keystroke in the title of a role', rows, reach, (session, round) =>
    letter(session, placeOf(session.text, 'The lead'), round),
  );

/** All rows that name the role have an unknown name after one key, and a known one after the next. */
const keyInId = (rows: number, reach: Reach) =>
  key('keystroke in the id of a role', rows, reach, (session, round) =>
    letter(session, placeOf(session.text, 'legal: {'), round),
  );

const NEW_ROW = '  - { activity: A new one, R: eng, A: lead }\n';

const newRow = (rows: number, reach: Reach) =>
  key('a new row', rows, reach, (session, round) => {
    const { line } = placeOf(session.text, '  - activity', middleOf(session.text, rows));
    const at = { line, character: 0 };
    return round % 2 === 0 ? session.type(at, 0, NEW_ROW) : typeBack(session, at);
  });

async function typeBack(session: Session, at: Place): Promise<number> {
  return session.type(at, NEW_ROW.length, '');
}

/** Asks right after a key, so the server has to read the new text before it answers. */
async function afterKey(session: Session, rows: number, question: Question, round: number): Promise<number> {
  const row = middleOf(session.text, rows);
  const at = placeOf(session.text, 'accountable: ', row, true);
  const asked = question === 'textDocument/hover' ? placeOf(session.text, 'consulted', row) : at;
  const started = performance.now();
  const problems = session.send(at, round % 2, round % 2 === 0 ? 'x' : '');
  const { answer } = await session.ask(question, asked);
  const spent = performance.now() - started;
  await problems;
  if (answer === undefined) throw new Error('There was no answer.');
  return spent;
}

function asking(name: string, question: Question, rows: number, reach: Reach): Row {
  return {
    name: `${name} right after a key, ${counted(rows)}`,
    size: rows,
    unit: 'ms',
    reach,
    measure: (lab) => inTurns(lab, rows, SERVERS, (session, round) => afterKey(session, rows, question, round)),
  };
}

function outline(rows: number, reach: Reach): Row {
  return {
    name: `outline, ${counted(rows)}`,
    size: rows,
    unit: 'ms',
    reach,
    measure: (lab) =>
      inTurns(lab, rows, ['ours', 'peer'], async (session, round) => {
        const at = placeOf(session.text, 'Activity', middleOf(session.text, rows));
        await letter(session, at, round);
        return (await session.ask('textDocument/documentSymbol', at)).spent;
      }),
  };
}

const PACE = 50;
const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Types at a steady pace and asks for completion at each key; returns the time from each key to its answer. */
async function typing(session: Session, rows: number, keys: number): Promise<number[]> {
  const at = placeOf(session.text, 'accountable: ', middleOf(session.text, rows), true);
  const answers: Promise<number>[] = [];
  const begun = performance.now();
  let last: Promise<unknown> = Promise.resolve();
  for (let count = 0; count < keys; count++) {
    await pause(Math.max(0, begun + count * PACE - performance.now()));
    const started = performance.now();
    last = session.send(at, count % 2, count % 2 === 0 ? 'x' : '');
    answers.push(session.ask('textDocument/completion', at).then(() => performance.now() - started));
  }
  const spent = await Promise.all(answers);
  await last;
  return spent;
}

function typingWithCompletion(rows: number, reach: Reach): Row {
  return {
    name: `typing 20 keys a second with completion, worst answer, ${counted(rows)}`,
    size: rows,
    unit: 'ms',
    reach,
    async measure(lab) {
      const keys = lab.quick ? 20 : 60;
      const worst: Record<string, number[]> = {};
      for (const who of SERVERS) {
        const session = await lab.session(who, rows);
        worst[who] = [Math.max(...(await typing(session, rows, keys)))];
      }
      return worst;
    },
  };
}

export const EDITOR_ROWS: readonly Row[] = [
  keyInRow(20, {}),
  keyInRow(200, { peer: 1 / 100, floor: 2 }),
  keyInRow(2_000, { peer: 1 / 800, floor: 2 }),
  keyInRow(20_000, { peer: 1 / 4_000, floor: 2 }),
  keyInRow(200, { peer: 1 / 100 }, PARAGRAPH),
  keyInRow(2_000, { peer: 1 / 800 }, PARAGRAPH),
  keyInRow(20_000, { peer: 1 / 4_000 }, PARAGRAPH),
  keyInTitle(2_000, { peer: 1 / 50, floor: 0.01 }),
  keyInTitle(20_000, { peer: 1 / 150, floor: 0.01 }),
  keyInId(2_000, { peer: 1 / 50 }),
  newRow(2_000, { peer: 1 / 50, floor: 0.01 }),
  newRow(20_000, { peer: 1 / 150, floor: 0.01 }),
  asking('completion', 'textDocument/completion', 200, { peer: 1 / 20 }),
  asking('completion', 'textDocument/completion', 2_000, { peer: 1 / 300 }),
  asking('hover', 'textDocument/hover', 200, { peer: 1 / 20 }),
  asking('hover', 'textDocument/hover', 2_000, { peer: 1 / 300 }),
  typingWithCompletion(2_000, { peer: 1 / 400, most: PACE }),
  outline(2_000, { peer: 1 / 3 }),
  outline(20_000, { peer: 1 }),
];
