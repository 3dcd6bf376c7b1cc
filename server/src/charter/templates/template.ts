/** A charter to start from. It has no problems, so every reported problem comes from the author's changes. */
export interface Template {
  /** The word that chooses it: `product-team`. */
  readonly id: string;
  /** The name to show in a list. */
  readonly title: string;
  /** Whom it is for, in a sentence. */
  readonly description: string;
  /** The text of the charter, with LF and one final newline. */
  readonly text: string;
}
