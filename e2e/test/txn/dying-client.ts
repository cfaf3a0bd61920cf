import { createTikvClient } from 'tikv-client';
import type { TikvClient, TikvClientOptions } from 'tikv-client';
import { onTestFinished } from 'vitest';
import type { Simulated } from '../hostile/simulated.js';

/** A client that stops to send anything for good: as a process that was killed, seen from the stores. */
export interface DyingClient {
  readonly client: TikvClient;
  /** It dies before it sends the `nth` request of this command. */
  diesAt(command: string, nth?: number): void;
}

export async function dyingClient(
  simulated: Simulated,
  options: Partial<TikvClientOptions> = {},
  name = 'dying',
): Promise<DyingClient> {
  return simulated.run(connectDying(simulated, options, name));
}

/** As `dyingClient`, where the clock runs already. */
export async function connectDying(
  simulated: Simulated,
  options: Partial<TikvClientOptions> = {},
  name = 'dying',
): Promise<DyingClient> {
  const { clock, network, random, cluster } = simulated;
  let dead = false;
  let left = Infinity;
  let at = '';
  const deps = {
    clock,
    transport: network.from(name),
    random: random.fork(name),
    interceptors: [
      {
        name: 'death',
        intercept: async <Req extends { readonly command: { readonly name: string } }, Res>(
          call: Req,
          next: (call: Req) => Promise<Res>,
        ): Promise<Res> => {
          if (call.command.name === at) left -= 1;
          if (left <= 0) dead = true;
          if (dead) throw new Error('killed');
          return next(call);
        },
      },
    ],
  };
  const client = await createTikvClient({ pd: cluster.pdEndpoints, ...options }, deps);
  onTestFinished(async () => simulated.run(client.close()));
  return {
    client,
    diesAt(command, nth = 1) {
      at = command;
      left = nth;
    },
  };
}
