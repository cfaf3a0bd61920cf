import type { DemoResult, WorkloadResult } from '../src/index.js';

export function sampleWorkload(overrides: Partial<WorkloadResult> = {}): WorkloadResult {
  return {
    mode: 'raw',
    workload: 'A',
    title: 'update heavy',
    seconds: 2,
    operations: 300,
    operationsPerSecond: 150,
    latency: { count: 300, meanMs: 2, p50Ms: 1.5, p95Ms: 4, p99Ms: 9.25, maxMs: 30 },
    byKind: {},
    attempts: {
      attempts: 310,
      retries: 10,
      regionErrors: { notLeader: 6, epochNotMatch: 3 },
      failures: { 'rpc unavailable': 1 },
    },
    backoffs: { regionMiss: 3 },
    regionErrorsHealed: 9,
    failedCalls: 2,
    errors: { UNDETERMINED: 2 },
    conflicts: 7,
    locksResolved: 3,
    undetermined: 2,
    faults: [
      { atMs: 500, what: 'split a region' },
      { atMs: 900, what: 'move a leader', error: 'no other store is up' },
    ],
    stretchMs: 250,
    timeline: [{ atMs: 0, operations: 300, errors: 2, p50Ms: 1.5, p99Ms: 9.25 }],
    invariants: [
      {
        name: 'the history of every key is linearizable',
        result: 'held',
        detail: '310 attempts on all 10 keys',
        findings: [],
      },
    ],
    verifySeconds: 0.1,
    ...overrides,
  };
}

export function sampleResult(overrides: Partial<DemoResult> = {}): DemoResult {
  return {
    format: 1,
    ok: true,
    interrupted: false,
    target: 'embedded cluster',
    seed: 1,
    settings: {},
    failure: undefined,
    seconds: 3,
    workloads: [sampleWorkload()],
    ...overrides,
  };
}
