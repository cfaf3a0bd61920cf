import type { Clock } from '@tikv-client/runtime';
import type { TikvClient } from 'tikv-client';

interface Parts {
  readonly clock: Clock;
  readonly open: () => Promise<TikvClient>;
  /** Cuts the host off: nothing gets out or in. Returns what ends that. */
  readonly cutOff: () => () => void;
  /** Whether PD tells the right time now. */
  readonly isTimeRight: () => boolean;
}

const startRetryMs = 50;
const startTimeoutMs = 1000;

/**
 * A process with a client in it, that can be killed: at once nothing leaves it any more, whatever its transactions were doing, and
 * nobody in it learns how they ended. Another process takes its place.
 */
export class ClientHost {
  readonly #parts: Parts;
  #client: TikvClient | undefined;
  #generation = 0;
  #crashing: Promise<void> | undefined;
  #waiting: Array<() => void> = [];

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Changes with every crash: what began under another generation died with it. */
  get generation(): number {
    return this.#generation;
  }

  async start(): Promise<void> {
    this.#client = await this.#open();
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const go of waiting) go();
  }

  /** The client, once there is one. */
  async client(): Promise<TikvClient> {
    while (this.#client === undefined) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    return this.#client;
  }

  /** Kills the process; another one starts after a while. One crash at a time. */
  crash(downMs: number): Promise<void> {
    this.#crashing ??= this.#crash(downMs).finally(() => (this.#crashing = undefined));
    return this.#crashing;
  }

  async #crash(downMs: number): Promise<void> {
    const client = this.#client;
    const reconnect = this.#parts.cutOff();
    this.#generation += 1;
    this.#client = undefined;
    void client?.close();
    await this.#parts.clock.sleep(downMs);
    reconnect();
    await this.start();
  }

  /**
   * A client that knows the time: one that has never heard from PD would believe anything, and so would everything that it then
   * does.
   */
  async #open(): Promise<TikvClient> {
    for (;;) {
      let client: TikvClient | undefined;
      try {
        client = await this.#parts.open();
        const before = this.#parts.isTimeRight();
        await client.pd.getTimestamp({ timeoutMs: startTimeoutMs });
        if (before && this.#parts.isTimeRight()) return client;
      } catch {
        // PD is out of reach: a process that cannot start is started again.
      }
      void client?.close();
      await this.#parts.clock.sleep(startRetryMs);
    }
  }
}
