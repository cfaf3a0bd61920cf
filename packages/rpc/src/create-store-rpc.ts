import { ClosedError, type TikvError } from '@tikv-client/errors';
import type { AnyCommand, Command } from '@tikv-client/kvproto';
import { DeadlineWheel, type Logger, silentLogger, systemClock, type Timer } from '@tikv-client/runtime';
import type { Clock } from '@tikv-client/runtime';
import { createGrpcTransport, StatusCode, type Transport } from '@tikv-client/transport';
import { AbortGroups } from './abort-groups.js';
import { LivenessProber } from './liveness-prober.js';
import { resolveStoreRpcOptions, type StoreRpcOptions, type StoreRpcSettings } from './options.js';
import type { PendingRequest } from './pending-request.js';
import { RpcError } from './rpc-error.js';
import type { ConnectionDeps } from './store-connection.js';
import { StorePool } from './store-pool.js';
import type { FeedbackListener, Liveness, SendDone, SendOptions, StoreRpc, StoreRpcSnapshot } from './store-rpc.js';

/** What `createStoreRpc` works with; all default to the system's. */
export interface StoreRpcDeps {
  readonly transport?: Transport | undefined;
  readonly clock?: Clock | undefined;
  readonly logger?: Logger | undefined;
}

/** Requests to stores by address. Connects on first use. Throws `ConfigError` for a bad option. */
export function createStoreRpc(options?: StoreRpcOptions, deps: StoreRpcDeps = {}): StoreRpc {
  return new StoreRpcClient(resolveStoreRpcOptions(options), deps);
}

/** An unused pool is recycled at this many looks in a row, `idleMs` in all. */
const idleLooks = 4;

class StoreRpcClient implements StoreRpc {
  readonly #deps: ConnectionDeps;
  readonly #settings: StoreRpcSettings;
  readonly #prober: LivenessProber;
  readonly #pools = new Map<string, StorePool>();
  readonly #listeners = new Set<FeedbackListener>();
  #lastVersion = 0;
  #sweep: Timer | undefined;
  #closed = false;

  constructor(settings: StoreRpcSettings, deps: StoreRpcDeps) {
    const clock = deps.clock ?? systemClock;
    const transport = deps.transport ?? createGrpcTransport({ clock });
    this.#settings = settings;
    this.#deps = {
      transport,
      clock,
      logger: deps.logger ?? silentLogger,
      wheel: new DeadlineWheel<PendingRequest>({ clock, onExpired: (request) => request.holder.expire(request) }),
      aborts: new AbortGroups(),
      settings,
    };
    this.#prober = new LivenessProber({
      timeoutMs: settings.livenessTimeoutMs,
      channel: settings.channel,
      transport,
      clock,
    });
  }

  send<Req, Res>(
    address: string,
    command: Command<Req, Res>,
    request: Req,
    options: SendOptions,
    done: SendDone<Res>,
  ): void {
    if (this.#closed) return queueMicrotask(() => done(closedError(), undefined));
    const pool = this.#pools.get(address) ?? this.#open(address);
    pool.idleLooks = 0;
    const connection = pool.pick();
    const erased = command as unknown as AnyCommand;
    const erasedDone = done as SendDone<unknown>;
    if (command.batch !== undefined && options.batch !== false && this.#settings.batch) {
      connection.send(erased, request as object, options, erasedDone);
    } else {
      connection.sendUnary(erased, request as object, options, erasedDone);
    }
  }

  async liveness(address: string, deadline = Infinity): Promise<Liveness> {
    const left = deadline - this.#deps.clock.monotonic();
    if (left <= 0) return 'unknown';
    const probe = this.#prober.probe(address);
    // The probe is shared and goes on; a caller with less time left does not wait for its end.
    return left < this.#settings.livenessTimeoutMs ? this.#within(left, probe) : probe;
  }

  closeAddress(address: string, version: number, unlessConnected = false): void {
    const pool = this.#pools.get(address);
    if (pool === undefined || pool.poolVersion > version || (unlessConnected && pool.connected)) return;
    this.#drop(pool, 'the connections to this address were closed');
  }

  onHealthFeedback(listener: FeedbackListener): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  debugSnapshot(): StoreRpcSnapshot {
    return { closed: this.#closed, stores: [...this.#pools.values()].map((pool) => pool.snapshot()) };
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#sweep?.cancel();
    this.#prober.close();
    this.#listeners.clear();
    const pools = [...this.#pools.values()];
    this.#pools.clear();
    for (const pool of pools) pool.close(closedError);
    this.#deps.wheel.close();
  }

  #open(address: string): StorePool {
    const pool = new StorePool(this.#deps, address, ++this.#lastVersion, (from, feedback) => {
      for (const listener of this.#listeners) listener(from, feedback);
    });
    this.#pools.set(address, pool);
    if (this.#sweep === undefined) this.#armSweep();
    return pool;
  }

  #drop(pool: StorePool, message: string): void {
    const { address, poolVersion } = pool;
    this.#pools.delete(address);
    pool.close(
      (sent): TikvError => new RpcError({ status: StatusCode.UNAVAILABLE, message, address, poolVersion, sent }),
    );
  }

  #within(ms: number, probe: Promise<Liveness>): Promise<Liveness> {
    return new Promise((resolve) => {
      const timer = this.#deps.clock.setTimer(ms, () => resolve('unknown'));
      void probe.then((liveness) => {
        timer.cancel();
        resolve(liveness);
      });
    });
  }

  #armSweep(): void {
    this.#sweep = this.#deps.clock.setTimer(this.#settings.idleMs / idleLooks, () => {
      this.#sweep = undefined;
      for (const pool of this.#pools.values()) {
        if (pool.load > 0) pool.idleLooks = 0;
        else if (++pool.idleLooks >= idleLooks) this.#drop(pool, 'idle');
      }
      if (this.#pools.size > 0 && !this.#closed) this.#armSweep();
    });
    this.#sweep.unref();
  }
}

function closedError(): ClosedError {
  return new ClosedError('store rpc');
}
