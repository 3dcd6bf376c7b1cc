/** Reports meetings that are too rare or have no `every`, and technical debt without a `share`. */
import { kindOf } from '../charter/agreement-kinds.ts';
import { type BlockEdit, fillIn, insertPair, replaceScalar } from '../charter/edit/edits.ts';
import type { Agreement, AgreementKind, Name } from '../charter/model.ts';
import { pairOf } from '../charter/values.ts';
import { type Fix, type FixContext, rule } from './rule.ts';

type Period = 'month' | 'quarter' | 'year';

/** For each kind of meeting: its name, its longest allowed interval and its usual interval. */
interface Meeting {
  readonly title: string;
  readonly rarest: Period;
  readonly usual: string;
}

const MEETINGS: Partial<Record<AgreementKind, Meeting>> = {
  'one-on-one': { title: 'a one-on-one', rarest: 'month', usual: 'week' },
  'check-in': { title: 'a check-in', rarest: 'month', usual: 'week' },
  retrospective: { title: 'a retrospective', rarest: 'quarter', usual: '2 weeks' },
  feedback: { title: 'feedback', rarest: 'year', usual: 'quarter' },
};

/** The most days in each unit; a quarter is three months, a year twelve. */
const DAYS: Readonly<Record<string, number>> = { day: 1, week: 7, sprint: 14, month: 30.5, quarter: 91.5, year: 366 };

const MOST_DAYS: Readonly<Record<Period, number>> = { month: 31, quarter: 92, year: 366 };

export default rule({
  code: 'vague-agreement',
  group: 'Partnership',
  severity: 'hint',
  summary: 'A meeting has no `every` or is too rare for its kind, or a technical debt agreement has no `share`.',
  why: 'A meeting that is not in the calendar does not happen, and technical debt without a share of the time gets none.',
  ask: 'When is the next one, and who would notice if we skipped it?',
  marks: 'the name of the agreement',
  fixes: ['Insert `every` or `share`, or make the meeting more frequent.'],
  bad: {
    text: `team: Checkout
roles: { pm: Product Lead, em: Engineering Lead }
agreements:
  - { name: Retrospective, kind: retrospective, with: everyone }
  - { name: Product and engineering one-on-one, every: week, with: [pm, em] }
`,
  },
  good: {
    text: `team: Checkout
roles: { pm: Product Lead, em: Engineering Lead }
agreements:
  - { name: Retrospective, kind: retrospective, every: 2 weeks, with: everyone }
  - { name: Product and engineering one-on-one, every: week, with: [pm, em] }
  - { name: Room for technical debt, share: 20% }
`,
  },

  charter({ charter }, _context, report) {
    for (const agreement of charter.agreements?.entries ?? []) {
      const { name, block, every, share, unread } = agreement;
      const kind = kindOf(agreement);
      if (name === undefined || kind === undefined) continue;
      const { span } = name;
      if (kind === 'tech-debt' && share === undefined && !unread?.has('share')) {
        const message = `“${name.value}” does not say how much time it gets. Add \`share: 20%\`, or what it really is.`;
        report({ block, span, message, fixes: (context) => inserted(agreement, 'share', '20%', context) });
      }
      const meeting = MEETINGS[kind];
      if (meeting === undefined || unread?.has('every')) continue;
      const { title, rarest, usual } = meeting;
      if (every === undefined) {
        const message = `“${name.value}” does not say how often it is held. Add \`every: ${usual}\`, or how often it really is.`;
        report({ block, span, message, fixes: (context) => inserted(agreement, 'every', usual, context) });
      } else if (daysOf(every.value) > MOST_DAYS[rarest]) {
        const message = `“${name.value}” is held every ${every.value}, which is too rare for ${title}. Hold it every ${rarest} or more often.`;
        report({ block, span, message, fixes: () => replaced(agreement, every, rarest) });
      }
    }
  },
});

/** Days between two meetings; 0 if unknown. */
function daysOf(every: string): number {
  const [, count = '1', unit = ''] = /^(?:(\d+) )?([a-z]+?)s?$/.exec(every.trim()) ?? [];
  return Number(count) * (DAYS[unit] ?? 0);
}

function inserted({ block, node }: Agreement, key: string, value: string, { newLine }: FixContext): readonly Fix[] {
  if (node === undefined) return [];
  const empty = pairOf(node, key);
  if (empty?.value?.kind === 'alias') return [];
  const edit = empty === undefined ? insertPair(block, node, `${key}: ${value}`, newLine) : fillIn(block, empty, value);
  return [fixOf(`Insert \`${key}: ${value}\``, edit)];
}

function replaced({ block }: Agreement, { node }: Name, period: Period): readonly Fix[] {
  if (node.kind !== 'scalar' || node.anchor !== undefined) return [];
  return [fixOf(`Hold it every ${period}`, replaceScalar(block, node, period))];
}

function fixOf(title: string, edit: BlockEdit): Fix {
  return { title, edits: [edit], preferred: true, safe: false };
}
