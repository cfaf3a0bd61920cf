// TiKV's and PD's protobuf messages, services and the command table.
export { codecOf, WireError, type Codec, type DeepPartial, type Method, type MethodKind } from '@tikv-client/wire';
export type { AnyCommand, Command } from './command.js';
export { keysInside, type CompositeKind, type KeyField, type KeyKind } from './key-field.js';
export { commandByBatchTag, commandByPath, commands, emptyCommand } from './commands.js';
export {
  decodeBatchRequest,
  decodeBatchResponse,
  encodeBatchRequest,
  encodeBatchResponse,
  type BatchId,
  type BatchRequestEntry,
  type BatchResponseEntry,
  type BatchResponseTrailer,
  type BatchVisitor,
} from './batch/envelope.js';
export {
  keyspaceMethods,
  metaStorageMethods,
  pdMethods,
  resourceManagerMethods,
  routerMethods,
  tsoMethods,
} from './methods.js';
export * as apipb from './gen/apipb.js';
export * as coprocessor from './gen/coprocessor.js';
export * as deadlock from './gen/deadlock.js';
export * as errorpb from './gen/errorpb.js';
export * as keyspacepb from './gen/keyspacepb.js';
export * as kvrpcpb from './gen/kvrpcpb.js';
export * as meta_storagepb from './gen/meta_storagepb.js';
export * as metapb from './gen/metapb.js';
export * as pdpb from './gen/pdpb.js';
export * as resource_manager from './gen/resource_manager.js';
export * as tikvpb from './gen/tikvpb.js';
export * as tracepb from './gen/tracepb.js';
export * as tsopb from './gen/tsopb.js';
