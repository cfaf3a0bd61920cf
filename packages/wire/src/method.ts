import { codecOf, type Codec } from './codec.js';
import type { MessageFns } from './message-fns.js';

export type MethodKind = 'unary' | 'serverStream' | 'clientStream' | 'bidi';

/** One RPC of a service: what client and server need to speak it. */
export interface Method<Req, Res> {
  readonly kind: MethodKind;
  /** Full gRPC path, such as `/pdpb.PD/GetRegion`. */
  readonly path: string;
  readonly request: Codec<Req>;
  readonly response: Codec<Res>;
}

export function method<Req, Res>(
  kind: MethodKind,
  path: string,
  request: MessageFns<Req>,
  response: MessageFns<Res>,
): Method<Req, Res> {
  return { kind, path, request: codecOf(request), response: codecOf(response) };
}
