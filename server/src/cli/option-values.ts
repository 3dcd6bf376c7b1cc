/** Parses the values of options. Messages list the valid values. */

import { isDate } from '../charter/dates.ts';
import { SEVERITIES } from '../charter/model.ts';
import type { Overrides } from '../checking/settings.ts';
import { RULES_BY_CODE } from '../rules/index.ts';
import type { Severity } from '../rules/rule.ts';
import { Refusal } from './host.ts';
import { didYouMean, listed } from './phrases.ts';

/** Parses one of several words. */
export function oneOf<T extends string>(kind: string, words: readonly T[], value: string): T {
  const found = words.find((word) => word === value);
  if (found !== undefined) return found;
  throw new Refusal(`There is no ${kind} “${value}”. Choose ${listed(words, 'or')}.${didYouMean(value, words)}`);
}

export function dateOf(value: string): string {
  if (isDate(value)) return value;
  throw new Refusal(`“${value}” is not a date. Use YYYY-MM-DD.`);
}

export function countOf(option: string, value: string): number {
  if (/^\d{1,9}$/.test(value)) return Number(value);
  throw new Refusal(`${option} needs a whole number, not “${value}”.`);
}

/** Parses `--rule CODE=SEVERITY`. For each rule, the last one wins. */
export function overridesOf(rules: readonly string[]): Overrides {
  return new Map(
    rules.map((rule) => {
      const [, code = '', word = ''] = /^([^=]*)=(.*)$/s.exec(rule) ?? [];
      if (code === '') throw new Refusal(`“${rule}” has no rule or no severity. Use CODE=SEVERITY.`);
      const known = RULES_BY_CODE.get(code);
      if (known === undefined) throw new Refusal(noRule(code));
      if (known.unsilenceable) throw new Refusal(`“${code}” is a structure fault. Its severity cannot be changed.`);
      return [code, oneOf('severity', SEVERITIES, word)];
    }),
  );
}

export function noRule(code: string): string {
  return `There is no rule “${code}”.${didYouMean(code, RULES_BY_CODE.keys())} “charter rules” lists them.`;
}

/** Severities, from the highest. */
export const RANKS: readonly Severity[] = ['error', 'warning', 'information', 'hint'];
