import type { kvrpcpb } from '@tikv-client/kvproto';
import type { Answer, Seen } from './scripted-stores.js';
import { text, utf8 } from './scripted-stores.js';

/** What became of the transaction that holds a lock, and what the key reads as before and after it. */
export interface ModelLock {
  readonly info: kvrpcpb.LockInfo;
  /** What the transaction writes; undefined: it deletes. */
  readonly writes: string | undefined;
}

/** A store of committed values and locks, enough to serve reads and their lock resolution. */
export class ModelStores {
  /** Values as old as time. */
  readonly values = new Map<string, string>();
  /** What was committed since; undefined: a deletion. */
  readonly #versions = new Map<string, { readonly commitTs: bigint; readonly value: string | undefined }>();
  readonly locks = new Map<string, ModelLock>();
  /** Answers to CheckTxnStatus by start timestamp. */
  readonly statuses = new Map<bigint, Partial<kvrpcpb.CheckTxnStatusResponse>>();

  readonly serve = (seen: Seen): Answer => {
    const { command, request } = seen;
    switch (command) {
      case 'KvGet':
        return this.#get(seen, text((request as { key: Uint8Array }).key) ?? '');
      case 'KvBatchGet': {
        const pairs = (request as { keys: Uint8Array[] }).keys.map((key) => this.#pair(seen, text(key) ?? ''));
        return { pairs: pairs.filter((pair) => pair !== undefined) };
      }
      case 'KvScan':
        return this.#scan(seen, request as unknown as kvrpcpb.ScanRequest);
      case 'KvCheckTxnStatus':
        return this.statuses.get((request as { lockTs: bigint }).lockTs) ?? {};
      case 'KvResolveLock': {
        const { startVersion, commitVersion, keys } = request as unknown as kvrpcpb.ResolveLockRequest;
        for (const [key, lock] of this.locks) {
          const meant = keys.length === 0 || keys.some((one) => text(one) === key);
          if (lock.info.lockVersion === startVersion && meant) this.#end(key, lock, commitVersion);
        }
        return {};
      }
      default:
        throw new Error(`not scripted: ${command}`);
    }
  };

  #end(key: string, lock: ModelLock, commitTs: bigint): void {
    this.locks.delete(key);
    if (commitTs > 0n) this.#versions.set(key, { commitTs, value: lock.writes });
  }

  #get(seen: Seen, key: string): Answer {
    const pair = this.#pair(seen, key);
    if (pair === undefined) return { notFound: true };
    return pair.error === undefined ? { value: pair.value } : { error: pair.error };
  }

  #pair({ context, request }: Seen, key: string): { key?: Uint8Array; value?: Uint8Array; error?: object } | undefined {
    const lock = this.locks.get(key);
    const version = this.#versions.get(key);
    const isSeen = version !== undefined && version.commitTs <= (request.version as bigint);
    let value = isSeen ? version.value : this.values.get(key);
    if (lock !== undefined) {
      const { lockVersion } = lock.info;
      if (context?.committedLocks?.includes(lockVersion) === true) value = lock.writes;
      else if (context?.resolvedLocks?.includes(lockVersion) !== true) return { error: { locked: lock.info } };
    }
    return value === undefined ? undefined : { key: utf8(key), value: utf8(value) };
  }

  #scan(seen: Seen, { startKey, endKey, limit, reverse, keyOnly }: kvrpcpb.ScanRequest): Answer {
    const [from, to] = reverse ? [text(endKey) ?? '', latin(startKey)] : [text(startKey) ?? '', text(endKey) ?? ''];
    const keys = [...new Set([...this.values.keys(), ...this.locks.keys(), ...this.#versions.keys()])]
      .filter((key) => key >= from && (to === '' || key < to))
      .toSorted();
    if (reverse) keys.reverse();
    const pairs: object[] = [];
    for (const key of keys) {
      const pair = this.#pair(seen, key);
      if (pair === undefined) continue;
      pairs.push(keyOnly && pair.error === undefined ? { key: pair.key } : pair);
      if (pairs.length === limit) break;
    }
    return { pairs };
  }
}

/** Upper bounds of reverse scans are full of 0xff, which is no UTF-8. */
function latin(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('latin1');
}
