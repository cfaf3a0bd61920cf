// Link faults, schedules, seeds and replay for deterministic simulation; a TCP proxy that misbehaves, for real sockets.
export { drawLatency } from './network/latency.js';
export type { Latency } from './network/latency.js';
export { LinkFaults } from './network/link-faults.js';
export type { LinkFaultCounts, PacketFate } from './network/link-faults.js';
export { linkPolicy } from './network/link-policy.js';
export { calmLink } from './network/link-rules.js';
export type { LinkRule, Partition } from './network/link-rules.js';
export { createTcpProxy } from './proxy/tcp-proxy.js';
export type { ProxyMode, TcpProxy, TcpProxyOptions } from './proxy/tcp-proxy.js';
export { describeSeed, runSeed } from './run/run-seed.js';
export type { RunSeedOptions, SeedResult } from './run/run-seed.js';
export { describeSwarm, runSeeds } from './run/run-seeds.js';
export type { RunSeedsOptions, SwarmResult } from './run/run-seeds.js';
export type { Scenario, World } from './run/scenario.js';
export { Trace } from './run/trace.js';
export { randomSchedule, runSchedule } from './schedule/schedule.js';
export type { Schedule, ScheduledAction, ScheduleOptions } from './schedule/schedule.js';
export { shrinkSchedule } from './schedule/shrink-schedule.js';
