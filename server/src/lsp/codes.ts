/** The codes of errors that are answered before the library is loaded; they are those of JSON-RPC and the protocol. */
export const CODES = {
  parseError: -32700,
  invalidRequest: -32600,
  invalidParams: -32602,
  internalError: -32603,
  serverNotInitialized: -32002,
} as const;
