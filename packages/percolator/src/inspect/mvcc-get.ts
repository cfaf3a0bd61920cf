import type { kvrpcpb } from '@tikv-client/kvproto';
import { mvccInfoOf } from '../mvcc/mvcc-info.js';
import { MvccKey, rawKeyOf, versionOwner, versionTs } from '../mvcc/mvcc-key.js';
import { MvccReader } from '../mvcc/mvcc-reader.js';
import type { MvccView } from '../mvcc/mvcc-view.js';
import { decodeWriteRecord } from '../mvcc/write-record.js';

/** MvccGetByKey: the lock of a key, its records and the values outside of them, newest first. */
export function mvccGetByKey(view: MvccView, { key }: kvrpcpb.MvccGetByKeyRequest): kvrpcpb.MvccGetByKeyResponse {
  return { regionError: undefined, error: '', info: infoOf(view, new MvccKey(key)) };
}

/** MvccGetByStartTs: the first key that has a record of the transaction. One that is only locked has none: then all is empty. */
export function mvccGetByStartTs(
  view: MvccView,
  { startTs }: kvrpcpb.MvccGetByStartTsRequest,
): kvrpcpb.MvccGetByStartTsResponse {
  let found: MvccKey | undefined;
  view.reader.iterate({ family: 'write' }, (at, bytes) => {
    if (decodeWriteRecord(bytes).startTs !== startTs) return true;
    const encoded = versionOwner(at);
    found = new MvccKey(rawKeyOf(encoded), encoded);
    return false;
  });
  const info: kvrpcpb.MvccInfo =
    found === undefined ? { lock: undefined, writes: [], values: [] } : infoOf(view, found);
  return { regionError: undefined, error: '', key: found?.raw ?? new Uint8Array(0), info };
}

function infoOf(view: MvccView, key: MvccKey): kvrpcpb.MvccInfo {
  const values: kvrpcpb.MvccValue[] = [];
  view.reader.iterate({ start: key.encoded, end: key.end(), family: 'default' }, (at, value) => {
    values.push({ startTs: versionTs(at), value });
  });
  return { ...mvccInfoOf(new MvccReader(view), key), values };
}
