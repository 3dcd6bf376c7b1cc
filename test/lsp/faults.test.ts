/** What clients and accidents send: each fault has its right code, and the server is alive afterwards. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { PassThrough } from 'node:stream';
import { after, before, describe, test } from 'node:test';
import { overStreams } from '../../server/src/node/streams.ts';
import { type Answer, framed, type RawClient, rawClient, spawnServer } from './raw.ts';

const PARSE_ERROR = -32700;
const INVALID_REQUEST = -32600;
const METHOD_NOT_FOUND = -32601;
const INVALID_PARAMS = -32602;
const NOT_INITIALIZED = -32002;
const CANCELLED = -32800;
const FAILED = -32803;

const URI = 'file:///w/a.charter.yaml';
const TEXT = 'team: A\nroles: { pm: P, em: E }\nraci:\n  - { activity: One, R: pm, A: em }\n';
const document = { textDocument: { uri: URI } };
const at = (line: unknown, character: unknown) => ({ ...document, position: { line, character } });
const range = (a: unknown, b: unknown, c: unknown, d: unknown) => ({
  start: { line: a, character: b },
  end: { line: c, character: d },
});

function open(client: RawClient, uri = URI, text = TEXT, version = 1): void {
  client.tell('textDocument/didOpen', { textDocument: { uri, languageId: 'charter', version, text } });
}

function change(client: RawClient, version: unknown, contentChanges: unknown, uri: unknown = URI): void {
  client.tell('textDocument/didChange', { textDocument: { uri, version }, contentChanges });
}

/** The server is alive when it still explains the role of the charter. */
async function isAlive(client: RawClient, uri = 'file:///alive.charter.yaml'): Promise<void> {
  open(client, uri);
  const answer = await client.ask('textDocument/hover', {
    textDocument: { uri },
    position: { line: 3, character: 25 },
  });
  assert.match(JSON.stringify(answer.result), /\*\*P\*\*/, JSON.stringify(answer));
  client.tell('textDocument/didClose', { textDocument: { uri } });
}

async function start(client: RawClient): Promise<void> {
  await client.ask('initialize', { processId: null, rootUri: null, capabilities: {} });
  client.tell('initialized', {});
}

/** Sends one fault; the code of the error that answers it, or what else is expected. */
type Fault = readonly [
  name: string,
  send: (client: RawClient) => Promise<Answer> | undefined,
  code: number | undefined,
];

const BEFORE: readonly Fault[] = [
  ['a request before initialize', (client) => client.ask('textDocument/hover', at(0, 0)), NOT_INITIALIZED],
  ['shutdown before initialize', (client) => client.ask('shutdown'), NOT_INITIALIZED],
  ['an unknown request before initialize', (client) => client.ask('x/y'), NOT_INITIALIZED],
  [
    'a notification before initialize',
    (client) => {
      open(client);
      return undefined;
    },
    undefined,
  ],
  ['initialize without parameters', (client) => client.ask('initialize'), INVALID_PARAMS],
  ['initialize without capabilities', (client) => client.ask('initialize', { processId: 1 }), INVALID_PARAMS],
];

const bytes = (text: string) => (client: RawClient) => {
  client.bytes(text);
  return client.nextFault();
};
const message = (value: object) => (client: RawClient) => {
  client.send(value);
  return client.nextFault();
};
const silent = (send: (client: RawClient) => void) => (client: RawClient) => {
  send(client);
  return undefined;
};

