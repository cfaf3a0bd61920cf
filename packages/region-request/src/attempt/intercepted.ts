import { BodyMissingError, ClosedError } from '@tikv-client/errors';
import type { Interceptor, InterceptorChain } from '@tikv-client/interceptor';
import type { StoreRpc } from '@tikv-client/rpc';
import { RpcError } from '@tikv-client/rpc';
import type { InterceptorWait } from './interceptor-wait.js';
import type { RpcCall } from './rpc-call.js';

/** Looks at, changes or replaces one attempt. */
export type RpcInterceptor = Interceptor<RpcCall, unknown>;

/**
 * One attempt through the onion: the first layer outermost, the store in the middle. Once `wait` is abandoned nothing is sent any
 * more: its caller has been told what became of the call.
 */
export async function sendIntercepted(
  rpc: StoreRpc,
  call: RpcCall,
  layers: InterceptorChain<RpcCall, unknown>,
  options: { readonly deadline: number; readonly signal?: AbortSignal | undefined },
  wait: InterceptorWait,
): Promise<unknown> {
  const send = async (one: RpcCall): Promise<unknown> =>
    new Promise((resolve, reject) => {
      if (wait.abandoned) {
        reject(new ClosedError('call'));
        return;
      }
      const sentBefore = wait.sent;
      wait.sent = true;
      rpc.send(one.target.address, one.command, one.request, options, (error, response) => {
        if (error instanceof RpcError && !error.sent) wait.sent = sentBefore;
        if (error !== undefined) reject(error);
        else if (response === undefined) reject(new BodyMissingError(one.command.name, one.target.address));
        else resolve(response);
      });
    });
  return layers.wrap(send)(call);
}
