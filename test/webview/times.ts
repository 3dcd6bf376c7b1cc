/** Times of the panel in a browser, in milliseconds. */
export interface PanelTimes {
  /** The first matrix of a panel. */
  readonly first: readonly number[];
  /** One changed row. */
  readonly edit: readonly number[];
}
