import { clusterMethods, etcdserverpb, kvMethods } from '@tikv-client/etcd-proto';
import type { mvccpb } from '@tikv-client/etcd-proto';
import type { Method } from '@tikv-client/kvproto';
import { StatusCode, StatusError } from '@tikv-client/transport';
import type { Handlers, UnaryHandler } from '@tikv-client/transport';
import { decodeRequest } from './decode-request.js';
import type { MemberContext } from './member-context.js';
import { urlOf } from '../state/members.js';
import type { PdMember } from '../state/members.js';
import { MetaSpaceError } from '../state/meta-kv.js';
import type { MetaKeyValue, MetaKv } from '../state/meta-kv.js';

const EMPTY = new Uint8Array(0);
/** Operations in one transaction, as in etcd. */
const MAX_TXN_OPS = 128;

function refused(message: string): StatusError {
  return new StatusError(StatusCode.INVALID_ARGUMENT, `etcdserver: ${message}`);
}

function kvOf(kv: MetaKeyValue, keysOnly = false): mvccpb.KeyValue {
  return { ...kv, value: keysOnly ? EMPTY : kv.value, lease: 0n };
}

function compareBig(a: bigint, b: bigint): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

const ORDER: readonly ((a: MetaKeyValue, b: MetaKeyValue) => number)[] = [
  (a, b) => Buffer.compare(a.key, b.key),
  (a, b) => compareBig(a.version, b.version),
  (a, b) => compareBig(a.createRevision, b.createRevision),
  (a, b) => compareBig(a.modRevision, b.modRevision),
  (a, b) => Buffer.compare(a.value, b.value),
];

/** etcd's KV over PD's meta storage: enough for clients that keep safe points there. One revision, no leases. */
class EtcdKv {
  readonly #meta: MetaKv;
  readonly #header: () => etcdserverpb.ResponseHeader;

  constructor(meta: MetaKv, header: () => etcdserverpb.ResponseHeader) {
    this.#meta = meta;
    this.#header = header;
  }

  range(request: etcdserverpb.RangeRequest): etcdserverpb.RangeResponse {
    checkKey(request.key);
    if (request.revision > this.#meta.revision) {
      throw new StatusError(StatusCode.OUT_OF_RANGE, 'etcdserver: mvcc: required revision is a future revision');
    }
    if (request.revision > 0n && request.revision < this.#meta.revision) {
      throw new StatusError(StatusCode.OUT_OF_RANGE, 'etcdserver: mvcc: required revision has been compacted');
    }
    const all = this.#meta.range(request.key, request.rangeEnd);
    const matching = all.kvs.filter(
      (kv) =>
        kv.modRevision >= request.minModRevision &&
        kv.createRevision >= request.minCreateRevision &&
        (request.maxModRevision === 0n || kv.modRevision <= request.maxModRevision) &&
        (request.maxCreateRevision === 0n || kv.createRevision <= request.maxCreateRevision),
    );
    const order = ORDER[request.sortTarget] ?? ORDER[0];
    const sorted = order === undefined ? matching : [...matching].sort(order);
    if (request.sortOrder === etcdserverpb.RangeRequest_SortOrder.DESCEND) {
      sorted.reverse();
    }
    const limit = Number(request.limit);
    const kvs = request.countOnly ? [] : limit > 0 ? sorted.slice(0, limit) : sorted;
    return {
      header: this.#header(),
      kvs: kvs.map((kv) => kvOf(kv, request.keysOnly)),
      more: !request.countOnly && kvs.length < sorted.length,
      count: BigInt(all.count),
    };
  }

  put(request: etcdserverpb.PutRequest): etcdserverpb.PutResponse {
    checkKey(request.key);
    if (request.lease !== 0n) {
      throw new StatusError(StatusCode.NOT_FOUND, 'etcdserver: requested lease not found');
    }
    const known = this.#meta.range(request.key, EMPTY).kvs[0];
    if (request.ignoreValue && known === undefined) {
      throw refused('key not found');
    }
    const previous = this.#meta.put(
      request.key,
      request.ignoreValue && known !== undefined ? known.value : request.value,
    );
    return { header: this.#header(), prevKv: request.prevKv && previous !== undefined ? kvOf(previous) : undefined };
  }

