import type { KeyChooser } from '../distribution/key-chooser.js';
import { latest, scrambledZipfian } from '../distribution/key-chooser.js';

export type OperationKind = 'read' | 'update' | 'insert' | 'scan' | 'readModifyWrite';

/** Kinds that figures are kept for: those of the workloads, and what the bank does. */
export type MeasuredKind = OperationKind | 'transfer' | 'snapshot';

export const workloadNames = ['A', 'B', 'C', 'D', 'E', 'F'] as const;
export type WorkloadName = (typeof workloadNames)[number];

/** One of YCSB's core workloads, as data. */
export interface Workload {
  readonly name: WorkloadName;
  readonly title: string;
  /** Shares that add up to 1. */
  readonly mix: Readonly<Partial<Record<OperationKind, number>>>;
  readonly chooser: () => KeyChooser;
  /** Longest scan; lengths are uniform from 1. */
  readonly maxScanLength: number;
}

/** Cooper et al., "Benchmarking Cloud Serving Systems with YCSB" (SoCC 2010), table 2. */
export const workloads: Readonly<Record<WorkloadName, Workload>> = {
  A: { name: 'A', title: 'update heavy', mix: { read: 0.5, update: 0.5 }, chooser: scrambledZipfian, maxScanLength: 0 },
  B: {
    name: 'B',
    title: 'read mostly',
    mix: { read: 0.95, update: 0.05 },
    chooser: scrambledZipfian,
    maxScanLength: 0,
  },
  C: { name: 'C', title: 'read only', mix: { read: 1 }, chooser: scrambledZipfian, maxScanLength: 0 },
  D: { name: 'D', title: 'read latest', mix: { read: 0.95, insert: 0.05 }, chooser: latest, maxScanLength: 0 },
  E: {
    name: 'E',
    title: 'short ranges',
    mix: { scan: 0.95, insert: 0.05 },
    chooser: scrambledZipfian,
    maxScanLength: 100,
  },
  F: {
    name: 'F',
    title: 'read-modify-write',
    mix: { read: 0.5, readModifyWrite: 0.5 },
    chooser: scrambledZipfian,
    maxScanLength: 0,
  },
};
