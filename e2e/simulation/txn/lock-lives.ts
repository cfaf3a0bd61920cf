import { commands } from '@tikv-client/kvproto';
import type { kvrpcpb } from '@tikv-client/kvproto';
import type { RpcInterceptor } from 'tikv-client';

/** What a client gives the locks of a small transaction at least. */
const usualMs = 3000n;

/** Gives the locks of prewrites another time to live: shorter ones expire while their client still lives. */
export function lockLives(ms: number): RpcInterceptor {
  return {
    name: 'lock lives',
    intercept: (call, next) => {
      if (call.command.name !== commands.KvPrewrite.name) return next(call);
      const request = call.request as kvrpcpb.PrewriteRequest;
      const lockTtl = request.lockTtl - usualMs + BigInt(ms);
      return next({ ...call, request: { ...request, lockTtl } });
    },
  };
}
