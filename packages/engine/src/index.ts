// Ordered key-value engine: interface and the memory engine. The compliance suite is `@tikv-client/engine/compliance`.
export type {
  Awaitable,
  EngineRange,
  EngineReader,
  EngineSnapshot,
  IterateOptions,
  OrderedEngine,
  PairVisitor,
  SyncEngineReader,
  SyncEngineSnapshot,
  SyncOrderedEngine,
} from './engine.js';
export { createMemoryEngine, MemoryEngine } from './memory/memory-engine.js';
export type { MemoryEngineOptions } from './memory/memory-engine.js';
export { WriteBatch } from './write-batch.js';
export type { WriteOperation } from './write-batch.js';
