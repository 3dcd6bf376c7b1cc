/** `charter rules` lists the rules. `charter explain` prints the page of a rule. */
import { HOW_TO_WRITE } from '../../charter/how-to-write.ts';
import { RULES, RULES_BY_CODE } from '../../rules/index.ts';
import { renderMessagesPage } from '../../rules/messages-page.ts';
import type { Rule } from '../../rules/rule.ts';
import { renderRulePage, rulePath } from '../../rules/rule-page.ts';
import { printableJson } from '../../text/printable.ts';
import { padded, wrapped } from '../../text/width.ts';
import { CLEAN, coloursFor, type Host, Refusal, type Status, widthFor } from '../host.ts';
import { noRule, oneOf } from '../option-values.ts';
import { pageForTerminal } from '../terminal-page.ts';

export interface RulesOptions {
  readonly format: string;
}

export function rules(host: Host, options: RulesOptions): Status {
  const format = oneOf('format', ['text', 'json'], options.format);
  host.out.write(format === 'json' ? `${printableJson({ version: 1, rules: RULES.map(ruleJson) })}\n` : table(host));
  return CLEAN;
}

/** What to ask for to learn how to write a charter; no rule has this code. */
const FORMAT_TOPIC = 'format';

export function explain(host: Host, topic: string): Status {
  host.out.write(pageForTerminal(pageOf(topic), widthFor(host.out), coloursFor(host.out, host.env)));
  return CLEAN;
}

/** The page of a rule, or of how to write a charter. The page of broken YAML shows what people write. */
function pageOf(topic: string): string {
  if (topic.toLowerCase() === FORMAT_TOPIC) return HOW_TO_WRITE;
  const rule = RULES_BY_CODE.get(topic) ?? RULES_BY_CODE.get(topic.toLowerCase());
  if (rule === undefined) throw new Refusal(noRule(topic));
  const page = renderRulePage(rule);
  return rule.code === 'invalid-yaml' ? `${page}\n${renderMessagesPage()}` : page;
}

/** The JSON of `charter rules`. Its shape is stable; see docs/cli.md. */
function ruleJson(rule: Rule) {
  return {
    code: rule.code,
    group: rule.group,
    severity: rule.severity,
    structural: rule.unsilenceable === true,
    fixable: (rule.fixes ?? []).length > 0,
    summary: rule.summary,
    why: rule.why,
    ask: rule.ask,
    marks: rule.marks,
    fixes: rule.fixes ?? [],
    options: (rule.options ?? []).map(({ name, kind, default: value, meaning }) => ({
      name,
      kind,
      default: value,
      meaning,
    })),
    docs: rulePath(rule.code),
  };
}

const SEVERITY_WIDTH = 11;

function table(host: Host): string {
  const { bold, dim } = coloursFor(host.out, host.env);
  const code = Math.max(...RULES.map((rule) => rule.code.length));
  const before = 2 + code + 2 + SEVERITY_WIDTH + 2;
  const groups = [...new Set(RULES.map((rule) => rule.group))];
  const lines = groups.flatMap((group, index) => [
    ...(index === 0 ? [] : ['']),
    bold(group),
    ...RULES.filter((rule) => rule.group === group).flatMap((rule) => {
      const [first = '', ...rest] = wrapped(rule.summary, Math.max(20, widthFor(host.out) - before));
      const name = `  ${padded(rule.code, code)}  ${dim(padded(rule.severity, SEVERITY_WIDTH))}`;
      return [`${name}  ${first}`, ...rest.map((line) => ' '.repeat(before) + line)];
    }),
  ]);
  return `${lines.join('\n')}\n\nRun “charter explain CODE” to see why a rule matters, with an example.\n`;
}
