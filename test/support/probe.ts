/** Runs every editor feature at a place of a text, for prefixes of charters and for broken ones. */
import assert from 'node:assert/strict';
import { type Analysis, analyse, contextOn } from '../../server/src/analysis.ts';
import { fixAllAction, quickFixesAt } from '../../server/src/features/fixes/code-actions.ts';
import { formatDocument, formatOnType, formatRange } from '../../server/src/features/format/format.ts';
import { referencesTo, refusalOf, renameableAt, renameEdits } from '../../server/src/features/navigation.ts';
import { occurrenceAt } from '../../server/src/features/occurrences.ts';
import { refactoringsAt } from '../../server/src/features/refactor/index.ts';
import { searchableOf } from '../../server/src/features/symbols.ts';
import type { TextEdit } from '../../server/src/text/edit.ts';
import type { Span } from '../../server/src/text/span.ts';
import { edited } from './editing.ts';
import { TODAY } from './fixture.ts';
import { type Ask, AT_ONCE, rangesAt, wholeRanges } from './ranges.ts';

const context = contextOn(TODAY);

/** Asserts for every feature at one offset of a text that nothing throws and that every range is in the text. */
export class Probe {
  readonly #analysis: Analysis;
  readonly #where: string;
  readonly #ask: Ask;

  constructor(text: string, where: string, ask: Ask = AT_ONCE) {
    this.#analysis = ask('problems', () => analyse(text, context));
    this.#where = where;
    this.#ask = ask;
  }

  #in({ start, end }: Span, of: string): void {
    const { length } = this.#analysis.text;
    assert.ok(start >= 0 && start <= end && end <= length, `${of}: ${start} to ${end} of ${length}, ${this.#where}`);
  }

  #edits(edits: readonly TextEdit[], of: string): void {
    for (const { span } of edits) this.#in(span, of);
    edited(this.#analysis.text, edits);
  }

  /** Features that depend only on the text. */
  whole(): void {
    const analysis = this.#analysis;
    const ask = this.#ask;
    for (const [what, at] of wholeRanges(analysis, ask)) this.#in(at, what);
    for (const symbol of ask('search', () => [...searchableOf(analysis)])) this.#in(symbol.at, 'symbol');
    const formatting = ask('format', () => formatDocument(analysis));
    if (formatting.refused === undefined) this.#edits(formatting.edits, 'format');
    else this.#in(formatting.at, 'format');
    const fix = ask('fix all', () => fixAllAction(analysis));
    if (fix !== undefined) this.#edits(fix.edits, 'fix all');
  }

  /** Features that depend on a place. */
  at(offset: number): void {
    this.#reads(offset);
    this.#changes(offset);
  }

  #reads(offset: number): void {
    const analysis = this.#analysis;
    const ask = this.#ask;
    for (const [what, at] of rangesAt(analysis, offset, ask)) this.#in(at, what);
    const references = ask('references', () => {
      const named = occurrenceAt(analysis, offset);
      return named === undefined ? [] : [...referencesTo(analysis, named.subject, true)];
    });
    for (const { at } of references) this.#in(at, 'reference');
  }

  #changes(offset: number): void {
    const analysis = this.#analysis;
    const ask = this.#ask;
    const caret = { start: offset, end: offset };
    const renamed = renameableAt(analysis, offset);
    if (renamed !== undefined) {
      assert.equal(refusalOf(analysis, renamed.subject, 'quite new'), undefined);
      const edits = ask('rename', () => renameEdits(analysis, renamed.subject, renamed.text, 'quite new'));
      this.#edits(edits, 'rename');
    }
    for (const { edits } of ask('quick fixes', () => [...quickFixesAt(analysis, caret)]))
      this.#edits(edits, 'quick fix');
    for (const { title, run } of ask('refactorings', () => [...refactoringsAt(analysis, caret)])) {
      const outcome = ask('refactoring', run);
      if (outcome.refused === undefined) this.#edits(outcome.edits, title);
    }
    for (const typed of ['}', '\n'])
      this.#edits(
        ask('format on type', () => formatOnType(analysis, offset, typed)),
        'format on type',
      );
    const end = Math.min(analysis.text.length, offset + 40);
    const range = ask('format a range', () => formatRange(analysis, { start: offset, end }));
    if (range.refused === undefined) this.#edits(range.edits, 'format a range');
  }
}
