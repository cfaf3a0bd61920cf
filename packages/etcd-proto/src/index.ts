// etcd's v3 KV protobuf messages and service.
export { clusterMethods, kvMethods } from './methods.js';
export * as mvccpb from './gen/kv.js';
export * as etcdserverpb from './gen/rpc.js';
