/** Texts of the author's as the forms that an editor reads: each shows them as they are. */

/** A text as Markdown, on one line. */
export function escapeMarkdown(text: string): string {
  return text.replace(/[\r\n]+/g, ' ').replace(/[\\`*_{}[\]()#+\-.!|<>~&$]/g, '\\$&');
}

/** A text in a snippet, also as what a tab stop holds at first. */
export function escapeSnippet(text: string): string {
  return text.replace(/[\\$}]/g, '\\$&');
}

/** A text as one of the choices of a snippet's tab stop. */
export function escapeChoice(text: string): string {
  return escapeSnippet(text).replace(/[,|]/g, '\\$&');
}
