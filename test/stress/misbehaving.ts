/** A client that sends wrong messages: with odd or missing parts, in any order, and in chunks that are not messages. */
import { METHODS, PROTOCOL } from '../../server/src/protocol/protocol.ts';
import { type Answer, type RawClient, rawClient } from '../lsp/raw.ts';
import { SMALL_CHARTERS } from '../support/charters.ts';
import { mutate, Random, runs } from '../support/random.ts';
import { clock, type Figure, type Findings, type Order } from './part.ts';

const URIS = [
  'file:///w/a.charter.yaml',
  'file:///w/b.charter.yaml',
  'file:///w/%00',
  'untitled:1',
  'no uri',
  '',
  'vscode-remote://x/a.charter.yaml',
];

const REQUESTS = [
  ...[
    'hover',
    'completion',
    'definition',
    'references',
    'documentHighlight',
    'documentSymbol',
    'codeAction',
    'codeLens',
  ],
  ...['formatting', 'rangeFormatting', 'onTypeFormatting', 'rename', 'prepareRename', 'foldingRange', 'selectionRange'],
  ...['linkedEditingRange', 'inlayHint', 'semanticTokens/full', 'semanticTokens/range', 'diagnostic', 'documentLink'],
].map((name) => `textDocument/${name}`);

const ASKED = [
  ...REQUESTS,
  ...[
    'workspace/symbol',
    'workspace/diagnostic',
    'workspace/willRenameFiles',
    'completionItem/resolve',
    'codeAction/resolve',
    'inlayHint/resolve',
  ],
  ...Object.values(METHODS),
];
const TOLD = [
  ...['didOpen', 'didChange', 'didClose', 'didSave', 'willSave'].map((name) => `textDocument/${name}`),
  ...['didChangeWatchedFiles', 'didChangeConfiguration', 'didChangeWorkspaceFolders', 'didRenameFiles'].map(
    (name) => `workspace/${name}`,
  ),
  ...['$/cancelRequest', '$/setTrace', 'initialized', 'window/workDoneProgress/cancel'],
];

/** A value that is unexpected in any place. */
function oddity(random: Random): unknown {
  return random.pick<unknown>([
    ...[
      null,
      true,
      0,
      -1,
      1.5,
      2 ** 31,
      2 ** 53,
      -(2 ** 31),
      1e308,
      '',
      'x',
      '\ud83d',
      '\u0000',
      '__proto__',
      [],
      {},
      [[]],
      [null],
    ],
    ...[
      { length: 1e9 },
      { toString: 1 },
      { line: {}, character: {} },
      'a'.repeat(5_000),
      { uri: 5 },
      JSON.parse('{"__proto__":{"a":1}}'),
    ],
  ]);
}

/** Parameters with every property that a request may use. */
function parameters(random: Random): object {
  const number = () => random.pick([0, 1, 2, 3, 5, 20, 400, random.below(60)]);
  const position = () => ({ line: number(), character: number() });
  const range = () => ({ start: position(), end: position() });
  const uri = random.pick(URIS);
  const text = random.chance(0.5) ? mutate(random.pick(SMALL_CHARTERS), random) : random.pick(SMALL_CHARTERS);
  const textDocument = { uri, languageId: random.pick(['charter', 'yaml']), version: number(), text };
  return {
    ...{
      textDocument,
      position: position(),
      range: range(),
      positions: [position()],
      newName: random.pick(['x', '', 'a b', '\n']),
    },
    ...{
      context: { diagnostics: [], triggerKind: 1, includeDeclaration: true },
      options: { tabSize: 2, insertSpaces: true },
    },
    ...{
      ch: random.pick(['}', '\n', 'x']),
      query: 'p',
      previousResultIds: [],
      protocol: PROTOCOL,
      by: random.pick(['role', 'person']),
    },
    ...{
      uri,
      table: 'raci',
      row: number(),
      column: 'pm',
      version: number(),
      letters: ['R'],
      replace: false,
      as: 'csv',
      known: number(),
    },
    ...{
      edit: { kind: random.pick(['label', 'removeRow', 'moveRow']), table: 'raci', row: number(), label: 'x' },
      id: number(),
    },
    ...{
      contentChanges: random.chance(0.5)
        ? [{ range: range(), text: random.pick(['', 'x', '\n', '"', '😀']) }]
        : [{ text }],
    },
    ...{
      changes: [{ uri, type: number() }],
      files: [{ oldUri: uri, newUri: random.pick(URIS) }],
      settings: { charter: { rules: { 'missing-owner': 'off' } } },
    },
    ...{ event: { added: [], removed: [] }, value: 'off', token: 1, data: { uri } },
  };
}

