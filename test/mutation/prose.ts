/**
 * What is not mutated: the prose of a rule's page. Another text there would change no behaviour, and a test that repeats
 * the sentence would prove nothing; that every rule has these texts, and that the examples do what they claim, is tested.
 */
const PROSE = new Set(['summary', 'why', 'source', 'marks', 'fixes', 'bad', 'good']);

/** What is read of a node of Babel's tree. */
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

/** Why the mutants of a node are left out, where they are. */
export function shouldIgnore(path: Path): string | undefined {
  const { node, parentPath } = path;
  if (node?.type === 'ObjectProperty' && PROSE.has(node.key?.name ?? '')) {
    const call = parentPath?.parentPath?.node;
    if (call?.type === 'CallExpression' && call.callee?.name === 'rule')
      return 'the prose of a page of the documentation';
  }
  return undefined;
}
