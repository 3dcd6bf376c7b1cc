import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { Ajv } from 'ajv';
import ajvFormats from 'ajv-formats';
import { parse } from 'yaml';
import { stale } from '../../server/generate/generate.ts';
import { charterSchema } from '../../server/generate/schema.ts';
import { FORMAT, WORDS } from '../../server/src/charter/meanings.ts';
import { RULES } from '../../server/src/rules/index.ts';
import { blocksOf, completed, isWhole, PAGES, page } from '../support/docs.ts';
import { ROOT } from '../support/shared.ts';

const ajv = new Ajv({ strict: true, strictRequired: false, allowUnionTypes: true });
ajv.addKeyword('enumDescriptions');
ajvFormats.default(ajv);
const validate = ajv.compile(JSON.parse(page('docs/charter.schema.json')));

function faultsOf(text: string): string {
  return validate(parse(text, { merge: true, logLevel: 'silent' })) ? '' : ajv.errorsText(validate.errors);
}

describe('generated files', () => {
  it('are up to date', async () => {
    assert.deepEqual(await stale(ROOT), []);
  });

  it('have a meaning for each key and word of the format, and for nothing else', () => {
    for (const { keys, meaning } of Object.values(FORMAT)) {
      assert.deepEqual([...Object.keys(meaning)].sort(), [...keys].sort());
    }
    for (const { words, meaning } of Object.values(WORDS)) {
      assert.deepEqual([...Object.keys(meaning)].sort(), [...words].sort());
    }
  });

  it('do not depend on the time of generation', () => {
    assert.deepEqual(charterSchema(RULES), charterSchema(RULES));
  });
});

describe('the JSON Schema', () => {
  const folder = join(ROOT, 'docs/examples');
  for (const name of readdirSync(folder).filter((name) => !name.startsWith('troubled'))) {
    it(`accepts docs/examples/${name}`, () => {
      assert.equal(faultsOf(page(`docs/examples/${name}`)), '');
    });
  }

  for (const path of PAGES) {
    for (const { place, text } of blocksOf(path, 'yaml')) {
      if (text.startsWith('# .github/') || text.startsWith('# .gitlab-ci')) continue;
      it(`accepts ${place}`, () => {
        assert.equal(faultsOf(isWhole(text) ? text : completed(text)), '');
      });
    }
  }

  it('accepts every example of a rule that is not about structure', () => {
    for (const { code, group, bad, good } of RULES) {
      assert.equal(faultsOf(good.text), '', `the good example of ${code}`);
      if (group !== 'Structure') assert.equal(faultsOf(bad.text), '', `the bad example of ${code}`);
    }
  });

  it('rejects what the structure rules report', () => {
    for (const code of ['wrong-type', 'missing-key', 'unknown-key', 'unsupported-version']) {
      const rule = RULES.find((one) => one.code === code);
      assert.notEqual(faultsOf(rule?.bad.text ?? ''), '', `the bad example of ${code}`);
    }
  });

  const WRONG: readonly (readonly [string, string])[] = [
    ['a misspelled key', 'team: A\nroles: { pm: PM }\npeople: {}\nagreemnts: []\n'],
    ['no team', 'roles: { pm: PM }\n'],
    ['no team name', 'team: { purpose: None }\nroles: { pm: PM }\n'],
    ['no roles', 'team: A\n'],
    ['a later version', 'charter: 2\nteam: A\nroles: { pm: PM }\n'],
    ['a row without a label', 'team: A\nroles: { pm: PM }\nraci:\n  - { R: pm, A: pm }\n'],
    ['the label of another scheme', 'team: A\nroles: { pm: PM }\nraci:\n  - { decision: Go, A: pm }\n'],
    ['a letter and its key', 'team: A\nroles: { pm: PM }\nraci:\n  - { activity: Go, A: pm, accountable: pm }\n'],
    ['a letter that the scheme does not have', 'team: A\nroles: { pm: PM }\nraci:\n  - { activity: Go, S: pm }\n'],
    ['a status in a table of activities', 'team: A\nroles: { pm: PM }\nraci:\n  - { activity: Go, status: open }\n'],
    ['an unknown status', 'team: A\nroles: { pm: PM }\ndaci:\n  - { decision: Go, status: done }\n'],
    ['an invalid date', 'team: A\nroles: { pm: PM }\nreview: next year\n'],
    ['an unknown kind', 'team: A\nroles: { pm: PM }\nagreements:\n  - { name: X, kind: techdebt }\n'],
    ['a length out of range', 'team: A\nroles: { pm: PM }\nagreements:\n  - { name: X, minutes: 481 }\n'],
    ['a share above 100%', 'team: A\nroles: { pm: PM }\nagreements:\n  - { name: X, share: 101% }\n'],
    ['a word as the value of `external`', 'team: A\nroles: { pm: { external: maybe } }\n'],
    ['a mapping as a table', 'team: A\nroles: { pm: PM }\nraci: { activity: Go }\n'],
    ['an unknown rule', 'team: A\nroles: { pm: PM }\nrules: { missing-boss: off }\n'],
    ['an unknown severity', 'team: A\nroles: { pm: PM }\nrules: { missing-owner: fatal }\n'],
    ['two letters as one', 'team: A\nroles: { pm: PM }\nschemes: { x: { letters: { AB: { key: a, is: owner } } } }\n'],
    ['an unknown capability', 'team: A\nroles: { pm: PM }\nschemes: { x: { letters: { A: { key: a, is: boss } } } }\n'],
    [
      'an acknowledgement without letters',
      'team: A\nroles: { pm: PM }\nraci:\n  - { activity: Go, acknowledged: { pm: yes } }\n',
    ],
  ];
  for (const [what, text] of WRONG) {
    it(`rejects ${what}`, () => {
      assert.notEqual(faultsOf(text), '');
    });
  }

  const RIGHT: readonly (readonly [string, string])[] = [
    ['the author’s own keys', 'team: { name: A, x-cost: 1 }\nroles: { pm: { title: PM, x-desk: 4 } }\nx-a: [1]\n'],
    ['empty keys', 'team: A\nroles: { pm: }\nraci:\npeople:\ndecides:\nrules:\n'],
    ['inherited roles', 'extends: ../a.charter.yaml\nteam: A\n'],
    [
      'a table with a custom scheme',
      'team: A\nroles: { pm: PM }\nschemes: { x: { letters: { A: { key: a, is: owner } } } }\nx: []\n',
    ],
    [
      'a merged mapping',
      'x-row: &row { phase: One, I: everyone }\nteam: A\nroles: { pm: PM }\nraci:\n  - { <<: *row, activity: Go, A: pm }\n',
    ],
    ['numbers as texts', 'team: 7\nroles: { 1: 2 }\nraci:\n  - { activity: 3, phase: 4, A: 1 }\n'],
  ];
  for (const [what, text] of RIGHT) {
    it(`accepts ${what}`, () => {
      assert.equal(faultsOf(text), '');
    });
  }
});
