import { pdMethods, pdpb } from '@tikv-client/kvproto';
import { StatusCode, StatusError } from '@tikv-client/transport';
import type { Handlers } from '@tikv-client/transport';
import { decodeRequest } from './decode-request.js';
import type { MemberContext } from './member-context.js';
import { failStream } from './stream-method.js';
import type { MetaKv } from '../state/meta-kv.js';

const ROOT = '/global/config/';

function pathOf(configPath: string): string {
  if (configPath === '' || `${configPath}/` === ROOT) {
    return ROOT;
  }
  if (!configPath.startsWith(ROOT)) {
    throw new StatusError(
      StatusCode.INVALID_ARGUMENT,
      `global config path ${JSON.stringify(configPath)} is not allowed`,
    );
  }
  return configPath;
}

function keyOf(path: string, name: string): Buffer {
  if (name === '') {
    return Buffer.from(path.replace(/\/$/, ''));
  }
  return Buffer.from(path.endsWith('/') ? path + name : `${path}/${name}`);
}

/** End of the range of all keys that begin with the path (whose last byte is never 0xff). */
function prefixEnd(path: string): Buffer {
  const end = Buffer.from(path);
  const last = end.length - 1;
  end[last] = (end[last] ?? 0) + 1;
  return end;
}

function load(meta: MetaKv, request: pdpb.LoadGlobalConfigRequest): pdpb.LoadGlobalConfigResponse {
  const path = pathOf(request.configPath);
  if (request.names.length > 0) {
    const items = request.names.map((name) => {
      const found = meta.range(keyOf(path, name), new Uint8Array(0)).kvs[0];
      const error = { type: pdpb.ErrorType.GLOBAL_CONFIG_NOT_FOUND, message: `key ${name} not found` };
      return pdpb.GlobalConfigItem.fromPartial(found === undefined ? { name, error } : { name, payload: found.value });
    });
    return { items, revision: 0n };
  }
  const { kvs } = meta.range(Buffer.from(path), prefixEnd(path));
  const items = kvs.map((kv) =>
    pdpb.GlobalConfigItem.fromPartial({ name: Buffer.from(kv.key).toString(), payload: kv.value }),
  );
  return { items, revision: meta.revision };
}

function store(meta: MetaKv, request: pdpb.StoreGlobalConfigRequest): void {
  const path = pathOf(request.configPath);
  for (const item of request.changes) {
    const key = keyOf(path, item.name);
    if (item.kind === pdpb.EventType.DELETE) {
      meta.delete(key, new Uint8Array(0));
    } else {
      meta.put(key, item.value === '' ? item.payload : Buffer.from(item.value));
    }
  }
}

/** The store of shared settings. Every member serves it, without a header. */
export function globalConfigHandlers({ state }: MemberContext): Handlers {
  const { meta } = state;
  return {
    unary: {
      [pdMethods.LoadGlobalConfig.path]: (bytes) =>
        pdMethods.LoadGlobalConfig.response.encode(
          load(meta, decodeRequest(pdMethods.LoadGlobalConfig.request, bytes)),
        ),
      [pdMethods.StoreGlobalConfig.path]: (bytes) => {
        store(meta, decodeRequest(pdMethods.StoreGlobalConfig.request, bytes));
        return pdMethods.StoreGlobalConfig.response.encode({ error: undefined });
      },
    },
    stream: {
      [pdMethods.WatchGlobalConfig.path]: (stream) => {
        let stop = () => {};
        return {
          onMessage(bytes) {
            failStream(stream, () => {
              const request = decodeRequest(pdMethods.WatchGlobalConfig.request, bytes);
              const path = pathOf(request.configPath);
              stop();
              const opened = meta.watch(Buffer.from(path), prefixEnd(path), request.revision, (events, revision) => {
                const changes = events.map(({ type, kv, previous }) =>
                  pdpb.GlobalConfigItem.fromPartial({
                    name: Buffer.from(kv.key).toString(),
                    kind: type === 'put' ? pdpb.EventType.PUT : pdpb.EventType.DELETE,
                    payload: type === 'put' ? kv.value : (previous?.value ?? new Uint8Array(0)),
                  }),
                );
                stream.send(pdMethods.WatchGlobalConfig.response.encode({ changes, revision, header: undefined }));
              });
              if (typeof opened !== 'function') {
                throw new StatusError(StatusCode.UNKNOWN, 'etcdserver: mvcc: required revision has been compacted');
              }
              stop = opened;
            });
          },
          onClose() {
            stop();
          },
        };
      },
    },
  };
}
