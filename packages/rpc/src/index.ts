// Requests to TiKV stores over BatchCommands streams and unary calls.
export { RpcError } from './rpc-error.js';
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
