import { encodeBytes } from '@tikv-client/codec';
import { encodeLock } from '@tikv-client/percolator';
import type { ActionResult, ReleasedLock } from '@tikv-client/percolator';
import type { CommandDone } from '../../region/region-command.js';
import type { RegionPeer } from '../../region/region-peer.js';
import type { Store } from '../../store/store.js';
import { keyText } from '../key-text.js';

/**
 * Makes real what an action decided: locks go into memory or into the log, readers meet guarded locks until the write is applied.
 * The caller holds the latches of its keys. `lost` instead of `done`: the outcome cannot be known here, nobody is to be answered.
 */
export function applyAction(
  store: Store,
  peer: RegionPeer,
  { batch, acquired, guarded }: ActionResult<unknown>,
  done: CommandDone,
  lost: () => void,
): void {
  const { txn } = store;
  // Shared locks are in the batch already.
  const single = acquired.length === 0 ? acquired : acquired.filter(({ bundle }) => bundle === undefined);
  if (single.length > 0 && (!batch.isEmpty || peer.isTransferring || !txn.memoryLocks.acquire(peer, single))) {
    for (const { key, lock } of single) batch.put(encodeBytes(key), encodeLock(lock), 'lock');
  }
  if (batch.isEmpty) {
    done(undefined);
    return;
  }
  if (guarded.length > 0) txn.guarded.add(guarded);
  const leaving = txn.memoryLocks.leaving(peer, batch);
  const over = (applied: boolean): void => {
    if (guarded.length > 0) txn.guarded.remove(guarded);
    leaving?.(applied);
  };
  peer.write(
    batch,
    (refused) => {
      over(refused === undefined);
      done(refused);
    },
    () => {
      over(false);
      lost();
    },
  );
}

/** Wakes who waits for these locks. The latches in what comes back have new owners. */
export function wakeWaiters(store: Store, released: readonly ReleasedLock[]): ReadonlySet<string> | undefined {
  const { waits } = store.txn;
  if (waits.size === 0 || released.length === 0) return undefined;
  let handedOver: Set<string> | undefined;
  for (const lock of released) {
    if (!waits.released(lock)) continue;
    handedOver ??= new Set();
    handedOver.add(keyText(lock.key));
  }
  return handedOver;
}
