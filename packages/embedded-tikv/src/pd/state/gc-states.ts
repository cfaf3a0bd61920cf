import type { KeyspaceTable } from './keyspaces.js';
import { MetaKv } from './meta-kv.js';
import { PdStateError } from './pd-error.js';
import type { GcSafePoints } from '../../txn/gc/gc-safe-points.js';
import { TxnSafePoints } from './txn-safe-points.js';

/** Scope of the unified (cluster-wide) GC. */
export const NULL_KEYSPACE_ID = 0xff_ff_ff_ff;
/** Name under which TiDB's GC worker moves the txn safe point through the calls of older PDs. */
export const GC_WORKER = 'gc_worker';
/** "Never" as a time to live in seconds and as an expiry. */
export const FOREVER = 2n ** 63n - 1n;
const MAX_KEYSPACE_ID = 0xff_ff_ff;

export interface GcBarrier {
  readonly id: string;
  readonly ts: bigint;
  /** Milliseconds since the Unix epoch; absent: never. */
  readonly expiresAt: number | undefined;
}

export interface GcState {
  readonly keyspaceId: number;
  /** The keyspace runs a GC of its own. */
  readonly isKeyspaceLevel: boolean;
  readonly txnSafePoint: bigint;
  readonly gcSafePoint: bigint;
  readonly barriers: readonly GcBarrier[];
}

export interface TxnSafePointMove {
  readonly before: bigint;
  readonly after: bigint;
  /** What kept it from reaching the target. */
  readonly blocker: GcBarrier | undefined;
  readonly blockerDescription: string;
}

/** A service's safe point as older clients see it: `expiredAt` in Unix seconds. */
export interface ServiceSafePoint {
  readonly serviceId: string;
  readonly expiredAt: bigint;
  readonly safePoint: bigint;
}

interface Scope {
  txnSafePoint: bigint;
  gcSafePoint: bigint;
  readonly barriers: Map<string, GcBarrier>;
}

export interface GcStatesOptions {
  /** Barriers per scope. @default 10000 */
  readonly maxBarriers?: number | undefined;
  /** Where the txn safe points lie. @default a store of its own */
  readonly meta?: MetaKv | undefined;
}

/** Seconds left to a barrier, rounded down; `FOREVER` without an expiry. `now`: milliseconds. */
export function barrierTtl(barrier: GcBarrier, now: number): bigint {
  return barrier.expiresAt === undefined ? FOREVER : BigInt(Math.max(0, Math.floor((barrier.expiresAt - now) / 1000)));
}

function invalidArgument(name: string, value: unknown): PdStateError {
  return new PdStateError('common:ErrInvalidArgument', `invalid argument for ${name}: ${String(value)}`);
}

function describe(barrier: GcBarrier, kind: string): string {
  const expiry = barrier.expiresAt === undefined ? '<nil>' : `at ${barrier.expiresAt} ms`;
  return `${kind} { BarrierID: ${JSON.stringify(barrier.id)}, BarrierTS: ${barrier.ts}, ExpirationTime: ${JSON.stringify(expiry)} }`;
}

function expired(barrier: GcBarrier, now: number): boolean {
  return barrier.expiresAt !== undefined && now > barrier.expiresAt;
}

/**
 * GC states: for the unified GC and for each keyspace that manages its own, a txn safe point (no reads below it), a GC
 * safe point (no versions kept below it; never above the former) and the barriers that hold the txn safe point back. The
 * service safe points of older PDs are the same barriers under their old names. Times are milliseconds since the epoch.
 */
export class GcStates {
  readonly #keyspaces: KeyspaceTable;
  readonly #scopes = new Map<number, Scope>();
  readonly #global = new Map<string, GcBarrier>();
  readonly #txnSafePoints: TxnSafePoints;
  readonly #maxBarriers: number;
  /** As of so many changes of keyspaces. */
  #points: { readonly changes: number; readonly safePoints: GcSafePoints } | undefined;

