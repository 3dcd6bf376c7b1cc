/** A rule's page in Markdown, for `docs/rules` and `charter explain`. */
import type { Example, OptionSpec, Rule } from './rule.ts';

/** The path of a rule's page in the project. */
export function rulePath(code: string): string {
  return `docs/rules/${code}.md`;
}

/** The page of a rule. Contains only headings, paragraphs, lists and fenced examples. */
export function renderRulePage(rule: Rule): string {
  const parts = [
    `# ${rule.code}`,
    rule.summary,
    facts(rule),
    `## Why it matters\n\n${rule.why}`,
    ...(rule.source === undefined ? [] : [`Source: ${rule.source}`]),
    `## What to ask\n\n${rule.ask}`,
    `## Example\n\nThis charter has the problem:\n\n${example(rule.bad)}`,
    `This one does not:\n\n${example(rule.good)}`,
    ...(rule.slips === undefined ? [] : [`## What people write\n\n${list(rule.slips.map(slipLine))}`]),
    ...(rule.fixes === undefined || rule.fixes.length === 0 ? [] : [`## Fixes\n\n${list(rule.fixes)}`]),
    ...(rule.options === undefined || rule.options.length === 0 ? [] : [`## Options\n\n${optionList(rule.options)}`]),
    `## Changing it\n\n${changing(rule)}`,
  ];
  return `${parts.join('\n\n')}\n`;
}

function facts(rule: Rule): string {
  const faded = rule.unnecessary ? ' Editors show it faded.' : '';
  return list([`Severity: ${rule.severity}`, `Group: ${rule.group}`, `Marks: ${sentence(rule.marks)}${faded}`]);
}

function slipLine({ slip, wrong, right }: NonNullable<Rule['slips']>[number]): string {
  const code = (text: string) => (text.includes('`') ? `\`\` ${text} \`\`` : `\`${text}\``);
  const told = right === '' ? `remove ${code(wrong)}` : `write ${code(right)} instead of ${code(wrong)}`;
  return `${slip.charAt(0).toUpperCase()}${slip.slice(1)}: ${told}.`;
}

function sentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}

function list(items: readonly string[]): string {
  return items.map((item) => `- ${item}`).join('\n');
}

function example({ text, files }: Example): string {
  const others = Object.entries(files ?? {}).map(([path, other]) => `and beside it, \`${path}\`:\n\n${fenced(other)}`);
  return [fenced(text), ...others].join('\n\n');
}

function fenced(text: string): string {
  const shown = visible(text);
  return `\`\`\`yaml\n${shown}${shown.endsWith('\n') ? '' : '\n'}\`\`\``;
}

/** A text with invisible characters written as escapes, so the page is safe to copy. */
function visible(text: string): string {
  return text.replace(/[^\P{C}\n]/gu, (char) => {
    const hex = (char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
    return `‹U+${hex}›`;
  });
}

/** The default of an option, as written in a charter. */
export function optionDefault(option: OptionSpec): string {
  return option.kind === 'share' ? `${Math.round(option.default * 10_000) / 100}%` : String(option.default);
}

function optionList(options: readonly OptionSpec[]): string {
  return list(
    options.map((option) => {
      const kind = option.kind === 'share' ? 'a share' : 'a number';
      return `\`${option.name}\` (${kind}, by default ${optionDefault(option)}): ${option.meaning}`;
    }),
  );
}

function changing(rule: Rule): string {
  if (rule.unsilenceable) {
    return 'This is a structure error. You can neither silence it nor turn it off, because it may hide other problems.';
  }
  const [option] = rule.options ?? [];
  const softer = rule.severity === 'warning' ? 'information' : 'warning';
  const entry =
    option === undefined
      ? `  ${rule.code}: ${softer}`
      : `  ${rule.code}: { severity: ${softer}, ${option.name}: ${optionDefault(option)} }`;
  const settings = fenced(`rules:\n${entry}\n`);
  const comment = `# charter-ignore-next-line ${rule.code} -- the reason`;
  const words = option === undefined ? 'another severity' : 'another severity, and the options';
  return (
    `In the whole charter, and in those that extend it (${words}; \`off\` switches it off):\n\n${settings}\n\n` +
    `At one place, in a comment on the line above the row or entry:\n\n${fenced(comment)}`
  );
}
