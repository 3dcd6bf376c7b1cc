/** After any edits of a charter, its diagnostics equal those of a fresh start. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { TextPieces } from '../../server/src/text/pieces.ts';
import { SMALL_CHARTERS } from '../support/charters.ts';
import { FRAGMENTS, Random, runs } from '../support/random.ts';
import { isInside } from '../support/ranges.ts';
import { sameText } from '../support/same.ts';
import { type DirectServer, directServer } from './direct.ts';

const EDITS = runs(200_000);
const SEED = Number(process.env.CHARTER_SEED ?? 20261125);
/** The number of edits between two comparisons with a fresh start. */
const AT_A_TIME = 100;

const BASE = 'file:///w/base.charter.yaml';
const HEIR = 'file:///w/heir.charter.yaml';
const OTHER = 'file:///w/other.charter.yaml';
const URIS = [BASE, HEIR, OTHER] as const;

/** The text of the heir extends the base until an edit removes that. */
function beginning(uri: string, random: Random): string {
  const text = random.pick(SMALL_CHARTERS);
  return uri === HEIR ? `extends: base.charter.yaml\n${text.replace(/^\ufeff/, '')}` : text;
}

/** A random valid offset up to a limit: not inside a character, and not between CR and LF. */
function somewhere(text: string, random: Random, limit = text.length): number {
  const at = random.below(Math.min(limit, text.length) + 1);
  return isInside(text, at) ? at - 1 : at;
}

function position(lines: TextPieces, offset: number): { line: number; character: number } {
  const { line, column } = lines.positionAt(offset);
  return { line, character: column };
}

interface Change {
  readonly text: string;
  readonly change: object;
}

/** One edit of a text: its result and the client's message. */
function edit(text: string, random: Random): Change {
  if (random.chance(0.01)) return { text: random.pick(SMALL_CHARTERS), change: {} };
  const a = somewhere(text, random);
  const b = random.chance(0.5) ? a : somewhere(text, random, a + random.below(random.chance(0.05) ? 300 : 12));
  const [start, end] = a < b ? [a, b] : [b, a];
  const far = end - start > 300 ? start : end;
  const inserted = random.chance(0.3) ? '' : random.pick(FRAGMENTS);
  const lines = TextPieces.of(text);
  return {
    text: text.slice(0, start) + inserted + text.slice(far),
    change: { range: { start: position(lines, start), end: position(lines, far) }, text: inserted },
  };
}

async function said(server: DirectServer): Promise<string> {
  const all: unknown[] = [];
  for (const uri of URIS) all.push(await server.diagnostics(uri));
  return JSON.stringify(all, undefined, 1);
}

test(`after ${EDITS} random edits of charters that extend one another, diagnostics equal those of a fresh start`, async () => {
  const random = new Random(SEED);
  const server = await directServer();
  const texts = new Map<string, string>();
  let version = 1;
  for (const uri of URIS) {
    const text = beginning(uri, random);
    texts.set(uri, text);
    server.open(uri, text);
  }
  for (let made = 0; made < EDITS; ) {
    for (let count = 0; count < AT_A_TIME; ) {
      const uri = random.pick(URIS);
      let text = texts.get(uri) ?? '';
      const contentChanges: object[] = [];
      for (let more = 1 + random.below(3); more > 0; more--, count++) {
        const next = text.length > 6_000 ? { text: beginning(uri, random), change: {} } : edit(text, random);
        text = next.text;
        contentChanges.push('text' in next.change ? next.change : { text });
      }
      texts.set(uri, text);
      server.tell('textDocument/didChange', { textDocument: { uri, version: ++version }, contentChanges });
      // Some changes are handled alone, others many at once.
      if (random.chance(0.1)) await server.diagnostics(random.pick(URIS));
    }
    made += AT_A_TIME;
    const fresh = await directServer();
    for (const uri of URIS) fresh.open(uri, texts.get(uri) ?? '');
    const context = () => `seed ${SEED}, after ${made} edits: ${JSON.stringify([...texts.values()])}`;
    sameText(await said(server), await said(fresh), context);
    if (random.chance(0.3)) {
      const uri = random.pick(URIS);
      const text = beginning(uri, random);
      texts.set(uri, text);
      server.tell('textDocument/didChange', { textDocument: { uri, version: ++version }, contentChanges: [{ text }] });
    }
  }
  assert.deepEqual(server.log, []);
});
