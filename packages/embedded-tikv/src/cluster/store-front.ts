import type { Listener, Server } from '@tikv-client/transport';
import { statusHandler } from '../store/status-port.js';
import { storeHandlers } from '../store/store-handlers.js';
import type { Store } from '../store/store.js';
import type { FaultTable } from '../faults/fault-table.js';

export interface StoreFrontOptions {
  readonly apiVersion: 1 | 2;
  readonly enableTtl: boolean;
  /** Addresses to bind the n-th time a store comes up somewhere new, from 0. */
  readonly addressesOf: (generation: number) => { readonly rpc: string; readonly status: string };
}

/** The two ports of a store: gRPC and status. They close with the store and come back where they were. */
export class StoreFront {
  readonly #store: Store;
  readonly #listener: Listener;
  readonly #faults: FaultTable;
  readonly #options: StoreFrontOptions;
  #servers: readonly Server[] = [];
  #generation = 0;
  #rpcAddress: string | undefined;
  #statusAddress: string | undefined;

  constructor(
    store: Store,
    options: StoreFrontOptions,
    deps: { readonly listener: Listener; readonly faults: FaultTable },
  ) {
    this.#store = store;
    this.#listener = deps.listener;
    this.#faults = deps.faults;
    this.#options = options;
  }

  /** `host:port` of gRPC, once it has been open. */
  get address(): string {
    return this.#rpcAddress ?? '';
  }

  get statusAddress(): string {
    return this.#statusAddress ?? '';
  }

  /** Forgets the addresses: the next `open` takes new ones. */
  move(): void {
    this.#generation += 1;
    this.#rpcAddress = undefined;
    this.#statusAddress = undefined;
  }

  async open(): Promise<void> {
    const wanted = this.#options.addressesOf(this.#generation);
    const rpc = await this.#listener.listen(storeHandlers(this.#store, this.#faults), {
      address: this.#rpcAddress ?? wanted.rpc,
    });
    this.#servers = [rpc];
    const http = statusHandler(this.#store, this.#options.apiVersion, this.#options.enableTtl);
    const status = await this.#listener.listen({ http }, { address: this.#statusAddress ?? wanted.status });
    this.#servers = [rpc, status];
    this.#rpcAddress = rpc.address;
    this.#statusAddress = status.address;
  }

  async close(): Promise<void> {
    const servers = this.#servers;
    this.#servers = [];
    await Promise.all(servers.map((server) => server.close()));
  }
}
