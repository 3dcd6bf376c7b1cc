/** Inlay hints and code lenses. */
import {
  type CodeLens,
  CodeLensRefreshRequest,
  CodeLensRequest,
  type Command,
  type InlayHint,
  InlayHintRefreshRequest,
  InlayHintRequest,
} from 'vscode-languageserver-protocol';
import { hintsOf, type Lens, lensesOf } from '../../features/hints.ts';
import { COMMANDS } from '../../protocol/protocol.ts';
import { rangeIn, spanIn } from '../documents.ts';
import type { Session, Subject } from '../session.ts';

export function registerHints(session: Session): void {
  const { peer, client, changed, at } = session;

  peer.answer(InlayHintRequest.type, ({ textDocument, range }) => {
    const { document, analysis } = at(textDocument);
    if (!session.settings.inlayHints) return [];
    return hintsOf(analysis, spanIn(document, range)).map(({ offset, label, tooltip }): InlayHint => {
      const position = rangeIn(document, { start: offset, end: offset }).start;
      return { position, label, tooltip, paddingLeft: true };
    });
  });

  peer.answer(CodeLensRequest.type, ({ textDocument }) => {
    const subject = at(textDocument);
    if (!session.settings.codeLens) return [];
    return lensesOf(subject.analysis).flatMap((lens) => wireLenses(session, subject, lens));
  });

  changed.add((path) => {
    // The client cannot know about changes of settings or of other charters.
    if (path !== undefined) return;
    if (client.refreshesHints) peer.run('hints', () => peer.connection.sendRequest(InlayHintRefreshRequest.type));
    if (client.refreshesLenses) peer.run('lenses', () => peer.connection.sendRequest(CodeLensRefreshRequest.type));
  });
}

function wireLenses({ client }: Session, { document }: Subject, { at, title, opens }: Lens): CodeLens[] {
  const range = rangeIn(document, at);
  const lens = (text: string, command: string, ...args: unknown[]): CodeLens => {
    // Without the command, show only the title, since an unknown command would fail.
    const known = client.commands.has(command);
    const run: Command = known ? { title: text, command, arguments: args } : { title: text, command: '' };
    return { range, command: run };
  };
  if (opens.kind === 'references') return [lens(title, COMMANDS.showReferences, document.uri, range.start)];
  const matrix = lens('open matrix', COMMANDS.openMatrix, document.uri, opens.table);
  return client.commands.has(COMMANDS.openMatrix)
    ? [lens(title, COMMANDS.openMatrix, document.uri, opens.table), matrix]
    : [lens(title, COMMANDS.openMatrix)];
}
