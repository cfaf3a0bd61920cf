import { type AnyCommand, commands, encodeBatchRequest, encodeBatchResponse, kvrpcpb } from '@tikv-client/kvproto';

/** Bytes of a raw get and of its answer, alone and packed: what echo servers and bare streams carry in their place. */
export interface WireSizes {
  readonly request: number;
  readonly response: number;
  readonly requestFrame: number;
  readonly responseFrame: number;
}

/** As our client and the embedded cluster write them, with ids of a connection that has been up for a while. */
export function wireSizes(keyBytes: number, valueBytes: number, perFrame: number): WireSizes {
  const request = kvrpcpb.RawGetRequest.fromPartial({
    context: {
      clusterId: 7_400_000_000_000_000_000n,
      regionId: 4n,
      regionEpoch: { confVer: 3n, version: 4n },
      peer: { id: 5n, storeId: 1n },
      maxExecutionDurationMs: 5_000n,
    },
    key: new Uint8Array(keyBytes),
  });
  const response = kvrpcpb.RawGetResponse.fromPartial({ value: new Uint8Array(valueBytes) });
  const ids = Array.from({ length: perFrame }, (_, index) => 1_000_000 + index);
  const { RawGet } = commands;
  // The entries of a frame do not tell which command their messages belong to.
  const command = RawGet as unknown as AnyCommand;
  return {
    request: RawGet.request.encode(request).length,
    response: RawGet.response.encode(response).length,
    requestFrame: encodeBatchRequest(ids.map((id) => ({ id, command, request }))).length,
    responseFrame: encodeBatchResponse(ids.map((id) => ({ id, command, response }))).length,
  };
}
