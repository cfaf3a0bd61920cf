import type { Fault, InjectedFault } from '@tikv-client/embedded-tikv';
import type { RpcCall, RpcInterceptor } from 'tikv-client';
import { border, splitPoints, ttlMs } from './stage.js';
import type { Stage } from './stage.js';

/** What happens to one request. */
export type FaultKind =
  | 'request lost'
  | 'reply lost'
  | 'duplicated'
  | 'delayed past the TTL'
  | 'late, when all is over'
  | 'region error: split'
  | 'region error: leader moved'
  | 'store death before it'
  | 'store death behind it';

/** Less than the longest wait for one attempt: the request is late, and its answer is still waited for. */
const pastTtlMs = ttlMs + 1000;
/** More than that: the client has repeated the request by then, and ended the transaction. */
const lateMs = 12_000;

const wireFaults: Partial<Record<FaultKind, Pick<Fault, 'on' | 'action' | 'delayMs'>>> = {
  'request lost': { on: 'request', action: 'drop' },
  'reply lost': { on: 'reply', action: 'drop' },
  duplicated: { on: 'request', action: 'duplicate' },
  'delayed past the TTL': { on: 'request', action: 'delay', delayMs: pastTtlMs },
  'late, when all is over': { on: 'request', action: 'delay', delayMs: lateMs },
  'store death behind it': { on: 'reply', action: 'drop' },
};

type Next = (call: RpcCall) => Promise<unknown>;

/** Lets one fault happen to one request of a client, and knows whether it did. */
export class Strike {
  readonly #kind: FaultKind;
  readonly #command: string;
  readonly #aim: (request: object) => boolean;
  readonly #died: bigint[] = [];
  #stage: Stage | undefined;
  #aimed = false;
  #taken = 0;
  #onTaken: () => void = () => undefined;

  /** How long after everything has ended something may still arrive, ms. */
  get settlesMs(): number {
    return this.#kind === 'late, when all is over' ? lateMs : 2 * ttlMs;
  }

  constructor(kind: FaultKind, command: string, aim: (request: object) => boolean) {
    this.#kind = kind;
    this.#command = command;
    this.#aim = aim;
  }

  /** How often the fault has happened. */
  get taken(): number {
    return this.#taken;
  }

  /** From now on the next request that fits is struck. */
  arm(stage: Stage, onTaken: () => void): void {
    this.#stage = stage;
    this.#onTaken = onTaken;
  }

  /** Stores that died come back. */
  async revive(): Promise<void> {
    for (const id of this.#died.splice(0)) await this.#stage?.cluster.startStore(id);
  }

  readonly interceptor: RpcInterceptor = {
    name: 'strike',
    intercept: async (call, next) => {
      const stage = this.#stage;
      const fits = call.command.name === this.#command && this.#aim(call.request as object);
      if (stage === undefined || this.#aimed || !fits) return next(call);
      this.#aimed = true;
      return this.#perform(stage, call, next);
    },
  };

  async #perform(stage: Stage, call: RpcCall, next: Next): Promise<unknown> {
    const { cluster } = stage;
    const { storeId, regionId } = call.target;
    switch (this.#kind) {
      case 'region error: split': {
        const start = cluster.regions().find(({ id }) => id === regionId)?.startKey ?? new Uint8Array(0);
        const [, at] = splitPoints.find(([from]) => Buffer.compare(start, border(from)) >= 0) ?? ['', 'b'];
        await cluster.splitRegion(border(at));
        return this.#expectRegionError(call, next);
      }
      case 'region error: leader moved': {
        const others = cluster.stores.filter(({ id }) => id !== storeId);
        cluster.transferLeader(regionId, others[0]?.id ?? storeId);
        return this.#expectRegionError(call, next);
      }
      case 'store death before it':
        await this.#kill(stage, storeId);
        this.#take();
        return next(call);
      default: {
        const { on, action, delayMs } = wireFaults[this.#kind] ?? { on: 'request', action: 'drop' };
        const fault = cluster.addFault({ method: this.#command, storeId, on, action, delayMs, times: 1 });
        const answer = next(call);
        void this.#watch(stage, fault, storeId);
        return answer;
      }
    }
  }

  async #expectRegionError(call: RpcCall, next: Next): Promise<unknown> {
    const answer = await next(call);
    if ((answer as { readonly regionError?: unknown }).regionError !== undefined) this.#take();
    return answer;
  }

  async #watch(stage: Stage, fault: InjectedFault, storeId: bigint): Promise<void> {
    for (let waitedMs = 0; fault.taken === 0 && waitedMs < 1000; waitedMs += 1) await stage.sleep(1);
    if (fault.taken === 0) return;
    if (this.#kind === 'store death behind it') await this.#kill(stage, storeId);
    this.#take();
  }

  async #kill(stage: Stage, storeId: bigint): Promise<void> {
    this.#died.push(storeId);
    await stage.cluster.stopStore(storeId);
  }

  #take(): void {
    this.#taken += 1;
    this.#onTaken();
  }
}
