import type { Clock, Random } from '@tikv-client/runtime';
import type {
  KeyTruth,
  KeyWrite,
  Pair,
  TransactionBody,
  TransactionHandle,
  TxnMode,
  TxnReads,
  TxnTarget,
} from '../src/index.js';

/** Ways in which a transactional store or its client can be wrong. */
export type TxnBug =
  | 'none'
  | 'drops an acknowledged commit'
  | 'drops half of a commit'
  | 'reads the newest version'
  | 'checks no conflicts'
  | 'calls a commit failed'
  | 'calls a failure committed'
  | 'runs a commit of unknown outcome again';

interface Version {
  readonly value: Uint8Array | undefined;
  readonly startTs: bigint;
  readonly commitTs: bigint;
}

class CodedError extends Error {
  readonly code: string;

  constructor(code: string) {
    super(code);
    this.code = code;
  }
}

/** A transactional store in a map: snapshots, first committer wins, locks without waiting. Remembers every key that it was asked for. */
export class MemoryTxnStore {
  readonly touched: string[] = [];
  readonly #versions = new Map<string, Version[]>();
  readonly #locks = new Map<string, bigint>();
  readonly #clock: Clock;
  readonly #random: Random;
  readonly #bug: TxnBug;
  readonly #lostReplies: number;
  #sorted: string[] | undefined;
  #ts = 1n;
  #commits = 0;

  constructor(clock: Clock, random: Random, bug: TxnBug = 'none', lostReplies = 0.02) {
    this.#clock = clock;
    this.#random = random;
    this.#bug = bug;
    this.#lostReplies = lostReplies;
  }

  /** Keys that exist now. */
  keys(): string[] {
    return [...this.#versions].filter(([, list]) => list.at(-1)?.value !== undefined).map(([key]) => key);
  }

  truth(key: Uint8Array): Promise<KeyTruth> {
    const writes = (this.#versions.get(textOf(key)) ?? []).map(({ value, startTs, commitTs }): KeyWrite => {
      return { kind: value === undefined ? 'delete' : 'put', startTs, commitTs };
    });
    return Promise.resolve({ writes });
  }

