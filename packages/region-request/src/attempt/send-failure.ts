import type { RpcError } from '@tikv-client/rpc';

/** gRPC status numbers that decide what follows a failed attempt. */
const cancelled = 1;
const invalidArgument = 3;
const deadlineExceeded = 4;
const permissionDenied = 7;
const unimplemented = 12;
const unauthenticated = 16;

/** What a failed attempt without an answer calls for (client-go: locate, onSendFail). */
export interface SendVerdict {
  /** `undetermined` and `fail` end the call, `retry` probes the store and tries again. */
  readonly action: 'undetermined' | 'fail' | 'retry';
  /** Close the connections of exactly this pool version before the next attempt; `unconnected`: unless one of them is up. */
  readonly closePool: 'yes' | 'unconnected' | 'no';
  /** The time of the attempt ran out, with nothing heard. */
  readonly timedOut: boolean;
}

export interface SendFacts {
  /** Whether sending the request twice has the effect of sending it once. */
  readonly repeatable: boolean;
  /** Whether the store has answered anything that was sent after this attempt. */
  readonly storeAnswers: boolean;
  /** How long the attempt waited, ms. */
  readonly waitedMs: number;
  /** Whether the caller's own time is up, not only that of the attempt. */
  readonly callerGaveUp: boolean;
}

/** A caller in a hurry says nothing about the connection, which others use for what takes longer. */
const shortestSilenceMs = 1000;

export function sendVerdict(error: Pick<RpcError, 'status' | 'sent'>, facts: SendFacts): SendVerdict {
  const timedOut = error.status === deadlineExceeded;
  if (!facts.repeatable && error.sent) return { action: 'undetermined', closePool: 'no', timedOut };
  switch (error.status) {
    // The store refuses such a request however often it is sent.
    case invalidArgument:
    case permissionDenied:
    case unimplemented:
    case unauthenticated:
      return { action: 'fail', closePool: 'no', timedOut };
    // Nobody here cancelled: the connection did.
    case cancelled:
      return { action: 'retry', closePool: 'yes', timedOut };
    // A connection that is silent while younger requests go unanswered too is given up; a slow request alone is not reason enough.
    case deadlineExceeded: {
      const silent = error.sent && !facts.storeAnswers;
      const hurried = facts.callerGaveUp && facts.waitedMs < shortestSilenceMs;
      return { action: 'retry', closePool: silent ? (hurried ? 'unconnected' : 'yes') : 'no', timedOut };
    }
    default:
      return { action: 'retry', closePool: 'no', timedOut };
  }
}
