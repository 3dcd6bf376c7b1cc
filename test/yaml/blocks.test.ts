import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isAlias, isMap, isScalar, isSeq, parseDocument } from 'yaml';
import { type Block, readYaml, type YamlDocument } from '../../server/src/yaml/document.ts';
import type { SyntaxNode } from '../../server/src/yaml/tree.ts';
import { yamlCases } from '../hostile/data.ts';
import { SMALL_CHARTERS } from '../support/charters.ts';
import { mutate, Random, runs } from '../support/random.ts';
import { sameText } from '../support/same.ts';

/** The common form of both trees: kinds, values, names and the absolute offsets of scalars and aliases. */
type Plain = null | string | { map: [Plain, Plain][] } | { seq: Plain[] };

function scalarText(
  value: string,
  start: number,
  end: number,
  anchor: string | undefined,
  tag: string | undefined,
): string {
  return `${anchor === undefined ? '' : `&${anchor} `}${tag === undefined ? '' : `!${tag} `}${start}-${end} ${JSON.stringify(value)}`;
}

function named(plain: Plain, anchor: string | undefined): Plain {
  if (anchor === undefined || plain === null || typeof plain === 'string') return plain;
  return { seq: [`&${anchor}`, plain] };
}

function ofBlock(node: SyntaxNode | undefined, by: number): Plain {
  if (node === undefined) return null;
  if (node.kind === 'scalar') return scalarText(node.value, node.start + by, node.end + by, node.anchor, node.tag);
  if (node.kind === 'alias') return `*${node.name} ${node.start + by}`;
  if (node.kind === 'seq') return named({ seq: node.items.map((item) => ofBlock(item, by)) }, node.anchor);
  return named(
    { map: node.pairs.map((pair): [Plain, Plain] => [ofBlock(pair.key, by), ofBlock(pair.value, by)]) },
    node.anchor,
  );
}

/** The tree of a whole document, put together from its blocks. */
function ofDocument(document: YamlDocument): Plain {
  const at = (index: number): [Block | undefined, number] => [
    document.blocks.at(index),
    document.blocks.startOf(index),
  ];
  const [first] = at(0);
  if (document.blocks.length === 0 || (document.blocks.length === 1 && first?.kind === 'lead')) return null;
  if (first?.kind === 'whole') return ofBlock(first.root, 0);
  const pairs: [Plain, Plain][] = [];
  for (let index = 0; index < document.blocks.length; index++) {
    const [block, start] = at(index);
    if (block?.kind === 'pair' || block?.kind === 'header') {
      for (const pair of block.root?.kind === 'map' ? block.root.pairs : []) {
        pairs.push([ofBlock(pair.key, start), block.kind === 'header' ? { seq: [] } : ofBlock(pair.value, start)]);
      }
    } else if (block?.kind === 'item') {
      const list = pairs.at(-1)?.[1];
      const items = block.root?.kind === 'seq' ? block.root.items : [];
      assert.equal(items.length, 1, `a block of an item contains one item: ${JSON.stringify(block.text)}`);
      if (list !== null && typeof list === 'object' && 'seq' in list) list.seq.push(ofBlock(items[0], start));
    }
  }
  return { map: pairs };
}

function ofLibrary(node: unknown): Plain {
  if (node === null || node === undefined) return null;
  if (isAlias(node)) return `*${node.source} ${node.range?.[0]}`;
  if (isScalar(node)) {
    return scalarText(
      node.source ?? String(node.value ?? ''),
      node.range?.[0] ?? 0,
      node.range?.[1] ?? 0,
      node.anchor,
      node.tag,
    );
  }
  if (isMap(node))
    return named(
      { map: node.items.map((pair): [Plain, Plain] => [ofLibrary(pair.key), ofLibrary(pair.value)]) },
      node.anchor,
    );
  if (isSeq(node)) return named({ seq: node.items.map(ofLibrary) }, node.anchor);
  return null;
}

