/** A session with every editor request, over an in-memory connection. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type {
  CodeAction,
  CodeLens,
  CompletionList,
  DocumentLink,
  DocumentSymbol,
  FoldingRange,
  Hover,
  InlayHint,
  LinkedEditingRanges,
  Location,
  LocationLink,
  Range,
  SelectionRange,
  SemanticTokens,
  SemanticTokensDelta,
  TextEdit,
  WorkspaceEdit,
  WorkspaceSymbol,
} from 'vscode-languageserver-protocol';
import { TextPieces } from '../../server/src/text/pieces.ts';
import { applyWire, connect, type TestClient, TestFiles } from './client.ts';

const URI = 'file:///w/checkout.charter.yaml';
const BASE_URI = 'file:///w/base.charter.yaml';

const BASE = `team: Company
people:
  priya: Priya Shah
roles:
  pm: { title: Product Manager, people: [priya] }
`;

const TEXT = `extends: base.charter.yaml
team: Checkout
roles:
  em: Engineering Manager
  eng: Software Engineer
# The work
# of the team
raci:
  - { activity: Deploying, phase: Delivery, R: eng, A: em }
  - activity: Interviewing users
    R: [pm, em]
    A: pm
responsibilities:
  - { name: Roadmap, owner: pm }
`;

/** The range of the n-th occurrence of one text in another. */
function rangeOf(text: string, part: string, nth = 0): Range {
  let at = -1;
  for (let count = 0; count <= nth; count++) at = text.indexOf(part, at + 1);
  assert.notEqual(at, -1, part);
  const lines = TextPieces.of(text);
  const wire = (offset: number) => {
    const { line, column } = lines.positionAt(offset);
    return { line, character: column };
  };
  return { start: wire(at), end: wire(at + part.length) };
}

/** The text of a range. */
function textAt(text: string, { start, end }: Range): string {
  const lines = TextPieces.of(text);
  const offset = ({ line, character }: { line: number; character: number }) =>
    lines.offsetAt({ line, column: character });
  return text.slice(offset(start), offset(end));
}