const DURING: readonly Fault[] = [
  ['a second initialize', (client) => client.ask('initialize', { capabilities: {} }), INVALID_REQUEST],
  ['an unknown request', (client) => client.ask('charter/nothing', {}), METHOD_NOT_FOUND],
  ['an unknown request of the protocol’s own', (client) => client.ask('$/nothing', {}), METHOD_NOT_FOUND],
  ['an unknown notification', silent((client) => client.tell('charter/nothing', {})), undefined],
  ['JSON that is none', bytes('Content-Length: 5\r\n\r\n{"a":'), PARSE_ERROR],
  ['a message that is empty', bytes('Content-Length: 0\r\n\r\n'), PARSE_ERROR],
  ['a batch', message([{ jsonrpc: '2.0', id: 1, method: 'shutdown' }]), INVALID_REQUEST],
  ['a message that is a number', bytes('Content-Length: 2\r\n\r\n42'), INVALID_REQUEST],
  ['a message that is null', bytes('Content-Length: 4\r\n\r\nnull'), INVALID_REQUEST],
  ['a message without a method', message({ jsonrpc: '2.0' }), INVALID_REQUEST],
  ['a method that is a number', message({ jsonrpc: '2.0', method: 7 }), INVALID_REQUEST],
  ['an id that is an object', message({ jsonrpc: '2.0', id: {}, method: 'shutdown' }), INVALID_REQUEST],
  ['an answer to nothing', silent((client) => client.send({ jsonrpc: '2.0', id: 99_999, result: 1 })), undefined],
  ['parameters that are a number', (client) => client.ask('textDocument/hover', 5), INVALID_PARAMS],
  ['parameters by position', (client) => client.ask('textDocument/hover', [document, 1, 2]), INVALID_PARAMS],
  ['no parameters', (client) => client.ask('textDocument/hover'), INVALID_PARAMS],
  ['parameters that are null', (client) => client.ask('textDocument/hover', null), INVALID_PARAMS],
  ['null for the parameters of our own requests', (client) => client.ask('charter/status', [null]), INVALID_PARAMS],
  ['null for an action', (client) => client.ask('codeAction/resolve', [null]), INVALID_PARAMS],
  [
    'files that are renamed to nothing',
    (client) => client.ask('workspace/willRenameFiles', { files: [{}] }),
    INVALID_PARAMS,
  ],
  [
    'a protocol of the matrix that cannot even be named',
    (client) => client.ask('charter/matrix', { uri: URI, by: 'role', protocol: { toString: 1 } }),
    INVALID_PARAMS,
  ],
  ['a document that is a text', (client) => client.ask('textDocument/hover', { textDocument: URI }), INVALID_PARAMS],
  [
    'a URI that is a number',
    (client) => client.ask('textDocument/hover', { textDocument: { uri: 5 } }),
    INVALID_PARAMS,
  ],
  ['no position', (client) => client.ask('textDocument/hover', document), INVALID_PARAMS],
  ['a negative line', (client) => client.ask('textDocument/hover', at(-1, 0)), INVALID_PARAMS],
  ['half a column', (client) => client.ask('textDocument/completion', at(0, 0.5)), INVALID_PARAMS],
  ['a line that is a text', (client) => client.ask('textDocument/definition', at('0', 0)), INVALID_PARAMS],
  ['a line past all numbers', (client) => client.ask('textDocument/hover', at(1e300, 0)), INVALID_PARAMS],
  ['a line past the end', (client) => client.ask('textDocument/hover', at(2_147_483_647, 0)), undefined],
  ['a column past the end', (client) => client.ask('textDocument/completion', at(0, 2_147_483_647)), undefined],
  [
    'a range without an end',
    (client) => client.ask('textDocument/inlayHint', { ...document, range: {} }),
    INVALID_PARAMS,
  ],
  [
    'a range over everything and more',
    (client) => client.ask('textDocument/semanticTokens/range', { ...document, range: range(0, 0, 2e9, 2e9) }),
    undefined,
  ],
  [
    'a range that is reversed',
    (client) => client.ask('textDocument/inlayHint', { ...document, range: range(9, 9, 0, 0) }),
    undefined,
  ],
  [
    'code actions without a context',
    (client) => client.ask('textDocument/codeAction', { ...document, range: range(0, 0, 1, 0) }),
    undefined,
  ],
  [
    'positions that are none',
    (client) => client.ask('textDocument/selectionRange', { ...document, positions: 1 }),
    INVALID_PARAMS,
  ],
  [
    'a document that nobody opened',
    (client) => client.ask('textDocument/hover', { ...at(0, 0), textDocument: { uri: 'file:///no' } }),
    INVALID_PARAMS,
  ],
  [
    'a URI that is none',
    (client) => client.ask('textDocument/hover', { ...at(0, 0), textDocument: { uri: '%' } }),
    INVALID_PARAMS,
  ],
  ['a query that is a number', (client) => client.ask('workspace/symbol', { query: 1 }), INVALID_PARAMS],
  [
    'a new name that is a list',
    (client) => client.ask('textDocument/rename', { ...at(3, 25), newName: [] }),
    INVALID_PARAMS,
  ],
  ['a new name that is empty', (client) => client.ask('textDocument/rename', { ...at(3, 25), newName: '' }), FAILED],
  [
    'renaming where there is no name',
    (client) => client.ask('textDocument/rename', { ...at(0, 1), newName: 'x' }),
    FAILED,
  ],
  ['opening without a text', silent((client) => client.tell('textDocument/didOpen', document)), undefined],
  ['opening the same twice', silent((client) => open(client)), undefined],
  [
    'closing what is not open',
    silent((client) => client.tell('textDocument/didClose', { textDocument: { uri: 'file:///no' } })),
    undefined,
  ],
  ['changing what is not open', silent((client) => change(client, 9, [{ text: '' }], 'file:///no')), undefined],
  ['a change of a URI that is none', silent((client) => change(client, 9, [{ text: '' }], 7)), undefined],
  ['a stale change', silent((client) => change(client, 0, [{ text: 'team: Stale\n' }])), undefined],
  ['changes that are none', silent((client) => change(client, 50, 'all')), undefined],
  ['a change without a text', silent((client) => change(client, 51, [{ range: range(0, 0, 0, 1) }])), undefined],
  [
    'a change at a negative place',
    silent((client) => change(client, 52, [{ range: range(-1, 0, 0, 1), text: 'x' }])),
    undefined,
  ],
  ['a change of no place and no text', silent((client) => change(client, 53, [null])), undefined],
  ['no settings at all', silent((client) => client.tell('workspace/didChangeConfiguration')), undefined],
  [
    'settings that are none',
    silent((client) => client.tell('workspace/didChangeConfiguration', { settings: 5 })),
    undefined,
  ],
  [
    'files that are none',
    silent((client) => client.tell('workspace/didChangeWatchedFiles', { changes: [7] })),
    undefined,
  ],
  ['folders that are none', silent((client) => client.tell('workspace/didChangeWorkspaceFolders', {})), undefined],
  ['cancelling nothing', silent((client) => client.tell('$/cancelRequest', { id: 12_345 })), undefined],
  ['cancelling without an id', silent((client) => client.tell('$/cancelRequest', {})), undefined],
  ['cancelling without parameters', silent((client) => client.tell('$/cancelRequest')), undefined],
  [
    'a request that is cancelled',
    (client) => {
      const id = 'cancelled';
      const hover = framed({ jsonrpc: '2.0', id, method: 'textDocument/hover', params: at(0, 0) });
      const cancel = framed({ jsonrpc: '2.0', method: '$/cancelRequest', params: { id } });
      client.bytes(Buffer.concat([hover, cancel]));
      return client.hear((answer) => answer.id === id);
    },
    CANCELLED,
  ],
];

