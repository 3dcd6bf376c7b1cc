/** Reports an extended charter that cannot be used. */
import { rule } from './rule.ts';

export default rule({
  code: 'broken-extends',
  group: 'Structure',
  severity: 'error',
  unsilenceable: true,
  summary: 'The extended charter is missing, unreadable, outside the workspace, in a cycle, or has structure errors.',
  why: 'Its roles and people are missing here.',
  ask: 'Where is the charter that this one extends, and who maintains it?',
  marks: 'the path',
  bad: { text: 'extends: missing.charter.yaml\nteam: Checkout\nroles: { pm: Product Manager }\n', files: {} },
  good: {
    text: 'extends: org.charter.yaml\nteam: Checkout\nroles: { pm: Product Manager }\n',
    files: { 'org.charter.yaml': 'team: Organisation\nroles: { director: { title: Director, external: true } }\n' },
  },

  charter({ brokenExtends }, _context, report) {
    for (const { path, message } of brokenExtends) report({ block: path.block, span: path.span, message });
  },
});
