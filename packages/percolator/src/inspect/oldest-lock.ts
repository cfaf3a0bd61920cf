import type { EngineRange, SyncEngineReader } from '@tikv-client/engine';
import { startTsOfWritingLock } from '../mvcc/lock-codec.js';

/**
 * The smallest start time stamp below `bound` among the locks that may still write (pessimistic ones do not), else `bound`. Clients ask
 * every store for it all the time, and a large transaction has as many locks as it has keys: none of them is decoded.
 */
export function oldestLockTs(reader: SyncEngineReader, range: EngineRange, bound: bigint): bigint {
  let oldest = bound;
  reader.iterate({ ...range, family: 'lock' }, (_key, bytes) => {
    const startTs = startTsOfWritingLock(bytes);
    if (startTs !== undefined && startTs < oldest) oldest = startTs;
  });
  return oldest;
}
