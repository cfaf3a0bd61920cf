import { Metadata } from '@grpc/grpc-js';
import type { Channel as GrpcChannel } from '@grpc/grpc-js';

/** Asks a grpc-js channel in TRANSIENT_FAILURE why: a call on it fails at once, with the reason as its details. */
export function explainFailure(channel: GrpcChannel, done: (reason: string) => void): void {
  const probe = channel.createCall('/', Infinity, undefined, null, undefined);
  probe.start(new Metadata(), {
    onReceiveMetadata() {},
    onReceiveMessage() {},
    onReceiveStatus: (status) => done(reasonIn(status.details)),
  });
}

/** Without grpc-js's preamble, time stamp and note. */
function reasonIn(details: string): string {
  return details
    .replace(/^No connection established\. Last error: (?:Error: )?/, '')
    .replace(/ \(\d{4}-\d\d-\d\dT[^)]*\)/, '')
    .replace(/\.? Resolution note:\s*$/, '')
    .trim();
}
