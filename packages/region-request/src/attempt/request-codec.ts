import type { Command } from '@tikv-client/kvproto';

/**
 * Maps whole requests and replies to a keyspace, by the key fields that the command table names. The region cache works on
 * keys as the user knows them (its loader maps them for the placement driver), so only what travels to stores is mapped here.
 */
export interface RequestCodec {
  /** `kvrpcpb.Context.keyspace_id`; undefined leaves it out. */
  readonly keyspaceId: number | undefined;
  /** A copy with encoded keys; the request itself stays as it was, it may be sent again. */
  mapRequest<Req, Res>(command: Command<Req, Res>, request: Req): Req;
  /** The reply with keys as the user knows them, region errors included. */
  mapResponse<Req, Res>(command: Command<Req, Res>, response: Res): Res;
}
