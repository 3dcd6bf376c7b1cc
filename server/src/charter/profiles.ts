/** Recognizes the profile of a role from its title. */
import type { Profile } from './model.ts';

/** Titles that say exactly what a role is, in lower case. Titles that only contain one of these say nothing. */
const TITLES: ReadonlyMap<string, Profile> = new Map([
  ['product manager', 'product-manager'],
  ['pm', 'product-manager'],
  ['engineering manager', 'engineering-manager'],
  ['em', 'engineering-manager'],
  ['product designer', 'product-designer'],
  ['software engineer', 'software-engineer'],
  ['swe', 'software-engineer'],
  ['tech lead', 'tech-lead'],
  ['technical lead', 'tech-lead'],
  ['tl', 'tech-lead'],
  ['project manager', 'project-manager'],
]);

/** The profile that a title says exactly, in any case and with any spacing. */
export function profileOfTitle(title: string): Profile | undefined {
  return TITLES.get(title.trim().replace(/\s+/g, ' ').toLowerCase());
}
