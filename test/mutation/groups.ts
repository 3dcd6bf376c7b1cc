/** What is mutated, and which tests have to see it. */
export interface Group {
  /** The least share of mutants that the tests have to see, in percent. */
  readonly least: number;
  readonly sources: readonly string[];
  readonly tests: readonly string[];
}

/**
 * Tests that are not run for every mutant: those that try thousands of charters. They need seconds each, so a survivor
 * would cost a minute; and what only they see deserves a test that shows it in a few lines.
 */
export const SLOW =
  /\b(?:random|generated|mutated|hostile|every form|broken charters?|whatever the charter|at every place|charters?, in every form|nothing else, with (?:CRLF|no final|a byte order))\b|was written as|a sound text without them|breaks nothing|whole charter|each fix mends|very many|plain letters|keeps every byte|put together/;

const RULES = [
  'test/rules/!(styles).test.ts',
  'test/checking/*.test.ts',
  'test/workspace/extends.test.ts',
  'test/analysis/steps.test.ts',
];

export const GROUPS: Readonly<Record<string, Group>> = {
  edit: {
    least: 95,
    sources: [
      'server/src/text/edit.ts',
      'server/src/charter/edit/edits.ts',
      'server/src/charter/edit/removal.ts',
      'server/src/charter/acknowledged.ts',
      'server/src/charter/edit/append.ts',
      'server/src/charter/edit/holders.ts',
      'server/src/features/matrix/{cell-edits,view-changes,panel-edits,role-edits,row-view}.ts',
      'server/src/features/row-edits.ts',
      'server/src/features/fixes/{fix-all,add-ignore-comment}.ts',
      'server/src/features/refactor/*.ts',
    ],
    tests: [
      ...RULES,
      'test/text/*.test.ts',
      'test/charter/*.test.ts',
      'test/features/{code-actions,fixes,ignoring,refactor*,fix-all}.test.ts',
      'test/features/{matrix-*,golden*}.test.ts',
      'test/cli/fix.test.ts',
      'test/exchange/into.test.ts',
    ],
  },
  escape: {
    least: 95,
    sources: [
      'server/src/text/{printable,markdown}.ts',
      'server/src/exchange/{csv,html,json,markdown,svg,svg-shapes,svg-table,svg-text}.ts',
      'server/src/features/escapes.ts',
      'server/src/exchange/import/charter/yaml-scalar.ts',
      'server/src/cli/reporters/*.ts',
    ],
    tests: [
      'test/text/*.test.ts',
      'test/features/escapes.test.ts',
      'test/exchange/{csv,html,markdown,svg,palette,into,escapes,golden}.test.ts',
      'test/cli/{reporters,formats,pretty,golden}.test.ts',
    ],
  },
  rules: {
    least: 90,
    sources: [
      'server/src/rules/*.ts',
      'server/src/rules/shared/*.ts',
      'server/src/checking/*.ts',
      'server/src/charter/ignore-comments.ts',
    ],
    tests: RULES,
  },
};
