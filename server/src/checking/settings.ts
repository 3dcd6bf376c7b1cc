/** The severity and options of each rule in a charter: from the host, the charter, an inherited charter or the default. */

import { meantByKey } from '../charter/meant-keys.ts';
import type { RuleEntry, SeverityWord } from '../charter/model.ts';
import type { StructureFault } from '../charter/structure-faults.ts';
import type { OptionSpec, Rule, Severity } from '../rules/rule.ts';
import type { Block } from '../yaml/document.ts';
import { firstFrom, indexOfNode, isNull, markOf, resolved, type SyntaxNode } from '../yaml/tree.ts';

/** Severities from the host (command line or editor settings), which override the charter. */
export type Overrides = ReadonlyMap<string, SeverityWord>;

export interface Settings {
  severity(rule: Rule): Severity | 'off';
  /** Whether the charter or its reader sets the severity of a rule. */
  isSet(rule: Rule): boolean;
  option(rule: Rule, name: string): number;
}

export interface SettingsReading {
  readonly settings: Settings;
  readonly flaws: readonly { readonly block: Block; readonly flaw: StructureFault }[];
  /** The entries with an unknown rule code. */
  readonly unknown: readonly RuleEntry[];
}

/** The number of an option's value, a fraction for a share; undefined if it is not a number. */
function readOption(node: SyntaxNode | undefined, spec: OptionSpec): number | undefined {
  const value = resolved(node);
  if (value?.kind !== 'scalar') return undefined;
  if (spec.kind === 'count') return /^\d{1,6}$/.test(value.value) ? Number(value.value) : undefined;
  const share = /^(\d{1,3}(?:\.\d{1,4})?)\s?%$/.exec(value.value);
  if (share === null || Number(share[1]) > 100) return undefined;
  return Number(share[1]) / 100;
}

export function readSettings(
  rules: ReadonlyMap<string, Rule>,
  own: readonly RuleEntry[],
  inherited: readonly RuleEntry[],
  overrides: Overrides,
): SettingsReading {
  const severities = new Map<string, SeverityWord>();
  const options = new Map<string, Map<string, number>>();
  const flaws: { block: Block; flaw: StructureFault }[] = [];
  const unknown: RuleEntry[] = [];
  const local = new Set(own.map((entry) => entry.code.value));
  for (const entry of [...inherited.filter((one) => !local.has(one.code.value)), ...own]) {
    const code = entry.code.value;
    const rule = rules.get(code);
    if (rule === undefined) {
      if (entry.from === undefined) unknown.push(entry);
      continue;
    }
    if (entry.severity) severities.set(code, entry.severity.value);
    for (const option of entry.options) {
      const { key, value } = option;
      const spec = rule.options?.find((one) => one.name === key.value);
      const number = spec === undefined ? undefined : readOption(value, spec);
      if (number !== undefined) options.set(code, (options.get(code) ?? new Map()).set(key.value, number));
      else if (entry.from === undefined) {
        const flaw = optionFlaw(entry, rule, spec, option);
        if (flaw !== undefined) flaws.push({ block: entry.block, flaw });
      }
    }
  }
  for (const [code, severity] of overrides) severities.set(code, severity);
  return {
    settings: {
      severity: (rule) => (rule.unsilenceable ? rule.severity : (severities.get(rule.code) ?? rule.severity)),
      isSet: (rule) => rule.unsilenceable !== true && severities.has(rule.code),
      option: (rule, name) => options.get(rule.code)?.get(name) ?? defaultOf(rule, name),
    },
    flaws,
    unknown,
  };
}

function defaultOf({ options = [] }: Rule, name: string): number {
  for (const spec of options) if (spec.name === name) return spec.default;
  return 0;
}

function optionFlaw(
  entry: RuleEntry,
  rule: Rule,
  spec: OptionSpec | undefined,
  option: RuleEntry['options'][number],
): StructureFault | undefined {
  const { value } = option;
  const name = option.key.value;
  if (spec !== undefined) {
    const node = value ?? option.key.node;
    if (isNull(resolved(value))) return undefined;
    const expected = spec.kind === 'count' ? 'a whole number' : 'a share such as 50%';
    return {
      kind: 'wrong-type',
      at: markOf(node, entry.block.text),
      node,
      what: `\`${name}\` of \`${rule.code}\``,
      expected,
    };
  }
  const map = mapOf(entry.block.root, option.key.node);
  if (map === undefined) return undefined;
  const known = ['severity', ...(rule.options ?? []).map((one) => one.name)];
  const index = indexOfNode(map.pairs, (pair) => pair.key, option.key.node);
  const meaning = meantByKey(name, { known, map, index });
  const what = `The rule \`${rule.code}\``;
  return {
    kind: 'unknown-key',
    at: option.key.span,
    key: name,
    what,
    known,
    map,
    index,
    ...(meaning ? { meaning } : {}),
  };
}

/** The mapping that contains a key. Searched only for a wrong key. */
function mapOf(node: SyntaxNode | undefined, key: SyntaxNode): (SyntaxNode & { kind: 'map' }) | undefined {
  if (node?.kind === 'map') {
    if (indexOfNode(node.pairs, (pair) => pair.key, key) !== -1) return node;
    // Only the pair that ends after the key can contain it.
    const around = node.pairs[firstFrom(node.pairs, (pair) => pair.value?.end ?? pair.key.end, key.end)];
    return mapOf(around?.value, key);
  }
  return undefined;
}
