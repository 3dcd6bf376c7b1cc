/** Where the bytes of a file were not UTF-8: the offset of the first replacement, and a sentence about it. */
export interface Decoding {
  readonly offset: number;
  readonly message: string;
}
