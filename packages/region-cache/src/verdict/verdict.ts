import type { RegionErrorKind } from '@tikv-client/errors';
import type { InvalidReason } from '../region/invalid-reason.js';

/** Backoff kinds that a region error can ask for (names of the backoff package). */
export type RegionBackoff =
  | 'regionMiss'
  | 'regionScheduling'
  | 'tikvServerBusy'
  | 'tikvDiskFull'
  | 'regionRecoveryInProgress'
  | 'staleCommand'
  | 'maxTsNotSynced'
  | 'regionNotInitialized'
  | 'isWitness';

/**
 * What happens to the attempt: `retryHere` sends to the same replica again, `nextReplica` lets the selector choose,
 * `handUp` looks the key up anew (the caller of a batch regroups), `fail` ends the call.
 */
export type Action = 'retryHere' | 'nextReplica' | 'handUp' | 'fail';

/** Notes for selector, cache and connections that go with a verdict. */
export type Effect =
  | 'switchLeader'
  | 'flagNotLeader'
  | 'flagDeadline'
  | 'flagDataNotReady'
  | 'flagBusy'
  | 'flagSuspect'
  | 'markStoreSlow'
  | 'pendingBackoff'
  | 'leaderOnly'
  | 'cacheRegions'
  | 'replaceBuckets'
  | 'storeNeedCheck'
  | 'closeAddress';

export interface Verdict {
  readonly action: Action;
  /** Slept before the action. With the effect `pendingBackoff` it is owed to the store instead and slept on return to it. */
  readonly backoff?: RegionBackoff | undefined;
  readonly invalidate?: InvalidReason | undefined;
  readonly effects?: readonly Effect[] | undefined;
}

/** What the table looks at besides the kind of error. */
export interface VerdictFacts {
  /** NotLeader's hint: absent, a replica on a reachable store, a replica on another store, or a peer the region does not have. */
  readonly hint: 'none' | 'usable' | 'unreachable' | 'unknownPeer';
  /** This replica gave the same kind of error to this selector before. */
  readonly repeated: boolean;
  /** The attempt was a replica read or stale read on a replica that is not the leader. */
  readonly replicaRead: boolean;
  /** The presumed leader has not been asked by this selector, and another replica answered. */
  readonly leaderUntried: boolean;
  /** The caller set a read timeout shorter than the usual one. */
  readonly shortTimeout: boolean;
  /** EpochNotMatch: no regions in the answer, ours is ahead of the store's, or the answer is news. */
  readonly epoch: 'empty' | 'ahead' | 'newer';
  /** ServerIsBusy: the request's time ran out, the store announced a wait, or neither. */
  readonly busy: 'plain' | 'deadline' | 'estimate';
  /** ServerIsBusy: another replica can serve the request. */
  readonly fastRetry: boolean;
  /** ServerIsBusy from the leader a second time within this selector: it may be a leader no more. */
  readonly suspect: boolean;
  /** Whether sending the request twice has the effect of sending it once. */
  readonly idempotent: boolean;
}

/** One row: the first whose kind and facts match decides. */
export interface VerdictRow {
  readonly kind: RegionErrorKind;
  readonly when?: Partial<VerdictFacts> | undefined;
  readonly verdict: Verdict;
}

