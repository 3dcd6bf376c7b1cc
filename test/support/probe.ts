/** Every feature of an editor at a place of a text, for the beginnings of charters and for broken ones. */
import assert from 'node:assert/strict';
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
import { edited, NO_HOST } from './editing.ts';
import { TODAY } from './fixture.ts';

const context = contextOn(TODAY);

/** Does a piece of work that a reader would wait for; whoever measures it does so here. */
export type Ask = <T>(what: string, work: () => T) => T;

const AT_ONCE: Ask = (_, work) => work();

/** Every feature at one offset of a text: nothing throws, and every range lies in the text. */
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

  /** What depends on the text alone. */
  whole(): void {
    const analysis = this.#analysis;
    const ask = this.#ask;
    const all = { start: 0, end: analysis.text.length };
    for (const { at } of ask('folds', () => [...foldsOf(analysis)])) this.#in(at, 'fold');
    for (const { at } of ask('links', () => [...linksOf(analysis)])) this.#in(at, 'link');
    for (const { at } of ask('lenses', () => [...lensesOf(analysis)])) this.#in(at, 'lens');
    for (const { offset } of ask('hints', () => [...hintsOf(analysis, all)]))
      this.#in({ start: offset, end: offset }, 'hint');
    for (const symbol of ask('search', () => [...searchableOf(analysis)])) this.#in(symbol.at, 'symbol');
    this.#symbols(
      ask('outline', () => outlineOf(analysis)),
      all,
    );
    let last = 0;
    for (const { at } of ask('tokens', () => [...tokensOf(analysis, all)])) {
      this.#in(at, 'token');
      assert.ok(at.start >= last && at.end > at.start, `tokens are in order, ${this.#where}`);
      assert.doesNotMatch(analysis.text.slice(at.start, at.end), /\n/);
      last = at.end;
    }
    const formatting = ask('format', () => formatDocument(analysis));
    if (formatting.refused === undefined) this.#edits(formatting.edits, 'format');
    else this.#in(formatting.at, 'format');
    const fix = ask('fix all', () => fixAllAction(analysis));
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

  /** What is asked at a place. */
  at(offset: number): void {
    this.#reads(offset);
    this.#changes(offset);
  }

  #reads(offset: number): void {
    const analysis = this.#analysis;
    const ask = this.#ask;
    for (const { at } of ask('completion', () => [...completionsAt(analysis, offset, NO_HOST)]))
      this.#in(at, 'completion');
    const hover = ask('hover', () => hoverAt(analysis, offset));
    if (hover !== undefined) this.#in(hover.at, 'hover');
    const definition = ask('definition', () => definitionAt(analysis, offset));
    for (const place of definition?.places ?? []) if (place.from === undefined) this.#in(place.at, 'definition');
    const references = ask('references', () => {
      const named = occurrenceAt(analysis, offset);
      return named === undefined ? [] : [...referencesTo(analysis, named.subject, true)];
    });
    for (const { at } of references) this.#in(at, 'reference');
    let inner: Span | undefined;
    for (const at of ask('selections', () => [...selectionsAt(analysis, offset)])) {
      this.#in(at, 'selection');
      assert.ok(
        inner === undefined || (at.start <= inner.start && inner.end <= at.end),
        `selections grow, ${this.#where}`,
      );
      inner = at;
    }
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