const AFTER: readonly Fault[] = [
  ['a request after shutdown', (client) => client.ask('textDocument/hover', at(0, 0)), INVALID_REQUEST],
  ['initialize after shutdown', (client) => client.ask('initialize', { capabilities: {} }), INVALID_REQUEST],
  ['a second shutdown', (client) => client.ask('shutdown'), INVALID_REQUEST],
  ['a notification after shutdown', silent((client) => open(client)), undefined],
];

async function check(client: RawClient, [name, send, code]: Fault): Promise<void> {
  const answer = await send(client);
  if (code !== undefined) assert.equal(answer?.error?.code, code, `${name}: ${JSON.stringify(answer)}`);
  else assert.equal(answer?.error, undefined, `${name}: ${JSON.stringify(answer)}`);
  if (code !== undefined) assert.notEqual(answer?.error?.message, '');
}

describe(`${BEFORE.length + DURING.length + AFTER.length} faults, each with its code, the server alive after it`, () => {
  let client: RawClient;
  before(() => {
    client = rawClient();
  });
  after(() => assert.deepEqual(client.exits, []));

  for (const fault of BEFORE) test(fault[0], () => check(client, fault));
  test('and then a session begins', async () => {
    await start(client);
    open(client);
    await isAlive(client);
  });
  for (const fault of DURING) {
    test(fault[0], async () => {
      await check(client, fault);
      await isAlive(client);
    });
  }
  test('the charter is as the last good change left it', async () => {
    const hover = await client.ask('textDocument/hover', at(3, 25));
    assert.match(JSON.stringify(hover.result), /\*\*P\*\*/);
  });
  test('and then it ends', async () => {
    assert.equal((await client.ask('shutdown')).error, undefined);
  });
  for (const fault of AFTER) test(fault[0], () => check(client, fault));
});

