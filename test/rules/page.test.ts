import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Rule } from '../../server/src/rules/rule.ts';
import { optionDefault, renderRulePage, rulePath } from '../../server/src/rules/rule-page.ts';

const SAMPLE: Rule = {
  code: 'sample-rule',
  group: 'Balance',
  severity: 'information',
  summary: 'A row is too long.',
  why: 'Nobody reads it to its end.',
  ask: 'Which words can go?',
  marks: 'the label',
  bad: { text: 'team: A\n' },
  good: { text: 'team: B' },
};

describe('the page of a rule', () => {
  it('contains the sections of every rule and no empty ones', () => {
    assert.equal(
      renderRulePage(SAMPLE),
      `# sample-rule

A row is too long.

- Severity: information
- Group: Balance
- Marks: the label.

## Why it matters

Nobody reads it to its end.

## What to ask

Which words can go?

## Example

This charter has the problem:

\`\`\`yaml
team: A
\`\`\`

This one does not:

\`\`\`yaml
team: B
\`\`\`

## Changing it

In the whole charter, and in those that extend it (another severity; \`off\` switches it off):

\`\`\`yaml
rules:
  sample-rule: warning
\`\`\`

At one place, in a comment on the line above the row or entry:

\`\`\`yaml
# charter-ignore-next-line sample-rule -- the reason
\`\`\`
`,
    );
  });

  it('shows the source, the fixes and the options if there are any', () => {
    const page = renderRulePage({
      ...SAMPLE,
      source: 'A book.',
      fixes: ['Cut it.'],
      options: [{ name: 'rows', kind: 'count', default: 8, meaning: 'How many rows there have to be.' }],
    });
    assert.match(page, /^Source: A book\.$/m);
    assert.match(page, /^## Fixes\n\n- Cut it\.$/m);
    assert.match(page, /^## Options\n\n- `rows` \(a number, by default 8\): How many rows there have to be\.$/m);
    assert.match(page, /^ {2}sample-rule: \{ severity: warning, rows: 8 \}$/m);
  });

  it('shows the other charters of an example with their paths', () => {
    const page = renderRulePage({ ...SAMPLE, bad: { text: 'team: A\n', files: { 'b.charter.yaml': 'team: A\n' } } });
    assert.match(page, /and beside it, `b\.charter\.yaml`:\n\n```yaml\nteam: A\n```/);
  });

  it('spells out invisible characters', () => {
    const page = renderRulePage({ ...SAMPLE, bad: { text: 'team: A\u200bB\u202e\n' } });
    assert.ok(page.includes('team: A‹U+200B›B‹U+202E›\n'));
  });

  it('states that a structure fault cannot be silenced', () => {
    const page = renderRulePage({ ...SAMPLE, severity: 'error', unsilenceable: true });
    assert.match(page, /can neither silence it nor turn it off/);
    assert.doesNotMatch(page, /charter-ignore/);
  });

  it('writes a share as a charter does', () => {
    const share = { name: 'owns', kind: 'share', default: 0.6, meaning: 'How much.' } as const;
    assert.equal(optionDefault(share), '60%');
    assert.equal(optionDefault({ ...share, default: 0.29 }), '29%');
  });

  it('explains how a charter changes severity and options and silences the rule', () => {
    const share = { name: 'owns', kind: 'share', default: 0.6, meaning: 'How much.' } as const;
    const count = { name: 'rows', kind: 'count', default: 8, meaning: 'How many.' } as const;
    const page = renderRulePage({
      ...SAMPLE,
      severity: 'warning',
      unnecessary: true,
      marks: 'the label. Or is it?',
      options: [share, count],
      fixes: [],
      bad: { text: 'team: A\u0085\n', files: { 'b.charter.yaml': 'team: B\n' } },
    });
    for (const part of [
      '- Marks: the label. Or is it? Editors show it faded.\n',
      '```\n\nand beside it, `b.charter.yaml`:\n\n```yaml\nteam: B\n```\n\nThis one',
      'team: A‹U+0085›\n',
      '## Options\n\n- `owns` (a share, by default 60%): How much.\n- `rows` (a number, by default 8): How many.\n\n',
      '(another severity, and the options; `off` switches it off)',
      '  sample-rule: { severity: information, owns: 60% }\n',
    ])
      assert.ok(page.includes(part), part);
    assert.ok(!page.includes('## Fixes'));
    assert.ok(!renderRulePage({ ...SAMPLE, options: [] }).includes('## Options'));
    assert.ok(renderRulePage(SAMPLE).includes('(another severity; `off` switches it off)'));
    assert.ok(renderRulePage({ ...SAMPLE, marks: 'a. b' }).includes('- Marks: a. b.\n'));
  });

  it('has a path', () => {
    assert.equal(rulePath('missing-owner'), 'docs/rules/missing-owner.md');
  });
});
