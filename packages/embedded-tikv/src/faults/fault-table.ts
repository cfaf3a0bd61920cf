import { ConfigError } from '@tikv-client/errors';

/** What happens to a chosen RPC's request or reply. */
export interface Fault {
  /** Name (`RawPut`) or full path (`/pdpb.PD/GetRegion`) of the RPC; entries of BatchCommands count as their own RPC. */
  readonly method: string;
  /** Only on this store; absent: everywhere, PD included. */
  readonly storeId?: bigint | undefined;
  readonly on: 'request' | 'reply';
  /**
   * `drop`: nothing comes of it, the caller waits. `delay`: later by `delayMs` (an entry of BatchCommands even when its stream is
   * gone by then). `duplicate`: a request is executed twice and answered once, a reply inside a stream is sent twice. `error`: the
   * call (for an entry of BatchCommands: its stream) ends with UNAVAILABLE.
   */
  readonly action: 'drop' | 'delay' | 'duplicate' | 'error';
  /** Needed for `delay`. */
  readonly delayMs?: number | undefined;
  /** How often, then the fault is gone. @default without end */
  readonly times?: number | undefined;
}

/** A fault that was added. */
export interface InjectedFault {
  /** How often it has struck. */
  readonly taken: number;
  remove(): void;
}

interface ActiveFault extends Fault {
  left: number;
  taken: number;
}

/** The faults of one cluster. */
export class FaultTable {
  #active: ActiveFault[] = [];

  get isEmpty(): boolean {
    return this.#active.length === 0;
  }

  add(fault: Fault): InjectedFault {
    if (fault.action === 'delay' && !(fault.delayMs !== undefined && fault.delayMs >= 0)) {
      throw new ConfigError('delayMs', 'a delay needs delayMs, at least 0');
    }
    if (fault.times !== undefined && !(Number.isInteger(fault.times) && fault.times > 0)) {
      throw new ConfigError('times', 'must be an integer above 0');
    }
    const active = { ...fault, left: fault.times ?? Infinity, taken: 0 };
    this.#active.push(active);
    return {
      get taken() {
        return active.taken;
      },
      remove: () => {
        this.#active = this.#active.filter((one) => one !== active);
      },
    };
  }

  /** The fault that strikes here, used up by one. */
  take(path: string, storeId: bigint | undefined, on: Fault['on']): Fault | undefined {
    const found = this.#active.find(
      (one) =>
        one.on === on &&
        (one.storeId === undefined || one.storeId === storeId) &&
        (path === one.method || path.endsWith(`/${one.method}`)),
    );
    if (found === undefined) return undefined;
    found.left -= 1;
    found.taken += 1;
    if (found.left <= 0) this.#active = this.#active.filter((one) => one !== found);
    return found;
  }
}
