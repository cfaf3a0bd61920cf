import { SpanKind, SpanStatusCode } from '@opentelemetry/api';
import type { Tracer } from '@opentelemetry/api';
import type { RpcInterceptor } from './intercepted.js';

/** A span per attempt, named after the command. */
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
        return await next(call);
      } catch (error) {
        span.setStatus({ code: SpanStatusCode.ERROR, message: error instanceof Error ? error.message : String(error) });
        throw error;
      } finally {
        span.end();
      }
    },
  };
}
