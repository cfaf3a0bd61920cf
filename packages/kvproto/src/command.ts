import { method, type MessageFns, type Method } from '@tikv-client/wire';

/** What a key-bearing field holds. Kinds with `range` come in pairs: start before end. */
export type KeyKind =
  /** One key. */
  | 'key'
  /** One key that may be absent: left alone when empty. */
  | 'optionalKey'
  /** Border of a range of keys, start inclusive and end exclusive; empty means unbounded. In a request with `reverse` set, start is the upper border. */
  | 'rangeStart'
  | 'rangeEnd'
  /** Border of a region as the store sees it: memcomparable unless the mode is raw without a keyspace; empty means unbounded. */
  | 'regionStart'
  | 'regionEnd'
  /** A list of region borders, first and last included. */
  | 'regionKeys'
  /** Named like a key, yet not to be mapped: not a key of the user, or not one that clients translate. */
  | 'opaque';

/** How one field travels through a keyspace codec. */
export interface KeyField {
  /** Dotted names of the TypeScript fields; `[]` marks a repeated one: `errors[].locked.key`. */
  readonly path: string;
  readonly kind: KeyKind;
}

/** One RPC of `tikvpb.Tikv`: all that client and server need to encode, batch, map, meter and dispatch it. */
export interface Command<Req, Res> extends Method<Req, Res> {
  readonly name: string;
  /** Field number in the oneof of BatchCommandsRequest.Request and BatchCommandsResponse.Response; absent: unary only. */
  readonly batch?: number | undefined;
  readonly mode: 'read' | 'write';
  readonly family: 'raw' | 'txn' | 'store';
  /** Whether a response can carry `regionError`. */
  readonly regionError: boolean;
  readonly requestKeys: readonly KeyField[];
  readonly responseKeys: readonly KeyField[];
}

export type AnyCommand = Command<object, object>;

/** What a row of the table says beyond its name and its two messages. */
export interface CommandTraits {
  readonly kind?: Method<unknown, unknown>['kind'];
  readonly batch?: number;
  readonly mode: 'read' | 'write';
  readonly family: 'raw' | 'txn' | 'store';
  /** Default true. */
  readonly regionError?: boolean;
  readonly requestKeys?: readonly KeyField[];
  readonly responseKeys?: readonly KeyField[];
}

export function command<Req, Res>(
  name: string,
  request: MessageFns<Req>,
  response: MessageFns<Res>,
  traits: CommandTraits,
): Command<Req, Res> {
  return {
    ...method(traits.kind ?? 'unary', `/tikvpb.Tikv/${name}`, request, response),
    name,
    batch: traits.batch,
    mode: traits.mode,
    family: traits.family,
    regionError: traits.regionError ?? true,
    requestKeys: traits.requestKeys ?? [],
    responseKeys: traits.responseKeys ?? [],
  };
}
