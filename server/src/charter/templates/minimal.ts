/** Template of a minimal charter. */
import type { Template } from './template.ts';

export const minimal: Template = {
  id: 'minimal',
  title: 'The smallest possible charter',
  description: 'A few roles and a RACI table, for any team.',
  text: `# A team charter: who does what, and who answers for it. Change the names, then run \`charter check\`.
charter: 1

team: Our Team

roles:
  lead: Team Lead
  member: Team Member
  sponsor: { title: Sponsor, external: true }  # outside the team

# R does the work, A answers for it (exactly one), C is asked before, I is told.
raci:
  - { activity: Agreeing on what we are here for, R: lead, A: lead, C: [member, sponsor] }
  - { activity: Planning the week, R: [lead, member], A: lead, I: sponsor }
  - { activity: Doing what was planned, R: member, A: member, C: lead }
  - { activity: Telling others how it goes, R: lead, A: lead, I: [member, sponsor] }
`,
};
