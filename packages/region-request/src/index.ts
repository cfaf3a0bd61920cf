// Locate, select, send, classify, back off: one request to the region that owns a key.
export { regroup } from './attempt/region-call.js';
export type { ReadResponse, RegionRequest, RegionResponse, Regroup, RequestFor } from './attempt/region-call.js';
export type { RpcInterceptor } from './attempt/intercepted.js';
export type { RequestCodec } from './attempt/request-codec.js';
export type { RpcCall, RpcTarget } from './attempt/rpc-call.js';
export { codecLoader } from './codec/codec-loader.js';
export { createRequestCodec } from './codec/create-request-codec.js';
export { attemptTimeout, longestAttemptMs, resolveRegionRequesterOptions } from './options.js';
export type { RegionRequesterOptions, ResolvedRegionRequesterOptions } from './options.js';
export { RegionRequester, createRegionRequester } from './region-requester.js';
export type { RegionRequesterDeps } from './region-requester.js';
export type { ContextFields, SendOptions } from './attempt/send-options.js';
export type { BatchContext, ShardJob } from './shard/shard-job.js';
