/** What a field that holds keys, or a message with keys inside, means to a keyspace codec. */
export type KeyKind =
  /** One key. In a response it may be empty: then it stays so. */
  | 'key'
  /** One key of a request that may be left out: empty stays empty. */
  | 'optionalKey'
  /**
   * Border of a range of keys; empty means unbounded. Start comes before end in the table. When the request has `reverse`
   * set, start is the upper border and end the lower one.
   */
  | 'rangeStart'
  | 'rangeEnd'
  /** Border of a region, memcomparable where region borders are; empty means unbounded. */
  | 'regionStart'
  | 'regionEnd'
  /** Borders of the buckets of a region, both of its own borders included; coded as those. */
  | 'bucketKeys'
  /** Bytes with the name of a key that clients leave alone. */
  | 'opaque'
  /** A message whose own key fields are in `keysInside`. */
  | CompositeKind;

export type CompositeKind = 'lockInfo' | 'keyError' | 'mvccInfo' | 'pair' | 'region' | 'regionError';

/** How one field travels through a keyspace codec. */
export interface KeyField {
  /** Dotted names of the TypeScript fields; `[]` marks a repeated one: `mutations[].key`. */
  readonly path: string;
  readonly kind: KeyKind;
}

export type KeyFields = Readonly<Record<string, KeyKind>>;

export function keyFields(fields: KeyFields): readonly KeyField[] {
  return Object.entries(fields).map(([path, kind]) => ({ path, kind }));
}

/**
 * The key fields of messages that many responses share. `lockInfo` contains itself, so resolve lazily. In `regionError`,
 * regions of `epochNotMatch` that lie outside a keyspace are dropped, not errors.
 */
export const keysInside: Readonly<Record<CompositeKind, readonly KeyField[]>> = {
  lockInfo: keyFields({
    primaryLock: 'key',
    key: 'key',
    'secondaries[]': 'key',
    'sharedLockInfos[]': 'lockInfo',
  }),
  keyError: keyFields({
    locked: 'lockInfo',
    'conflict.key': 'key',
    'conflict.primary': 'key',
    'alreadyExist.key': 'key',
    'deadlock.lockKey': 'key',
    'deadlock.deadlockKey': 'key',
    'deadlock.waitChain[].key': 'key',
    'commitTsExpired.key': 'key',
    'txnNotFound.primaryKey': 'key',
    'assertionFailed.key': 'key',
    'primaryMismatch.lockInfo': 'lockInfo',
    'txnLockNotFound.key': 'key',
    'lockUpgradeConflict.key': 'key',
    'sharedLockLost.key': 'key',
    'debugInfo.mvccInfo[].key': 'key',
    'debugInfo.mvccInfo[].mvcc': 'mvccInfo',
  }),
  mvccInfo: keyFields({ 'lock.primary': 'key', 'lock.secondaries[]': 'key' }),
  pair: keyFields({ key: 'key', error: 'keyError' }),
  region: keyFields({ startKey: 'regionStart', endKey: 'regionEnd' }),
  regionError: keyFields({
    'keyNotInRegion.key': 'key',
    'keyNotInRegion.startKey': 'regionStart',
    'keyNotInRegion.endKey': 'regionEnd',
    'epochNotMatch.currentRegions[]': 'region',
    'bucketVersionNotMatch.keys': 'bucketKeys',
  }),
};
