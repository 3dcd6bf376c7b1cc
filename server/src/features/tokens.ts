/** Semantic tokens, in the standard types that every theme supports. */
import type { Analysis } from '../analysis.ts';
import { type Span, shift } from '../text/span.ts';
import { occurrencesIn } from './occurrences.ts';

/** The token types, in the order of the legend. */
export const TOKEN_TYPES = ['class', 'variable', 'enumMember', 'enum', 'function', 'decorator', 'keyword'] as const;

export type TokenType = (typeof TOKEN_TYPES)[number];

export const TOKEN_MODIFIERS = ['declaration'] as const;

export interface SemanticToken {
  readonly at: Span;
  readonly type: TokenType;
  readonly declaration: boolean;
}

const TYPE_OF = {
  role: 'class',
  person: 'variable',
  scheme: 'enum',
  responsibility: 'function',
  everyone: 'keyword',
  rule: 'decorator',
  unknown: undefined,
} as const;

/** The tokens between two offsets, in order, without overlaps. */
export function tokensOf(analysis: Analysis, range: Span): readonly SemanticToken[] {
  const { document, reading, names } = analysis;
  const tokens: SemanticToken[] = [];
  for (let index = document.blocks.indexAt(range.start); index < reading.readings.length; index++) {
    const start = document.blocks.startOf(index);
    if (start > range.end) break;
    const block = reading.readings.at(index);
    if (block === undefined) continue;
    for (const { span, subject, declaration, node } of occurrencesIn(block, names)) {
      const type = TYPE_OF[subject.kind];
      // An alias has no token of its own; the repeated text has one where it is written.
      if (type !== undefined && node.kind === 'scalar') tokens.push({ at: shift(span, start), type, declaration });
    }
    for (const part of block.parts) {
      if (part.kind !== 'row') continue;
      for (const { key } of part.row.assignments)
        tokens.push({ at: shift(key.span, start), type: 'enumMember', declaration: false });
    }
  }
  tokens.sort((a, b) => a.at.start - b.at.start);
  let end = 0;
  return tokens.filter(({ at }) => {
    // What stands for a slip has no width of its own.
    if (at.end <= at.start || at.start < end) return false;
    end = at.end;
    return at.end >= range.start && at.start <= range.end;
  });
}
