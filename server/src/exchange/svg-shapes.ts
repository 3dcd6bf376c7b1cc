/** The shapes of an SVG matrix. All lengths are in pixels. */
import type { Letter } from '../charter/schemes.ts';
import { capabilityOf, PALETTE, toneOf } from './palette.ts';

export const TEXT = 13;
export const LINE = 17;
export const SMALL = 11.5;
export const SMALL_LINE = 15;

/** A letter with its background. */
export const CHIP = { size: 24, small: 20, gap: 4 } as const;

export interface TextLook {
  readonly size?: number;
  readonly bold?: boolean;
  readonly fill?: string;
  readonly middle?: boolean;
  /** Whether the text runs upwards. */
  readonly upright?: boolean;
  /** Additional space between characters. */
  readonly spacing?: number;
}

/** A line of text at a baseline. */
export function textAt(x: number, y: number, text: string, look: TextLook = {}): string {
  const { size, bold, fill, middle, upright, spacing } = look;
  const place = upright
    ? `transform="translate(${round(x)} ${round(y)}) rotate(-90)"`
    : `x="${round(x)}" y="${round(y)}"`;
  const rest = [
    size === undefined ? '' : ` font-size="${size}"`,
    bold ? ' font-weight="600"' : '',
    fill === undefined ? '' : ` fill="${fill}"`,
    middle ? ' text-anchor="middle"' : '',
    spacing === undefined ? '' : ` letter-spacing="${spacing}"`,
  ];
  return `<text ${place}${rest.join('')}>${escaped(text)}</text>\n`;
}

/** A bold text followed by a quiet one, wherever the first ends in the viewer's font. */
export function twoTextsAt(x: number, y: number, [bold, quiet]: readonly [string, string], gap: number): string {
  const rest = quiet === '' ? '' : ` <tspan dx="${gap - 4}" fill="${PALETTE.muted}">${escaped(quiet)}</tspan>`;
  return `<text x="${round(x)}" y="${round(y)}"><tspan font-weight="600">${escaped(bold)}</tspan>${rest}</text>\n`;
}

/** A letter at the position of its upper left corner. */
export interface Chip {
  readonly letter: Letter;
  readonly x: number;
  readonly y: number;
}

/** A group of letters of one size. Common attributes are written once to keep the file small. */
export function chipsAt(chips: readonly Chip[], size: number): string {
  if (chips.length === 0) return '';
  const font = size === CHIP.size ? TEXT : SMALL;
  const drawn = chips.map(({ letter, x, y }) => {
    const { fill, ink, edge } = toneOf(letter);
    const dashes = capabilityOf(letter) === 'excluded' ? ' stroke-dasharray="3 2"' : '';
    const box =
      `<rect x="${round(x + 0.5)}" y="${round(y + 0.5)}" width="${size - 1}" height="${size - 1}" rx="${size / 4}" ` +
      `fill="${fill}" stroke="${edge}"${dashes}/>`;
    return box + textAt(x + size / 2, y + size / 2 + font * 0.36, letter.letter, { fill: ink });
  });
  return `<g font-size="${font}" font-weight="600" text-anchor="middle">\n${drawn.join('')}</g>\n`;
}

export function ruleAt(x: number, y: number, width: number, colour: string = PALETTE.line): string {
  return `<rect x="${round(x)}" y="${round(y)}" width="${round(width)}" height="1" fill="${colour}"/>\n`;
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Escapes a text for an element or for a quoted attribute. */
export function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => ENTITIES[sign] ?? sign);
}

/** Rounds a number to visible digits. */
function round(value: number): number {
  return Math.round(value * 10) / 10;
}
