import type { Rule } from './rule.ts';

/** Whether a rule reports errors of structure: what can be neither silenced nor switched off. */
export function isStructural(rule: Rule): boolean {
  return rule.unsilenceable === true;
}
