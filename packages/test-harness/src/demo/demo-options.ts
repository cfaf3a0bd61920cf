import { z } from 'zod';
import { faultNames } from '../fault/fault-plan.js';
import { minValueBytes } from '../workload/operations.js';
import { workloadNames } from '../workload/workload.js';

const address = z.string().regex(/^(\[[0-9a-fA-F:]+\]|[^\s:,/]+):\d{1,5}$/, 'must be host:port');

export const modes = ['raw', 'txn', 'both'] as const;
/** Which parts run: raw workloads, transactional ones with the bank, or both. */
export type Mode = (typeof modes)[number];

/** Settings of the main job. Unknown fields are refused. */
export const demoOptionsSchema = z
  .strictObject({
    /** @default both; with `pd` under API version 1, which keeps the two apart, raw */
    mode: z.enum(modes).optional(),
    workloads: z
      .array(z.enum(workloadNames))
      .min(1)
      .default([...workloadNames]),
    /** Records loaded before each workload. */
    records: z.int().min(1).max(10_000_000).default(1000),
    /** Length of each part. Default: 8 s (4 s for a workload where both modes run), or no limit where `operations` is given. */
    durationMs: z.number().min(100).max(86_400_000).optional(),
    /** Operations of each part. */
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
    /** @default 2 for an embedded cluster that serves both modes, else 1 */
    apiVersion: z.union([z.literal(1), z.literal(2)], 'must be 1 or 2').optional(),
    /** Keyspace of a real cluster. @default DEFAULT with API version 2 */
    keyspace: z.string().min(1).max(256).optional(),
    /** Accounts of the bank. */
    accounts: z.int().min(2).max(5000).default(200),
    stores: z.int().min(1).max(9).default(3),
    regions: z.int().min(1).max(1000).default(4),
    /** Attempts kept for the checkers per workload; beyond it a random part of the keys is judged. */
    maxHistory: z.int().min(1000).max(20_000_000).default(1_500_000),
    /** Whole time of one call. */
    callTimeoutMs: z.int().min(100).max(600_000).default(15_000),
  })
  .superRefine((options, context) => {
    const refuse = (field: string, message: string): void =>
      context.addIssue({ code: 'custom', path: [field], message });
    if (options.pd !== undefined && (options.faults?.length ?? 0) > 0) {
      refuse('faults', 'cannot be injected into a real cluster; leave it out with --pd');
    }
    if (options.mode === 'both' && apiVersionOf(options) === 1) {
      refuse(
        'mode',
        'both needs API version 2: under version 1 raw and transactional data must not meet in one cluster; choose raw or txn, or give --api-version 2',
      );
    }
    if (options.keyspace !== undefined && options.pd === undefined) {
      refuse('keyspace', 'needs --pd: the embedded cluster has the keyspace DEFAULT');
    } else if (options.keyspace !== undefined && apiVersionOf(options) === 1) {
      refuse('keyspace', 'needs --api-version 2');
    }
  });

export type DemoInput = z.input<typeof demoOptionsSchema>;
export type DemoOptions = z.output<typeof demoOptionsSchema>;

type Choices = Pick<DemoOptions, 'mode' | 'apiVersion' | 'pd'>;

/** Which parts run. */
export function modeOf({ mode, apiVersion, pd }: Choices): Mode {
  return mode ?? ((pd !== undefined || apiVersion !== undefined) && apiVersion !== 2 ? 'raw' : 'both');
}

/** The API version of the cluster. */
export function apiVersionOf(options: Choices): 1 | 2 {
  const byDefault = options.pd === undefined && modeOf(options) === 'both' ? 2 : 1;
  return options.apiVersion ?? byDefault;
}

/** Limits of one part of the job. */
export function limitsOf(
  options: DemoOptions,
  part: 'workload' | 'bank',
): { readonly durationMs?: number; readonly operations?: number } {
  const { durationMs, operations } = options;
  if (durationMs === undefined && operations === undefined) {
    return { durationMs: part === 'workload' && modeOf(options) === 'both' ? 4000 : defaultDurationMs };
  }
  return { ...(durationMs === undefined ? {} : { durationMs }), ...(operations === undefined ? {} : { operations }) };
}

export const defaultDurationMs = 8000;
