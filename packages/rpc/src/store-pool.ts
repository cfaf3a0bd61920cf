import type { TikvError } from '@tikv-client/errors';
import { type ConnectionDeps, type ConnectionPlace, StoreConnection } from './store-connection.js';
import type { FeedbackListener, StoreFeedback, StorePoolSnapshot } from './store-rpc.js';

/**
 * The connections to one address. One is filled up to `fillConnectionTo` waiting requests before the next is opened:
 * packed frames are worth more than parallel sockets.
 */
export class StorePool implements ConnectionPlace {
  readonly address: string;
  readonly poolVersion: number;
  /** Looks at the pool that found it unused since the look before. Belongs to whoever recycles pools. */
  idleLooks = 0;
  readonly #deps: ConnectionDeps;
  readonly #onFeedback: FeedbackListener;
  readonly #connections: StoreConnection[];
  #transportLayerLoad = 0;

  constructor(deps: ConnectionDeps, address: string, version: number, onFeedback: FeedbackListener) {
    this.#deps = deps;
    this.address = address;
    this.poolVersion = version;
    this.#onFeedback = onFeedback;
    this.#connections = [new StoreConnection(deps, this)];
  }

  /** Requests that wait here, unary calls included. */
  get load(): number {
    return this.#connections.reduce((sum, connection) => sum + connection.load + connection.unaryInFlight, 0);
  }

  /** Whether a connection of it is up. */
  get connected(): boolean {
    return this.#connections.some((connection) => connection.connected);
  }

  /** The connection that the next request should take. */
  pick(): StoreConnection {
    const { connectionsPerStore, fillConnectionTo } = this.#deps.settings;
    let best = this.#connections[0] as StoreConnection;
    if (best.load < fillConnectionTo) return best;
    for (const connection of this.#connections) {
      if (connection.load < fillConnectionTo) return connection;
      if (connection.load < best.load) best = connection;
    }
    if (this.#connections.length === connectionsPerStore) return best;
    const fresh = new StoreConnection(this.#deps, this);
    this.#connections.push(fresh);
    return fresh;
  }

  feedback(feedback: StoreFeedback): void {
    this.#transportLayerLoad = feedback.transportLayerLoad;
    this.#onFeedback(this.address, feedback);
  }

  close(error: (sent: boolean) => TikvError): void {
    for (const connection of this.#connections) connection.close(error);
  }

  snapshot(): StorePoolSnapshot {
    return {
      address: this.address,
      poolVersion: this.poolVersion,
      unaryInFlight: this.#connections.reduce((sum, connection) => sum + connection.unaryInFlight, 0),
      transportLayerLoad: this.#transportLayerLoad,
      connections: this.#connections.map((connection) => connection.snapshot()),
    };
  }
}
