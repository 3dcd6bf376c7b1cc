/** Marks for letters, acknowledgements and problems. Each is a shape or glyph, never only a colour. */
import type { CellView, ProblemSeverity, TableView } from '../../../server/src/protocol/protocol.ts';
import { element } from './dom.ts';

/** A letter in the colour of its capability. */
export function chip(letter: string, table: TableView, everyone = false): HTMLElement {
  const tone = table.letters.find((one) => one.letter === letter)?.tone ?? 'informed';
  return element('span', { class: `chip ${tone}${everyone ? ' everyone' : ''}` }, letter);
}

export function chips(cell: CellView, table: TableView): HTMLElement {
  const box = element('span', { class: 'chips', 'aria-hidden': true });
  // Spaces between letters, for screen readers and copying.
  for (const letter of cell.letters) box.append(chip(letter, table, cell.everyone), ' ');
  return box;
}

const ACKNOWLEDGED = { yes: '✓', stale: '↻', open: '○' } as const;

export function acknowledgedMark(cell: CellView, table: TableView): HTMLElement | undefined {
  const mark = cell.acknowledged;
  if (mark === undefined || (mark === 'open' && !table.acknowledging)) return undefined;
  return element('span', { class: `ack ${mark}`, 'aria-hidden': true }, ACKNOWLEDGED[mark]);
}

const ORDER = ['error', 'warning', 'information', 'hint'] as const;

export function worst(severities: readonly ProblemSeverity[]): ProblemSeverity {
  return ORDER.find((one) => severities.includes(one)) ?? 'hint';
}

/** The mark of a problem. CSS adds the glyph; the message beside it gives the meaning. */
export function problemMark(severity: ProblemSeverity): HTMLElement {
  return element('span', { class: `problem ${severity}`, 'aria-hidden': true });
}
