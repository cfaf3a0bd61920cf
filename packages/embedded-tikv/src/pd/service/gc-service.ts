import { pdMethods } from '@tikv-client/kvproto';
import type { pdpb } from '@tikv-client/kvproto';
import { StatusCode, StatusError } from '@tikv-client/transport';
import type { Handlers, UnaryHandler } from '@tikv-client/transport';
import type { MemberContext } from './member-context.js';
import { okHeader } from './response-header.js';
import { LEADER_ONLY, unaryMethod } from './unary-method.js';
import { barrierTtl, NULL_KEYSPACE_ID } from '../state/gc-states.js';
import type { GcBarrier, GcState, ServiceSafePoint } from '../state/gc-states.js';
import { PdStateError } from '../state/pd-error.js';

interface KeyspaceChoice {
  readonly keyspace: pdpb.KeyspaceScope['keyspace'];
}

/** Without a scope: the unified GC. With a scope that names no id: keyspace 0, whose number is not on the wire. */
function keyspaceOf(scope: KeyspaceChoice | undefined): number {
  if (scope === undefined) {
    return NULL_KEYSPACE_ID;
  }
  const { keyspace } = scope;
  return keyspace?.$case === 'keyspaceId' ? keyspace.keyspaceId : (keyspace?.keyspaceIdentity.keyspaceId ?? 0);
}

function barrierInfo(barrier: GcBarrier, now: number): pdpb.GCBarrierInfo {
  return { barrierId: barrier.id, barrierTs: barrier.ts, ttlSeconds: barrierTtl(barrier, now) };
}

function stateInfo(gc: GcState, withBarriers: boolean, now: number): pdpb.GCState {
  return {
    keyspaceScope: { keyspace: { $case: 'keyspaceId', keyspaceId: gc.keyspaceId } },
    isKeyspaceLevelGc: gc.isKeyspaceLevel,
    txnSafePoint: gc.txnSafePoint,
    gcSafePoint: gc.gcSafePoint,
    gcBarriers: withBarriers ? gc.barriers.map((barrier) => barrierInfo(barrier, now)) : [],
  };
}

/** The calls of older clients report what is refused as a gRPC status, not in the header. */
function orStatus<T>(run: () => T): T {
  try {
    return run();
  } catch (thrown) {
    if (thrown instanceof PdStateError) {
      throw new StatusError(StatusCode.UNKNOWN, thrown.message);
    }
    throw thrown;
  }
}

/** Calls about GC states: txn and GC safe points and barriers. */
function stateCalls(context: MemberContext): Record<string, UnaryHandler> {
  const { gc, now } = context.state;
  return {
    [pdMethods.GetGCState.path]: unaryMethod(context, LEADER_ONLY, pdMethods.GetGCState, (request, { header }) => {
      const at = now();
      return {
        header,
        gcState: stateInfo(gc.state(keyspaceOf(request.keyspaceScope)), !request.excludeGcBarriers, at),
        globalGcBarriers: request.includeGlobalGcBarriers
          ? { barriers: gc.globalBarriers().map((barrier) => barrierInfo(barrier, at)) }
          : undefined,
      };
    }),
    [pdMethods.GetAllKeyspacesGCStates.path]: unaryMethod(
      context,
      LEADER_ONLY,
      pdMethods.GetAllKeyspacesGCStates,
      (request, { header }) => {
        const at = now();
        return {
          header,
          gcStates: gc.states().map((one) => stateInfo(one, !request.excludeGcBarriers, at)),
          globalGcBarriers: request.excludeGlobalGcBarriers
            ? []
            : gc.globalBarriers().map((barrier) => barrierInfo(barrier, at)),
        };
      },
    ),
    [pdMethods.AdvanceTxnSafePoint.path]: unaryMethod(
      context,
      LEADER_ONLY,
      pdMethods.AdvanceTxnSafePoint,
      (request, { header }) => {
        const move = gc.advanceTxnSafePoint(keyspaceOf(request.keyspaceScope), request.target, now());
        return {
          header,
          oldTxnSafePoint: move.before,
          newTxnSafePoint: move.after,
          blockerDescription: move.blockerDescription,
        };
      },
    ),
    [pdMethods.AdvanceGCSafePoint.path]: unaryMethod(
      context,
      LEADER_ONLY,
      pdMethods.AdvanceGCSafePoint,
      (request, { header }) => {
        const move = gc.advanceGcSafePoint(keyspaceOf(request.keyspaceScope), request.target);
        return { header, oldGcSafePoint: move.before, newGcSafePoint: move.after };
      },
    ),
    [pdMethods.SetGCBarrier.path]: unaryMethod(context, LEADER_ONLY, pdMethods.SetGCBarrier, (request, { header }) => {
      const at = now();
      const { barrierId, barrierTs, ttlSeconds } = request;
      const barrier = gc.setBarrier(keyspaceOf(request.keyspaceScope), barrierId, barrierTs, ttlSeconds, at);
      return { header, newBarrierInfo: barrierInfo(barrier, at) };
    }),
    [pdMethods.DeleteGCBarrier.path]: unaryMethod(
      context,
      LEADER_ONLY,
      pdMethods.DeleteGCBarrier,
      (request, { header }) => {
        const barrier = gc.deleteBarrier(keyspaceOf(request.keyspaceScope), request.barrierId);
        return { header, deletedBarrierInfo: barrier && barrierInfo(barrier, now()) };
      },
    ),
    [pdMethods.SetGlobalGCBarrier.path]: unaryMethod(
      context,
      LEADER_ONLY,
      pdMethods.SetGlobalGCBarrier,
      (request, { header }) => {
        const at = now();
        const barrier = gc.setGlobalBarrier(request.barrierId, request.barrierTs, request.ttlSeconds, at);
        return { header, newBarrierInfo: barrierInfo(barrier, at) };
      },
    ),
    [pdMethods.DeleteGlobalGCBarrier.path]: unaryMethod(
      context,
      LEADER_ONLY,
      pdMethods.DeleteGlobalGCBarrier,
      (request, { header }) => {
        const barrier = gc.deleteGlobalBarrier(request.barrierId);
        return { header, deletedBarrierInfo: barrier && barrierInfo(barrier, now()) };
      },
    ),
  };
}

