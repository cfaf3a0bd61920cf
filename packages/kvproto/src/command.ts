/** Encoder and decoder of one message type. `encode` takes a complete message (`fromPartial` fills the gaps). */
export interface Codec<T> {
  encode(message: T): Uint8Array;
  /** Throws a `WireError` on malformed or over-long input. `bytes` fields are views into `input`. */
  decode(input: Uint8Array): T;
  fromPartial(partial: object): T;
}

/** How a key-bearing field travels through a keyspace codec. Paths are dotted field names; `[]` marks a repeated field. */
export interface KeyField {
  readonly path: string;
  /** `key`: one key. `range`: start and end of one range, empty end allowed. `reversible`: as `range`, upper bound first when the request's `reverse` is set. */
  readonly kind: 'key' | 'rangeStart' | 'rangeEnd' | 'primary' | 'lockInfo' | 'keyError' | 'region' | 'raw';
}

/** One RPC of `tikvpb.Tikv`: all that client and server need to encode, batch, map, meter and dispatch it. */
export interface Command<Req, Res> {
  readonly name: string;
  /** Full gRPC path of the unary call. */
  readonly path: string;
  readonly request: Codec<Req>;
  readonly response: Codec<Res>;
  /** Field number in the oneof of BatchCommandsRequest.Request and BatchCommandsResponse.Response; absent: unary only. */
  readonly batch?: number | undefined;
  readonly mode: 'read' | 'write';
  readonly family: 'raw' | 'txn' | 'store';
  /** Whether a response can carry `region_error`. */
  readonly regionError: boolean;
  readonly requestKeys: readonly KeyField[];
  readonly responseKeys: readonly KeyField[];
}
