import type { RegionErrorKind } from '@tikv-client/errors';
import { errorpb } from '@tikv-client/kvproto';
import { describe, expect, test } from 'vitest';
import { regionErrorKind } from './region-error-kind.js';
import type { VerdictFacts } from './verdict.js';
import { regionErrorVerdict, verdictTable } from './verdict.js';

const facts: VerdictFacts = {
  hint: 'none',
  repeated: false,
  replicaRead: false,
  leaderUntried: false,
  shortTimeout: false,
  epoch: 'empty',
  busy: 'plain',
  fastRetry: false,
  suspect: false,
  idempotent: true,
};

/** `backoff(kind) invalidate(reason) action +effects`, in short. */
function told(kind: RegionErrorKind, over: Partial<VerdictFacts> = {}): string {
  const { action, backoff, invalidate, effects = [] } = regionErrorVerdict(kind, { ...facts, ...over });
  const words = [
    backoff === undefined ? '' : `backoff(${backoff})`,
    invalidate === undefined ? '' : `invalidate(${invalidate})`,
    action,
    ...effects.map((effect) => `+${effect}`),
  ];
  return words.filter((word) => word !== '').join(' ');
}

// Every variant of errorpb.Error and every error that only its text tells: without a leader hint, first and repeated.
const table: ReadonlyArray<readonly [partial: object, kind: RegionErrorKind, first: string, repeated: string]> = [
  [{ undeterminedResult: {} }, 'undeterminedResult', 'handUp', 'handUp'],
  [
    { notLeader: {} },
    'notLeader',
    'backoff(regionScheduling) nextReplica +flagNotLeader',
    'backoff(regionScheduling) nextReplica +flagNotLeader',
  ],
  [{ diskFull: {} }, 'diskFull', 'backoff(tikvDiskFull) retryHere', 'backoff(tikvDiskFull) retryHere'],
  [
    { RecoveryInProgress: {} },
    'recoveryInProgress',
    'backoff(regionRecoveryInProgress) invalidate(other) handUp',
    'backoff(regionRecoveryInProgress) invalidate(other) handUp',
  ],
  [
    { isWitness: {} },
    'isWitness',
    'backoff(isWitness) invalidate(other) handUp',
    'backoff(isWitness) invalidate(other) handUp',
  ],
  [{ FlashbackInProgress: {} }, 'flashbackInProgress', 'fail', 'fail'],
  [{ FlashbackNotPrepared: {} }, 'flashbackNotPrepared', 'fail', 'fail'],
  [{ regionNotFound: {} }, 'regionNotFound', 'invalidate(regionNotFound) handUp', 'invalidate(regionNotFound) handUp'],
  [{ keyNotInRegion: {} }, 'keyNotInRegion', 'invalidate(other) handUp', 'invalidate(other) handUp'],
  [
    { epochNotMatch: {} },
    'epochNotMatch',
    'backoff(regionMiss) invalidate(epochNotMatch) handUp',
    'backoff(regionMiss) invalidate(epochNotMatch) handUp',
  ],
  [{ bucketVersionNotMatch: {} }, 'bucketVersionNotMatch', 'handUp +replaceBuckets', 'handUp +replaceBuckets'],
  [
    { serverIsBusy: {} },
    'serverIsBusy',
    'backoff(tikvServerBusy) retryHere +markStoreSlow',
    'backoff(tikvServerBusy) retryHere +markStoreSlow',
  ],
  [{ staleCommand: {} }, 'staleCommand', 'retryHere', 'backoff(staleCommand) retryHere'],
  [
    { storeNotMatch: {} },
    'storeNotMatch',
    'invalidate(storeNotFound) handUp +storeNeedCheck +closeAddress',
    'invalidate(storeNotFound) handUp +storeNeedCheck +closeAddress',
  ],
  [{ raftEntryTooLarge: {} }, 'raftEntryTooLarge', 'fail', 'fail'],
  [
    { maxTimestampNotSynced: {} },
    'maxTimestampNotSynced',
    'backoff(maxTsNotSynced) retryHere',
    'backoff(maxTsNotSynced) retryHere',
  ],
  [
    { regionNotInitialized: {} },
    'regionNotInitialized',
    'backoff(regionNotInitialized) retryHere',
    'backoff(regionNotInitialized) retryHere',
  ],
  [
    { readIndexNotReady: {} },
    'readIndexNotReady',
    'backoff(regionScheduling) retryHere',
    'backoff(regionScheduling) retryHere',
  ],
  [
    { proposalInMergingMode: {} },
    'proposalInMergingMode',
    'backoff(regionScheduling) retryHere',
    'backoff(regionScheduling) retryHere',
  ],
  [{ dataIsNotReady: {} }, 'dataIsNotReady', 'nextReplica +flagDataNotReady', 'nextReplica +flagDataNotReady'],
  [{ mismatchPeerId: {} }, 'mismatchPeerId', 'invalidate(other) handUp', 'invalidate(other) handUp'],
  [{ message: 'Deadline is exceeded' }, 'deadlineExceeded', 'nextReplica', 'backoff(regionScheduling) nextReplica'],
  [{ message: 'invalid max_ts update: 9' }, 'invalidMaxTsUpdate', 'fail', 'fail'],
  [{ message: 'TiKV is Closing' }, 'unknown', 'nextReplica', 'backoff(regionScheduling) nextReplica'],
  [{ message: 'missing epoch!' }, 'unknown', 'nextReplica', 'backoff(regionScheduling) nextReplica'],
  [{ message: 'peer is applying snapshot' }, 'unknown', 'nextReplica', 'backoff(regionScheduling) nextReplica'],
  [
    { message: 'key [107] is out of [region 5] [[97], [98])' },
    'keyNotInRegion',
    'invalidate(other) handUp',
    'invalidate(other) handUp',
  ],
  [{ message: '' }, 'unknown', 'nextReplica', 'backoff(regionScheduling) nextReplica'],
];

