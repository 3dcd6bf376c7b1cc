import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { type Analysis, analyse, contextOn } from '../../server/src/analysis.ts';
import { fixAllAction, quickFixesAt } from '../../server/src/features/code-actions.ts';
import { completionsAt } from '../../server/src/features/completion.ts';
import { formatDocument, formatOnType, formatRange } from '../../server/src/features/format.ts';
import { hintsOf, lensesOf } from '../../server/src/features/hints.ts';
import { hoverAt } from '../../server/src/features/hover.ts';
import {
  definitionAt,
  referencesTo,
  refusalOf,
  renameableAt,
  renameEdits,
} from '../../server/src/features/navigation.ts';
import { occurrenceAt } from '../../server/src/features/occurrences.ts';
import { refactoringsAt } from '../../server/src/features/refactor/index.ts';
import { foldsOf, linksOf, selectionsAt } from '../../server/src/features/structure.ts';
import { type OutlineSymbol, outlineOf, searchableOf } from '../../server/src/features/symbols.ts';
import { tokensOf } from '../../server/src/features/tokens.ts';
import type { TextEdit } from '../../server/src/text/edit.ts';
import type { Span } from '../../server/src/text/span.ts';
import { ANCHOR_CHARTER, BLOCK_CHARTER } from '../support/charters.ts';
import { edited, NO_HOST } from '../support/editing.ts';
import { TODAY } from '../support/fixture.ts';
import { mutate, Random } from '../support/random.ts';
import { ROOT } from '../support/shared.ts';

const context = contextOn(TODAY);

const EXAMPLES = readdirSync(join(ROOT, 'docs', 'examples'))
  .filter((name) => name.endsWith('.yaml'))
  .map((name) => [name, readFileSync(join(ROOT, 'docs', 'examples', name), 'utf8')] as const);

/** Every feature at one offset of a text: nothing throws, and every range lies in the text. */
class Probe {
  readonly #analysis: Analysis;
  readonly #where: string;

  constructor(analysis: Analysis, where: string) {
    this.#analysis = analysis;
    this.#where = where;
  }

  #in({ start, end }: Span, of: string): void {
    const { length } = this.#analysis.text;
    assert.ok(start >= 0 && start <= end && end <= length, `${of}: ${start} to ${end} of ${length}, ${this.#where}`);
  }

  #edits(edits: readonly TextEdit[], of: string): void {
    for (const { span } of edits) this.#in(span, of);
    edited(this.#analysis.text, edits);
  }

  /** What depends on the text alone. */
  whole(): void {
    const analysis = this.#analysis;
    const all = { start: 0, end: analysis.text.length };
    for (const { at } of foldsOf(analysis)) this.#in(at, 'fold');
    for (const { at } of linksOf(analysis)) this.#in(at, 'link');
    for (const { at } of lensesOf(analysis)) this.#in(at, 'lens');
    for (const { offset } of hintsOf(analysis, all)) this.#in({ start: offset, end: offset }, 'hint');
    for (const symbol of searchableOf(analysis)) this.#in(symbol.at, 'symbol');
    this.#symbols(outlineOf(analysis), all);
    let last = 0;
    for (const { at } of tokensOf(analysis, all)) {
      this.#in(at, 'token');
      assert.ok(at.start >= last && at.end > at.start, `tokens are in order, ${this.#where}`);
      assert.doesNotMatch(analysis.text.slice(at.start, at.end), /\n/);
      last = at.end;
    }
    const formatting = formatDocument(analysis);
    if (formatting.refused === undefined) this.#edits(formatting.edits, 'format');
    else this.#in(formatting.at, 'format');
    const fix = fixAllAction(analysis);
    if (fix !== undefined) this.#edits(fix.edits, 'fix all');
  }

  #symbols(symbols: readonly OutlineSymbol[], parent: Span): void {
    for (const { at, nameAt, children } of symbols) {
      this.#in(at, 'symbol');
      assert.ok(at.start <= nameAt.start && nameAt.end <= at.end, `the name lies in its symbol, ${this.#where}`);
      assert.ok(parent.start <= at.start && at.end <= parent.end, `a symbol lies in its parent, ${this.#where}`);
      this.#symbols(children, at);
    }
  }

  at(offset: number): void {
    const analysis = this.#analysis;
    const { text } = analysis;
    const caret = { start: offset, end: offset };
    for (const { at } of completionsAt(analysis, offset, NO_HOST)) this.#in(at, 'completion');
    const hover = hoverAt(analysis, offset);
    if (hover !== undefined) this.#in(hover.at, 'hover');
    const definition = definitionAt(analysis, offset);
    for (const place of definition?.places ?? []) if (place.from === undefined) this.#in(place.at, 'definition');
    const named = occurrenceAt(analysis, offset);
    if (named !== undefined)
      for (const { at } of referencesTo(analysis, named.subject, true)) this.#in(at, 'reference');
    const renamed = renameableAt(analysis, offset);
    if (renamed !== undefined) {
      assert.equal(refusalOf(analysis, renamed.subject, 'quite new'), undefined);
      this.#edits(renameEdits(analysis, renamed.subject, renamed.text, 'quite new'), 'rename');
    }
    let inner: Span | undefined;
    for (const at of selectionsAt(analysis, offset)) {
      this.#in(at, 'selection');
      assert.ok(
        inner === undefined || (at.start <= inner.start && inner.end <= at.end),
        `selections grow, ${this.#where}`,
      );
      inner = at;
    }
    for (const { edits } of quickFixesAt(analysis, caret)) this.#edits(edits, 'quick fix');
    for (const { title, run } of refactoringsAt(analysis, caret)) {
      const outcome = run();
      if (outcome.refused === undefined) this.#edits(outcome.edits, title);
    }
    for (const typed of ['}', '\n']) this.#edits(formatOnType(analysis, offset, typed), 'format on type');
    const range = formatRange(analysis, { start: offset, end: Math.min(text.length, offset + 40) });
    if (range.refused === undefined) this.#edits(range.edits, 'format a range');
  }
}

// A caret stands where the text was cut, since that is where people write, and at every tenth offset in turn. With a
// step of 1 and all offsets (CHARTER_PREFIX_STEP=1 CHARTER_PREFIX_OFFSETS=all) it takes hours.
const STEP = Number(process.env.CHARTER_PREFIX_STEP ?? 10);
const ALL = process.env.CHARTER_PREFIX_OFFSETS === 'all';

for (const [name, text] of EXAMPLES) {
  test(`every prefix of ${name}, in steps of ${STEP}, through every feature`, () => {
    for (let length = 0, turn = 0; length <= text.length; length += STEP, turn++) {
      const probe = new Probe(analyse(text.slice(0, length), context), `${name} cut at ${length}`);
      probe.whole();
      probe.at(length);
      if (ALL) for (let offset = 0; offset < length; offset += 10) probe.at(offset);
      else if (length > 0) probe.at((turn * 370) % length);
    }
  });
}

test('mutated charters, through every feature', () => {
  const random = new Random(13);
  for (let round = 0; round < 120; round++) {
    const text = mutate(random.pick([BLOCK_CHARTER, ANCHOR_CHARTER, ...EXAMPLES.map(([, one]) => one)]), random);
    const probe = new Probe(analyse(text, context), `${round}: ${JSON.stringify(text)}`);
    probe.whole();
    for (let tries = 0; tries < 3; tries++) probe.at(random.below(text.length + 1));
  }
});