  deleteRange(request: etcdserverpb.DeleteRangeRequest): etcdserverpb.DeleteRangeResponse {
    checkKey(request.key);
    const deleted = this.#meta.delete(request.key, request.rangeEnd);
    const prevKvs = request.prevKv ? deleted.map((kv) => kvOf(kv)) : [];
    return { header: this.#header(), deleted: BigInt(deleted.length), prevKvs };
  }

  txn(request: etcdserverpb.TxnRequest): etcdserverpb.TxnResponse {
    const { compare, success, failure } = request;
    if (Math.max(compare.length, success.length, failure.length) > MAX_TXN_OPS) {
      throw refused('too many operations in txn request');
    }
    // Everything is looked at before anything is done.
    for (const op of [...success, ...failure]) {
      checkOp(op);
    }
    const succeeded = compare.every((condition) => this.#holds(condition));
    const responses = (succeeded ? success : failure).map((op) => ({ response: this.#apply(op) }));
    return { header: this.#header(), succeeded, responses };
  }

  #apply({ request }: etcdserverpb.RequestOp): etcdserverpb.ResponseOp['response'] {
    switch (request?.$case) {
      case 'requestRange':
        return { $case: 'responseRange', responseRange: this.range(request.requestRange) };
      case 'requestPut':
        return { $case: 'responsePut', responsePut: this.put(request.requestPut) };
      case 'requestDeleteRange':
        return { $case: 'responseDeleteRange', responseDeleteRange: this.deleteRange(request.requestDeleteRange) };
      case 'requestTxn':
        return { $case: 'responseTxn', responseTxn: this.txn(request.requestTxn) };
      case undefined:
        return undefined;
    }
  }

  /** A key that is not there compares as version and revisions 0; a value comparison never holds for it. */
  #holds(condition: etcdserverpb.Compare): boolean {
    checkKey(condition.key);
    const { kvs } = this.#meta.range(condition.key, condition.rangeEnd);
    if (kvs.length === 0) {
      return condition.rangeEnd.length > 0 || holdsFor(condition, undefined);
    }
    return kvs.every((kv) => holdsFor(condition, kv));
  }
}

function holdsFor(condition: etcdserverpb.Compare, kv: MetaKeyValue | undefined): boolean {
  const order = orderAgainst(condition, kv);
  const { EQUAL, GREATER, LESS } = etcdserverpb.Compare_CompareResult;
  switch (condition.result) {
    case EQUAL:
      return order === 0;
    case GREATER:
      return order !== undefined && order > 0;
    case LESS:
      return order !== undefined && order < 0;
    default:
      return order !== undefined && order !== 0;
  }
}

function orderAgainst(
  { target, targetUnion: wanted }: etcdserverpb.Compare,
  kv: MetaKeyValue | undefined,
): number | undefined {
  const { VERSION, CREATE, MOD, VALUE } = etcdserverpb.Compare_CompareTarget;
  switch (target) {
    case VERSION:
      return compareBig(kv?.version ?? 0n, wanted?.$case === 'version' ? wanted.version : 0n);
    case CREATE:
      return compareBig(kv?.createRevision ?? 0n, wanted?.$case === 'createRevision' ? wanted.createRevision : 0n);
    case MOD:
      return compareBig(kv?.modRevision ?? 0n, wanted?.$case === 'modRevision' ? wanted.modRevision : 0n);
    case VALUE:
      return kv === undefined ? undefined : Buffer.compare(kv.value, wanted?.$case === 'value' ? wanted.value : EMPTY);
    default:
      return compareBig(0n, wanted?.$case === 'lease' ? wanted.lease : 0n);
  }
}

function checkKey(key: Uint8Array): void {
  if (key.length === 0) {
    throw refused('key is not provided');
  }
}

function checkOp({ request }: etcdserverpb.RequestOp): void {
  switch (request?.$case) {
    case 'requestRange':
      return checkKey(request.requestRange.key);
    case 'requestPut':
      return checkKey(request.requestPut.key);
    case 'requestDeleteRange':
      return checkKey(request.requestDeleteRange.key);
    case 'requestTxn':
      return [...request.requestTxn.success, ...request.requestTxn.failure].forEach(checkOp);
    case undefined:
      throw refused('request is empty');
  }
}

function memberOf(member: PdMember): etcdserverpb.Member {
  const { memberId, name } = member;
  const urls = [urlOf(member)];
  return { ID: memberId, name, peerURLs: urls, clientURLs: urls, isLearner: false };
}

/** etcd's v3 KV and its list of members on PD's port, served by every member. */
export function etcdHandlers({ state, member }: MemberContext): Handlers {
  const header = (): etcdserverpb.ResponseHeader => ({
    clusterId: state.clusterId,
    memberId: member.memberId,
    revision: state.meta.revision,
    raftTerm: 2n,
  });
  const kv = new EtcdKv(state.meta, header);
  const method =
    <Req, Res>({ request, response }: Method<Req, Res>, run: (request: Req) => Res): UnaryHandler =>
    (bytes) => {
      if (state.members.leader === undefined) {
        throw new StatusError(StatusCode.UNAVAILABLE, 'etcdserver: no leader');
      }
      try {
        return response.encode(run(decodeRequest(request, bytes)));
      } catch (thrown) {
        throw thrown instanceof MetaSpaceError
          ? new StatusError(StatusCode.RESOURCE_EXHAUSTED, `etcdserver: ${thrown.message}`)
          : thrown;
      }
    };
  return {
    unary: {
      [kvMethods.Range.path]: method(kvMethods.Range, (request) => kv.range(request)),
      [kvMethods.Put.path]: method(kvMethods.Put, (request) => kv.put(request)),
      [kvMethods.DeleteRange.path]: method(kvMethods.DeleteRange, (request) => kv.deleteRange(request)),
      [kvMethods.Txn.path]: method(kvMethods.Txn, (request) => kv.txn(request)),
      // Transaction clients bring their endpoints up to date with it before anything else.
      [clusterMethods.MemberList.path]: method(clusterMethods.MemberList, () => ({
        header: header(),
        members: state.members.all.map(memberOf),
      })),
    },
  };
}
