import { backoffBudgets } from '@tikv-client/backoff';
import { compareBytes, composeTimestamp } from '@tikv-client/codec';
import type { Command } from '@tikv-client/kvproto';
import { kvrpcpb } from '@tikv-client/kvproto';
import { regroup } from '@tikv-client/region-request';
import type { BatchContext, ContextFields } from '@tikv-client/region-request';
import { SeededRandom, SimulatedClock, silentLogger } from '@tikv-client/runtime';
import { BackgroundWork } from '../src/lock/background-work.js';
import { LockResolver } from '../src/lock/lock-resolver.js';
import type { ResolveContext } from '../src/lock/resolve-context.js';
import { lazyBackoffer } from '../src/new-backoffer.js';
import { RecentTimestamp } from '../src/recent-timestamp.js';
import type { SafePointSource } from '../src/snapshot/safe-point.js';
import { SafePoint } from '../src/snapshot/safe-point.js';
import type { TxnParts } from '../src/txn-parts.js';
import type { TxnSettings } from '../src/txn-settings.js';
import { defaultTxnSettings } from '../src/txn-settings.js';
import type { TxnRequester } from '../src/txn-requester.js';

type Region = BatchContext['region'];

/** One request as a store saw it. */
export interface Seen {
  readonly command: string;
  readonly region: bigint;
  readonly request: Readonly<Record<string, unknown>>;
  readonly context: ContextFields | undefined;
}

export type Answer = object | 'regroup';

interface SendLike {
  readonly key?: Uint8Array | undefined;
  readonly before?: boolean | undefined;
  readonly region?: Region | undefined;
  readonly deadline: number;
  readonly signal?: AbortSignal | undefined;
  readonly context?: ContextFields | undefined;
}

export const utf8 = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'utf8'));
export const text = (bytes: Uint8Array | undefined): string | undefined =>
  bytes === undefined ? undefined : Buffer.from(bytes).toString('utf8');

/**
 * Regions cut at `splits`, whose stores answer as `serve` says after a millisecond of simulated time. Stands where a
 * `RegionRequester` does; only what that heals itself is left out.
 */
export class ScriptedStores {
  readonly clock = new SimulatedClock();
  readonly random = new SeededRandom(1);
  readonly seen: Seen[] = [];
  readonly background = new BackgroundWork(100, silentLogger);
  serve: (seen: Seen) => Answer;
  regions: Region[];
  /** Physical time that the oracle adds to that of the clock, ms. */
  timestamps = 0;
  safePoint: bigint | undefined = 0n;
  readonly parts: TxnParts;

  constructor(splits: readonly string[], serve: (seen: Seen) => Answer, settings: Partial<TxnSettings> = {}) {
    this.serve = serve;
    this.regions = regionsOf(splits);
    const { clock, random, background } = this;
    const safePoint: SafePointSource = { txnSafePoint: async () => Promise.resolve(this.safePoint) };
    const oracle = {
      getTimestamp: async () => {
        this.timestamps += 1;
        await clock.sleep(1);
        return this.now();
      },
    };
    const parts = {
      requester: this.requester,
      timestamps: new RecentTimestamp(oracle, clock),
      clock,
      random,
      logger: silentLogger,
      background,
      settings: { ...defaultTxnSettings, ...settings },
    };
    this.parts = {
      ...parts,
      resolver: new LockResolver(parts),
      safePoint: new SafePoint(safePoint, clock, background),
    };
  }

  /** The present as a timestamp. */
  now(): bigint {
    return composeTimestamp(Math.floor(this.clock.now()), 1);
  }

  /** A timestamp of `ms` milliseconds ago. */
  ago(ms: number): bigint {
    return composeTimestamp(Math.floor(this.clock.now()) - ms, 0);
  }

  limits(): { deadline: number; signal: undefined } {
    return { deadline: this.clock.monotonic() + 30_000, signal: undefined };
  }

  context(): ResolveContext {
    const limits = this.limits();
    return { ...limits, backoffer: lazyBackoffer(this.parts, backoffBudgets.snapshotGet, limits) };
  }

