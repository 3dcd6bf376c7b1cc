/** The workspace of the tests inside VS Code: two folders with charters, created for each run. */
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const ORG = `team: Whole Company
roles:
  director: { title: Director, external: true }
  pm: Product Lead
  em: { title: Team Lead, people: [Elena Petrova] }
  eng: { title: Software Engineer, people: [Ada Lind] }
raci:
  - { activity: Setting the budget, R: director, A: director, C: [pm, em], I: eng }
`;

const CHECKOUT = `extends: org.charter.yaml
team: Checkout
roles:
  pm: { title: Product Lead, people: [Priya Shah] }
  em: { title: Team Lead, people: [Elena Petrova] }
  eng: { title: Software Engineer, people: [Ada Lind] }

raci:
  - { activity: Sprint planning, R: [em, pm], A: em, C: eng, I: director }
  - { activity: Reviewing, R: egn, A: em, I: pm }
  - { activity: Reviewing code, R: eng, A: em, I: pm }
`;

const FILES: Readonly<Record<string, string>> = {
  'checkout/org.charter.yaml': ORG,
  'checkout/checkout.charter.yaml': CHECKOUT,
  'checkout/plain.yaml': 'team: no charter\n',
  'checkout/windows.charter.yaml': [
    'team: Windows   # with a comment, and trailing spaces  ',
    "roles: {on-call: 'On call',  eng: Engineer}",
    '',
    'raci:',
    '  - { activity: Answering the page, R: egn, A: on-call }   # 𝒰nicode',
    '  - { activity: Fixing bugs, R: eng, A: on-call }',
    '',
  ].join('\r\n'),
  'checkout/matrix.csv': '\ufeffAktivität;PM;EM\nGröße schätzen;A;R\n',
  'platform/platform.charter.yml':
    'team: Platform\nroles: { em: Manager }\nraci:\n  - { activity: Deploy, R: em, A: em }\n',
  'platform/twin.charter.yaml':
    'team: Platform\nroles: { em: Manager }\nraci:\n  - { activity: Build, R: em, A: em }\n',
  'platform/closed.charter.yaml': 'team: Closed\nroles: { em: Manager }\nraci:\n  - { activity: Deploy, R: em }\n',
  'platform/untidy.charter.yaml':
    'team: Untidy\nroles: {em: Manager, eng: Engineer}   \nraci:\n  - {A: em,   R: eng, activity: Deploy}\n',
};

/** Writes the workspace; returns the path of its `.code-workspace` file. */
export function makeWorkspace(): string {
  const root = mkdtempSync(join(tmpdir(), 'charter-workspace-'));
  for (const [path, text] of Object.entries(FILES)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  const path = join(root, 'teams.code-workspace');
  writeFileSync(path, JSON.stringify({ folders: [{ path: 'checkout' }, { path: 'platform' }], settings: {} }));
  return path;
}
