/** Reports unknown rule codes in `rules:` and in ignore comments. */
import { replaceScalar } from '../charter/edit/edits.ts';
import { replace } from '../text/edit.ts';
import { nearest } from '../text/nearest.ts';
import { rule } from './rule.ts';

export default rule({
  code: 'unknown-rule',
  group: 'Structure',
  severity: 'warning',
  summary: '`rules:` or an ignore comment has an unknown rule code.',
  why: 'The intended rule is not changed.',
  ask: 'Which rule did we want to change, and why?',
  marks: 'the code',
  fixes: ['Use the nearest code.'],
  fixesSafely: true,
  bad: { text: 'team: Checkout\nroles: { pm: Product Manager }\nrules: { many-informd: off }\n' },
  good: { text: 'team: Checkout\nroles: { pm: Product Manager }\nrules: { many-informed: off }\n' },

  unknownCode(code, block, span, codes) {
    const near = nearest(code, codes);
    const edit = near === undefined ? undefined : { block, ...replace(span.start, span.end, near) };
    const fixes =
      edit === undefined ? [] : [{ title: `Change it to “${near}”`, edits: [edit], preferred: true, safe: true }];
    return { block, span, message: messageFor(code, near), fixes: () => fixes };
  },

  charter({ charter, unknownRules }, { codes }, report) {
    const there = new Set(unknownRules.length === 0 ? [] : charter.rules.map((one) => one.code.value));
    for (const { code, block } of unknownRules) {
      const near = nearest(code.value, codes);
      const fixes = () =>
        near === undefined || there.has(near)
          ? []
          : [
              {
                title: `Change it to “${near}”`,
                edits: [replaceScalar(block, code.node, near)],
                preferred: true,
                safe: true,
              },
            ];
      report({ block, span: code.span, message: messageFor(code.value, near), fixes });
    }
  },
});

function messageFor(code: string, near: string | undefined): string {
  return `There is no rule “${code}”. ${near === undefined ? 'Remove it, or take a code from the catalogue.' : `Did you mean “${near}”?`}`;
}
