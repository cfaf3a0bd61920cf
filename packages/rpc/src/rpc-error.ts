import { TikvError, type TikvErrorOptions } from '@tikv-client/errors';
import type { StatusCode } from '@tikv-client/transport';

export interface RpcErrorFields {
  readonly status: StatusCode;
  readonly message: string;
  readonly address: string;
  readonly poolVersion: number;
  readonly sent: boolean;
}

/**
 * One attempt to reach a store brought no answer: the connection failed, the deadline passed, the call was cancelled or the
 * answer was malformed. Thrown by `StoreRpc`; `region-request` decides what follows.
 */
export class RpcError extends TikvError {
  static readonly codes = ['RPC'] as const;
  static {
    this.prototype.name = 'RpcError';
  }
  declare readonly code: 'RPC';
  /** gRPC status. `CANCELLED`: by the caller's signal; `DEADLINE_EXCEEDED`: the caller's deadline; `INTERNAL`: a malformed answer. */
  readonly status: StatusCode;
  readonly address: string;
  /** Version of the connection pool that was used, for `closeAddress`. */
  readonly poolVersion: number;
  /** False: the request certainly never left this process, so a resend cannot apply it twice. */
  readonly sent: boolean;

  constructor(fields: RpcErrorFields, options?: TikvErrorOptions) {
    super('RPC', `${fields.address}: ${fields.message}`, options);
    this.status = fields.status;
    this.address = fields.address;
    this.poolVersion = fields.poolVersion;
    this.sent = fields.sent;
  }
}
