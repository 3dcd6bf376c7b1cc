/** Completion. */
import {
  type CompletionItem,
  CompletionItemKind,
  CompletionRequest,
  InsertTextFormat,
  InsertTextMode,
} from 'vscode-languageserver-protocol';
import { type Completion, type CompletionKind, isFoundBy } from '../../features/completion/candidates.ts';
import { completionsAt } from '../../features/completion/completion.ts';
import { COMMANDS } from '../../protocol/protocol.ts';
import type { TextPieces } from '../../text/pieces.ts';
import { folderOf } from '../../workspace/index.ts';
import { offsetIn, rangeIn } from '../documents.ts';
import type { Session } from '../session.ts';

const KIND: Readonly<Record<CompletionKind, CompletionItemKind>> = {
  key: CompletionItemKind.Property,
  role: CompletionItemKind.Class,
  person: CompletionItemKind.Variable,
  word: CompletionItemKind.EnumMember,
  rule: CompletionItemKind.Constant,
  text: CompletionItemKind.Text,
  file: CompletionItemKind.File,
  snippet: CompletionItemKind.Snippet,
};

/** Maximum number of items. */
const MOST = 200;

export function registerCompletion({ peer, client, workspace, at }: Session): void {
  peer.answer(CompletionRequest.type, ({ textDocument, position }) => {
    const { document, analysis } = at(textDocument);
    const charters = () => chartersBeside(document.path, workspace.members());
    const offset = offsetIn(document, position);
    const found = completionsAt(analysis, offset, {
      get charters() {
        return charters();
      },
    }).filter((one) => client.snippets || !one.snippet);
    const sent = found.length <= MOST ? found : likeliest(found, analysis.document.pieces, offset);
    const items = sent.map((one, index): CompletionItem => {
      const { label, kind, detail, documentation, newText, snippet, filter } = one;
      return {
        label,
        kind: KIND[kind],
        ...(detail === undefined ? {} : { detail }),
        ...(documentation === undefined ? {} : { documentation }),
        // Keep the order, with the best match first.
        sortText: String(index).padStart(5, '0'),
        ...(filter === undefined ? {} : { filterText: filter }),
        // The client indents the lines of a snippet like its first line.
        ...(snippet
          ? { insertTextFormat: InsertTextFormat.Snippet, insertTextMode: InsertTextMode.adjustIndentation }
          : {}),
        textEdit: { range: rangeIn(document, one.at), newText },
        // The values of a completed key; without a message if there are none.
        ...(newText.endsWith(': ') && client.commands.has(COMMANDS.suggest)
          ? { command: { title: '', command: COMMANDS.suggest, arguments: [{ auto: true }] } }
          : {}),
      };
    });
    return { isIncomplete: sent.length < found.length, items };
  });
}

/** Returns the first items that match the typed text. The client asks again after the next letter. */
function likeliest(found: readonly Completion[], text: TextPieces, offset: number): readonly Completion[] {
  const sent: Completion[] = [];
  for (const one of found) {
    if (!isFoundBy(one, text.slice(one.at.start, Math.max(one.at.start, offset)))) continue;
    sent.push(one);
    if (sent.length === MOST) break;
  }
  return sent;
}

/** Returns the paths of other charters, as written in `extends`. */
function chartersBeside(path: string, all: readonly string[]): readonly string[] {
  return all.filter((one) => one !== path).map((one) => relative(folderOf(path), one));
}

function relative(folder: string, path: string): string {
  const from = folder.split('/');
  const to = path.split('/');
  let shared = 0;
  while (shared < from.length && shared < to.length - 1 && from[shared] === to[shared]) shared++;
  return [...from.slice(shared).map(() => '..'), ...to.slice(shared)].join('/');
}
