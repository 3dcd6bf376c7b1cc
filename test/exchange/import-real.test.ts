import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { test } from 'node:test';
import { needsShared, shared } from '../support/shared.ts';
import { type Imported, imported, record } from './support.ts';

/** What a person reads in one of the matrices, counted by hand. */
interface Expected {
  readonly file: string;
  readonly team: string;
  /** How often each letter occurs in the source. */
  readonly counts: string;
  readonly rows: number;
  readonly roles: readonly string[];
  /** Some of the rows, in the format of `support.ts`. */
  readonly some: readonly string[];
  /** Every note. */
  readonly notes: readonly string[];
}

const DONE = (line: number, label: string): string =>
  `${line}: “${label}” has 8 cells where the table has 7 columns; “(DONE)” was left out.`;

const MATRICES: readonly Expected[] = [
  {
    file: '03-kyklos.md',
    team: 'Kyklos v0.1',
    counts: 'R57 A62 C74 I91',
    rows: 61,
    roles: [
      'api-crd-designer',
      'api-validation-defaults-designer',
      'controller-reconcile-designer',
      'kyklos-orchestrator',
      'security-rbac-designer',
      'observability-metrics-designer',
      'local-workflow-designer',
      'testing-strategy-designer',
      'ci-release-designer',
      'docs-dx-designer',
      'community-launch-designer',
      'all-agents',
      'demo-screenshot-designer',
    ],
    some: [
      'raci: CRD schema definition [API and CRD Design] R=api-crd-designer A=api-crd-designer C=api-validation-defaults-designer,controller-reconcile-designer I=kyklos-orchestrator',
      'raci: API versioning strategy [API and CRD Design] R=api-crd-designer A=kyklos-orchestrator I=api-validation-defaults-designer,controller-reconcile-designer',
      'raci: Default value logic [Validation and Defaults] R=api-validation-defaults-designer A=api-validation-defaults-designer C=api-crd-designer I=security-rbac-designer,kyklos-orchestrator',
      'raci: Time-warp testing method [Local Developer Workflow] R=local-workflow-designer A=local-workflow-designer,testing-strategy-designer I=ci-release-designer,kyklos-orchestrator',
      'raci: Issue templates [Community and Launch Preparation] R=community-launch-designer A=community-launch-designer C=kyklos-orchestrator I=docs-dx-designer,all-agents',
      'raci: ADR creation [Overall Project Governance] R=all-agents A=kyklos-orchestrator',
      'raci: Brief updates [Overall Project Governance] A=kyklos-orchestrator C=all-agents',
    ],
    notes: [],
  },
  {
    file: '14-ddos-inspector.md',
    team: 'ddos inspector',
    counts: 'R7 A7 C24 I4',
    rows: 7,
    roles: ['An', 'Phat', 'Hung', 'Hieu', 'Dat'],
    some: [
      'raci: Kick-off meeting & RACI alignment R=an A=an C=phat,hung,hieu,dat',
      'raci: Environment provisioning (VMs & tools) R=an A=an C=phat,hung,hieu,dat',
      'raci: Phase 0 wrap-up & sign-off R=phat A=phat I=an,hung,hieu,dat',
    ],
    notes: [
      '0: The source has no title, so the team is called “ddos inspector” after the file.',
      '1: The column “Task ID” was left out.',
      DONE(3, 'Kick-off meeting & RACI alignment'),
      DONE(4, 'GitHub repo skeleton creation'),
      DONE(5, 'CI/CD pipeline setup'),
      DONE(6, 'Environment provisioning (VMs & tools)'),
      DONE(7, 'Environment validation & report'),
      DONE(8, 'Access & permissions configuration'),
      DONE(9, 'Phase 0 wrap-up & sign-off'),
      '14: The table “Task ID | Sub-Phase | Start Date | End Date | Person in Cha…” was skipped: it has neither letters in its cells nor columns named after letters.',
      '25: The table “Task ID | Sub-Phase | Start Date | End Date | Person in Cha…” was skipped: it has neither letters in its cells nor columns named after letters.',
      '36: The table “CODE | ROLE” was skipped: it explains the letters.',
    ],
  },
  {
    file: '17-incident-response.md',
    team: 'Incident Response',
    counts: 'R16 A13 C29 I41',
    rows: 14,
    roles: [
      'SOC / Security Analyst',
      'Incident Commander',
      'IT Operations',
      'CISO',
      'Legal / Privacy',
      'HR',
      'Management',
    ],
    some: [
      'raci: Incident Detection R=soc-security-analyst C=it-operations I=incident-commander,ciso,legal-privacy,hr,management',
      'raci: Incident Declaration R=incident-commander A=incident-commander C=soc-security-analyst,ciso,legal-privacy I=it-operations,hr,management',
      'raci: Containment R=soc-security-analyst,it-operations A=incident-commander I=ciso,legal-privacy,hr,management',
      'raci: External Communication R=legal-privacy A=ciso C=incident-commander,management I=soc-security-analyst,it-operations,hr',
      'raci: Incident Closure R=incident-commander A=ciso C=soc-security-analyst,it-operations,legal-privacy I=hr,management',
      'raci: Lessons Learned R=soc-security-analyst A=incident-commander C=it-operations,ciso,legal-privacy,hr I=management',
    ],
    notes: [],
  },
  {
    file: '20-verifiable-ai-governance.md',
    team: 'verifiable ai governance',
    counts: 'R16 A13 C73 I47',
    rows: 14,
    roles: [
      'Business',
      'AI Gov.',
      'Architecture',
      'Security',
      'Infra',
      'DevOps',
      'Privacy',
      'Legal',
      'Compliance',
      'Data',
    ],
    some: [
      'raci: Propose use case R=business A=business C=ai-gov,data I=architecture,security,infra,devops,privacy,legal,compliance',
      'raci: Contractual basis and international transfer R=privacy A=legal C=ai-gov,security,infra,compliance I=business,architecture,devops,data',
      'raci: Monitor production R=devops,data A=business C=ai-gov,security,infra,privacy,compliance I=architecture,legal',
      'raci: Audit evidence R=ai-gov C=compliance I=business,architecture,security,infra,devops,privacy,legal,data',
    ],
    notes: ['0: The source has no title, so the team is called “verifiable ai governance” after the file.'],
  },
  {
    file: '21-octoacme-sections.md',
    team: 'OctoAcme',
    counts: 'R76 A39 C103 I93',
    rows: 39,
    roles: [
      'Product Manager',
      'Project Manager',
      'Developer',
      'QA Lead',
      'UX/UI Designer',
      'DevOps Engineer',
      'Security Champion',
    ],
    some: [
      'raci: Define problem statement & success metrics [Project Initiation] R=product-manager A=product-manager C=project-manager,developer,ux-ui-designer I=qa-lead,devops-engineer,security-champion',
      'raci: Risk identification [Planning] R=project-manager,developer,qa-lead,ux-ui-designer,devops-engineer,security-champion A=project-manager C=product-manager',
      'raci: Security code review [Development] R=developer,security-champion A=security-champion C=devops-engineer I=product-manager,project-manager,qa-lead,ux-ui-designer',
      'raci: Documentation updates [Development] R=developer,devops-engineer C=product-manager,project-manager,qa-lead I=ux-ui-designer,security-champion',
      'raci: Deployment approval [Release & Communication] R=project-manager A=product-manager,project-manager C=qa-lead,devops-engineer,security-champion I=developer,ux-ui-designer',
      'raci: Implement process improvements [Retrospective & Improvement] R=project-manager,developer,qa-lead,ux-ui-designer,devops-engineer,security-champion A=project-manager C=product-manager',
    ],
    notes: [],
  },
  {
    file: '22-refactor-inverted.md',
    team: 'REFRACTOR Phase 0',
    // Names in the cells of each column, counted by hand.
    counts: 'R10 A10 C17 I11',
    rows: 10,
    roles: [
      'Program Manager',
      'Executive Sponsors',
      'Architecture',
      'Safety',
      'Product leads',
      'All engineering teams',
      'Infrastructure Lead',
      'Architecture Lead',
      'Tooling',
      'Retrieval teams',
      'Entire engineering org',
      'Safety Lead',
      'Reliability engineering',
      'Steering committee',
      'Team leads',
      'Legal',
      'All contributors',
      'Stakeholders',
      'Reframer Lead',
      'Tokenization',
      'Safety teams',
      'All team leads',
      'Telemetry Lead',
      'Infrastructure',
      'All participants',
      'DevOps Engineer',
      'Security',
      'Engineering teams',
    ],
    some: [
      'raci: Program charter & governance R=program-manager A=executive-sponsors C=architecture,safety,product-leads I=all-engineering-teams',
      'raci: Inbox/outbox process definition R=program-manager A=program-manager C=team-leads,legal I=all-contributors',
      'raci: Work breakdown structure (WBS) R=program-manager A=architecture-lead C=team-leads I=stakeholders',
      'raci: Backlog seeding for Phase 1 R=reframer-lead A=architecture-lead C=tokenization,safety-teams I=program-manager,infrastructure-lead',
      'raci: Secrets management templates R=devops-engineer A=infrastructure-lead C=security,safety-teams I=engineering-teams',
    ],
    notes: [
      '10: “Program manager” was read as “Program Manager”, which differs only in spelling.',
      '10: “Infrastructure lead” was read as “Infrastructure Lead”, which differs only in spelling.',
    ],
  },
];