/** The library's tree of a text that it accepts as one document; undefined for any other text. */
function accepted(text: string): { tree: Plain } | undefined {
  const document = parseDocument(text, {
    schema: 'core',
    resolveKnownTags: false,
    uniqueKeys: false,
    prettyErrors: false,
    logLevel: 'error',
  });
  if (document.errors.length > 0) return undefined;
  return { tree: ofLibrary(document.contents) };
}

function compare(text: string): boolean {
  // The library counts a byte order mark as a column of the first line, so a line end of the same length replaces it.
  const plain = text.replace(/^\ufeff/, '\n');
  // Charter deliberately differs from the library here: for a NUL, a conflict marker, and a colon without a key after a
  // tab, which the library reads at the top level.
  if (/\0|(?<![^\n])(?:<{7}(?![^ \t\r\n])|[ ]*\t[ \t]*:(?!\S))/.test(plain)) return false;
  const expected = accepted(plain);
  if (expected === undefined) return false;
  const document = readYaml(text);
  // A slip that leaves the text YAML is read as what was meant; its own tests say what that is.
  if (document.blocks.all().some((block) => block.faults.some((fault) => fault.fix !== undefined))) return false;
  assert.deepEqual(ofDocument(document), expected.tree, `the trees differ for ${JSON.stringify(text)}`);
  assert.equal(
    document.blocks
      .all()
      .map((block) => block.text)
      .join(''),
    text,
  );
  assert.deepEqual(
    document.blocks.all().flatMap((block) => block.faults),
    [],
    JSON.stringify(text),
  );
  return true;
}

test('the blocks of the YAML conformance suite are the tree of its documents', () => {
  const cases = yamlCases();
  const compared = cases.filter(({ yaml }) => compare(yaml)).length;
  assert.equal(cases.length, 402);
  assert.ok(compared > 250, `only ${compared} cases compared`);
});

const CASES = runs(200_000);

test(`the blocks of ${CASES} mutated charters form the tree of the whole text`, (t) => {
  const seed = Number(process.env.CHARTER_SEED ?? 20261124);
  const random = new Random(seed);
  let compared = 0;
  for (let index = 0; index < CASES; index++) {
    // Small charters are parsed often; the large one checks that the result does not depend on size.
    const text = mutate(
      random.chance(0.1) ? random.pick(SMALL_CHARTERS) : random.pick(SMALL_CHARTERS.slice(1)),
      random,
    );
    if (compare(text)) compared++;
  }
  t.diagnostic(`seed ${seed}: ${compared} of ${CASES} texts were valid YAML and compared`);
  assert.ok(compared > CASES / 10);
});

test('a version made from any previous one equals the version made from its text alone', () => {
  const seed = Number(process.env.CHARTER_SEED ?? 20261124);
  const random = new Random(seed);
  const plain = (document: YamlDocument) =>
    JSON.stringify({ ...document, splice: undefined, madeFrom: undefined, pieces: undefined }, (key, value) =>
      key === 'target' ? undefined : value,
    );
  let previous = readYaml('');
  let text = '';
  for (let index = 0; index < runs(4_000); index++) {
    if (index % 25 === 0) text = random.pick(SMALL_CHARTERS);
    text = mutate(text, random);
    const from = random.chance(0.9) ? previous : readYaml(random.pick(SMALL_CHARTERS));
    const incremental = readYaml(text, from);
    sameText(
      plain(incremental),
      plain(readYaml(text)),
      () => `seed ${seed}, case ${index}: ${JSON.stringify([from.text, text])}`,
    );
    const { head, oldTail, newTail } = incremental.splice;
    assert.ok(incremental.blocks.slice(0, head).every((block, at) => block === from.blocks.at(at)));
    assert.ok(
      incremental.blocks
        .all()
        .slice(newTail)
        .every((block, at) => block === from.blocks.at(oldTail + at)),
    );
    previous = incremental;
  }
});
