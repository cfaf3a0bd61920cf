import type { Codec } from '@tikv-client/kvproto';
import { StatusCode, StatusError } from '@tikv-client/transport';

/** Decodes a request; one that cannot be decoded ends its call with INTERNAL, as gRPC servers do. */
export function decodeRequest<Req>(codec: Pick<Codec<Req>, 'decode'>, bytes: Uint8Array): Req {
  try {
    return codec.decode(bytes);
  } catch (thrown) {
    const reason = thrown instanceof Error ? thrown.message : String(thrown);
    throw new StatusError(StatusCode.INTERNAL, `error unmarshalling request: ${reason}`);
  }
}
