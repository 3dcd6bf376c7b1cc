/**
 * The other side of the connection. Every handler of the server is registered here, so that one place checks what came,
 * catches what goes wrong, logs it and answers with an error: whatever a request does, the server lives on.
 */
import {
  type CancellationToken,
  ErrorCodes,
  LogMessageNotification,
  LSPErrorCodes,
  MessageType,
  type ProtocolConnection,
  type ProtocolNotificationType,
  type ProtocolRequestType,
  type ProtocolRequestType0,
  ResponseError,
} from 'vscode-languageserver-protocol';
import type { Method, ParamsOf, ResultOf } from '../protocol/protocol.ts';
import { faultOf } from './params.ts';

export interface Peer {
  readonly connection: ProtocolConnection;
  /** Answers a request. What the handler throws becomes the error of the answer. */
  answer<P, R, PR, E, RO>(
    type: ProtocolRequestType<P, R, PR, E, RO>,
    handler: (params: P, token: CancellationToken) => R | Promise<R>,
  ): void;
  /** Answers a request that is not of the protocol. */
  answerCustom<M extends Method>(
    method: M,
    handler: (params: ParamsOf<M>, token: CancellationToken) => ResultOf<M> | Promise<ResultOf<M>>,
  ): void;
  /** Answers a request that brings nothing. */
  answerBare<R, PR, E, RO>(type: ProtocolRequestType0<R, PR, E, RO>, handler: () => R): void;
  hear<P, RO>(type: ProtocolNotificationType<P, RO>, handler: (params: P) => void | Promise<void>): void;
  /** Runs work that nobody waits for, such as what follows from a change. */
  run(what: string, work: () => void | Promise<void>): void;
  error(what: string, error: unknown): void;
  info(message: string): void;
}

export function refused(message: string, code: number = LSPErrorCodes.RequestFailed): ResponseError<undefined> {
  return new ResponseError(code, message);
}

export function invalid(message: string): ResponseError<undefined> {
  return new ResponseError(ErrorCodes.InvalidParams, message);
}

/** The text that a request was asked about is another one by now. */
export function contentModified(): ResponseError<undefined> {
  return new ResponseError(LSPErrorCodes.ContentModified, 'The document has changed in the meantime.');
}

function cancelled(): ResponseError<undefined> {
  return new ResponseError(LSPErrorCodes.RequestCancelled, 'The request was cancelled.');
}

/** To be called between the steps of long work. */
export function stopIfCancelled(token: CancellationToken): void {
  if (token.isCancellationRequested) throw cancelled();
}

/** How the connection answers a request that is cancelled before its turn. */
export const CANCEL_UNDISPATCHED = {
  cancelUndispatched: () => ({ jsonrpc: '2.0', id: null, error: cancelled().toJson() }),
};

export function createPeer(connection: ProtocolConnection, logLocally: (message: string) => void): Peer {
  const say = (type: MessageType, message: string) => {
    logLocally(message);
    connection.sendNotification(LogMessageNotification.type, { type, message }).catch(() => {});
  };
  const error = (what: string, reason: unknown) => {
    const detail = reason instanceof Error ? (reason.stack ?? reason.message) : String(reason);
    say(MessageType.Error, `${what}: ${detail}`);
  };
  const failure = (method: string, reason: unknown): ResponseError<unknown> => {
    if (reason instanceof ResponseError) return reason;
    error(method, reason);
    return new ResponseError(ErrorCodes.InternalError, `${method} failed. The log of the server says why.`);
  };
  const handle =
    <P, R>(method: string, handler: (params: P, token: CancellationToken) => R | Promise<R>) =>
    async (...args: readonly unknown[]): Promise<unknown> => {
      // A request without parameters brings its token alone; parameters by position are not what any of ours takes.
      const token = args[args.length - 1] as CancellationToken;
      const params = args[0] as P;
      const fault = args.length > 2 ? 'Parameters are named.' : faultOf(method, args.length === 1 ? undefined : params);
      if (fault !== undefined) return invalid(fault);
      try {
        stopIfCancelled(token);
        const result = await handler(params, token);
        return token.isCancellationRequested ? cancelled() : result;
      } catch (reason) {
        return failure(method, reason);
      }
    };
  return {
    connection,
    answer: (type, handler) => {
      connection.onRequest<unknown, unknown>(type.method, handle(type.method, handler));
    },
    answerCustom: (method, handler) => {
      connection.onRequest<unknown, unknown>(method, handle(method, handler));
    },
    answerBare: (type, handler) => {
      connection.onRequest<unknown, unknown>(type.method, handle(type.method, handler));
    },
    hear: (type, handler) => {
      connection.onNotification(type.method, async (params) => {
        const fault = faultOf(type.method, params);
        if (fault !== undefined) return error(type.method, fault);
        try {
          await handler(params);
        } catch (reason) {
          error(type.method, reason);
        }
      });
    },
    run: (what, work) => {
      try {
        const result = work();
        if (result instanceof Promise) result.catch((reason: unknown) => error(what, reason));
      } catch (reason) {
        error(what, reason);
      }
    },
    error,
    info: (message) => say(MessageType.Info, message),
  };
}