  constructor(keyspaces: KeyspaceTable, options: GcStatesOptions = {}) {
    this.#keyspaces = keyspaces;
    this.#txnSafePoints = new TxnSafePoints(options.meta ?? new MetaKv());
    this.#maxBarriers = options.maxBarriers ?? 10_000;
  }

  /** The state that governs the keyspace: its own, or the unified one. */
  state(keyspaceId: number): GcState {
    return this.#show(this.#redirect(keyspaceId, true));
  }

  /** The GC safe points of all: the same object as long as none has changed. */
  gcSafePoints(): GcSafePoints {
    const { changes } = this.#keyspaces;
    if (this.#points?.changes === changes) return this.#points.safePoints;
    const keyspaces = new Map<number, bigint>();
    for (const { id } of this.#keyspaces.list(0, 0)) {
      if (this.isKeyspaceLevel(id)) keyspaces.set(id, this.#scopes.get(id)?.gcSafePoint ?? 0n);
    }
    const safePoints = { common: this.#scopes.get(NULL_KEYSPACE_ID)?.gcSafePoint ?? 0n, keyspaces };
    this.#points = { changes, safePoints };
    return safePoints;
  }

  /** The unified state and those of the enabled keyspaces. */
  states(): GcState[] {
    const enabled = this.#keyspaces.list(0, 0).filter((keyspace) => keyspace.state === 'ENABLED');
    return [this.#show(NULL_KEYSPACE_ID), ...enabled.map((keyspace) => this.#show(keyspace.id))];
  }

  /** Whether the keyspace's config asks for a GC of its own. */
  isKeyspaceLevel(keyspaceId: number): boolean {
    return (
      keyspaceId <= MAX_KEYSPACE_ID &&
      this.#keyspaces.byId(keyspaceId).config['gc_management_type'] === 'keyspace_level'
    );
  }

  globalBarriers(): GcBarrier[] {
    return [...this.#global.values()];
  }

  advanceTxnSafePoint(keyspaceId: number, target: bigint, now: number): TxnSafePointMove {
    const scope = this.#scope(this.#redirect(keyspaceId, false));
    const before = scope.txnSafePoint;
    if (target < before) {
      throw new PdStateError(
        'gc:ErrDecreasingTxnSafePoint',
        `trying to update txn safe point to a smaller value, current value: ${before}, given: ${target}`,
      );
    }
    let reached = target;
    let blocker: GcBarrier | undefined;
    let blockerDescription = '';
    for (const [barriers, kind] of [
      [scope.barriers, 'GCBarrier'],
      [this.#global, 'GlobalGCBarrier'],
    ] as const) {
      for (const barrier of barriers.values()) {
        // Once taken for expired a barrier must stay so, even if the clock goes back.
        if (expired(barrier, now)) {
          barriers.delete(barrier.id);
        } else if (barrier.ts < reached) {
          reached = barrier.ts;
          blocker = barrier;
          blockerDescription = describe(barrier, kind);
        }
      }
    }
    scope.txnSafePoint = reached > before ? reached : before;
    return { before, after: scope.txnSafePoint, blocker, blockerDescription };
  }

  advanceGcSafePoint(keyspaceId: number, target: bigint): { readonly before: bigint; readonly after: bigint } {
    const scope = this.#scope(this.#redirect(keyspaceId, false));
    const before = scope.gcSafePoint;
    if (target < before) {
      throw new PdStateError(
        'gc:ErrDecreasingGCSafePoint',
        `trying to update GC safe point to a smaller value, current value: ${before}, given: ${target}`,
      );
    }
    if (target > scope.txnSafePoint) {
      throw new PdStateError(
        'gc:ErrGCSafePointExceedsTxnSafePoint',
        'trying to update GC safe point to a too large value that exceeds the txn safe point, ' +
          `current value: ${before}, given: ${target}, current txn safe point: ${scope.txnSafePoint}`,
      );
    }
    scope.gcSafePoint = target;
    this.#points = undefined;
    return { before, after: target };
  }

  /**
   * The call of older clients: a smaller value leaves the safe point where it is. They know no txn safe point, so theirs
   * drags it along, as a PD of their age would have let them. Returns the safe point that is now in force.
   */
  updateGcSafePoint(keyspaceId: number, target: bigint): bigint {
    const scope = this.#scope(this.#redirect(keyspaceId, false));
    if (target > scope.gcSafePoint) {
      scope.gcSafePoint = target;
      this.#points = undefined;
      scope.txnSafePoint = target > scope.txnSafePoint ? target : scope.txnSafePoint;
    }
    return scope.gcSafePoint;
  }

  /** `ttlSeconds`: above 0, `FOREVER` for never. */
  setBarrier(keyspaceId: number, id: string, ts: bigint, ttlSeconds: bigint, now: number): GcBarrier {
    if (ttlSeconds <= 0n) {
      throw invalidArgument('ttl', ttlSeconds);
    }
    const scope = this.#scope(this.#redirect(keyspaceId, true));
    checkBarrierId(id);
    if (ts < scope.txnSafePoint) {
      throw barrierBehind(ts, scope.txnSafePoint);
    }
    return this.#store(scope.barriers, id, ts, ttlSeconds, now);
  }

  deleteBarrier(keyspaceId: number, id: string): GcBarrier | undefined {
    const scope = this.#scope(this.#redirect(keyspaceId, true));
    checkBarrierId(id);
    return take(scope.barriers, id);
  }

  setGlobalBarrier(id: string, ts: bigint, ttlSeconds: bigint, now: number): GcBarrier {
    if (ttlSeconds <= 0n) {
      throw invalidArgument('ttl', ttlSeconds);
    }
    if (id === '') {
      throw invalidArgument('barrierID', id);
    }
    const furthest = [...this.#scopes.values()].reduce(
      (most, scope) => (scope.txnSafePoint > most ? scope.txnSafePoint : most),
      0n,
    );
    if (ts < furthest) {
      throw new PdStateError(
        'gc:ErrGlobalGCBarrierTSBehindTxnSafePoint',
        `trying to set a global GC barrier on ts ${ts} which is already behind the txn safe point ${furthest}`,
      );
    }
    return this.#store(this.#global, id, ts, ttlSeconds, now);
  }

  deleteGlobalBarrier(id: string): GcBarrier | undefined {
    if (id === '') {
      throw invalidArgument('barrierID', id);
    }
    return take(this.#global, id);
  }

  /**
   * The call of older clients: sets the safe point of a service for `ttlSeconds` (0 and below: deletes it) and returns the
   * smallest one. One behind the smallest is not taken. `gc_worker`, whose is forever, moves the txn safe point.
   */
  updateServiceSafePoint(
    keyspaceId: number,
    serviceId: string,
    safePoint: bigint,
    ttlSeconds: bigint,
    now: number,
  ): ServiceSafePoint {
    if (serviceId === GC_WORKER) {
      if (ttlSeconds !== FOREVER) {
        throw new PdStateError('', "TTL of gc_worker's service safe point must be infinity");
      }
      const owner = this.#redirect(keyspaceId, true);
      const { after, blocker } = this.advanceTxnSafePoint(owner, safePoint, now);
      const held = after !== safePoint && blocker !== undefined;
      return { serviceId: held ? blocker.id : GC_WORKER, expiredAt: FOREVER, safePoint: after };
    }
    const scope = this.#scope(this.#redirect(keyspaceId, true));
    checkBarrierId(serviceId);
    if (ttlSeconds <= 0n) {
      scope.barriers.delete(serviceId);
    } else if (safePoint >= scope.txnSafePoint) {
      this.#store(scope.barriers, serviceId, safePoint, ttlSeconds, now);
    }
    return { serviceId: GC_WORKER, expiredAt: FOREVER, safePoint: scope.txnSafePoint };
  }

  /** All service safe points of the unified GC, `gc_worker` first. */
  serviceSafePoints(): ServiceSafePoint[] {
    const scope = this.#scope(NULL_KEYSPACE_ID);
    const others = [...scope.barriers.values()].map((barrier) => ({
      serviceId: barrier.id,
      expiredAt: barrier.expiresAt === undefined ? FOREVER : BigInt(Math.floor(barrier.expiresAt / 1000)),
      safePoint: barrier.ts,
    }));
    return [{ serviceId: GC_WORKER, expiredAt: FOREVER, safePoint: scope.txnSafePoint }, ...others];
  }

  #store(barriers: Map<string, GcBarrier>, id: string, ts: bigint, ttlSeconds: bigint, now: number): GcBarrier {
    if (!barriers.has(id) && barriers.size >= this.#maxBarriers) {
      throw new PdStateError('', `no more than ${this.#maxBarriers} GC barriers are kept`);
    }
    // What ends beyond the range of exact milliseconds never ends.
    const expiresAt = ttlSeconds > 1_000_000_000_000n ? undefined : now + Number(ttlSeconds) * 1000;
    const barrier: GcBarrier = { id, ts, expiresAt };
    barriers.set(id, barrier);
    return barrier;
  }

  #show(keyspaceId: number): GcState {
    const isKeyspaceLevel = this.isKeyspaceLevel(keyspaceId);
    const owner = isKeyspaceLevel || keyspaceId === NULL_KEYSPACE_ID ? this.#scope(keyspaceId) : undefined;
    return {
      keyspaceId,
      isKeyspaceLevel,
      txnSafePoint: owner?.txnSafePoint ?? 0n,
      gcSafePoint: owner?.gcSafePoint ?? 0n,
      barriers: owner === undefined ? [] : [...owner.barriers.values()],
    };
  }

  #scope(keyspaceId: number): Scope {
    let scope = this.#scopes.get(keyspaceId);
    if (scope === undefined) {
      const saved = this.#txnSafePoints;
      const savedId = keyspaceId === NULL_KEYSPACE_ID ? undefined : keyspaceId;
      scope = {
        get txnSafePoint() {
          return saved.get(savedId);
        },
        set txnSafePoint(ts: bigint) {
          saved.set(savedId, ts);
        },
        gcSafePoint: 0n,
        barriers: new Map(),
      };
      this.#scopes.set(keyspaceId, scope);
    }
    return scope;
  }

  /** Ids beyond the keyspaces mean the unified GC, and so do keyspaces without a GC of their own where users may ask. */
  #redirect(keyspaceId: number, userCall: boolean): number {
    if (keyspaceId > MAX_KEYSPACE_ID) {
      return NULL_KEYSPACE_ID;
    }
    if (this.isKeyspaceLevel(keyspaceId)) {
      return keyspaceId;
    }
    if (userCall) {
      return NULL_KEYSPACE_ID;
    }
    const { name } = this.#keyspaces.byId(keyspaceId);
    throw new PdStateError(
      'gc:ErrGCOnInvalidKeyspace',
      `trying to manage GC in keyspace ${name} (id: ${keyspaceId}) where keyspace level GC is not enabled`,
    );
  }
}

function checkBarrierId(id: string): void {
  if (id === GC_WORKER) {
    throw new PdStateError(
      'gc:ErrReservedGCBarrierID',
      `trying to set a GC barrier with a barrier ID that is reserved: ${id}`,
    );
  }
  if (id === '') {
    throw invalidArgument('barrierID', id);
  }
}

function barrierBehind(ts: bigint, txnSafePoint: bigint): PdStateError {
  return new PdStateError(
    'gc:ErrGCBarrierTSBehindTxnSafePoint',
    `trying to set a GC barrier on ts ${ts} which is already behind the txn safe point ${txnSafePoint}`,
  );
}

function take(barriers: Map<string, GcBarrier>, id: string): GcBarrier | undefined {
  const found = barriers.get(id);
  barriers.delete(id);
  return found;
}
