import { ClosedError } from '@tikv-client/errors';
import type { Logger } from '@tikv-client/runtime';
import { shareSignal } from '@tikv-client/runtime';

/** A piece of work that nobody waits for. It ends soon after `signal` is aborted. */
export type BackgroundTask = (signal: AbortSignal) => Promise<void>;

/**
 * Work that goes on after the call that started it: commits of secondaries, clean-up of locks. Bounded in number, and ended
 * and awaited by `close`.
 */
export class BackgroundWork {
  readonly #limit: number;
  readonly #logger: Logger;
  readonly #abort = new AbortController();
  readonly #running = new Map<Promise<void>, string>();

  constructor(limit: number, logger: Logger) {
    this.#limit = limit;
    this.#logger = logger;
    shareSignal(this.#abort.signal);
  }

  get size(): number {
    return this.#running.size;
  }

  get closed(): boolean {
    return this.#abort.signal.aborted;
  }

  /** Aborted by `close`. */
  get signal(): AbortSignal {
    return this.#abort.signal;
  }

  /**
   * Starts the task, and says no when there are as many as allowed: the caller then does the work itself. Failures are logged
   * under `name`.
   */
  tryStart(name: string, task: BackgroundTask): boolean {
    if (this.closed || this.#running.size >= this.#limit) return false;
    const running = this.#run(name, task).finally(() => this.#running.delete(running));
    this.#running.set(running, name);
    return true;
  }

  /** Resolves once nothing runs any more, what is started meanwhile included. */
  async idle(): Promise<void> {
    while (this.#running.size > 0) await Promise.all(this.#running.keys());
  }

  /**
   * Gives work under way until `grace` resolves, then ends it; resolves when all has ended, or when what `patience` begins then
   * resolves: what has not ended by itself is abandoned, and the logger is told.
   */
  async close(grace?: Promise<void>, patience?: () => Promise<void>): Promise<void> {
    if (grace !== undefined) await Promise.race([grace, this.idle()]);
    this.#abort.abort(new ClosedError('client'));
    if (patience === undefined) {
      await this.idle();
      return;
    }
    await Promise.race([patience(), this.idle()]);
    const abandoned = this.#running.size;
    if (abandoned === 0) return;
    const tasks = [...new Set(this.#running.values())].join(', ');
    this.#logger.warn('close abandons background work that does not end', { abandoned, tasks });
  }

  async #run(name: string, task: BackgroundTask): Promise<void> {
    try {
      await task(this.#abort.signal);
    } catch (error) {
      if (!this.closed) this.#logger.warn(`background ${name} failed`, { error });
    }
  }
}
