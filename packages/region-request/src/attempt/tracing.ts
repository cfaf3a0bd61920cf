import { SpanKind, SpanStatusCode } from '@opentelemetry/api';
import type { Tracer } from '@opentelemetry/api';
import type { errorpb } from '@tikv-client/kvproto';
import { regionErrorKind } from '@tikv-client/region-cache';
import type { RpcInterceptor } from './intercepted.js';

/**
 * A span per attempt: `tikv.<command>` with the attributes `rpc.system`, `rpc.method`, `server.address`, `tikv.store_id`,
 * `tikv.region_id`, `tikv.attempt`, and `tikv.region_error` (its kind) where the store answered with one.
 */
export function tracingInterceptor(tracer: Tracer): RpcInterceptor {
  return {
    name: 'opentelemetry',
    async intercept(call, next) {
      const span = tracer.startSpan(`tikv.${call.command.name}`, {
        kind: SpanKind.CLIENT,
        attributes: {
          'rpc.system': 'grpc',
          'rpc.method': call.command.name,
          'server.address': call.target.address,
          'tikv.store_id': call.target.storeId.toString(),
          'tikv.region_id': call.target.regionId.toString(),
          'tikv.attempt': call.attempt,
        },
      });
      try {
        const answer = await next(call);
        const error = regionErrorIn(answer);
        if (error !== undefined) {
          const kind = regionErrorKind(error);
          span.setAttribute('tikv.region_error', kind);
          span.setStatus({ code: SpanStatusCode.ERROR, message: kind });
        }
        return answer;
      } catch (error) {
        span.setStatus({ code: SpanStatusCode.ERROR, message: error instanceof Error ? error.message : String(error) });
        throw error;
      } finally {
        span.end();
      }
    },
  };
}

function regionErrorIn(answer: unknown): errorpb.Error | undefined {
  return typeof answer === 'object' && answer !== null && 'regionError' in answer
    ? (answer.regionError as errorpb.Error | undefined)
    : undefined;
}
