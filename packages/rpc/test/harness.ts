import type { TikvError } from '@tikv-client/errors';
import { commands, kvrpcpb } from '@tikv-client/kvproto';
import { SimulatedClock } from '@tikv-client/runtime';
import { type LinkPolicy, MemoryNetwork } from '@tikv-client/transport';
import { createStoreRpc, type SendOptions, type StoreRpc, type StoreRpcOptions } from '../src/index.js';
import { FakeStore } from './fake-store.js';

/** How one request ended; `times` above 1 is a bug. */
export interface Outcome {
  readonly key: string;
  times: number;
  error: TikvError | undefined;
  value: string | undefined;
}

export interface World {
  readonly clock: SimulatedClock;
  readonly network: MemoryNetwork;
  readonly store: FakeStore;
  readonly rpc: StoreRpc;
  readonly blackHoles: Set<string>;
  /** Sends one RawGet. */
  readonly get: (key: string, options?: Partial<SendOptions> & { readonly after?: () => void }) => Outcome;
}

export async function createWorld(options: StoreRpcOptions = {}): Promise<World> {
  const clock = new SimulatedClock();
  const blackHoles = new Set<string>();
  const link: LinkPolicy = (from, to) => (blackHoles.has(from) || blackHoles.has(to) ? 'stall' : { delayMs: 0 });
  const network = new MemoryNetwork({ clock, link });
  const store = await new FakeStore(network).start();
  const rpc = createStoreRpc(options, { transport: network, clock });
  const get: World['get'] = (key, { after, ...rest } = {}) => {
    const outcome: Outcome = { key, times: 0, error: undefined, value: undefined };
    const request = kvrpcpb.RawGetRequest.fromPartial({ key: new TextEncoder().encode(key) });
    const deadline = clock.monotonic() + 30_000;
    rpc.send(store.address, commands.RawGet, request, { deadline, ...rest }, (error, response) => {
      outcome.times++;
      outcome.error = error;
      outcome.value = response === undefined ? undefined : new TextDecoder().decode(response.value);
      after?.();
    });
    return outcome;
  };
  return { clock, network, store, rpc, blackHoles, get };
}