/** A value with one or two parts replaced or removed. */
function spoilt(value: object, random: Random): object {
  const copy: object = structuredClone(value);
  for (let times = 1 + random.below(2); times > 0; times--) {
    let at: object = copy;
    for (let depth = random.below(4); depth >= 0; depth--) {
      const keys = Object.keys(at);
      if (keys.length === 0) break;
      const key = random.pick(keys);
      const inner: unknown = Reflect.get(at, key);
      if (depth > 0 && typeof inner === 'object' && inner !== null) at = inner;
      else {
        if (random.chance(0.3)) Reflect.deleteProperty(at, key);
        else Reflect.set(at, key, oddity(random));
        break;
      }
    }
  }
  return copy;
}

const INTERNAL_ERROR = -32603;

export async function misbehave(order: Order, findings: Findings): Promise<Figure> {
  const random = new Random(order.seed);
  const over = clock(order);
  const wanted = order.short ? runs(1_500) : 150_000;
  let sent = 0;
  let client: RawClient | undefined;
  let slowest = 0;
  for (; sent < wanted && !over(); sent++) {
    if (client === undefined) {
      client = rawClient();
      await client.ask('initialize', { processId: null, rootUri: null, capabilities: {} });
      client.tell('initialized', {});
    }
    const value = random.chance(0.4) ? parameters(random) : spoilt(parameters(random), random);
    const params: unknown = random.chance(0.03) ? oddity(random) : value;
    const dice = random.next();
    const logged = client.log.length;
    if (dice < 0.03)
      client.bytes(
        random.pick([
          'Content-Length: 4\r\n\r\nnull',
          'Content-Length: 1\r\n\r\nx',
          'Content-Length: 2\r\n\r\n{]',
          'Content-Length: 9\r\n\r\n[1,2,3,4]',
        ]),
      );
    else if (dice < 0.06) client.send({ jsonrpc: '2.0', id: oddity(random), method: oddity(random), params });
    else if (dice < 0.45) client.tell(random.pick(TOLD), params);
    else {
      const method = random.pick(ASKED);
      const started = performance.now();
      const answer: Answer = await client.ask(method, params);
      slowest = Math.max(slowest, performance.now() - started);
      if (answer.error?.code === INTERNAL_ERROR)
        findings.note(`seed ${order.seed}, message ${sent}: ${method} ${JSON.stringify(params).slice(0, 1_500)} fails`);
    }
    // Faults of a client are logged as a sentence; a stack trace shows a bug in the server.
    for (const line of client.log.slice(logged))
      if (/\n\s+at /.test(line)) findings.note(`seed ${order.seed}, message ${sent} or the one before: ${line}`);
    if (client.exits.length > 0) {
      findings.note(`seed ${order.seed}, message ${sent}: the server has left: ${JSON.stringify(params)}`);
      client = undefined;
    }
    if (sent % 500 === 499 && client !== undefined) await isWell(client, sent, findings);
  }
  return { what: 'messages of a misbehaving client', count: sent, worst: `${slowest.toFixed(0)} ms to an answer` };
}

/** Asserts that the server still shows the hover of a role. */
async function isWell(client: RawClient, sent: number, findings: Findings): Promise<void> {
  const uri = `file:///well/${sent}.charter.yaml`;
  const text = 'team: A\nroles: { pm: P, em: E }\nraci:\n  - { activity: One, R: pm, A: em }\n';
  client.tell('textDocument/didOpen', { textDocument: { uri, languageId: 'charter', version: 1, text } });
  const answer = await client.ask('textDocument/hover', {
    textDocument: { uri },
    position: { line: 3, character: 25 },
  });
  if (!/\*\*P\*\*/.test(JSON.stringify(answer.result)))
    findings.note(`after ${sent} messages it is not well: ${JSON.stringify(answer)}`);
  client.tell('textDocument/didClose', { textDocument: { uri } });
}
