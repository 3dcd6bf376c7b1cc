/** A charter to start from. It has no problem of any severity, so that what is reported is what its author changed. */
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
