import { type BlockEdit, insertPair, replaceScalar, scalarText } from '../charter/edit/edits.ts';
import type { Acknowledged, Name } from '../charter/model.ts';
import { EVERYONE, type Names } from '../charter/names.ts';
import { namesOutsideRows } from '../charter/uses.ts';
import { nfc } from '../charter/values.ts';
import { insert } from '../text/edit.ts';
import { nearest } from '../text/nearest.ts';
import type { Block } from '../yaml/document.ts';
import { type Finding, type Fix, type FixContext, rule } from './rule.ts';

export default rule({
  code: 'unknown-role',
  group: 'Names',
  severity: 'error',
  summary: 'A cell, an owner, a decider … names no role or person.',
  why: 'A misspelt owner is nobody.',
  ask: 'Who is meant? Is it somebody in our team, somebody outside it, or somebody who has left?',
  marks: 'the name',
  fixes: ['Take the nearest name.', 'Declare the role.'],
  bad: {
    text: `team: Checkout
roles: { pm: Product Manager, eng: Software Engineer }
raci:
  - { activity: Deploying, R: [eng, emg], A: pm }
`,
  },
  good: {
    text: `team: Checkout
roles: { pm: Product Manager, eng: Software Engineer }
raci:
  - { activity: Deploying, R: eng, A: pm }
`,
  },

  row({ row, holdings }, { names }, report) {
    if (names.uncertain) return;
    for (const { name, target } of holdings) if (target === undefined) report(findingFor(row.block, name, names));
    const { acknowledged } = row;
    for (const { name } of acknowledged?.entries ?? [])
      if (names.resolve(name.value) === undefined) report(findingFor(row.block, name, names, acknowledged));
  },

  charter({ charter, names }, _context, report) {
    if (names.uncertain) return;
    const said = (charter.responsibilities?.entries ?? []).flatMap(({ acknowledged }) =>
      acknowledged === undefined ? [] : acknowledged.entries.map(({ name }) => [name, acknowledged] as const),
    );
    const beside = new Map(said);
    for (const { block, name } of namesOutsideRows(charter)) {
      if (names.resolve(name.value) === undefined) report(findingFor(block, name, names, beside.get(name)));
    }
  },
});

/** @param beside the acknowledgements that the name stands among, each of which has a name of its own */
function findingFor(block: Block, name: Name, names: Names, beside?: Acknowledged): Finding {
  const near = nearestOf(name.value, names);
  const advice = near === undefined ? 'Declare it under `roles`, or correct it.' : `Did you mean “${near}”?`;
  const message = `There is no role or person “${name.value}”. ${advice}`;
  return {
    block,
    span: name.span,
    message,
    fixes: (context) => fixesOf(block, name, isKeyOf(beside, near) ? undefined : near, context),
  };
}

/** Whether somebody has an acknowledgement already, be it one that cannot be read. */
function isKeyOf(beside: Acknowledged | undefined, name: string | undefined): boolean {
  return beside?.node?.pairs.some(({ key }) => key.kind === 'scalar' && nfc(key.value) === name) === true;
}

/** What was found for each name among the same others: a thousand rows may have one that nobody has. */
const NEAREST = new WeakMap<Names, Map<string, string | undefined>>();

function nearestOf(name: string, names: Names): string | undefined {
  let known = NEAREST.get(names);
  if (known === undefined) {
    known = new Map();
    NEAREST.set(names, known);
  }
  if (!known.has(name)) known.set(name, nearest(name, candidates(names)));
  return known.get(name);
}

function* candidates(names: Names): Generator<string> {
  for (const role of names.roles) yield role.id;
  for (const person of names.people) {
    yield person.key;
    yield person.name;
  }
  yield EVERYONE;
}

function fixesOf(block: Block, name: Name, near: string | undefined, context: FixContext): readonly Fix[] {
  const fixes: Fix[] = [];
  if (near !== undefined && name.node.kind === 'scalar') {
    fixes.push({
      title: `Change it to “${near}”`,
      edits: [replaceScalar(block, name.node, near)],
      preferred: true,
      safe: false,
    });
  }
  const declare = declaration(name.value, context);
  if (declare !== undefined) {
    fixes.push({
      title: `Declare the role “${name.value}”`,
      edits: [declare],
      preferred: near === undefined,
      safe: false,
    });
  }
  return fixes;
}

/** Adds a role behind the others, with its id as its title. */
function declaration(id: string, { charter, document, newLine }: FixContext): BlockEdit | undefined {
  const title = id.charAt(0).toUpperCase() + id.slice(1).replace(/[-_]/g, ' ');
  const text = `${scalarText(id)}: ${scalarText(title)}`;
  const pair = charter.rolesKey;
  if (pair?.value?.kind === 'map') return insertPair(pair.block, pair.value, text, newLine);
  if (pair !== undefined && pair.value !== undefined && pair.value.start === pair.value.end) {
    return { block: pair.block, ...insert(pair.value.end, `${newLine}  ${text}`) };
  }
  const last = document.blocks.at(-1);
  if (pair !== undefined || last === undefined || last.kind === 'whole') return undefined;
  const open = last.text.endsWith('\n') ? '' : newLine;
  return { block: last, ...insert(last.text.length, `${open}roles:${newLine}  ${text}${newLine}`) };
}
