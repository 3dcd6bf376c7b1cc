/** The settings. All are optional, none names a program, and none is needed. */
import { SEVERITIES, type SeverityWord } from '../charter/model.ts';
import type { Overrides } from '../checking/settings.ts';
import { RULES_BY_CODE } from '../rules/index.ts';

export interface ServerSettings {
  /** Severities over those of the charters: for what somebody does not want to see in the editor. */
  readonly rules: Overrides;
  /** Whether charters of the workspace that are not open are checked, too. */
  readonly checkWorkspace: boolean;
  /** Whether the people behind a role are shown in rows. */
  readonly inlayHints: boolean;
  /** Whether tables and roles have lenses over them. */
  readonly codeLens: boolean;
}

export const DEFAULT_SETTINGS: ServerSettings = {
  rules: new Map(),
  checkWorkspace: true,
  inlayHints: true,
  codeLens: true,
};

/** Reads the section `charter` of a client's settings. What does not fit is left at its default. */
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

/** A switch, by itself or as an editor's group of settings with `enabled` in it. */
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
