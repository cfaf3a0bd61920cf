import { PdError } from '@tikv-client/errors';
import { keyspacepb } from '@tikv-client/kvproto';

/** In PD's words; only an enabled keyspace is to be read or written. */
export type KeyspaceState = 'ENABLED' | 'DISABLED' | 'ARCHIVED' | 'TOMBSTONE' | 'UNKNOWN';

/** A keyspace of an API v2 cluster. */
export interface Keyspace {
  /** In the prefix of every key: below 2^24. */
  readonly id: number;
  readonly name: string;
  readonly state: KeyspaceState;
  readonly config: ReadonlyMap<string, string>;
}

const states: ReadonlyMap<number, KeyspaceState> = new Map([
  [keyspacepb.KeyspaceState.ENABLED, 'ENABLED'],
  [keyspacepb.KeyspaceState.DISABLED, 'DISABLED'],
  [keyspacepb.KeyspaceState.ARCHIVED, 'ARCHIVED'],
  [keyspacepb.KeyspaceState.TOMBSTONE, 'TOMBSTONE'],
]);
const maxKeyspaceId = 0xff_ff_ff;

/**
 * A keyspace from PD's answer. Throws `PdError` `malformedResponse` where it holds none, or one that is named by API v3's
 * identity: taking either for keyspace 0 would mix up data.
 */
export function keyspaceOf(meta: keyspacepb.KeyspaceMeta | undefined): Keyspace {
  if (meta === undefined) throw malformed('the answer holds no keyspace');
  const { keyspace, name, state, config } = meta;
  if (keyspace?.$case === 'keyspaceIdentity') throw malformed(`keyspace ${name} has an identity of API v3`);
  // PD leaves the zero of DEFAULT out.
  const id = keyspace?.id ?? 0;
  if (id > maxKeyspaceId) throw malformed(`keyspace ${name} has the id ${id}, which is more than ${maxKeyspaceId}`);
  return { id, name, state: states.get(state) ?? 'UNKNOWN', config };
}

function malformed(message: string): PdError {
  return new PdError({ kind: 'malformedResponse', message });
}
