import { RegionError, redactText } from '@tikv-client/errors';
import type { RedactMode, RegionErrorKind } from '@tikv-client/errors';
import type { errorpb } from '@tikv-client/kvproto';
import type { Region, ReplicaSelector, Target, Verdict, VerdictFacts } from '@tikv-client/region-cache';
import { compareEpochs, isEpochStale } from '@tikv-client/region-cache';
import type { RequesterParts } from './requester-parts.js';

/** A region error and the attempt that it answers. */
export interface RegionErrorCase {
  readonly region: Region;
  readonly target: Target;
  readonly selector: ReplicaSelector;
  readonly error: errorpb.Error;
}

/** What the verdict table wants to know. Notes the error with the selector. */
export function verdictFacts(
  one: RegionErrorCase & { readonly kind: RegionErrorKind; readonly now: number; readonly repeatable: boolean },
): VerdictFacts {
  const { region, target, selector, kind, error, now, repeatable } = one;
  const busy = error.serverIsBusy;
  return {
    hint: leaderHint(region, error),
    repeated: selector.noteError(target.index, kind),
    replicaRead: target.replicaRead || (target.staleRead === true && target.index !== region.leader),
    leaderUntried: selector.leaderUntried(target.index),
    shortTimeout: false,
    epoch: kind === 'epochNotMatch' ? compareEpochs(region, error.epochNotMatch?.currentRegions ?? []) : 'empty',
    busy:
      busy === undefined || busy.estimatedWaitMs === 0
        ? /deadline/i.test(busy?.reason ?? '')
          ? 'deadline'
          : 'plain'
        : 'estimate',
    fastRetry: kind === 'serverIsBusy' && selector.canFastRetry(target.index, now),
    suspect: kind === 'serverIsBusy' && (busy?.estimatedWaitMs ?? 0) === 0 && selector.noteLeaderBusy(target.index),
    idempotent: repeatable,
  };
}

/** Carries out what a verdict says besides the action: notes for selector, cache and connections. */
export async function applyEffects(
  { cache, rpc, clock }: RequesterParts,
  one: RegionErrorCase & { readonly verdict: Verdict; readonly reason: RegionError; readonly address: string },
): Promise<void> {
  const { verdict, region, target, selector, error, reason, address } = one;
  const { store } = target.replica;
  const wait = error.serverIsBusy?.estimatedWaitMs ?? 0;
  if (wait > 0) store.recordLoad(wait, clock.monotonic());
  for (const effect of verdict.effects ?? []) {
    switch (effect) {
      case 'flagNotLeader':
        selector.flag(target.index, 'notLeader');
        break;
      case 'flagDeadline':
        selector.flag(target.index, 'deadline');
        break;
      case 'flagDataNotReady':
        selector.flag(target.index, 'dataNotReady');
        break;
      case 'flagBusy':
        selector.flag(target.index, 'busy');
        break;
      case 'flagSuspect':
        selector.flag(target.index, 'suspect');
        break;
      case 'switchLeader': {
        const leader = error.notLeader?.leader;
        if (leader !== undefined && cache.updateLeader(region, leader.id)) selector.adoptLeader(region.leader);
        break;
      }
      case 'markStoreSlow':
        cache.stores.markSlow(store);
        break;
      case 'pendingBackoff':
        if (verdict.backoff !== undefined) selector.owe(store.id, { kind: verdict.backoff, reason });
        break;
      case 'leaderOnly':
        selector.restrictToLeader(true);
        break;
      case 'cacheRegions':
        await cache.onEpochNotMatch(region, store.id, error.epochNotMatch?.currentRegions ?? []);
        break;
      case 'replaceBuckets':
        cache.onBucketVersionNotMatch(
          region,
          error.bucketVersionNotMatch?.version ?? 0n,
          error.bucketVersionNotMatch?.keys ?? [],
        );
        break;
      case 'storeNeedCheck':
        cache.stores.check(store);
        break;
      case 'closeAddress':
        rpc.closeAddress(address, Infinity);
        break;
    }
  }
}

/** The error as backoffs record it and callers get it. */
export function regionErrorOf(
  region: Region,
  target: Target,
  kind: RegionErrorKind,
  error: errorpb.Error,
  redactKeys: RedactMode,
): RegionError {
  const words = error.message === '' ? (error.serverIsBusy?.reason ?? '') : error.message;
  const message = mayNameKeys.has(kind) ? redactText(words, redactKeys) : words;
  return new RegionError({ kind, message, regionId: region.id, storeId: target.replica.store.id });
}

/** Region errors whose words name keys; those of the others are about regions, peers and stores. */
const mayNameKeys: ReadonlySet<RegionErrorKind> = new Set(['keyNotInRegion', 'unknown']);

function leaderHint(region: Region, error: errorpb.Error): VerdictFacts['hint'] {
  const leader = error.notLeader?.leader;
  if (leader === undefined || leader.id === 0n) return 'none';
  const replica = region.replicas[region.indexOfPeer(leader.id)];
  if (replica === undefined) return 'unknownPeer';
  return replica.store.liveness === 'reachable' && !isEpochStale(replica) ? 'usable' : 'unreachable';
}
