import { StatusCode } from '@tikv-client/transport';
import type { ServerStream, Status } from '@tikv-client/transport';

function statusOf(thrown: unknown): Status {
  if (thrown instanceof Error && 'status' in thrown) {
    const { status } = thrown;
    if (typeof status === 'object' && status !== null && 'code' in status && 'message' in status) {
      const code = Object.values(StatusCode).find((value) => value === status.code);
      return { code: code ?? StatusCode.UNKNOWN, message: String(status.message) };
    }
  }
  return { code: StatusCode.UNKNOWN, message: thrown instanceof Error ? thrown.message : String(thrown) };
}

/** Runs the handling of one message; what it throws ends the stream with that status. */
export function failStream(stream: ServerStream, handle: () => void): void {
  try {
    handle();
  } catch (thrown) {
    stream.end(statusOf(thrown));
  }
}
