// Protobuf reader and writer with bigint, limits and unknown-field tolerance.
export { codecOf, type Codec } from './codec.js';
export { defaultDecodeLimits, type DecodeLimits } from './decode-limits.js';
export type { DeepPartial, MessageFns } from './message-fns.js';
export { method, type Method, type MethodKind } from './method.js';
export { noBytes } from './no-bytes.js';
export { BinaryReader } from './reader.js';
export { WireError, type WireErrorReason } from './wire-error.js';
export { BinaryWriter } from './writer.js';
