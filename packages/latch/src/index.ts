// Ordered key latches for local transaction conflict detection.
export { LatchScheduler } from './latch-scheduler.js';
export type { LatchGuard, LatchSchedulerOptions } from './latch-scheduler.js';
export { Latches } from './latches.js';
export type { AcquireResult, LatchesOptions, Lock } from './latches.js';
