import { method, type MessageFns, type Method } from '@tikv-client/wire';
import type { HotCodec } from './batch/hot-codec.js';
import { keyFields, type KeyField, type KeyFields } from './key-field.js';

/** One RPC of `tikvpb.Tikv`: all that client and server need to encode, batch, map, meter and dispatch it. */
export interface Command<Req, Res> extends Method<Req, Res> {
  readonly name: string;
  /** Field number in the oneof of BatchCommandsRequest.Request and BatchCommandsResponse.Response; absent: unary only. */
  readonly batch?: number | undefined;
  readonly mode: 'read' | 'write';
  readonly family: 'raw' | 'txn' | 'store';
  /** Whether a response can carry `regionError`. */
  readonly regionError: boolean;
  /** How the request's keys travel through a keyspace codec. */
  readonly requestKeys: readonly KeyField[];
  readonly responseKeys: readonly KeyField[];
  /** Hand-written writers for batches; absent: the generated code is used. */
  readonly hotRequest?: HotCodec<Req> | undefined;
  readonly hotResponse?: HotCodec<Res> | undefined;
}

export type AnyCommand = Command<object, object>;

/** What a row of the table says beyond its name and its two messages. */
export interface CommandTraits<Req, Res> {
  readonly kind?: Method<unknown, unknown>['kind'];
  readonly batch?: number;
  readonly mode: 'read' | 'write';
  readonly family: 'raw' | 'txn' | 'store';
  /** Default true. */
  readonly regionError?: boolean;
  /** Key fields by path. */
  readonly requestKeys?: KeyFields;
  readonly responseKeys?: KeyFields;
  readonly hotRequest?: HotCodec<Req>;
  readonly hotResponse?: HotCodec<Res>;
}

export function command<Req, Res>(
  name: string,
  request: MessageFns<Req>,
  response: MessageFns<Res>,
  traits: CommandTraits<Req, Res>,
): Command<Req, Res> {
  const generated = method(traits.kind ?? 'unary', `/tikvpb.Tikv/${name}`, request, response);
  return {
    ...generated,
    request: { ...generated.request, decode: traits.hotRequest?.decode ?? generated.request.decode },
    response: { ...generated.response, decode: traits.hotResponse?.decode ?? generated.response.decode },
    name,
    batch: traits.batch,
    mode: traits.mode,
    family: traits.family,
    regionError: traits.regionError ?? true,
    hotRequest: traits.hotRequest,
    hotResponse: traits.hotResponse,
    requestKeys: keyFields(traits.requestKeys ?? {}),
    responseKeys: keyFields(traits.responseKeys ?? {}),
  };
}
