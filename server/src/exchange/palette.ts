/**
 * The colours of a matrix on paper, in a browser and in a picture. A letter has the colour of what it can do, so that a
 * scheme of a team's own looks like a built-in one. Colour is never the only sign: the letter is always there to read.
 */
import { CAPABILITIES, type Capability, type Letter } from '../charter/schemes.ts';

/** The colours of one letter: of what is behind it, of the letter, and of the line around it. */
export interface Tone {
  readonly fill: string;
  readonly ink: string;
  readonly edge: string;
}

/** Everything but the letters: one accent, and greys. */
export const PALETTE = {
  /** Behind everything. */
  paper: '#ffffff',
  /** Behind what stays in sight, such as headings, and behind what groups rows. */
  quiet: '#f7f8f9',
  /** Names and labels. */
  ink: '#1d2730',
  /** People, totals, explanations. */
  muted: '#5a6672',
  /** Between rows. */
  line: '#e6e9ec',
  /** Below headings and above totals. */
  strong: '#c6ccd2',
  accent: '#1f5f8b',
} as const;

/** From the strongest to the weakest: whoever answers for the work stands out, whoever is told of it recedes. */
export const TONES: Readonly<Record<Capability, Tone>> = {
  owner: { fill: '#1f5f8b', ink: '#ffffff', edge: '#1f5f8b' },
  doer: { fill: '#d6e7f3', ink: '#123f5e', edge: '#adcde4' },
  veto: { fill: '#f7e0da', ink: '#7a2c1c', edge: '#e6bdb2' },
  support: { fill: '#e7e1f2', ink: '#47336f', edge: '#cbbfe2' },
  input: { fill: '#f6edd3', ink: '#5c470c', edge: '#e2d2a2' },
  informed: { fill: '#eef0f2', ink: '#4a5560', edge: '#d5dade' },
  excluded: { fill: '#ffffff', ink: '#5a6672', edge: '#aab2ba' },
};

/** What a letter looks like: as the strongest of what it can do. */
export function capabilityOf(letter: Letter): Capability {
  return CAPABILITIES.find((capability) => letter.is.includes(capability)) ?? 'informed';
}

export function toneOf(letter: Letter): Tone {
  return TONES[capabilityOf(letter)];
}

/** Fonts that are there already: nothing is ever loaded. */
export const FONTS = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', 'Noto Sans', Arial, sans-serif";
