/** Fills the setting `charter.rules` in the manifest of the extension with a property for each rule. */
import type { Rule } from '../src/rules/rule.ts';

const SEVERITIES = ['error', 'warning', 'information', 'hint', 'off'];

interface Manifest {
  readonly contributes: { readonly configuration: { readonly properties: Record<string, object> } };
}

/** The manifest with the setting. Other keys stay as they are. */
export function fillManifest(text: string, rules: readonly Rule[]): string {
  const manifest: Manifest = JSON.parse(text);
  const { properties } = manifest.contributes.configuration;
  const setting = { ...properties['charter.rules'], properties: rulesOf(rules), additionalProperties: false };
  properties['charter.rules'] = setting;
  return `${JSON.stringify(manifest, null, 2)}\n`;
}

function rulesOf(rules: readonly Rule[]): object {
  return Object.fromEntries(
    rules.map(({ code, summary, severity }) => [
      code,
      { type: 'string', enum: SEVERITIES, description: `${summary} Default: ${severity}.` },
    ]),
  );
}