describe('a session', () => {
  let client: TestClient;
  const ask = <R>(method: string, params: object = {}): Promise<R> =>
    client.connection.sendRequest(method, { textDocument: { uri: URI }, ...params });
  const position = (part: string, nth = 0) => ({ position: rangeOf(TEXT, part, nth).start });

  before(async () => {
    client = await connect({
      files: new TestFiles({
        '/w/base.charter.yaml': BASE,
        '/w/search.charter.yaml': 'team: Search\nroles: { pm: Lead }\n',
      }),
      initialize: {
        workspaceFolders: [{ uri: 'file:///w', name: 'w' }],
        initializationOptions: {
          commands: ['charter.openMatrix', 'charter.showReferences', 'editor.action.triggerSuggest'],
          settings: { inlayHints: true },
        },
        capabilities: {
          workspace: { workspaceEdit: { documentChanges: true } },
          textDocument: {
            completion: { completionItem: { snippetSupport: true } },
            definition: { linkSupport: true },
            rename: { prepareSupport: true },
            documentSymbol: { hierarchicalDocumentSymbolSupport: true },
            codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: [] } } },
            publishDiagnostics: {
              relatedInformation: true,
              codeDescriptionSupport: true,
              tagSupport: { valueSet: [1] },
            },
          },
        },
      },
    });
    const first = client.nextDiagnostics(URI);
    await client.open(URI, TEXT, 7);
    await first;
  });
  after(() => client.close());

  test('declares its capabilities and its position encoding', () => {
    const { capabilities, serverInfo } = client.server;
    assert.equal(capabilities.positionEncoding, 'utf-16');
    assert.equal(serverInfo?.name, 'charter-language-server');
    assert.equal(capabilities.diagnosticProvider, undefined, 'a client without pull diagnostics receives them');
    assert.deepEqual(capabilities.codeActionProvider, {
      codeActionKinds: ['quickfix', 'refactor.extract', 'refactor.move', 'refactor.rewrite', 'source.fixAll.charter'],
    });
  });

  test('completes with an explicit range, missing names first', async () => {
    const list = await ask<CompletionList>('textDocument/completion', position('em }'));
    assert.deepEqual(
      list.items.slice(0, 4).map(({ label, detail, textEdit }) => [label, detail, textEdit]),
      ['em', 'pm', 'priya', 'eng'].map((label) => [
        label,
        { em: 'Engineering Manager', eng: 'Software Engineer', pm: 'Product Manager', priya: 'Priya Shah' }[label],
        { range: { start: rangeOf(TEXT, 'em }').start, end: rangeOf(TEXT, ' }\n  - activity').start }, newText: label },
      ]),
    );
  });

  test('completes the paths of other charters', async () => {
    const { items } = await ask<CompletionList>('textDocument/completion', position('base.charter'));
    assert.deepEqual(items.map(({ label }) => label).sort(), ['base.charter.yaml', 'search.charter.yaml']);
  });

  test('offers the values of a completed key, if the client has a command for it', async () => {
    const keys = await ask<CompletionList>('textDocument/completion', position(' activity: Deploying'));
    const [key] = keys.items.filter(({ textEdit }) => textEdit?.newText.endsWith(': '));
    assert.deepEqual(key?.command, {
      title: '',
      command: 'editor.action.triggerSuggest',
      arguments: [{ auto: true }],
    });
    const values = await ask<CompletionList>('textDocument/completion', position('em }'));
    assert.ok(values.items.every(({ command }) => command === undefined));
  });

  test('shows a short hover for the name at the caret', async () => {
    const hover = await ask<Hover>('textDocument/hover', position('pm, em'));
    assert.deepEqual(hover.range, rangeOf(TEXT, 'pm'));
    const { value } = hover.contents as { value: string };
    assert.match(value, /^\*\*Product Manager\*\*/);
    assert.match(value, /From base\.charter\.yaml/);
    assert.ok(value.split('\n').length <= 6);
    assert.equal(await ask('textDocument/hover', { position: { line: 1, character: 1 } }), null);
  });

  test('finds a declaration in the extended charter', async () => {
    const [link] = await ask<LocationLink[]>('textDocument/definition', position('pm, em'));
    assert.equal(link?.targetUri, BASE_URI);
    assert.equal(textAt(BASE, link.targetRange), 'pm');
    assert.deepEqual(link.originSelectionRange, rangeOf(TEXT, 'pm'));
  });

  test('finds all references, including those in the extended charter', async () => {
    const found = await ask<Location[]>('textDocument/references', {
      ...position('pm, em'),
      context: { includeDeclaration: true },
    });
    const places = found.map(({ uri, range }) => [uri, textAt(uri === URI ? TEXT : BASE, range)]);
    assert.deepEqual(places, [
      [URI, 'pm'],
      [URI, 'pm'],
      [URI, 'pm'],
      [BASE_URI, 'pm'],
    ]);
    const uses = await ask<Location[]>('textDocument/references', {
      ...position('pm, em'),
      context: { includeDeclaration: false },
    });
    assert.equal(uses.length, 3);
  });

  test('highlights a name, and its declaration as written', async () => {
    const found = await ask<{ range: Range; kind: number }[]>('textDocument/documentHighlight', position('em: Eng'));
    assert.deepEqual(
      found.map(({ range, kind }) => [textAt(TEXT, range), kind]),
      [
        ['em', 3],
        ['em', 2],
        ['em', 2],
      ],
    );
  });

  test('renames across charters, for the document versions that it knows', async () => {
    const prepared = await ask<{ range: Range; placeholder: string }>('textDocument/prepareRename', position('pm, em'));
    assert.deepEqual(prepared, { range: rangeOf(TEXT, 'pm'), placeholder: 'pm' });
    const edit = await ask<WorkspaceEdit>('textDocument/rename', { ...position('pm, em'), newName: 'product' });
    const changes = (edit.documentChanges ?? []).flatMap((one) => ('textDocument' in one ? [one] : []));
    assert.deepEqual(
      changes.map(({ textDocument }) => textDocument),
      [
        { uri: BASE_URI, version: null },
        { uri: URI, version: 7 },
      ],
    );
    const edits = changes.map((one) => one.edits.flatMap((each) => ('newText' in each ? [each] : [])));
    assert.equal(applyWire(BASE, edits[0] ?? []), BASE.replace('  pm:', '  product:'));
    assert.equal(
      applyWire(TEXT, edits[1] ?? []),
      TEXT.replace('[pm, em]', '[product, em]').replace('A: pm', 'A: product').replace('owner: pm', 'owner: product'),
    );
  });

  test('refuses a name with another meaning, with a sentence', async () => {
    const refused = ask('textDocument/rename', { ...position('pm, em'), newName: 'em' });
    await assert.rejects(refused, { code: -32803, message: /There is a role “em” already/ });
    await assert.rejects(ask('textDocument/rename', { position: { line: 0, character: 0 }, newName: 'x' }), {
      code: -32803,
    });
    assert.equal(await ask('textDocument/prepareRename', { position: { line: 0, character: 1 } }), null);
  });

  test('links a declaration and its uses for editing', async () => {
    const linked = await ask<LinkedEditingRanges>('textDocument/linkedEditingRange', position('eng: Soft'));
    assert.deepEqual(
      linked.ranges.map((range) => textAt(TEXT, range)),
      ['eng', 'eng'],
    );
    assert.equal(await ask('textDocument/linkedEditingRange', position('eng, A')), null);
  });

  test('returns the outline of the charter', async () => {
    const outline = await ask<DocumentSymbol[]>('textDocument/documentSymbol');
    const names = (symbols: readonly DocumentSymbol[]): unknown[] =>
      symbols.map(({ name, children }) => (children?.length ? [name, names(children)] : name));
    assert.deepEqual(names(outline), [
      'Checkout',
      ['roles', ['em', 'eng']],
      ['raci', [['Delivery', ['Deploying']], 'Interviewing users']],
      ['responsibilities', ['Roadmap']],
    ]);
  });

  test('finds teams, roles and activities of the whole workspace', async () => {
    await client.settled();
    const found = await ask<WorkspaceSymbol[]>('workspace/symbol', { query: 'search' });
    assert.deepEqual(
      found.map(({ name, location }) => [name, location.uri]),
      [['Search', 'file:///w/search.charter.yaml']],
    );
    const letters = await ask<WorkspaceSymbol[]>('workspace/symbol', { query: 'dpl' });
    assert.deepEqual(
      letters.map(({ name, containerName }) => [name, containerName]),
      [['Deploying', 'Checkout']],
    );
    // Roles are also found by title, and people by name.
    for (const [query, name] of [
      ['product man', 'pm'],
      ['shah', 'priya'],
    ] as const) {
      const titled = await ask<WorkspaceSymbol[]>('workspace/symbol', { query });
      assert.deepEqual(
        titled.map((one) => one.name),
        [name],
      );
    }
  });

  test('folds sections, entries and comments', async () => {
    const folds = await ask<FoldingRange[]>('textDocument/foldingRange');
    assert.deepEqual(
      folds.map(({ startLine, endLine, kind }) => [startLine, endLine, kind]),
      [
        [2, 4, undefined],
        [5, 6, 'comment'],
        [7, 11, undefined],
        [9, 11, undefined],
        [12, 13, undefined],
      ],
    );
  });

  test('grows a selection from the word to the whole', async () => {
    const [first] = await ask<SelectionRange[]>('textDocument/selectionRange', {
      positions: [rangeOf(TEXT, 'pm, em').start],
    });
    const texts: string[] = [];
    for (let one = first; one !== undefined; one = one.parent) texts.push(textAt(TEXT, one.range));
    assert.deepEqual(texts.slice(0, 3), ['pm', '[pm, em]', 'R: [pm, em]']);
    assert.equal(texts.at(-1), TEXT);
  });

  test('links the extended charter', async () => {
    const links = await ask<DocumentLink[]>('textDocument/documentLink');
    assert.deepEqual(
      links.map(({ range, target }) => [textAt(TEXT, range), target]),
      [['base.charter.yaml', BASE_URI]],
    );
  });

  test('highlights names by their kind: all, a range, and changes', async () => {
    const { tokenTypes } = client.server.capabilities.semanticTokensProvider?.legend ?? { tokenTypes: [] };
    const whole = await ask<SemanticTokens>('textDocument/semanticTokens/full');
    const seen: string[] = [];
    let [line, character] = [0, 0];
    for (let at = 0; at < whole.data.length; at += 5) {
      const [down = 0, right = 0, length = 0, type = 0, modifiers = 0] = whole.data.slice(at, at + 5);
      character = down === 0 ? character + right : right;
      line += down;
      const range = { start: { line, character }, end: { line, character: character + length } };
      seen.push(`${textAt(TEXT, range)} ${tokenTypes[type]}${modifiers === 1 ? ' declared' : ''}`);
    }
    assert.deepEqual(seen.slice(0, 7), [
      'em class declared',
      'eng class declared',
      'raci enum',
      'Deploying function',
      'R enumMember',
      'eng class',
      'A enumMember',
    ]);
    const part = await ask<SemanticTokens>('textDocument/semanticTokens/range', {
      range: rangeOf(TEXT, 'R: [pm, em]'),
    });
    assert.equal(part.data.length, 15);
    const delta = await ask<SemanticTokensDelta>('textDocument/semanticTokens/full/delta', {
      previousResultId: whole.resultId,
    });
    assert.deepEqual(delta.edits, []);
  });

  test('shows the people of a role as hints', async () => {
    const hints = await ask<InlayHint[]>('textDocument/inlayHint', { range: rangeOf(TEXT, '[pm, em]') });
    assert.deepEqual(
      hints.map(({ label, position: at }) => [label, at]),
      [
        ['Product Manager: Priya Shah', rangeOf(TEXT, 'pm').end],
        ['Engineering Manager', rangeOf(TEXT, ']\n    A').start],
      ],
    );
  });

  test('puts lenses over tables and over roles that own something', async () => {
    const lenses = await ask<CodeLens[]>('textDocument/codeLens');
    const said = lenses.map(({ range, command }) => [textAt(TEXT, range), command?.title, command?.command]);
    assert.deepEqual(said, [
      ['raci', '2 rows, 1 warning, 2 suggestions', 'charter.openMatrix'],
      ['raci', 'open matrix', 'charter.openMatrix'],
      ['em', 'owns 1 row, does 1', 'charter.showReferences'],
    ]);
  });

  test('fixes a problem, silences it, and fixes all safe problems', async () => {
    const uri = 'file:///w/broken.charter.yaml';
    const text = 'team: Broken\nroles: { qa: Tester }\nraci:\n  - { activity: Testing, R: qa, A: qaa }\n';
    const next = client.nextDiagnostics(uri);
    await client.open(uri, text);
    const { diagnostics } = await next;
    const range = rangeOf(text, 'qaa');
    const unknown = diagnostics.filter(({ code }) => code === 'unknown-role');
    assert.deepEqual(unknown[0]?.range, range);
    assert.deepEqual(unknown[0]?.codeDescription, { href: 'file:///docs/rules/unknown-role.md' });
    const actions = await ask<CodeAction[]>('textDocument/codeAction', {
      textDocument: { uri },
      range,
      context: { diagnostics: unknown },
    });
    const [fix] = actions;
    assert.equal(fix?.kind, 'quickfix');
    assert.equal(fix?.isPreferred, true);
    assert.deepEqual(fix?.diagnostics, unknown);
    const [change] = fix?.edit?.documentChanges ?? [];
    assert.ok(change !== undefined && 'textDocument' in change);
    assert.deepEqual(change.textDocument, { uri, version: 1 });
    assert.equal(
      applyWire(
        text,
        change.edits.flatMap((one) => ('newText' in one ? [one] : [])),
      ),
      text.replace('qaa', 'qa'),
    );
    const silencing = actions.filter(({ title }) => title.startsWith('Ignore'));
    assert.ok(silencing.length > 0);
    const none = await ask<CodeAction[]>('textDocument/codeAction', {
      textDocument: { uri },
      range,
      context: { diagnostics: [], only: ['source.organizeImports'] },
    });
    assert.deepEqual(none, []);
    await client.connection.sendNotification('textDocument/didClose', { textDocument: { uri } });
  });

  test('formats the whole text, a range, and the line that was just typed', async () => {
    const uri = 'file:///w/loose.charter.yaml';
    const text =
      'team: Loose\nroles: {qa: Tester}\nraci:\n  - {A: qa,R: qa,activity: Testing} # daily\n  - {A: qa,R: qa,activity: Waiting}\n';
    await client.open(uri, text);
    const options = { tabSize: 2, insertSpaces: true };
    const formatted = async (method: string, params: object) =>
      applyWire(text, await ask<TextEdit[]>(`textDocument/${method}`, { textDocument: { uri }, options, ...params }));
    const row = (label: string) => `  - { activity: ${label}, R: qa, A: qa }`;
    assert.equal(
      await formatted('formatting', {}),
      `team: Loose\nroles: { qa: Tester }\nraci:\n${row('Testing')}  # daily\n${row('Waiting')}\n`,
    );
    const second = rangeOf(text, '  - {A: qa,R: qa,activity: Waiting}');
    assert.equal(
      await formatted('rangeFormatting', { range: second }),
      text.replace('  - {A: qa,R: qa,activity: Waiting}', row('Waiting')),
    );
    assert.equal(
      await formatted('rangesFormatting', { ranges: [second, second] }),
      text.replace('  - {A: qa,R: qa,activity: Waiting}', row('Waiting')),
    );
    const typed = { position: rangeOf(text, ' # daily').start, ch: '}' };
    assert.equal(
      await formatted('onTypeFormatting', typed),
      text.replace('{A: qa,R: qa,activity: Testing}', '{ A: qa, R: qa, activity: Testing }'),
    );
    await client.connection.sendNotification('textDocument/didChange', {
      textDocument: { uri, version: 2 },
      contentChanges: [{ text: 'team: "\n' }],
    });
    await assert.rejects(ask('textDocument/formatting', { textDocument: { uri }, options }), { code: -32803 });
    await client.connection.sendNotification('textDocument/didClose', { textDocument: { uri } });
  });

  test('offers all refactorings or one kind', async () => {
    const range = rangeOf(TEXT, 'Deploying');
    const kinds = async (only?: string[]) => {
      const context = { diagnostics: [], ...(only === undefined ? {} : { only }) };
      const actions = await ask<CodeAction[]>('textDocument/codeAction', { range, context });
      return [...new Set(actions.map(({ kind }) => kind))].sort();
    };
    const all = await kinds(['refactor']);
    assert.ok(all.includes('refactor.rewrite'), all.join());
    assert.deepEqual(await kinds(['refactor.rewrite']), ['refactor.rewrite']);
    assert.deepEqual(await kinds(['source']), []);
  });

  test('fixes all safe problems on request', async () => {
    const uri = 'file:///w/twice.charter.yaml';
    const text = 'team: Twice\nroles: { qa: Tester }\nraci:\n  - { activity: Testing, R: [qa, qa], A: qa }\n';
    await client.open(uri, text);
    const [action, ...more] = await ask<CodeAction[]>('textDocument/codeAction', {
      textDocument: { uri },
      range: rangeOf(text, 'team'),
      context: { diagnostics: [], only: ['source.fixAll'] },
    });
    assert.deepEqual([action?.kind, more], ['source.fixAll.charter', []]);
    const [change] = action?.edit?.documentChanges ?? [];
    assert.ok(change !== undefined && 'textDocument' in change);
    const edits = change.edits.flatMap((one) => ('newText' in one ? [one] : []));
    assert.equal(applyWire(text, edits), text.replace('[qa, qa]', '[qa]'));
    await client.connection.sendNotification('textDocument/didClose', { textDocument: { uri } });
  });
});
