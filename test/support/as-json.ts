import { type Analysis, fixesOf } from '../../server/src/analysis.ts';

/** All results of an analysis as JSON: problems with their places and fixes, and the charter with its spans. */
export function asJson(analysis: Analysis): string {
  const ids = new Map(analysis.document.blocks.all().map((block, index) => [block as unknown, index]));
  const plain = (key: string, value: unknown): unknown => {
    if (key === 'target') return undefined;
    if (ids.has(value) && key !== 'blocks') return `block ${ids.get(value)}`;
    return value;
  };
  const problem = (one: Analysis['problems'][number]) => ({ ...one, rule: one.code, fixes: fixesOf(analysis, one) });
  const { problems, ignored, facts } = analysis;
  const { charter, flaws } = analysis.reading;
  const seen = {
    text: analysis.text,
    starts: [...analysis.document.blocks.startsOfAll().values()],
    problems: problems.map(problem),
    ignored: ignored.map(problem),
    charter,
    flaws,
    counts: [facts.rowCount, facts.roleLoads, facts.personLoads, facts.roleDuties],
  };
  return JSON.stringify(seen, plain);
}
