import type { kvrpcpb } from '@tikv-client/kvproto';
import { MvccKey, versionTs } from '../mvcc/mvcc-key.js';
import { MvccReader } from '../mvcc/mvcc-reader.js';
import type { MvccView } from '../mvcc/mvcc-view.js';
import { readPoint } from './read-point.js';
import { readScopeOf } from './read-request.js';

const nothing = new Uint8Array(0);

/** KvGet. An empty value is a value: `notFound` tells. */
export function get(view: MvccView, request: kvrpcpb.GetRequest): kvrpcpb.GetResponse {
  const { key, needCommitTs } = request;
  const read = readPoint(new MvccReader(view), new MvccKey(key), readScopeOf(request, needCommitTs));
  return {
    regionError: undefined,
    error: read.error,
    value: read.value ?? nothing,
    notFound: read.value === undefined && read.error === undefined,
    execDetailsV2: undefined,
    commitTs: needCommitTs && read.versionKey !== undefined ? versionTs(read.versionKey) : 0n,
  };
}

/** KvBatchGet: keys that exist, in request order. A key that fails gives a pair of nothing but its error. */
export function batchGet(view: MvccView, request: kvrpcpb.BatchGetRequest): kvrpcpb.BatchGetResponse {
  const { keys, needCommitTs } = request;
  const reader = new MvccReader(view);
  const scope = readScopeOf(request, needCommitTs);
  const pairs: kvrpcpb.KvPair[] = [];
  for (const key of keys) {
    const { error, value, versionKey } = readPoint(reader, new MvccKey(key), scope);
    if (error !== undefined) pairs.push(errorPair(error));
    else if (value !== undefined) {
      const commitTs = needCommitTs && versionKey !== undefined ? versionTs(versionKey) : 0n;
      pairs.push({ error: undefined, key, value, commitTs });
    }
  }
  return { regionError: undefined, pairs, execDetailsV2: undefined, error: undefined };
}

export function errorPair(error: kvrpcpb.KeyError): kvrpcpb.KvPair {
  return { error, key: nothing, value: nothing, commitTs: 0n };
}
