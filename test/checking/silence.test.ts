import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { analyseFixture, expectOnly, expectProblems } from '../support/fixture.ts';

const ROLES = 'team: T\nroles: { pm: Product Lead, eng: Engineer }\n';
const OWN = ['missing-owner', 'missing-responsible', 'unknown-rule', 'unused-ignore'];

describe('an ignore comment', () => {
  it('applies to its line, the next entry, or the file', () => {
    expectOnly(
      OWN,
      `${ROLES}raci:
  - { activity: One, R: [eng, pm] } # charter-ignore-line missing-owner
  # charter-ignore-next-line missing-owner -- the on-call engineer decides
  - activity: Two

    R: [eng, pm]
  - { activity: Three, R: [eng, pm] }
                ^^^^^ missing-owner
`,
    );
    expectOnly(
      OWN,
      `# charter-ignore-file missing-owner
${ROLES}raci:
  - { activity: One, R: [eng, pm] }
  - { activity: Two, R: [eng, pm] }
`,
    );
  });

  it('applies to the whole entry that begins on the next line, whatever it is', () => {
    expectOnly(
      [...OWN, 'unknown-role', 'unknown-key'],
      `${ROLES}# charter-ignore-next-line missing-owner
raci:
  - { activity: One, R: [eng, pm] }
  - { activity: Two, R: [eng, pm] }
agreements:
  # charter-ignore-next-line unknown-role, unknown-key
  - name: Sync
    wiht: pm
    owner: xavier
  - name: Sync again
    wiht: pm
    ^^^^ unknown-key (error)
`,
    );
  });

  it('lists codes separated by spaces or commas, and may be above another comment', () => {
    expectOnly(
      OWN,
      `${ROLES}raci:
  # charter-ignore-next-line missing-owner, missing-responsible
  # Said twice.
  - { activity: One, C: eng, I: pm }
  # charter-ignore-next-line missing-owner missing-responsible
  - { activity: Two, C: eng, I: pm }
`,
    );
  });

  it('contains its reason after two hyphens, with or without spaces', () => {
    expectOnly(
      OWN,
      `${ROLES}raci:
  # charter-ignore-next-line missing-owner--agreed
  - { activity: One, R: [eng, pm] }
  #charter-ignore-next-line missing-owner --agreed, missing-responsible
  - { activity: Two, R: [eng, pm] }
`,
    );
  });

  it('is reported as unused if it silences nothing, or only as unknown if its code is unknown', () => {
    expectOnly(
      OWN,
      `${ROLES}rules: { many-informed: off }
raci:
  # charter-ignore-next-line missing-owner
                             ^^^^^^^^^^^^^ unused-ignore
  - { activity: One, R: eng, A: pm }
  - { activity: Two, R: eng, A: pm } # charter-ignore-line mising-owner
                                                           ^^^^^^^^^^^^ unknown-rule
  - { activity: Three, R: eng, A: pm } # charter-ignore-line many-informed
  # charter-ignore-next-line
    ^^^^^^^^^^^^^^^^^^^^^^^^ unknown-rule
  - { activity: Four, R: eng, A: pm }
  # charter-ignore-everything missing-owner
    ^^^^^^^^^^^^^^^^^^^^^^^^^ unknown-rule
  - { activity: Five, R: eng, A: pm }
`,
    );
  });

  it('does not silence a structure fault, and is not reported as unused', () => {
    expectOnly(
      ['wrong-type', 'unused-ignore'],
      `${ROLES}daci:
  # charter-ignore-next-line wrong-type
  - { decision: One, D: eng, A: pm, due: soon }
                                         ^^^^ wrong-type
`,
    );
  });

  it('can be disabled', () => {
    const { problems, ignored } = analyseFixture(
      `${ROLES}raci:\n  - { activity: One, R: [eng, pm] } # charter-ignore-line missing-owner\n`,
      { honourIgnores: false },
    );
    assert.deepEqual(
      problems.map((problem) => problem.code),
      ['missing-owner'],
    );
    assert.deepEqual(ignored, []);
  });

  it('keeps the problems that it silences, with its reason', () => {
    const { problems, ignored } = analyseFixture(
      `${ROLES}raci:\n  - { activity: One, R: [eng, pm] } # charter-ignore-line missing-owner -- for now\n`,
    );
    assert.deepEqual(problems, []);
    assert.deepEqual(
      ignored.map((problem) => [problem.code, problem.ignoredBy?.reason]),
      [['missing-owner', 'for now']],
    );
  });
});

describe('the rules of a charter', () => {
  it('set severities and options', () => {
    expectProblems(
      `${ROLES}rules:
  missing-owner: hint
  missing-responsible: off
  unused-role: { severity: warning }
raci:
  - { activity: One, A: }
                ^^^ empty-row
  - { activity: Two, C: eng, I: pm }
                ^^^ missing-owner (hint)
`.replace(
        'roles: { pm: Product Lead, eng: Engineer }\n',
        'roles: { pm: Product Lead, eng: Engineer }\n         ^^ idle-role\n',
      ),
    );
  });

  it('cannot change the severity of a structure fault', () => {
    expectOnly(['wrong-type'], `${ROLES}rules: { wrong-type: off }\nreview: soon\n        ^^^^ wrong-type\n`);
  });

  it('are reported for unknown rules and options', () => {
    expectOnly(
      ['unknown-rule', 'unknown-key', 'wrong-type'],
      `${ROLES}rules:
  missing-ovner: off
  ^^^^^^^^^^^^^ unknown-rule
  many-informed: { mx: 3 }
                   ^^ unknown-key (error)
  overloaded-role: { owns: 70%, does: 120%, rows: 5 }
                                      ^^^^ wrong-type
  missing-owner: { max: 3 }
                   ^^^ unknown-key
`,
    );
  });
});
