/** Escapes a charter's texts for snippets. */

/** Escapes a text for a snippet, also inside a tab stop. */
export function escapeSnippet(text: string): string {
  return text.replace(/[\\$}]/g, '\\$&');
}

/** Escapes a text for a choice of a snippet's tab stop. */
export function escapeChoice(text: string): string {
  return escapeSnippet(text).replace(/[,|]/g, '\\$&');
}
