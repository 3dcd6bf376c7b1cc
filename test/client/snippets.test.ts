import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { analyse, contextOn } from '../../server/src/analysis.ts';
import { caretContextAt } from '../../server/src/features/completion/caret.ts';
import { snippetsAt } from '../../server/src/features/completion/snippets.ts';
import { TODAY } from '../support/fixture.ts';
import { ROOT } from '../support/shared.ts';

interface Snippet {
  readonly prefix: readonly string[];
  readonly description: string;
  readonly body: readonly string[];
}

const SNIPPETS = JSON.parse(readFileSync(join(ROOT, 'client/snippets/charter.json'), 'utf8')) as Readonly<
  Record<string, Snippet>
>;

/** A snippet after pressing Tab through it without typing. */
function expanded({ body }: Snippet): string {
  const defaults = new Map<string, string>();
  // A dash, unless the line already has one.
  let text = body.join('\n').replace(/^\$\{TM_CURRENT_LINE\/.*?\/\$\{1:\+- \}\/\}/, '- ');
  text = text.replace(/\$CURRENT_YEAR-\$CURRENT_MONTH-\$CURRENT_DATE/g, TODAY);
  text = text.replace(/\$\{(\d+)\|([^|]*)\|\}|\$\{(\d+):([^}]*)\}/g, (_, choice, choices, number, value) => {
    const found: string = value ?? String(choices).split(',')[0];
    defaults.set(number ?? choice, found);
    return found;
  });
  return text.replace(/\$(\d+)/g, (_, number) => defaults.get(number) ?? '');
}

const HEAD = 'team: Checkout\nroles: { pm: Product Manager, em: Engineering Manager }\n';

/** A charter with the snippet in its proper place. */
const PLACES: Readonly<Record<string, (text: string) => string>> = {
  'charter-team': (text) => text,
  'role-full': (text) => `team: Checkout\nroles:\n${indented(text)}\n`,
  'raci-full': (text) => `${HEAD}raci:\n${indented(text)}\n`,
  'daci-full': (text) => `${HEAD}daci:\n${indented(text)}\n`,
  'responsibility-full': (text) => `${HEAD}responsibilities:\n${indented(text)}\n`,
  'agreement-full': (text) => `${HEAD}agreements:\n${indented(text)}\n`,
};

function indented(text: string): string {
  return text.replace(/^/gm, '  ');
}

function problems(text: string) {
  return analyse(text, contextOn(TODAY)).problems;
}

describe('the snippets of the editor', () => {
  it('are exactly those with a place in this test', () => {
    assert.deepEqual(
      Object.values(SNIPPETS).flatMap(({ prefix }) => prefix),
      Object.keys(PLACES),
    );
  });

  for (const [name, snippet] of Object.entries(SNIPPETS)) {
    it(`are valid in their place: ${name}`, () => {
      const text = PLACES[snippet.prefix[0] ?? '']?.(expanded(snippet)) ?? '';
      const structural = problems(text).filter(({ rule }) => rule.group === 'Structure');
      assert.deepEqual(
        structural.map(({ code, message }) => `${code}: ${message}`),
        [],
      );
    });
  }

  it('start with a whole charter without errors', () => {
    const [whole] = Object.values(SNIPPETS);
    const found = whole === undefined ? [] : problems(expanded(whole));
    assert.deepEqual(
      found.filter(({ severity }) => severity === 'error' || severity === 'warning').map(({ code }) => code),
      [],
    );
  });

  it('do not repeat snippets of the server', () => {
    const places = ['', `${HEAD}raci:\n  |`, `${HEAD}daci:\n  |`, `${HEAD}responsibilities:\n  |`];
    places.push(`${HEAD}agreements:\n  |`, 'team: Checkout\nroles:\n  |', `${HEAD}rapid:\n  |`);
    const offered = places.flatMap((place) => {
      const offset = place.indexOf('|');
      const analysis = analyse(place.replace('|', ''), contextOn(TODAY));
      const spot = caretContextAt(analysis, Math.max(offset, 0));
      return spot === undefined ? [] : snippetsAt(analysis, spot);
    });
    assert.ok(offered.length >= places.length, 'the server offers snippets in these places');
    const labels = new Set(offered.flatMap(({ label, filter }) => [label, filter]));
    for (const { prefix } of Object.values(SNIPPETS)) {
      for (const one of prefix) assert.ok(!labels.has(one), `both offer “${one}”`);
    }
  });
});
