import { z } from 'zod';
import { faultNames } from '../fault/fault-plan.js';
import { minValueBytes } from '../workload/operations.js';
import { workloadNames } from '../workload/workload.js';

const address = z.string().regex(/^(\[[0-9a-fA-F:]+\]|[^\s:,/]+):\d{1,5}$/, 'must be host:port');

/** Settings of the main job. Unknown fields are refused. */
export const demoOptionsSchema = z
  .strictObject({
    workloads: z
      .array(z.enum(workloadNames))
      .min(1)
      .default([...workloadNames]),
    /** Records loaded before each workload. */
    records: z.int().min(1).max(10_000_000).default(1000),
    /** Length of each workload. Default: 8 s, or no limit where `operations` is given. */
    durationMs: z.number().min(100).max(86_400_000).optional(),
    /** Operations of each workload. */
    operations: z.int().min(1).max(1_000_000_000).optional(),
    valueBytes: z.int().min(minValueBytes).max(1_048_576).default(100),
    /** Calls under way at the same time. */
    concurrency: z.int().min(1).max(4096).default(64),
    seed: z
      .int()
      .min(0)
      .max(2 ** 32 - 1)
      .default(1),
    faults: z.array(z.enum(faultNames)).optional(),
    /** PD addresses of a real cluster; absent: an embedded one. */
    pd: z.array(address).min(1).optional(),
    stores: z.int().min(1).max(9).default(3),
    regions: z.int().min(1).max(1000).default(4),
    /** Attempts kept for the checkers per workload; beyond it a random part of the keys is judged. */
    maxHistory: z.int().min(1000).max(20_000_000).default(1_500_000),
    /** Whole time of one call. */
    callTimeoutMs: z.int().min(100).max(600_000).default(15_000),
  })
  .superRefine((options, context) => {
    if (options.pd !== undefined && (options.faults?.length ?? 0) > 0) {
      context.addIssue({
        code: 'custom',
        path: ['faults'],
        message: 'cannot be injected into a real cluster; leave it out with --pd',
      });
    }
  });

export type DemoInput = z.input<typeof demoOptionsSchema>;
export type DemoOptions = z.output<typeof demoOptionsSchema>;

export const defaultDurationMs = 8000;
