/** The known places where product and engineering management overlap, and the words that name them. */
import type { Hotspot } from './model.ts';

const WORDS: readonly (readonly [Hotspot, RegExp])[] = [
  ['rituals', words('rituals?|ceremon(?:y|ies)|sprint plannings?|stand-?ups?|retrospectives?|retros?|refinements?')],
  ['timelines', words('timelines?|deadlines?|due dates?|schedules?|estimates?|release dates?|roadmap dates?')],
  [
    'project-management',
    words('project managements?|project trackings?|work in flight|status reports?|dependenc(?:y|ies)'),
  ],
];

/** Whole words in any case; a letter of any script makes a word longer. */
function words(alternatives: string): RegExp {
  return new RegExp(`(?<![\\p{L}\\p{M}\\p{N}_])(?:${alternatives})(?![\\p{L}\\p{M}\\p{N}_])`, 'iu');
}

const NONE: readonly Hotspot[] = [];

/** The beginnings of all those words: nearly every label of a charter has none of them. */
const ANY = /rit|cere|sprint|stand|retro|refine|time|dead|due|sched|estim|date|proj|work|status|depend/i;

/** The hotspots that a text names, as whole words in any case. */
export function hotspotsIn(text: string): readonly Hotspot[] {
  if (!ANY.test(text)) return NONE;
  const spaced = text.replace(/\s+/g, ' ');
  return WORDS.filter(([, pattern]) => pattern.test(spaced)).map(([hotspot]) => hotspot);
}
