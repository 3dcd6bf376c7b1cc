/** Texts of the author's in snippets. */

/** A text in a snippet, also as what a tab stop holds at first. */
export function escapeSnippet(text: string): string {
  return text.replace(/[\\$}]/g, '\\$&');
}

/** A text as one of the choices of a snippet's tab stop. */
export function escapeChoice(text: string): string {
  return escapeSnippet(text).replace(/[,|]/g, '\\$&');
}
