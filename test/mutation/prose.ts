/**
 * Texts of rule pages are not mutated. They do not affect behaviour, and a test that repeats a sentence proves nothing;
 * other tests check that every rule has these texts and that the examples work.
 */
const PROSE = new Set(['summary', 'why', 'source', 'marks', 'fixes', 'bad', 'good']);

/** The used properties of a Babel node. */
interface Node {
  readonly type: string;
  readonly key?: Node;
  readonly name?: string;
  readonly callee?: Node;
  readonly expression?: Node;
}

interface Path {
  readonly node?: Node;
  readonly parentPath?: Path | null;
}

/** The reason to leave out the mutants of a node, if any. */
export function shouldIgnore(path: Path): string | undefined {
  const { node, parentPath } = path;
  if (node?.type === 'ObjectProperty' && PROSE.has(node.key?.name ?? '')) {
    const call = parentPath?.parentPath?.node;
    if (call?.type === 'CallExpression' && call.callee?.name === 'rule') return 'text of a rule page';
  }
  return undefined;
}
