import { regionErrorKind } from '@tikv-client/region-cache';
import type { errorpb } from '@tikv-client/kvproto';
import type { RpcInterceptor } from 'tikv-client';

/** Writes a line for each attempt that did not get what it asked for. */
export function traceAttempts(client: string, write: (line: string) => void): RpcInterceptor {
  return {
    name: 'trace',
    async intercept(call, next) {
      const what = `${client} ${call.command.name} #${call.attempt} to store ${call.target.storeId} region ${call.target.regionId}`;
      try {
        const response = await next(call);
        const { regionError } = response as { readonly regionError?: errorpb.Error | undefined };
        if (regionError !== undefined) write(`${what}: ${regionErrorKind(regionError)}`);
        return response;
      } catch (error) {
        write(`${what}: ${error instanceof Error ? error.message : String(error)}`);
        throw error;
      }
    },
  };
}