/** Calls of clients from before GC states. */
function olderCalls(context: MemberContext): Record<string, UnaryHandler> {
  const { gc, now } = context.state;
  const secondsLeft = (least: ServiceSafePoint) => least.expiredAt - BigInt(Math.floor(now() / 1000));
  return {
    [pdMethods.GetGCSafePoint.path]: unaryMethod(context, LEADER_ONLY, pdMethods.GetGCSafePoint, (_, { header }) => ({
      header,
      safePoint: gc.state(NULL_KEYSPACE_ID).gcSafePoint,
    })),
    [pdMethods.UpdateGCSafePoint.path]: unaryMethod(
      context,
      LEADER_ONLY,
      pdMethods.UpdateGCSafePoint,
      (request, { header }) => ({ header, newSafePoint: gc.updateGcSafePoint(NULL_KEYSPACE_ID, request.safePoint) }),
    ),
    [pdMethods.UpdateServiceGCSafePoint.path]: unaryMethod(
      context,
      LEADER_ONLY,
      pdMethods.UpdateServiceGCSafePoint,
      (request, { header }) => {
        const service = Buffer.from(request.serviceId).toString();
        const least = orStatus(() =>
          gc.updateServiceSafePoint(NULL_KEYSPACE_ID, service, request.safePoint, request.TTL, now()),
        );
        return {
          header,
          serviceId: Buffer.from(least.serviceId),
          TTL: secondsLeft(least),
          minSafePoint: least.safePoint,
        };
      },
    ),
    [pdMethods.GetGCSafePointV2.path]: unaryMethod(
      context,
      LEADER_ONLY,
      pdMethods.GetGCSafePointV2,
      (request, { header }) => ({ header, safePoint: orStatus(() => gc.state(keyspaceOf(request)).gcSafePoint) }),
    ),
    [pdMethods.UpdateGCSafePointV2.path]: unaryMethod(
      context,
      LEADER_ONLY,
      pdMethods.UpdateGCSafePointV2,
      (request, { header }) => ({
        header,
        newSafePoint: orStatus(() => gc.updateGcSafePoint(keyspaceOf(request), request.safePoint)),
      }),
    ),
    [pdMethods.UpdateServiceSafePointV2.path]: unaryMethod(
      context,
      LEADER_ONLY,
      pdMethods.UpdateServiceSafePointV2,
      (request, { header }) => {
        const service = Buffer.from(request.serviceId).toString();
        const least = orStatus(() =>
          gc.updateServiceSafePoint(keyspaceOf(request), service, request.safePoint, request.ttl, now()),
        );
        return {
          header,
          serviceId: Buffer.from(least.serviceId),
          ttl: secondsLeft(least),
          minSafePoint: least.safePoint,
        };
      },
    ),
    [pdMethods.GetAllGCSafePointV2.path]: unaryMethod(
      context,
      LEADER_ONLY,
      pdMethods.GetAllGCSafePointV2,
      (_, { header }) => ({
        header,
        gcSafePoints: gc
          .states()
          .filter((one) => one.keyspaceId !== NULL_KEYSPACE_ID)
          .map((one) => ({
            keyspace: { $case: 'keyspaceId' as const, keyspaceId: one.keyspaceId },
            gcSafePoint: one.gcSafePoint,
          })),
        revision: 0n,
      }),
    ),
  };
}

/** GC: states with barriers, and the safe points of older clients on top of them. */
export function gcHandlers(context: MemberContext): Handlers {
  const header = okHeader(context.state.clusterId);
  return {
    unary: {
      ...stateCalls(context),
      ...olderCalls(context),
      [pdMethods.ReportMinResolvedTS.path]: unaryMethod(context, LEADER_ONLY, pdMethods.ReportMinResolvedTS, () => ({
        header,
      })),
    },
    stream: {
      [pdMethods.WatchGCSafePointV2.path]: (stream) => {
        const message = 'WatchGCSafePointV2 is obsolete. Poll GetAllKeyspacesGCStates instead if necessary';
        stream.end({ code: StatusCode.UNIMPLEMENTED, message });
        return { onMessage() {} };
      },
    },
  };
}
