/** Messages to and from a client, by whatever way they go. */

/** What is wrong with something that came, and is no message at all. */
export interface ChannelFault {
  readonly code: number;
  readonly message: string;
}

export interface Channel {
  /** Hands over each message in order. To be called once. */
  listen(onMessage: (message: unknown) => void, onFault: (fault: ChannelFault) => void): void;
  /** Sends a message. A client that is no longer there is no fault of the server. */
  send(message: object): void;
}