  client(): TxnTarget {
    const begin = (mode: TxnMode): TransactionHandle => this.#begin(mode);
    return {
      begin: async (mode) => begin(mode),
      runTransaction: async (mode, work) => {
        for (;;) {
          const txn = begin(mode);
          try {
            const result = await work(txn);
            await txn.commit();
            return result;
          } catch (error) {
            await txn.rollback();
            const code = error instanceof CodedError ? error.code : '';
            const again = this.#bug === 'runs a commit of unknown outcome again' && code === 'UNDETERMINED';
            if (code !== 'KEY_WRITE_CONFLICT' && !again) throw error;
          }
        }
      },
      snapshot: async (timestamp = this.#ts++) => ({ timestamp, ...this.#reads(() => timestamp, new Map()) }),
    };
  }

  #reads(at: () => bigint, own: ReadonlyMap<string, Uint8Array | undefined>): TxnReads {
    const read = (key: string): Uint8Array | undefined => {
      if (own.has(key)) return own.get(key);
      const newest = this.#bug === 'reads the newest version' ? this.#ts : at();
      return this.#versions.get(key)?.findLast(({ commitTs }) => commitTs <= newest)?.value;
    };
    const pair = (key: string): Pair[] => {
      const value = read(key);
      return value === undefined ? [] : [{ key: Buffer.from(key, 'latin1'), value }];
    };
    return {
      get: async (key) => {
        await this.#delay();
        return read(this.#touch(key));
      },
      batchGet: async (keys) => {
        await this.#delay();
        const found: Pair[] = [];
        for (const [at, key] of keys.entries()) {
          found.push(...pair(this.#touch(key)));
          if (at % 20 === 19) await this.#delay();
        }
        return found;
      },
      scan: async (start, end, limit) => {
        await this.#delay();
        const [from, to] = [this.#touch(start), textOf(end)];
        const known = (this.#sorted ??= [...this.#versions.keys()].sort());
        const first = known.findIndex((key) => key >= from);
        const found: Pair[] = [];
        for (let next = first; next >= 0 && next < known.length && found.length < limit; next++) {
          const key = known[next] ?? '';
          if (to !== '' && key >= to) break;
          found.push(...pair(key));
        }
        found.forEach(({ key }) => this.#touch(key));
        return found;
      },
    };
  }

  #begin(mode: TxnMode): TransactionHandle {
    const startTs = this.#ts++;
    const writes = new Map<string, Uint8Array | undefined>();
    const inserts = new Set<string>();
    const locked = new Set<string>();
    let commitTs: bigint | undefined;
    const lock = async (key: Uint8Array): Promise<string> => {
      const name = this.#touch(key);
      for (let waited = 0; (this.#locks.get(name) ?? startTs) !== startTs; waited++) {
        if (waited > 50) throw new CodedError('KEY_DEADLOCK');
        await this.#delay();
      }
      if (mode === 'pessimistic') {
        this.#locks.set(name, startTs);
        locked.add(name);
      }
      return name;
    };
    const put = (key: Uint8Array, value: Uint8Array | undefined): string => {
      const name = this.#touch(key);
      writes.set(name, value);
      return name;
    };
    const release = (): void => {
      for (const [key, holder] of this.#locks) if (holder === startTs) this.#locks.delete(key);
    };
    const body: TransactionBody = {
      ...this.#reads(() => startTs, writes),
      startTs,
      get commitTs() {
        return commitTs;
      },
      put: (key, value) => void put(key, value),
      insert: (key, value) => void inserts.add(put(key, value)),
      delete: (key) => void put(key, undefined),
      getForUpdate: async (key) => {
        await this.#delay();
        const name = await lock(key);
        return writes.has(name) ? writes.get(name) : this.#versions.get(name)?.at(-1)?.value;
      },
      lockKeys: async (keys) => {
        for (const key of keys) await lock(key);
      },
    };
    return Object.assign(body, {
      commit: async () => {
        await this.#delay();
        if (writes.size === 0) return release();
        const lost = this.#random.next() < this.#lostReplies;
        if (lost && this.#random.next() < 0.5) {
          release();
          throw new CodedError('UNDETERMINED');
        }
        this.#commits += 1;
        const hit = this.#commits % 20 === 0;
        const isFree = (key: string): boolean =>
          locked.has(key) ||
          (!this.#locks.has(key) && (this.#versions.get(key)?.at(-1)?.commitTs ?? 0n) < startTs) ||
          this.#bug === 'checks no conflicts';
        if (![...writes.keys()].every(isFree)) {
          if (this.#bug === 'calls a failure committed' && hit) return;
          throw new CodedError('KEY_WRITE_CONFLICT');
        }
        commitTs = this.#ts++;
        let part = 0;
        for (const [key, value] of writes) {
          part += 1;
          if (hit && this.#bug === 'drops an acknowledged commit') continue;
          if (hit && this.#bug === 'drops half of a commit' && part % 2 === 0) continue;
          const version = { value, startTs, commitTs };
          const versions = this.#versions.get(key);
          if (versions === undefined) {
            this.#versions.set(key, [version]);
            this.#sorted = undefined;
          } else versions.push(version);
        }
        release();
        if (hit && this.#bug === 'calls a commit failed') throw new CodedError('KEY_ABORT');
        if (lost) throw new CodedError('UNDETERMINED');
      },
      rollback: async () => release(),
    });
  }

  async #delay(): Promise<void> {
    await this.#clock.sleep(0.5 + this.#random.next() * 2);
  }

  #touch(key: Uint8Array): string {
    const name = textOf(key);
    this.touched.push(name);
    return name;
  }
}

function textOf(key: Uint8Array): string {
  return Buffer.from(key).toString('latin1');
}
