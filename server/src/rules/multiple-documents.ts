/** Reports a second document in a file. */
import { rule } from './rule.ts';

export default rule({
  code: 'multiple-documents',
  group: 'Structure',
  severity: 'error',
  unsilenceable: true,
  summary: 'The file contains a second document, and only the first one is read.',
  why: 'Everything after `---` looks like part of the charter but is ignored.',
  ask: 'Does the part after `---` belong to this team? If so, remove the `---`; if not, move the part to its own file.',
  marks: 'the `---`',
  bad: { text: 'team: Checkout\nroles: { pm: Product Manager }\n---\nteam: Payments\n' },
  good: { text: 'team: Checkout\nroles: { pm: Product Manager }\n' },
});
