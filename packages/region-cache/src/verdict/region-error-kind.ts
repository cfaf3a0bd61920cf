import type { RegionErrorKind } from '@tikv-client/errors';
import type { errorpb } from '@tikv-client/kvproto';

/** Fields of `errorpb.Error` in the order in which they are looked at (client-go: locate, onRegionError). */
const byField = [
  ['undeterminedResult', 'undeterminedResult'],
  ['notLeader', 'notLeader'],
  ['diskFull', 'diskFull'],
  ['RecoveryInProgress', 'recoveryInProgress'],
  ['isWitness', 'isWitness'],
  ['FlashbackInProgress', 'flashbackInProgress'],
  ['FlashbackNotPrepared', 'flashbackNotPrepared'],
  ['regionNotFound', 'regionNotFound'],
  ['keyNotInRegion', 'keyNotInRegion'],
  ['epochNotMatch', 'epochNotMatch'],
  ['bucketVersionNotMatch', 'bucketVersionNotMatch'],
  ['serverIsBusy', 'serverIsBusy'],
  ['staleCommand', 'staleCommand'],
  ['storeNotMatch', 'storeNotMatch'],
  ['raftEntryTooLarge', 'raftEntryTooLarge'],
  ['maxTimestampNotSynced', 'maxTimestampNotSynced'],
  ['regionNotInitialized', 'regionNotInitialized'],
  ['readIndexNotReady', 'readIndexNotReady'],
  ['proposalInMergingMode', 'proposalInMergingMode'],
  ['dataIsNotReady', 'dataIsNotReady'],
  ['mismatchPeerId', 'mismatchPeerId'],
] as const satisfies ReadonlyArray<readonly [keyof errorpb.Error, RegionErrorKind]>;

/** Errors without a field of their own, told by what their message contains (TiKV: raftstore and storage error texts). */
const byText: ReadonlyArray<readonly [text: RegExp, kind: RegionErrorKind]> = [
  [/Deadline is exceeded/, 'deadlineExceeded'],
  [/invalid max_ts update/, 'invalidMaxTsUpdate'],
  [/key .* is (?:not in|out of) (?:the )?\[?region/i, 'keyNotInRegion'],
];

export function regionErrorKind(error: errorpb.Error): RegionErrorKind {
  for (const [field, kind] of byField) {
    if (error[field] !== undefined) return kind;
  }
  return byText.find(([text]) => text.test(error.message))?.[1] ?? 'unknown';
}
