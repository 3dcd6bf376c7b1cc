/**
 * The colours of a matrix in exports. A letter has the colour of its capability, so custom schemes look like built-in
 * ones. Colour is never the only sign: the letter is always visible.
 */
import { CAPABILITIES, type Capability, type Letter } from '../charter/schemes.ts';

/** The colours of a letter: background, text and border. */
export interface Tone {
  readonly fill: string;
  readonly ink: string;
  readonly edge: string;
}

/** The colours of everything else: one accent and greys. */
export const PALETTE = {
  /** Page background. */
  paper: '#ffffff',
  /** Background of headings and phases. */
  quiet: '#f7f8f9',
  /** Text of names and labels. */
  ink: '#1d2730',
  /** Text of people, totals and explanations. */
  muted: '#5a6672',
  /** Lines between rows. */
  line: '#e6e9ec',
  /** Lines below headings and above totals. */
  strong: '#c6ccd2',
  accent: '#1f5f8b',
} as const;

/** From strongest to weakest: owners stand out, the informed recede. */
export const TONES: Readonly<Record<Capability, Tone>> = {
  owner: { fill: '#1f5f8b', ink: '#ffffff', edge: '#1f5f8b' },
  doer: { fill: '#d6e7f3', ink: '#123f5e', edge: '#adcde4' },
  veto: { fill: '#f7e0da', ink: '#7a2c1c', edge: '#e6bdb2' },
  support: { fill: '#e7e1f2', ink: '#47336f', edge: '#cbbfe2' },
  input: { fill: '#f6edd3', ink: '#5c470c', edge: '#e2d2a2' },
  informed: { fill: '#eef0f2', ink: '#4a5560', edge: '#d5dade' },
  excluded: { fill: '#ffffff', ink: '#5a6672', edge: '#aab2ba' },
};

/** The colours of a letter's strongest capability. */
export function capabilityOf(letter: Letter): Capability {
  return CAPABILITIES.find((capability) => letter.is.includes(capability)) ?? 'informed';
}

export function toneOf(letter: Letter): Tone {
  return TONES[capabilityOf(letter)];
}

/** System fonts; nothing is loaded. */
export const FONTS = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', 'Noto Sans', Arial, sans-serif";
