// Clock, Random, Logger and Disk, with system and simulated versions.
export type { Clock, Timer } from './clock.js';
export { deadlineAfter, remainingMs, resolveCall } from './deadline.js';
export type { CallLimits, CallOptions, RefuseArgument } from './deadline.js';
export { DeadlineWheel } from './deadline-wheel.js';
export type { DeadlineHandle, DeadlineWheelOptions } from './deadline-wheel.js';
export type { Disk, DiskFile } from './disk.js';
export { createLineLogger } from './line-logger.js';
export type { LineLoggerOptions, LogLevel } from './line-logger.js';
export { silentLogger } from './logger.js';
export type { LogFields, Logger } from './logger.js';
export type { Random } from './random.js';
export { MemoryDisk } from './simulated/memory-disk.js';
export { SeededRandom } from './simulated/seeded-random.js';
export { SimulatedClock, SimulationStalledError } from './simulated/simulated-clock.js';
export type { RunOptions, SimulatedClockOptions } from './simulated/simulated-clock.js';
export { systemClock } from './system/system-clock.js';
export { createSystemDisk } from './system/system-disk.js';
export { systemRandom } from './system/system-random.js';
