/** The settings. All are optional, and none names a program to run. */
import { SEVERITIES, type SeverityWord } from '../charter/model.ts';
import type { Overrides } from '../checking/settings.ts';
import { RULES_BY_CODE } from '../rules/index.ts';

export interface ServerSettings {
  /** Severities of rules in the editor; they override the charters. */
  readonly rules: Overrides;
  /** Also check charters in the workspace that are not open. */
  readonly checkWorkspace: boolean;
  /** Show the people of each role in rows. */
  readonly inlayHints: boolean;
  /** Show code lenses above tables and roles. */
  readonly codeLens: boolean;
}

export const DEFAULT_SETTINGS: ServerSettings = {
  rules: new Map(),
  checkWorkspace: true,
  inlayHints: false,
  codeLens: true,
};

/** Reads the section `charter` of the settings. Invalid values keep their defaults. */
export function readServerSettings(value: unknown): ServerSettings {
  if (typeof value !== 'object' || value === null) return DEFAULT_SETTINGS;
  const { rules, checkWorkspace, inlayHints, codeLens } = value as Readonly<Record<string, unknown>>;
  return {
    rules: readRules(rules),
    checkWorkspace: flag(checkWorkspace, DEFAULT_SETTINGS.checkWorkspace),
    inlayHints: flag(inlayHints, DEFAULT_SETTINGS.inlayHints),
    codeLens: flag(codeLens, DEFAULT_SETTINGS.codeLens),
  };
}

/** Reads a boolean, or a group of settings with `enabled`. */
function flag(value: unknown, otherwise: boolean): boolean {
  if (typeof value === 'boolean') return value;
  const enabled = typeof value === 'object' && value !== null && 'enabled' in value ? value.enabled : undefined;
  return typeof enabled === 'boolean' ? enabled : otherwise;
}

function readRules(value: unknown): Overrides {
  if (typeof value !== 'object' || value === null) return new Map();
  const found = new Map<string, SeverityWord>();
  for (const [code, severity] of Object.entries(value)) {
    const word = SEVERITIES.find((one) => one === severity);
    if (word !== undefined && RULES_BY_CODE.has(code)) found.set(code, word);
  }
  return found;
}
