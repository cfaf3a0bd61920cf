import type { Metadata } from './metadata.js';

/** gRPC status codes (grpc.github.io, "Status codes and their use in gRPC"). */
export const StatusCode = {
  OK: 0,
  CANCELLED: 1,
  UNKNOWN: 2,
  INVALID_ARGUMENT: 3,
  DEADLINE_EXCEEDED: 4,
  NOT_FOUND: 5,
  ALREADY_EXISTS: 6,
  PERMISSION_DENIED: 7,
  RESOURCE_EXHAUSTED: 8,
  FAILED_PRECONDITION: 9,
  ABORTED: 10,
  OUT_OF_RANGE: 11,
  UNIMPLEMENTED: 12,
  INTERNAL: 13,
  UNAVAILABLE: 14,
  DATA_LOSS: 15,
  UNAUTHENTICATED: 16,
} as const;
export type StatusCode = (typeof StatusCode)[keyof typeof StatusCode];

/** How a call ended. */
export interface Status {
  readonly code: StatusCode;
  readonly message: string;
  /** Trailing metadata, when there is any. */
  readonly metadata?: Metadata | undefined;
  /** True: nothing of the call has left this process (no connection came about), so a resend cannot apply it twice. Absent: unknown. */
  readonly unsent?: true | undefined;
}

/** The status code for a number from the wire; UNKNOWN for one that gRPC does not define. */
export function statusCodeOf(value: number): StatusCode {
  return Number.isInteger(value) && value >= 0 && value <= 16 ? (value as StatusCode) : StatusCode.UNKNOWN;
}
