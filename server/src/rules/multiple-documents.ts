/** Reports a second document in a file. */
import { rule } from './rule.ts';

export default rule({
  code: 'multiple-documents',
  group: 'Structure',
  severity: 'error',
  unsilenceable: true,
  summary: 'The file holds a second document, and only the first is read.',
  why: 'What stands behind the `---` looks like part of the charter and counts for nothing.',
  ask: 'Does the part after `---` belong to this team? Then move it up; if not, give it a file of its own.',
  marks: 'the `---`',
  bad: { text: 'team: Checkout\nroles: { pm: Product Manager }\n---\nteam: Payments\n' },
  good: { text: 'team: Checkout\nroles: { pm: Product Manager }\n' },
});
