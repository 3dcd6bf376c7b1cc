/** Every refactoring that a charter offers: the caret positions, its kind, and the changed lines. */
import { analyse, contextOn } from '../../server/src/analysis.ts';
import { type Refactoring, refactoringsAt } from '../../server/src/features/refactor/index.ts';
import { TextPieces } from '../../server/src/text/pieces.ts';
import { edited } from '../support/editing.ts';
import { TODAY } from '../support/fixture.ts';
import { difference, goldenIn } from '../support/golden.ts';

/** Offsets as ranges of line and column, both from 1. */
function stretches(text: string, offsets: readonly number[]): string {
  const lines = TextPieces.of(text);
  const shown = (offset: number) => {
    const { line, column } = lines.positionAt(offset);
    return `${line + 1}:${column + 1}`;
  };
  const found: string[] = [];
  for (let at = 0; at < offsets.length; at++) {
    const start = offsets[at] ?? 0;
    while (offsets[at + 1] === (offsets[at] ?? 0) + 1) at++;
    found.push(`${shown(start)}–${shown(offsets[at] ?? 0)}`);
  }
  return found.join(', ');
}

goldenIn(new URL('golden/refactorings/', import.meta.url), (files) => {
  const [text = ''] = Object.values(files);
  const analysis = analyse(text, contextOn(TODAY));
  const offered = new Map<string, { readonly one: Refactoring; readonly offsets: number[] }>();
  for (let offset = 0; offset <= text.length; offset++) {
    for (const one of refactoringsAt(analysis, { start: offset, end: offset })) {
      const before = offered.get(one.title);
      if (before === undefined) offered.set(one.title, { one, offsets: [offset] });
      else before.offsets.push(offset);
    }
  }
  const lines: string[] = [];
  for (const { one, offsets } of offered.values()) {
    lines.push(`${one.title} (${one.kind}${one.wide ? ', wide' : ''}) at ${stretches(text, offsets)}`);
    const outcome = one.run();
    if (outcome.refused === undefined) lines.push(...difference(text, edited(text, outcome.edits)));
    else lines.push(`    refused: ${outcome.refused}`);
  }
  return lines.map((line) => `${line}\n`).join('');
});