  /** Runs simulated time until the promise has settled. */
  async run<T>(work: Promise<T>): Promise<T> {
    return (await this.clock.runUntil(work)) as T;
  }

  split(...at: string[]): void {
    this.regions = regionsOf(at, 100n);
  }

  /** Names of the commands seen. */
  commands(): string[] {
    return this.seen.map(({ command }) => command);
  }

  #regionOf(key: Uint8Array, before = false): Region {
    const found = this.regions.findLast(({ startKey }) => {
      const order = compareBytes(startKey, key);
      return before ? order < 0 || startKey.length === 0 : order <= 0;
    });
    if (found === undefined) throw new Error('no region');
    return found;
  }

  async #send<T>(
    command: Command<unknown, unknown>,
    given: unknown,
    options: SendLike,
    read: (response: never, region: Region) => T,
  ): Promise<T | typeof regroup> {
    options.signal?.throwIfAborted();
    if (options.deadline <= this.clock.monotonic()) throw new Error('the deadline has passed');
    const region = options.region ?? this.#regionOf(options.key ?? utf8(''), options.before);
    if (!this.regions.includes(region)) return regroup;
    const request = (typeof given === 'function' ? (given as (region: Region) => object)(region) : given) as Record<
      string,
      unknown
    >;
    await this.clock.sleep(1, options.signal);
    const seen = { command: command.name, region: region.id, request, context: options.context };
    this.seen.push(seen);
    const answer = this.serve(seen);
    if (answer === 'regroup') return regroup;
    return read(command.response.fromPartial(answer as never) as never, region);
  }

  readonly requester: TxnRequester = {
    cache: {
      closing: new AbortController().signal,
      tryLocate: (key: Uint8Array) => this.#regionOf(key),
    },
    send: async (command, request, options, read) => {
      for (;;) {
        const outcome = await this.#send(command as Command<unknown, unknown>, request, options, read as never);
        if (outcome !== regroup) return outcome as never;
      }
    },
    start: (command, request, options, read, resolve, reject) => {
      this.#send(command as Command<unknown, unknown>, request, options, read as never).then(
        (value) => resolve(value as never),
        reject,
      );
    },
    sendToRegion: async (command, request, options, read) =>
      this.#send(command as Command<unknown, unknown>, request, options, read as never) as never,
    sendShards: async (job) => {
      const limits = { deadline: job.deadline, signal: job.signal };
      const backoffer = lazyBackoffer(this.parts, backoffBudgets.snapshotGet, limits);
      const signal = job.signal ?? new AbortController().signal;
      let pending = Array.from({ length: job.count }, (_, index) => index).filter(
        (index) => job.skip?.(index) !== true,
      );
      while (pending.length > 0) {
        const groups = new Map<Region, number[]>();
        for (const index of pending) {
          const region = this.#regionOf(job.key(index));
          groups.set(region, [...(groups.get(region) ?? []), index]);
        }
        pending = [];
        for (const [region, indexes] of groups) {
          for (let at = 0; at < indexes.length; at += job.maxItems) {
            const part = indexes.slice(at, at + job.maxItems);
            const outcome = await job.send(part, { region, deadline: job.deadline, signal, backoffer });
            if (outcome === regroup) pending.push(...part);
          }
        }
      }
    },
  };
}

function regionsOf(splits: readonly string[], firstId = 1n): Region[] {
  const edges = ['', ...splits, ''];
  return edges.slice(0, -1).map((start, i) => {
    const id = firstId + BigInt(i);
    const region = {
      id,
      startKey: utf8(start),
      endKey: utf8(edges[i + 1] ?? ''),
      epoch: { confVer: 1n, version: firstId },
      valid: true,
    };
    return region as unknown as Region;
  });
}

/** A lock as stores report it. */
export function lockInfo(
  lock: Partial<kvrpcpb.LockInfo> & { readonly at: string; readonly of?: string },
): kvrpcpb.LockInfo {
  const { at, of = at, ...fields } = lock;
  return kvrpcpb.LockInfo.fromPartial({ key: utf8(at), primaryLock: utf8(of), lockTtl: 3000n, txnSize: 1n, ...fields });
}
