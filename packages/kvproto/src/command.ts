import { method, type MessageFns, type Method } from '@tikv-client/wire';
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
  /** Key fields by path. */
  readonly requestKeys?: KeyFields;
  readonly responseKeys?: KeyFields;
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
    requestKeys: keyFields(traits.requestKeys ?? {}),
    responseKeys: keyFields(traits.responseKeys ?? {}),
  };
}
