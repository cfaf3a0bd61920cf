import { TikvError, type TikvErrorCode } from '@tikv-client/errors';
import type { StatusCode } from '@tikv-client/transport';

/**
 * One attempt to reach a store did not bring an answer: the connection failed, the deadline passed, the call was
 * cancelled or a queue was full. Thrown by `StoreRpc`; `region-request` decides what follows.
 */
export class RpcError extends TikvError {
  static readonly codes: readonly TikvErrorCode[] = ['RPC'];

  /** gRPC status. `CANCELLED`: the caller's signal; `DEADLINE_EXCEEDED`: the caller's deadline; `RESOURCE_EXHAUSTED`: a full queue here or at the store. */
  readonly status: StatusCode;
  readonly address: string;
  /** Version of the connection pool that was used, for `closeAddress`. */
  readonly poolVersion: number;
  /** False: the request certainly never left this process, so a resend cannot apply it twice. */
  readonly sent: boolean;

  constructor(status: StatusCode, message: string, at: RpcErrorPlace) {
    super('RPC', `${at.address}: ${message}`, at.cause === undefined ? undefined : { cause: at.cause });
    this.status = status;
    this.address = at.address;
    this.poolVersion = at.poolVersion;
    this.sent = at.sent;
  }
}

export interface RpcErrorPlace {
  readonly address: string;
  readonly poolVersion: number;
  readonly sent: boolean;
  readonly cause?: unknown;
}
