/**
 * A workspace of many charters: all their problems, the problems of one that is opened at the same time, and a key in
 * it.
 */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { charterOfRows, chartersOfTeams } from '../charters.ts';
import { PULLING, started } from '../contenders.ts';
import { interleaved, type Lab } from '../lab.ts';
import type { Client } from '../rpc.ts';
import { placeOf } from '../session.ts';
import type { Row } from '../table.ts';
import { parseTime } from './parse.ts';

const TEAMS = 1_000;
const ROWS = 60;
const OPEN = 'area-0/team-0.charter.yaml';

const NAME = `workspace of ${TEAMS.toLocaleString('en')} charters`;

interface Report {
  readonly items: readonly unknown[];
}

/** A server that has just been started in a folder, or in none. */
async function startedIn(folder?: string): Promise<Client> {
  const client = await started('ours', folder, undefined, PULLING);
  client.notify('initialized', {});
  return client;
}

function open(client: Client, uri: string, text: string): void {
  client.notify('textDocument/didOpen', { textDocument: { uri, languageId: 'charter', version: 1, text } });
}

const problemsOf = (client: Client, uri: string) =>
  client.request('textDocument/diagnostic', { textDocument: { uri } });

/** All problems of all charters, requested while the server still reads them. */
async function allProblems(client: Client): Promise<void> {
  const { items } = await client.request<Report>('workspace/diagnostic', { previousResultIds: [] });
  if (items.length < TEAMS) throw new Error(`Problems of ${items.length} charters of ${TEAMS} came.`);
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
}

const files = (lab: Lab) => lab.folder(chartersOfTeams(TEAMS, ROWS));

const ALL: Row = {
  name: `${NAME}, open to all problems of all`,
  size: 0,
  unit: 'ms',
  floor: '`parseDocument` of all their texts, warm',
  reach: {},
  measure(lab) {
    const folder = files(lab);
    const texts = [...chartersOfTeams(TEAMS, ROWS).values()];
    return interleaved(lab.rounds(5), {
      ours: async () => {
        const client = await startedIn(folder);
        const spent = await timed(() => allProblems(client));
        await client.stop();
        return spent;
      },
      floor: () => texts.reduce((sum, text) => sum + parseTime(text), 0),
    });
  },
};

/** The folder is read in the background, so opening a charter does not wait for it. */
const MEANWHILE: Row = {
  name: `${NAME}, problems of the open one meanwhile`,
  size: 0,
  unit: 'ms',
  floor: 'the same without a folder',
  reach: { floor: 1.25 },
  measure(lab) {
    const folder = files(lab);
    const text = charterOfRows(ROWS);
    const uri = pathToFileURL(join(folder, OPEN)).href;
    const first = (where?: string) => async () => {
      const client = await startedIn(where);
      const spent = await timed(async () => {
        open(client, uri, text);
        await problemsOf(client, uri);
      });
      await client.stop();
      return spent;
    };
    return interleaved(lab.rounds(15), { ours: first(folder), floor: first() });
  },
};

const KEY: Row = {
  name: `${NAME}, a key in one`,
  size: 0,
  unit: 'ms',
  reach: { most: 10 },
  async measure(lab) {
    const folder = files(lab);
    const text = charterOfRows(ROWS);
    const uri = pathToFileURL(join(folder, OPEN)).href;
    const client = await startedIn(folder);
    open(client, uri, text);
    await allProblems(client);
    const start = placeOf(text, 'Activity number 30');
    const press = (count: number) =>
      timed(async () => {
        const [length, typed] = count % 2 === 0 ? [0, 'x'] : [1, ''];
        const range = { start, end: { line: start.line, character: start.character + length } };
        const contentChanges = [{ range, text: typed }];
        client.notify('textDocument/didChange', { textDocument: { uri, version: count + 2 }, contentChanges });
        await problemsOf(client, uri);
      });
    const samples = await interleaved(lab.rounds(100), { ours: press });
    await client.stop();
    return samples;
  },
};

export const WORKSPACE_ROWS: readonly Row[] = [ALL, MEANWHILE, KEY];