/** client-go's region-error handling (locate: onRegionError, replica selector), as data. */
export const verdictTable: readonly VerdictRow[] = [
  { kind: 'undeterminedResult', when: { idempotent: false }, verdict: { action: 'fail' } },
  { kind: 'undeterminedResult', verdict: { action: 'handUp' } },

  {
    kind: 'notLeader',
    when: { hint: 'usable' },
    verdict: { action: 'nextReplica', effects: ['flagNotLeader', 'switchLeader'] },
  },
  { kind: 'notLeader', when: { hint: 'unreachable' }, verdict: { action: 'nextReplica', effects: ['flagNotLeader'] } },
  { kind: 'notLeader', when: { hint: 'unknownPeer' }, verdict: { action: 'handUp', invalidate: 'storeNotFound' } },
  { kind: 'notLeader', verdict: { action: 'nextReplica', backoff: 'regionScheduling', effects: ['flagNotLeader'] } },

  { kind: 'diskFull', verdict: { action: 'retryHere', backoff: 'tikvDiskFull' } },
  {
    kind: 'recoveryInProgress',
    verdict: { action: 'handUp', backoff: 'regionRecoveryInProgress', invalidate: 'other' },
  },
  { kind: 'isWitness', verdict: { action: 'handUp', backoff: 'isWitness', invalidate: 'other' } },
  {
    kind: 'flashbackInProgress',
    when: { replicaRead: true },
    verdict: { action: 'nextReplica', effects: ['leaderOnly'] },
  },
  { kind: 'flashbackInProgress', verdict: { action: 'fail' } },
  { kind: 'flashbackNotPrepared', verdict: { action: 'fail' } },

  {
    kind: 'regionNotFound',
    when: { leaderUntried: true },
    verdict: { action: 'nextReplica', invalidate: 'regionNotFound', effects: ['leaderOnly'] },
  },
  { kind: 'regionNotFound', verdict: { action: 'handUp', invalidate: 'regionNotFound' } },
  { kind: 'keyNotInRegion', verdict: { action: 'handUp', invalidate: 'other' } },

  { kind: 'epochNotMatch', when: { epoch: 'ahead' }, verdict: { action: 'retryHere', backoff: 'regionMiss' } },
  {
    kind: 'epochNotMatch',
    when: { epoch: 'newer' },
    verdict: { action: 'handUp', invalidate: 'epochNotMatch', effects: ['cacheRegions'] },
  },
  { kind: 'epochNotMatch', verdict: { action: 'handUp', backoff: 'regionMiss', invalidate: 'epochNotMatch' } },
  { kind: 'bucketVersionNotMatch', verdict: { action: 'handUp', effects: ['replaceBuckets'] } },

  {
    kind: 'serverIsBusy',
    when: { busy: 'deadline', shortTimeout: true },
    verdict: { action: 'nextReplica', effects: ['flagDeadline'] },
  },
  {
    kind: 'serverIsBusy',
    when: { busy: 'estimate', fastRetry: true },
    verdict: { action: 'nextReplica', backoff: 'tikvServerBusy', effects: ['flagBusy', 'pendingBackoff'] },
  },
  { kind: 'serverIsBusy', when: { busy: 'estimate' }, verdict: { action: 'retryHere', backoff: 'tikvServerBusy' } },
  {
    kind: 'serverIsBusy',
    when: { suspect: true },
    verdict: {
      action: 'nextReplica',
      backoff: 'tikvServerBusy',
      effects: ['markStoreSlow', 'flagSuspect', 'pendingBackoff'],
    },
  },
  {
    kind: 'serverIsBusy',
    when: { fastRetry: true },
    verdict: {
      action: 'nextReplica',
      backoff: 'tikvServerBusy',
      effects: ['markStoreSlow', 'flagBusy', 'pendingBackoff'],
    },
  },
  { kind: 'serverIsBusy', verdict: { action: 'retryHere', backoff: 'tikvServerBusy', effects: ['markStoreSlow'] } },

  { kind: 'staleCommand', when: { repeated: true }, verdict: { action: 'retryHere', backoff: 'staleCommand' } },
  { kind: 'staleCommand', verdict: { action: 'retryHere' } },
  {
    kind: 'storeNotMatch',
    verdict: { action: 'handUp', invalidate: 'storeNotFound', effects: ['storeNeedCheck', 'closeAddress'] },
  },
  { kind: 'raftEntryTooLarge', verdict: { action: 'fail' } },
  { kind: 'maxTimestampNotSynced', verdict: { action: 'retryHere', backoff: 'maxTsNotSynced' } },
  { kind: 'regionNotInitialized', verdict: { action: 'retryHere', backoff: 'regionNotInitialized' } },
  { kind: 'readIndexNotReady', verdict: { action: 'retryHere', backoff: 'regionScheduling' } },
  { kind: 'proposalInMergingMode', verdict: { action: 'retryHere', backoff: 'regionScheduling' } },
  { kind: 'dataIsNotReady', verdict: { action: 'nextReplica', effects: ['flagDataNotReady'] } },
  {
    kind: 'deadlineExceeded',
    when: { shortTimeout: true },
    verdict: { action: 'nextReplica', effects: ['flagDeadline'] },
  },
  // A store that keeps answering so is asked with growing pauses: client-go would spend its attempts at once.
  {
    kind: 'deadlineExceeded',
    when: { repeated: true },
    verdict: { action: 'nextReplica', backoff: 'regionScheduling' },
  },
  { kind: 'deadlineExceeded', verdict: { action: 'nextReplica' } },
  { kind: 'mismatchPeerId', verdict: { action: 'handUp', invalidate: 'other' } },
  { kind: 'invalidMaxTsUpdate', verdict: { action: 'fail' } },
  { kind: 'unknown', when: { repeated: true }, verdict: { action: 'nextReplica', backoff: 'regionScheduling' } },
  { kind: 'unknown', verdict: { action: 'nextReplica' } },
];

/** What to do about a region error. */
export function regionErrorVerdict(kind: RegionErrorKind, facts: VerdictFacts): Verdict {
  const row = verdictTable.find((one) => one.kind === kind && (one.when === undefined || matches(facts, one.when)));
  if (row === undefined) throw new Error(`no verdict for region error ${kind}`);
  return row.verdict;
}

function matches(facts: VerdictFacts, when: Partial<VerdictFacts>): boolean {
  for (const [name, value] of Object.entries(when)) {
    if (facts[name as keyof VerdictFacts] !== value) return false;
  }
  return true;
}