const REQUEST = new TextDecoder().decode(framed({ jsonrpc: '2.0', id: 1, method: 'textDocument/hover', params: {} }));

/** After these nobody knows where the next message begins. */
for (const [name, sent] of [
  ['without a length', 'Content-Type: text/plain\r\n\r\n'],
  ['with a length that is no number', 'Content-Length: many\r\n\r\n'],
  ['with a negative length', 'Content-Length: -3\r\n\r\n'],
  ['after rubbish', `rubbish\r\n${REQUEST}`],
  ['after much rubbish', `${'rubbish '.repeat(4_000)}\r\n\r\n${REQUEST}`],
  ['after a message that was longer than its header said', `${REQUEST.slice(0, -1)}é}${REQUEST}${REQUEST}`],
] as const) {
  test(`a header ${name} is answered with an error, and the server ends with a failure`, async () => {
    const client = rawClient();
    await start(client);
    client.bytes(sent);
    const answers: (Answer | undefined)[] = [await client.nextFault()];
    while (client.exits.length === 0) answers.push(await Promise.race([client.nextFault(), client.left]));
    assert.deepEqual(client.exits, [1]);
    assert.ok(answers.every((answer) => answer === undefined || answer.error?.code === PARSE_ERROR));
    assert.match(client.log.join('\n'), /A message begins with its length/);
  });
}

test('messages leave the server as ASCII, whatever characters they hold', async () => {
  const [up, down] = [new PassThrough(), new PassThrough()];
  const { writer } = overStreams(up, down, assert.fail, assert.fail);
  const message = { jsonrpc: '2.0', method: 'x', params: { text: 'Zoë 𝒳 \ud83d “ü” \u2028 \0 \\u00e9' } };
  const chunks: Buffer[] = [];
  down.on('data', (chunk: Buffer) => chunks.push(chunk));
  await writer.write(message);
  const bytes = Buffer.concat(chunks);
  assert.ok(bytes.every((byte) => byte < 0x80));
  const [head = '', body = ''] = bytes.toString('latin1').split('\r\n\r\n');
  assert.equal(head, `Content-Length: ${body.length}`);
  assert.deepEqual(JSON.parse(body), message);
});

test('exit without shutdown is a failure, after it a success', async () => {
  const impolite = rawClient();
  impolite.tell('exit');
  const polite = rawClient();
  await start(polite);
  await polite.ask('shutdown');
  polite.tell('exit');
  // A message is dealt with before the one that is sent behind it is answered.
  impolite.bytes('Content-Length: 1\r\n\r\n!');
  polite.bytes('Content-Length: 1\r\n\r\n!');
  await Promise.all([impolite.nextFault(), polite.nextFault()]);
  assert.deepEqual([impolite.exits, polite.exits], [[1], [0]]);
});

test('over real standard input and output: faults of the wire, a session, the end', async () => {
  const { client, child } = spawnServer();
  const left = once(child, 'exit');
  client.bytes('Content-Length: 3\r\n\r\n{]}');
  assert.equal((await client.nextFault()).error?.code, PARSE_ERROR);
  assert.equal((await client.ask('shutdown')).error?.code, NOT_INITIALIZED);
  await start(client);
  // A message in pieces, and two in one piece.
  const hover = Buffer.from(framed({ jsonrpc: '2.0', id: 1, method: 'x/é', params: {} }));
  for (let index = 0; index < hover.length; index++) client.bytes(hover.subarray(index, index + 1));
  assert.equal((await client.hear(({ id }) => id === 1)).error?.code, METHOD_NOT_FOUND);
  await isAlive(client);
  assert.equal((await client.ask('shutdown')).result, null);
  client.tell('exit');
  assert.deepEqual(await left, [0, null]);
});

test('over real standard input: a process that cannot find the next message says so and ends with a failure', async () => {
  const { client, child } = spawnServer();
  const left = once(child, 'exit');
  await start(client);
  client.bytes('Content-Length: oh\r\n\r\n');
  assert.equal((await client.nextFault()).error?.code, PARSE_ERROR);
  assert.deepEqual(await left, [1, null]);
});
