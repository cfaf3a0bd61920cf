import type { Handlers, HttpHandler } from '@tikv-client/transport';
import { clusterHandlers } from './cluster-service.js';
import { etcdHandlers } from './etcd-service.js';
import { gcHandlers } from './gc-service.js';
import { globalConfigHandlers } from './global-config-service.js';
import { keyspaceHandlers } from './keyspace-service.js';
import type { MemberContext } from './member-context.js';
import { metaStorageHandlers } from './meta-storage-service.js';
import { regionHandlers } from './region-service.js';
import { resourceManagerHandlers } from './resource-manager-service.js';
import { storeHandlers } from './store-service.js';
import { tsoHandlers } from './tso-service.js';

/** Everything one PD member serves on its port. `health`: handlers of the gRPC health service. */
export function memberHandlers(context: MemberContext, http: HttpHandler, health: Handlers): Handlers {
  const services = [
    clusterHandlers,
    storeHandlers,
    regionHandlers,
    tsoHandlers,
    gcHandlers,
    globalConfigHandlers,
    keyspaceHandlers,
    metaStorageHandlers,
    resourceManagerHandlers,
    etcdHandlers,
  ].map((make) => make(context));
  return {
    unary: Object.assign({}, ...[health, ...services].map(({ unary }) => unary ?? {})),
    stream: Object.assign({}, ...[health, ...services].map(({ stream }) => stream ?? {})),
    http,
  };
}
