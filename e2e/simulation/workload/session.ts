import type { HistoryRecorder, Value } from '@tikv-client/checkers';
import type { Clock, Random } from '@tikv-client/runtime';
import type { TikvClient } from 'tikv-client';
import { BrokenPromise } from '../judge/broken-promise.js';
import { bytesOf, textOf } from './bytes.js';
import { keys, keysBetween } from './keys.js';
import { drawOperation } from './operation.js';
import type { Operation } from './operation.js';

export interface SessionParts {
  readonly name: string;
  readonly client: TikvClient;
  readonly clock: Clock;
  readonly random: Random;
  readonly recorder: HistoryRecorder;
  /** Told of every call that has ended, in the order in which they end. */
  readonly onCall: (call: EndedCall) => void;
}

export interface EndedCall {
  readonly session: string;
  readonly operation: Operation;
  /** As people read it. */
  readonly outcome: string;
  readonly error: unknown;
  readonly elapsedMs: number;
}

const meanPauseMs = 30;

/** One of several that use a client at once: calls one after the other, values that nobody else writes. */
export class Session {
  readonly #parts: SessionParts;
  /** What the session believes a key to hold: what it expects in its next compare-and-swap. */
  readonly #seen = new Map<string, Value>();
  #written = 0;
  #lastTimestamp = 0n;

  constructor(parts: SessionParts) {
    this.#parts = parts;
  }

  async run(operations: number): Promise<void> {
    const { clock, random, name, onCall } = this.#parts;
    for (let done = 0; done < operations; done += 1) {
      // Bursts now and then: contention is where the bugs are.
      if (random.below(3) > 0) await clock.sleep(random.next() * 2 * meanPauseMs);
      const operation = drawOperation(random, () => `${name}.${this.#written++}`);
      const from = clock.monotonic();
      let outcome: string;
      let error: unknown;
      try {
        outcome = await this.#perform(operation);
      } catch (failure) {
        if (failure instanceof BrokenPromise) throw failure;
        error = failure;
        outcome = failure instanceof Error ? failure.name : String(failure);
      }
      onCall({ session: name, operation, outcome, error, elapsedMs: clock.monotonic() - from });
    }
  }

  async #perform(operation: Operation): Promise<string> {
    const { raw, pd } = this.#parts.client;
    const { timeoutMs } = operation;
    switch (operation.kind) {
      case 'get': {
        const value = textOf(await raw.get(bytesOf(operation.key), { timeoutMs })) ?? null;
        this.#seen.set(operation.key, value);
        return String(value);
      }
      case 'put':
        await raw.put(bytesOf(operation.key), bytesOf(operation.value), { timeoutMs });
        this.#seen.set(operation.key, operation.value);
        return 'ok';
      case 'delete':
        await raw.delete(bytesOf(operation.key), { timeoutMs });
        this.#seen.set(operation.key, null);
        return 'ok';
      case 'compareAndSwap': {
        const { key, value } = operation;
        const expected = this.#seen.get(key) ?? null;
        const previous = expected === null ? undefined : bytesOf(expected);
        const result = await raw.compareAndSwap(bytesOf(key), { previous, value: bytesOf(value) }, { timeoutMs });
        const found = textOf(result.previous) ?? null;
        this.#seen.set(key, result.swapped ? value : found);
        return `${expected} → ${result.swapped ? 'swapped' : String(found)}`;
      }
      case 'batchGet': {
        const mark = this.#parts.recorder.mark();
        const values = await raw.batchGet(operation.keys.map(bytesOf), { timeoutMs });
        // What the call says, beside what its attempts heard: values could have got to the wrong keys in between.
        operation.keys.forEach((key, at) => this.#read(key, textOf(values[at]) ?? null, mark));
        return `${values.length} values`;
      }
      case 'batchPut':
        await raw.batchPut(
          operation.pairs.map(({ key, value }) => ({ key: bytesOf(key), value: bytesOf(value) })),
          { timeoutMs },
        );
        return 'ok';
      case 'scan':
        return this.#scan(operation);
      case 'timestamp': {
        const timestamp = await pd.getTimestamp({ timeoutMs });
        if (timestamp <= this.#lastTimestamp) {
          throw new BrokenPromise(`timestamp ${timestamp} after ${this.#lastTimestamp}`);
        }
        this.#lastTimestamp = timestamp;
        return 'ok';
      }
    }
  }

  /** Scans are reads of all keys they cover, each somewhere between the beginning and the end of the call. */
  async #scan({ start, end, limit, reverse, timeoutMs }: Operation & { readonly kind: 'scan' }): Promise<string> {
    const { client, recorder } = this.#parts;
    const range = { start: bytesOf(start), end: bytesOf(end) };
    const mark = recorder.mark();
    const pairs = await (reverse
      ? client.raw.reverseScan(range, { limit, timeoutMs })
      : client.raw.scan(range, { limit, timeoutMs }));
    const found = new Map<string, string>();
    let previous: string | undefined;
    for (const pair of pairs) {
      const key = textOf(pair.key);
      const isInOrder = previous === undefined || (reverse ? key < previous : key > previous);
      if (!isInOrder || key < start || key >= end || !keys.includes(key)) {
        throw new BrokenPromise(
          `scan of [${start}, ${end}) gave ${JSON.stringify(key)} after ${JSON.stringify(previous)}`,
        );
      }
      found.set(key, textOf(pair.value));
      previous = key;
    }
    if (pairs.length > limit) throw new BrokenPromise(`scan gave ${pairs.length} pairs, the limit was ${limit}`);
    const isCut = pairs.length === limit && previous !== undefined;
    const covered = keysBetween(start, end).filter((key) => !isCut || (reverse ? key >= previous! : key <= previous!));
    for (const key of covered) this.#read(key, found.get(key) ?? null, mark);
    return `${pairs.length} pairs`;
  }

  #read(key: string, value: Value, mark: ReturnType<HistoryRecorder['mark']>): void {
    this.#parts.recorder.invoke(this.#parts.name, 'get', key, {}, mark).ok({ value });
    this.#seen.set(key, value);
  }
}
