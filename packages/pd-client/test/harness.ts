import { SeededRandom, SimulatedClock } from '@tikv-client/runtime';
import { type LinkPolicy, MemoryNetwork } from '@tikv-client/transport';
import { createPdClient, type PdClient, type PdClientOptions } from '../src/index.js';
import { FakePd } from './fake-pd.js';

export interface World {
  readonly clock: SimulatedClock;
  readonly network: MemoryNetwork;
  readonly pd: FakePd;
  /** Addresses that swallow every packet. */
  readonly blackHoles: Set<string>;
  readonly connect: (options?: Partial<PdClientOptions>) => Promise<PdClient>;
  /** Moves time until the promise is settled. */
  readonly run: <T>(promise: Promise<T>, limitMs?: number) => Promise<T>;
}

/** A fake PD of `members`, a network and a clock, all simulated. */
export async function createWorld(members = 3): Promise<World> {
  const clock = new SimulatedClock();
  const blackHoles = new Set<string>();
  const link: LinkPolicy = (from, to) => (blackHoles.has(from) || blackHoles.has(to) ? 'stall' : { delayMs: 0 });
  const network = new MemoryNetwork({ clock, link });
  const pd = await new FakePd(clock, network, members).startAll();
  const run = async <T>(promise: Promise<T>, limitMs = 600_000): Promise<T> => {
    promise.catch(() => {});
    await clock.runUntil(promise, { limitMs }).catch(() => {});
    return promise;
  };
  const connect = (options: Partial<PdClientOptions> = {}): Promise<PdClient> =>
    run(
      createPdClient(
        { endpoints: pd.addresses, ...options },
        { transport: network, clock, random: new SeededRandom(1) },
      ),
    );
  return { clock, network, pd, blackHoles, connect, run };
}
