import assert from 'node:assert/strict';
import { test } from 'node:test';
import { analyse, contextOn } from '../../server/src/analysis.ts';
import { asJson } from '../support/as-json.ts';
import { SMALL_CHARTERS } from '../support/charters.ts';
import { TODAY } from '../support/fixture.ts';
import { mutate, Random, runs } from '../support/random.ts';
import { sameText } from '../support/same.ts';

const context = contextOn(TODAY);

const EDITS = runs(6_000);

test(`after each of ${EDITS} random edits, an analysis from any previous one equals a fresh one`, () => {
  const seed = Number(process.env.CHARTER_SEED ?? 20261124);
  const random = new Random(seed);
  const others = SMALL_CHARTERS.map((text) => analyse(text, context));
  let text = '';
  let previous = analyse(text, context);
  for (let index = 0; index < EDITS; index++) {
    if (index % 20 === 0) text = random.pick(SMALL_CHARTERS);
    text = mutate(text, random);
    const from = random.chance(0.9) ? previous : random.pick(others);
    const kept = analyse(text, context, from);
    sameText(
      asJson(kept),
      asJson(analyse(text, context)),
      () => `seed ${seed}, case ${index}: ${JSON.stringify([from.text, text])}`,
    );
    previous = kept;
  }
});

test('after edits of only roles and people, rows have the current roles, people and problems', () => {
  const random = new Random(11);
  const charters = SMALL_CHARTERS.filter((text) => /^raci:/m.test(text));
  assert.ok(charters.length > 0);
  for (let index = 0; index < runs(1_500); index++) {
    const text = random.pick(charters);
    const rows = text.slice(text.search(/^raci:/m));
    let head = text.slice(0, text.length - rows.length);
    let kept = analyse(text, context);
    for (let edit = 0; edit < 3; edit++) {
      head = mutate(head, random);
      kept = analyse(head + rows, context, kept);
    }
    sameText(asJson(kept), asJson(analyse(head + rows, context)), () => JSON.stringify(head + rows));
    const { names, tables } = kept.facts;
    for (const { holdings } of tables.flatMap((table) => table.rows.all())) {
      for (const { name, target } of holdings) assert.equal(target, names.resolve(name.value), head);
    }
  }
});

test('every range of every problem is in the text, and every problem has a message', () => {
  const random = new Random(7);
  for (let index = 0; index < runs(3_000); index++) {
    const text = mutate(random.pick(SMALL_CHARTERS), random);
    for (const { span, message } of analyse(text, context).problems) {
      assert.ok(span.start >= 0 && span.start <= span.end && span.end <= text.length, JSON.stringify(text));
      assert.notEqual(message, '');
    }
  }
});

test('an unchanged row keeps its objects, whatever moved above it', () => {
  const text = SMALL_CHARTERS[0] ?? '';
  const before = analyse(text, context);
  const after = analyse(text.replace('Reviewing pull requests', 'Reading pull requests'), context, before);
  const [old] = before.reading.charter.tables;
  const [now] = after.reading.charter.tables;
  assert.notEqual(now?.entries.at(1), old?.entries.at(1));
  assert.equal(now?.entries.at(0), old?.entries.at(0));
  assert.equal(now?.entries.at(2), old?.entries.at(2));
  assert.equal(after.names, before.names);
});