describe('verdict table without a leader hint', () => {
  test.each(table)('%j', (partial, kind, first, repeated) => {
    expect(regionErrorKind(errorpb.Error.fromPartial(partial))).toBe(kind);
    expect(told(kind)).toBe(first);
    expect(told(kind, { repeated: true })).toBe(repeated);
  });

  test('no variant of errorpb.Error is missing from the table', () => {
    const covered = new Set(table.flatMap(([partial]) => Object.keys(partial)));
    const fields = Object.keys(errorpb.Error.fromPartial({}));
    expect(fields.filter((field) => !covered.has(field))).toEqual([]);
    expect(fields.length).toBe(22);
  });

  test('every kind in the table of rows can be reached', () => {
    const kinds = new Set(table.map(([, kind]) => kind));
    expect(verdictTable.filter(({ kind }) => !kinds.has(kind))).toEqual([]);
  });
});

describe('verdict table with a leader hint', () => {
  const hints = {
    usable: 'nextReplica +flagNotLeader +switchLeader',
    unreachable: 'nextReplica +flagNotLeader',
    unknownPeer: 'invalidate(storeNotFound) handUp',
  } as const;

  test.each(table)('%j: only NotLeader looks at it', (_partial, kind, first, repeated) => {
    for (const hint of ['usable', 'unreachable', 'unknownPeer'] as const) {
      const expected = kind === 'notLeader' ? hints[hint] : first;
      expect(told(kind, { hint })).toBe(expected);
      expect(told(kind, { hint, repeated: true })).toBe(kind === 'notLeader' ? hints[hint] : repeated);
    }
  });
});

describe('verdict table, further facts', () => {
  test.each<[RegionErrorKind, Partial<VerdictFacts>, string]>([
    ['undeterminedResult', { idempotent: false }, 'fail'],
    ['flashbackInProgress', { replicaRead: true }, 'nextReplica +leaderOnly'],
    ['regionNotFound', { leaderUntried: true }, 'invalidate(regionNotFound) nextReplica +leaderOnly'],
    ['epochNotMatch', { epoch: 'ahead' }, 'backoff(regionMiss) retryHere'],
    ['epochNotMatch', { epoch: 'newer' }, 'invalidate(epochNotMatch) handUp +cacheRegions'],
    ['serverIsBusy', { busy: 'deadline', shortTimeout: true }, 'nextReplica +flagDeadline'],
    ['serverIsBusy', { busy: 'deadline' }, 'backoff(tikvServerBusy) retryHere +markStoreSlow'],
    ['serverIsBusy', { busy: 'estimate' }, 'backoff(tikvServerBusy) retryHere'],
    [
      'serverIsBusy',
      { busy: 'estimate', fastRetry: true },
      'backoff(tikvServerBusy) nextReplica +flagBusy +pendingBackoff',
    ],
    [
      'serverIsBusy',
      { suspect: true },
      'backoff(tikvServerBusy) nextReplica +markStoreSlow +flagSuspect +pendingBackoff',
    ],
    [
      'serverIsBusy',
      { fastRetry: true },
      'backoff(tikvServerBusy) nextReplica +markStoreSlow +flagBusy +pendingBackoff',
    ],
    ['deadlineExceeded', { shortTimeout: true, repeated: true }, 'nextReplica +flagDeadline'],
  ])('%s %j', (kind, over, expected) => {
    expect(told(kind, over)).toBe(expected);
  });
});
