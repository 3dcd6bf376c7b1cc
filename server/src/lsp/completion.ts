/** Completion. */
import {
  type CompletionItem,
  CompletionItemKind,
  CompletionRequest,
  InsertTextFormat,
  InsertTextMode,
} from 'vscode-languageserver-protocol';
import type { CompletionKind } from '../features/candidates.ts';
import { completionsAt } from '../features/completion.ts';
import { folderOf } from '../workspace/index.ts';
import { offsetIn, rangeIn } from './documents.ts';
import type { Session } from './session.ts';

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

export function registerCompletion({ peer, client, workspace, at }: Session): void {
  peer.answer(CompletionRequest.type, ({ textDocument, position }) => {
    const { document, analysis } = at(textDocument);
    const charters = () => chartersBeside(document.path, workspace.members());
    const found = completionsAt(analysis, offsetIn(document, position), {
      get charters() {
        return charters();
      },
    }).filter((one) => client.snippets || !one.snippet);
    const items = found.map((one, index): CompletionItem => {
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
    return { isIncomplete: false, items };
  });
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
