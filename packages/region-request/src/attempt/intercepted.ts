import { BodyMissingError } from '@tikv-client/errors';
import { chain } from '@tikv-client/interceptor';
import type { Interceptor } from '@tikv-client/interceptor';
import type { StoreRpc } from '@tikv-client/rpc';
import type { RpcCall } from './rpc-call.js';

/** Looks at, changes or replaces one attempt. */
export type RpcInterceptor = Interceptor<RpcCall, unknown>;

/** One attempt through the onion: the first layer outermost, the store in the middle. */
export async function sendIntercepted(
  rpc: StoreRpc,
  call: RpcCall,
  layers: readonly (RpcInterceptor | undefined)[],
  options: { readonly deadline: number; readonly signal?: AbortSignal | undefined },
): Promise<unknown> {
  const send = async (one: RpcCall): Promise<unknown> =>
    new Promise((resolve, reject) => {
      rpc.send(one.target.address, one.command, one.request, options, (error, response) => {
        if (error !== undefined) reject(error);
        else if (response === undefined) reject(new BodyMissingError(one.command.name, one.target.address));
        else resolve(response);
      });
    });
  return chain(...layers).wrap(send)(call);
}
