/** Completion. */
import {
  type CompletionItem,
  CompletionItemKind,
  CompletionRequest,
  InsertTextFormat,
  InsertTextMode,
} from 'vscode-languageserver-protocol';
import type { Completion, CompletionKind } from '../../features/completion/candidates.ts';
import { completionsAt } from '../../features/completion/completion.ts';
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

/** Nobody reads more. */
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
        // The order is meant: what fits best comes first.
        sortText: String(index).padStart(5, '0'),
        ...(filter === undefined ? {} : { filterText: filter }),
        // The lines of a snippet are indented like the one that it begins in.
        ...(snippet
          ? { insertTextFormat: InsertTextFormat.Snippet, insertTextMode: InsertTextMode.adjustIndentation }
          : {}),
        textEdit: { range: rangeIn(document, one.at), newText },
      };
    });
    return { isIncomplete: sent.length < found.length, items };
  });
}

/** Of very many, the first that fit what is typed already; after the next letter the client asks again. */
function likeliest(found: readonly Completion[], text: TextPieces, offset: number): readonly Completion[] {
  const sent: Completion[] = [];
  for (const one of found) {
    const typed = text.slice(one.at.start, Math.max(one.at.start, offset)).toLowerCase();
    if (!hasInOrder((one.filter ?? one.label).toLowerCase(), typed)) continue;
    sent.push(one);
    if (sent.length === MOST) break;
  }
  return sent;
}

/** Whether a text has some letters in their order, spaces and quotes aside. */
function hasInOrder(text: string, letters: string): boolean {
  let from = 0;
  for (const char of letters) {
    if (/[\s'"]/.test(char)) continue;
    const at = text.indexOf(char, from);
    if (at === -1) return false;
    from = at + char.length;
  }
  return true;
}

/** The paths of other charters as one would write them in `extends`. */
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