for (const expected of MATRICES) {
  test(`${expected.file} is imported as a person reads it`, needsShared, () => {
    const path = shared('matrices', expected.file);
    const found = imported(readFileSync(path, 'utf8'), { fileName: basename(path) });
    assert.equal(found.team, expected.team);
    assert.equal(found.rows.length, expected.rows);
    assert.deepEqual(Object.values(found.roles), expected.roles);
    assert.equal(counts(found), expected.counts);
    for (const row of expected.some) assert.ok(found.rows.includes(row), `${row}\n\n${found.rows.join('\n')}`);
    assert.deepEqual(found.notes, expected.notes);
  });

  if (expected.file.startsWith('22')) continue;
  test(`every cell of ${expected.file} is in the imported charter, and nothing else`, needsShared, () => {
    const source = readFileSync(shared('matrices', expected.file), 'utf8');
    assert.deepEqual(holdings(imported(source, { fileName: expected.file })), cells(source));
  });
}

/** The letters of a charter with their holders, sorted. */
function holdings(found: Imported): string[] {
  const list = found.data['raci'];
  assert.ok(Array.isArray(list));
  return list
    .flatMap((entry) => {
      const row = record(entry);
      return ['R', 'A', 'C', 'I'].flatMap((letter) =>
        [row[letter] ?? []].flat().map((id) => `${String(row['activity'])} ${letter} ${found.roles[String(id)] ?? ''}`),
      );
    })
    .sort();
}

function counts(found: Imported): string {
  const all = holdings(found);
  return ['R', 'A', 'C', 'I']
    .map((letter) => letter + all.filter((one) => one.includes(` ${letter} `)).length)
    .join(' ');
}

/** The same from the grids of a Markdown file, read in the simplest way that works for these files. */
function cells(source: string): string[] {
  const found: string[] = [];
  let header: string[] | undefined;
  for (const line of source.split('\n')) {
    const row = line.split('|').map((cell) => cell.trim());
    if (!line.startsWith('|')) header = undefined;
    else if (header === undefined) header = row;
    else {
      const label = header.includes('Task ID') ? 2 : 1;
      for (let at = label + 1; at < header.length; at += 1) {
        const cell = row[at] ?? '';
        if (/^[RACI](?:[/,][RACI])?$/u.test(cell))
          for (const letter of cell.split(/[/,]/u)) found.push(`${row[label]} ${letter} ${header[at]}`);
      }
    }
  }
  return found.sort();
}
