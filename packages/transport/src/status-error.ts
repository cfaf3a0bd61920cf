import type { Metadata } from './metadata.js';
import type { StatusFailure } from './server.js';
import { StatusCode } from './status.js';
import type { Status } from './status.js';

/** A handler throws it to end its call with a status other than OK. */
export class StatusError extends Error implements StatusFailure {
  override readonly name = 'StatusError';
  readonly status: Status;

  constructor(code: StatusCode, message: string, metadata?: Metadata) {
    super(message);
    this.status = metadata === undefined ? { code, message } : { code, message, metadata };
  }
}

/** The status that a thrown value stands for: its own, or UNKNOWN with its message. */
export function statusOfThrown(thrown: unknown): Status {
  if (isStatusFailure(thrown)) return thrown.status;
  return { code: StatusCode.UNKNOWN, message: thrown instanceof Error ? thrown.message : String(thrown) };
}

function isStatusFailure(thrown: unknown): thrown is StatusFailure {
  if (!(thrown instanceof Error) || !('status' in thrown)) return false;
  const status = thrown.status;
  return typeof status === 'object' && status !== null && 'code' in status && 'message' in status;
}
