/**
 * The connection to the client. All handlers are registered here. This code checks parameters, catches and logs errors,
 * and answers with an error, so that no request can stop the server.
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
import { PARAMS } from '../protocol/params.ts';
import type { Method, ParamsOf, ResultOf } from '../protocol/protocol.ts';
import type { Check } from '../protocol/shapes.ts';
import { faultOf, protocolCheck } from './params.ts';

export interface Peer {
  readonly connection: ProtocolConnection;
  /** Registers a handler of a request. An exception becomes an error response. */
  answer<P, R, PR, E, RO>(
    type: ProtocolRequestType<P, R, PR, E, RO>,
    handler: (params: P, token: CancellationToken) => R | Promise<R>,
  ): void;
  /** Registers a handler of one of our own requests. */
  answerCustom<M extends Method>(
    method: M,
    handler: (params: ParamsOf<M>, token: CancellationToken) => ResultOf<M> | Promise<ResultOf<M>>,
  ): void;
  /** Registers a handler of a request without parameters. */
  answerBare<R, PR, E, RO>(type: ProtocolRequestType0<R, PR, E, RO>, handler: () => R): void;
  hear<P, RO>(type: ProtocolNotificationType<P, RO>, handler: (params: P) => void | Promise<void>): void;
  /** Runs background work, such as work after a change. */
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

/** The error if the text changed after the request was sent. */
export function contentModified(): ResponseError<undefined> {
  return new ResponseError(LSPErrorCodes.ContentModified, 'The document changed in the meantime.');
}

function cancelled(): ResponseError<undefined> {
  return new ResponseError(LSPErrorCodes.RequestCancelled, 'The request was cancelled.');
}

/** Throws if a request is cancelled. Call it between the steps of long work. */
export function stopIfCancelled(token: CancellationToken): void {
  if (token.isCancellationRequested) throw cancelled();
}

/** The response to a request that is cancelled before its turn. */
export const CANCEL_UNDISPATCHED = {
  cancelUndispatched: () => ({ jsonrpc: '2.0', id: null, error: cancelled().toJson() }),
};

function assertParams<P>(method: string, check: Check<P>, params: unknown): asserts params is P {
  const fault = faultOf(method, check, params);
  if (fault !== undefined) throw invalid(fault);
}

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
    return new ResponseError(ErrorCodes.InternalError, `${method} failed. See the log of the server.`);
  };
  const handle =
    <P, R>(method: string, check: Check<P>, handler: (params: P, token: CancellationToken) => R | Promise<R>) =>
    async (...args: readonly unknown[]): Promise<unknown> => {
      // Without parameters, the only argument is the token. No request has positional parameters.
      const token = args[args.length - 1] as CancellationToken;
      if (args.length > 2) return invalid('Parameters must be named.');
      const params = args.length === 1 ? undefined : args[0];
      try {
        assertParams(method, check, params);
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
      connection.onRequest<unknown, unknown>(type.method, handle(type.method, protocolCheck(type), handler));
    },
    answerCustom: (method, handler) => {
      connection.onRequest<unknown, unknown>(method, handle(method, PARAMS[method], handler));
    },
    answerBare: (type, handler) => {
      connection.onRequest<unknown, unknown>(type.method, handle(type.method, protocolCheck(type), handler));
    },
    hear: (type, handler) => {
      connection.onNotification(type.method, async (params) => {
        const fault = faultOf(type.method, protocolCheck(type), params);
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
