import type { Attributes, Meter } from '@opentelemetry/api';
import type { BackoffKind } from '@tikv-client/backoff';
import type { RegionErrorKind } from '@tikv-client/errors';
import type { Clock } from '@tikv-client/runtime';
import type { RpcInterceptor } from './intercepted.js';

/** client-go's names and labels; seconds and counts. */
export interface RequestMetrics {
  /** Measures attempts: `request_seconds`. */
  readonly interceptor: RpcInterceptor;
  readonly onRegionError: (kind: RegionErrorKind, storeId: bigint) => void;
  readonly onBackoff: (kind: BackoffKind, sleptMs: number) => void;
  /** A call that needed more than one attempt is over. */
  readonly onRetried: (retries: number) => void;
}

const prefix = 'tikv_client_go_';
// client-go's buckets: 0.5 ms doubled 20 times; and its steps of retry times.
const seconds = {
  unit: 's',
  advice: { explicitBucketBoundaries: Array.from({ length: 20 }, (_, i) => 0.0005 * 2 ** i) },
};
const retries = { unit: '{retry}', advice: { explicitBucketBoundaries: [1, 2, 3, 4, 8, 16, 32, 64, 128, 256] } };

export function requestMetrics(meter: Meter, clock: Clock): RequestMetrics {
  const requestSeconds = meter.createHistogram(`${prefix}request_seconds`, { ...seconds, description: 'Attempts' });
  const backoffSeconds = meter.createHistogram(`${prefix}backoff_seconds`, {
    ...seconds,
    description: 'Sleeps between attempts',
  });
  const retryTimes = meter.createHistogram(`${prefix}request_retry_times`, {
    ...retries,
    description: 'Retries of calls that had any',
  });
  const regionErrors = meter.createCounter(`${prefix}region_err_total`, { description: 'Region errors' });
  return {
    interceptor: {
      name: 'opentelemetry-metrics',
      async intercept(call, next) {
        const start = clock.monotonic();
        const labels: Attributes = { type: call.command.name, store: call.target.storeId.toString() };
        try {
          return await next(call);
        } finally {
          requestSeconds.record((clock.monotonic() - start) / 1000, labels);
        }
      },
    },
    onRegionError: (kind, storeId) => regionErrors.add(1, { type: kind, store: storeId.toString() }),
    onBackoff: (kind, sleptMs) => backoffSeconds.record(sleptMs / 1000, { type: kind.name }),
    onRetried: (count) => retryTimes.record(count),
  };
}
