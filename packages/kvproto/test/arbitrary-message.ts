import fc from 'fast-check';
import type { kvrpcpb } from '../src/index.js';

const u64 = fc.oneof(fc.constant(0n), fc.bigInt(0n, 300n), fc.bigInt(0n, (1n << 64n) - 1n));
const u32 = fc.oneof(fc.constant(0), fc.nat(300), fc.integer({ min: 0, max: 0xffff_ffff }));
const openEnum = fc.oneof(fc.constant(0), fc.integer({ min: -3, max: 300 }), fc.integer()) as fc.Arbitrary<never>;
const flag = fc.boolean();
const bytes = fc.oneof(
  fc.constant(new Uint8Array(0)),
  fc.uint8Array({ maxLength: 40 }),
  fc.uint8Array({ maxLength: 400 }),
);
const text = fc.oneof(fc.constant(''), fc.constant('default'), fc.string({ unit: 'grapheme', maxLength: 20 }));

function maybe<T>(each: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> {
  return fc.oneof({ weight: 2, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: each });
}

const context = fc.record(
  {
    regionId: u64,
    regionEpoch: fc.record({ confVer: u64, version: u64 }),
    peer: fc.record({ id: u64, storeId: u64, role: openEnum, isWitness: flag }),
    term: u64,
    priority: openEnum,
    isolationLevel: openEnum,
    notFillCache: flag,
    syncLog: flag,
    recordTimeStat: flag,
    recordScanStat: flag,
    replicaRead: flag,
    resolvedLocks: fc.array(u64, { maxLength: 3 }),
    maxExecutionDurationMs: u64,
    appliedIndex: u64,
    taskId: u64,
    staleRead: flag,
    resourceGroupTag: bytes,
    diskFullOpt: openEnum,
    isRetryRequest: flag,
    apiVersion: openEnum,
    committedLocks: fc.array(u64, { maxLength: 3 }),
    requestSource: text,
    txnSource: u64,
    busyThresholdMs: u32,
    resourceControlContext: maybe(fc.record({ resourceGroupName: text, overridePriority: u64 })),
    requestOrigin: openEnum,
    keyspaceName: text,
    keyspace: maybe(
      fc.oneof(
        u32.map((keyspaceId) => ({ $case: 'keyspaceId' as const, keyspaceId })),
        fc
          .record({ namespaceId: u32, keyspaceId: u32 })
          .map((keyspaceIdentity) => ({ $case: 'keyspaceIdentity' as const, keyspaceIdentity })),
      ),
    ),
    bucketsVersion: u64,
    sourceStmt: maybe(fc.record({ startTs: u64, sessionAlias: text })),
    clusterId: u64,
    traceId: bytes,
    traceControlFlags: u64,
  },
  { requiredKeys: [] },
);

const regionError = maybe(
  fc.record({
    message: text,
    notLeader: maybe(fc.record({ regionId: u64, leader: maybe(fc.record({ id: u64, storeId: u64 })) })),
    epochNotMatch: maybe(
      fc.record({ currentRegions: fc.array(fc.record({ id: u64, startKey: bytes, endKey: bytes }), { maxLength: 3 }) }),
    ),
  }),
);

/** Partial messages of the commands that have hand-written codecs. */
export const hotRequests = {
  RawGet: fc.record({ context: maybe(context), key: bytes, cf: text }),
  RawPut: fc.record({ context: maybe(context), key: bytes, value: bytes, cf: text, ttl: u64, forCas: flag }),
  RawDelete: fc.record({ context: maybe(context), key: bytes, cf: text, forCas: flag }),
  RawBatchGet: fc.record({ context: maybe(context), keys: fc.array(bytes, { maxLength: 5 }), cf: text }),
  KvGet: fc.record({ context: maybe(context), key: bytes, version: u64, needCommitTs: flag }),
  // One without a hand-written codec.
  RawScan: fc.record({ context: maybe(context), startKey: bytes, endKey: bytes, limit: u32, reverse: flag }),
};

export const hotResponses = {
  RawGet: fc.record({ regionError, error: text, value: bytes, notFound: flag }),
  RawPut: fc.record({ regionError, error: text }),
  RawDelete: fc.record({ regionError, error: text }),
  RawBatchGet: fc.record({ regionError, pairs: fc.array(fc.record({ key: bytes, value: bytes }), { maxLength: 5 }) }),
  KvGet: fc.record({
    regionError,
    error: maybe(fc.record({ retryable: text, abort: text })),
    value: bytes,
    notFound: flag,
    commitTs: u64,
    execDetailsV2: maybe(fc.record({ timeDetailV2: maybe(fc.record({ waitWallTimeNs: u64 })) })),
  }),
  RawScan: fc.record({ regionError, kvs: fc.array(fc.record({ key: bytes, value: bytes }), { maxLength: 5 }) }),
};

export type HotName = keyof typeof hotRequests;
export const hotNames = Object.keys(hotRequests) as HotName[];
export const batchId = fc.oneof(fc.nat(300), fc.maxSafeNat(), fc.bigInt({ min: 1n << 53n, max: (1n << 64n) - 1n }));
export const feedback: fc.Arbitrary<kvrpcpb.HealthFeedback> = fc.record({
  storeId: u64,
  feedbackSeqNo: u64,
  slowScore: fc.integer(),
});
export { u64 };
