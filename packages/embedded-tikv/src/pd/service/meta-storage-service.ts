import { metaStorageMethods, meta_storagepb } from '@tikv-client/kvproto';
import type { Method } from '@tikv-client/kvproto';
import { StatusCode } from '@tikv-client/transport';
import type { Handlers, StreamHandler, UnaryHandler } from '@tikv-client/transport';
import { notLeader, servedByLeader } from './admission.js';
import { decodeRequest } from './decode-request.js';
import type { MemberContext } from './member-context.js';
import { failStream } from './stream-method.js';
import { MetaSpaceError } from '../state/meta-kv.js';
import type { MetaEvent, MetaKeyValue } from '../state/meta-kv.js';

function full(kv: MetaKeyValue): meta_storagepb.KeyValue {
  return { ...kv, lease: 0n };
}

/** Get, Put and Delete answer with keys and values alone. */
function bare({ key, value }: MetaKeyValue): meta_storagepb.KeyValue {
  return { key, value, createRevision: 0n, modRevision: 0n, version: 0n, lease: 0n };
}

function eventOf({ type, kv, previous }: MetaEvent): meta_storagepb.Event {
  return { type: type === 'put' ? 0 : 1, kv: full(kv), prevKv: previous && bare(previous) };
}

/** PD's key-value storage as `MetaStorage` shows it. Only the leader serves it; the cluster id is not checked. */
export function metaStorageHandlers(context: MemberContext): Handlers {
  const { state } = context;
  const { meta } = state;
  const header = (): meta_storagepb.ResponseHeader => ({
    clusterId: state.clusterId,
    error: undefined,
    revision: meta.revision,
  });
  const method =
    <Req, Res>({ request, response }: Method<Req, Res>, run: (request: Req) => Res): UnaryHandler =>
    (bytes, call) => {
      if (!servedByLeader(context, call.metadata)) {
        throw notLeader();
      }
      return response.encode(run(decodeRequest(request, bytes)));
    };
  return {
    unary: {
      [metaStorageMethods.Get.path]: method(metaStorageMethods.Get, (request) => {
        const { kvs, count } = meta.range(request.key, request.rangeEnd, Number(request.limit));
        return { header: header(), kvs: kvs.map(bare), more: kvs.length < count, count: BigInt(count) };
      }),
      [metaStorageMethods.Put.path]: method(metaStorageMethods.Put, (request) => {
        try {
          const previous = meta.put(request.key, request.value);
          return { header: header(), prevKv: request.prevKv && previous !== undefined ? bare(previous) : undefined };
        } catch (thrown) {
          if (thrown instanceof MetaSpaceError) {
            const error = { type: meta_storagepb.ErrorType.UNKNOWN, message: thrown.message };
            return { header: { ...header(), error }, prevKv: undefined };
          }
          throw thrown;
        }
      }),
      [metaStorageMethods.Delete.path]: method(metaStorageMethods.Delete, (request) => {
        const deleted = meta.delete(request.key, request.rangeEnd);
        return { header: header(), deleted: BigInt(deleted.length), prevKvs: request.prevKv ? deleted.map(bare) : [] };
      }),
    },
    stream: { [metaStorageMethods.Watch.path]: watch(context, header) },
  };
}

/** Stays open; sends the changes of the range as they happen. */
function watch(context: MemberContext, header: () => meta_storagepb.ResponseHeader): StreamHandler {
  const { meta } = context.state;
  return (stream, call) => {
    let stop = () => {};
    return {
      onMessage(bytes) {
        failStream(stream, () => {
          if (!servedByLeader(context, call.metadata)) {
            throw notLeader();
          }
          const request = decodeRequest(metaStorageMethods.Watch.request, bytes);
          stop();
          const opened = meta.watch(request.key, request.rangeEnd, request.startRevision, (events) => {
            const answer = { header: header(), compactRevision: 0n, events: events.map(eventOf) };
            stream.send(metaStorageMethods.Watch.response.encode(answer));
          });
          if (typeof opened === 'function') {
            stop = opened;
            return;
          }
          const message = `required watch revision: ${request.startRevision} is smaller than current compact/min revision ${opened.compacted}.`;
          const error = { type: meta_storagepb.ErrorType.DATA_COMPACTED, message };
          const answer = { header: { ...header(), error }, compactRevision: opened.compacted, events: [] };
          stream.send(metaStorageMethods.Watch.response.encode(answer));
          stream.end({ code: StatusCode.UNKNOWN, message: 'etcdserver: mvcc: required revision has been compacted' });
        });
      },
      onClose() {
        stop();
      },
    };
  };
}
