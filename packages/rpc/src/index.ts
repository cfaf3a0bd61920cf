// Requests to TiKV stores over BatchCommands streams and unary calls.
export { createStoreRpc } from './create-store-rpc.js';
export type { StoreRpcDeps } from './create-store-rpc.js';
export { resolveStoreRpcOptions } from './options.js';
export type { StoreRpcOptions } from './options.js';
export { RpcError } from './rpc-error.js';
export type { RpcErrorFields } from './rpc-error.js';
export type {
  FeedbackListener,
  Liveness,
  SendDone,
  SendOptions,
  StoreConnectionSnapshot,
  StoreFeedback,
  StorePoolSnapshot,
  StoreRpc,
  StoreRpcSnapshot,
} from './store-rpc.js';
