import { ServerError } from '@tikv-client/errors';
import { kvrpcpb } from '@tikv-client/kvproto';

/**
 * A lock as single transactions hold it: those who share a key have their locks in a shell that is nobody's and that nobody can
 * resolve (client-go: a shared lock as such is refused).
 */
export function singleLocks(lock: kvrpcpb.LockInfo): readonly kvrpcpb.LockInfo[] {
  if (lock.sharedLockInfos.length > 0) {
    return lock.sharedLockInfos.map((inner) => (inner.key.length === 0 ? { ...inner, key: lock.key } : inner));
  }
  if (lock.lockType === kvrpcpb.Op.SharedLock) {
    throw new ServerError({ message: 'a shared lock without the locks of those who share it' });
  }
  return [lock];
}
