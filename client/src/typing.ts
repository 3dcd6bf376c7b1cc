/** A completed key already ends with a space, so the space that a user types after it is removed. */
import { type ExtensionContext, Range, type TextDocument, window, workspace } from 'vscode';
import { CHARTER } from './id.ts';

/** A text change can overtake the removal, which is then tried again. */
const MOST_TRIES = 5;

export function registerTyping(context: ExtensionContext): void {
  /** The offset after a key that was just completed. */
  let completed: { readonly document: TextDocument; readonly offset: number } | undefined;
  context.subscriptions.push(
    workspace.onDidChangeTextDocument(({ document, contentChanges: [change, ...more] }) => {
      if (document.languageId !== CHARTER || change === undefined) return;
      const { rangeOffset, rangeLength, text } = change;
      const after = completed;
      completed = /\w: $/.test(text) ? { document, offset: rangeOffset + text.length } : undefined;
      if (after?.document !== document || more.length > 0) return;
      if (text === ' ' && rangeLength === 0 && rangeOffset === after.offset) void removeSpace(document, after.offset);
    }),
  );
}

async function removeSpace(document: TextDocument, offset: number): Promise<void> {
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    const editor = window.visibleTextEditors.find((one) => one.document === document);
    const range = new Range(document.positionAt(offset), document.positionAt(offset + 1));
    if (editor === undefined || document.getText(range) !== ' ') return;
    const options = { undoStopBefore: false, undoStopAfter: false };
    if (await editor.edit((edit) => edit.delete(range), options)) return;
  }
}
