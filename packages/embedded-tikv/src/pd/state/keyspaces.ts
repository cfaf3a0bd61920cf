import { PdStateError } from './pd-error.js';

export const KEYSPACE_STATES = ['ENABLED', 'DISABLED', 'ARCHIVED', 'TOMBSTONE'] as const;
export type KeyspaceStateName = (typeof KEYSPACE_STATES)[number];

/** Times are Unix seconds. */
export interface KeyspaceRecord {
  readonly id: number;
  readonly name: string;
  readonly state: KeyspaceStateName;
  readonly createdAt: bigint;
  readonly stateChangedAt: bigint;
  readonly config: Readonly<Record<string, string>>;
}

const DEFAULT_KEYSPACE_ID = 0;
const MAX_KEYSPACE_ID = 0xff_ff_ff;
const DEFAULT_KEYSPACE_NAME = 'DEFAULT';
const NAME_PATTERN = /^[-A-Za-z0-9_]{1,20}$/;

/** Legal changes of a keyspace's state; staying is always legal. */
const TRANSITIONS: Readonly<Record<KeyspaceStateName, readonly KeyspaceStateName[]>> = {
  ENABLED: ['DISABLED'],
  DISABLED: ['ENABLED', 'ARCHIVED'],
  ARCHIVED: ['TOMBSTONE'],
  TOMBSTONE: [],
};

function keyspaceNotFound(): PdStateError {
  return new PdStateError('keyspace:ErrKeyspaceNotFound', 'keyspace does not exist');
}

/** The keyspaces of the cluster. DEFAULT (id 0) is there from the start. */
export class KeyspaceTable {
  readonly #byId = new Map<number, KeyspaceRecord>();
  #nextId = 1;
  #changes = 0;

  /** `now`: Unix seconds. */
  constructor(now: bigint) {
    this.#byId.set(DEFAULT_KEYSPACE_ID, {
      id: DEFAULT_KEYSPACE_ID,
      name: DEFAULT_KEYSPACE_NAME,
      state: 'ENABLED',
      createdAt: now,
      stateChangedAt: now,
      config: { region_bound_type: 'txn' },
    });
  }

  /** How often a keyspace was made or changed. */
  get changes(): number {
    return this.#changes;
  }

  /** Throws a `PdStateError` for a bad or taken name. */
  create(name: string, config: Readonly<Record<string, string>>, now: bigint): KeyspaceRecord {
    if (!NAME_PATTERN.test(name)) {
      throw new PdStateError('', `illegal keyspace name ${name}, should contain only alphanumerical and underline`);
    }
    if (name === DEFAULT_KEYSPACE_NAME) {
      throw new PdStateError('', `illegal keyspace name ${name}, collides with a protected keyspace name`);
    }
    if (this.#find(name) !== undefined) {
      throw new PdStateError('keyspace:ErrKeyspaceExists', 'keyspace already exists');
    }
    if (this.#nextId > MAX_KEYSPACE_ID) {
      throw new PdStateError('', `no keyspace id below ${MAX_KEYSPACE_ID} is left`);
    }
    const record: KeyspaceRecord = {
      id: this.#nextId,
      name,
      state: 'ENABLED',
      createdAt: now,
      stateChangedAt: now,
      config: { ...config },
    };
    this.#nextId += 1;
    return this.#save(record);
  }

  byName(name: string): KeyspaceRecord {
    const found = this.#find(name);
    if (found === undefined) {
      throw keyspaceNotFound();
    }
    return found;
  }

  byId(id: number): KeyspaceRecord {
    const found = this.#byId.get(id);
    if (found === undefined) {
      throw keyspaceNotFound();
    }
    return found;
  }

  /** From `startId` on, by id. `limit` 0: all. */
  list(startId: number, limit: number): KeyspaceRecord[] {
    const found = [...this.#byId.values()].filter((keyspace) => keyspace.id >= startId).sort((a, b) => a.id - b.id);
    return limit > 0 ? found.slice(0, limit) : found;
  }

  setState(id: number, state: KeyspaceStateName, now: bigint): KeyspaceRecord {
    const keyspace = this.byId(id);
    if (id === DEFAULT_KEYSPACE_ID) {
      throw new PdStateError('keyspace:ErrModifyDefaultKeyspace', "cannot modify default keyspace's state");
    }
    if (keyspace.state === state) {
      return keyspace;
    }
    if (!TRANSITIONS[keyspace.state].includes(state)) {
      throw new PdStateError('', `cannot change keyspace state from ${keyspace.state} to ${state}`);
    }
    return this.#save({ ...keyspace, state, stateChangedAt: now });
  }

  /** Sets the given items; `null` deletes one. */
  patchConfig(id: number, patch: Readonly<Record<string, string | null>>): KeyspaceRecord {
    const keyspace = this.byId(id);
    const merged = Object.entries({ ...keyspace.config, ...patch });
    const config = merged.filter((item): item is [string, string] => item[1] !== null);
    return this.#save({ ...keyspace, config: Object.fromEntries(config) });
  }

  #save(keyspace: KeyspaceRecord): KeyspaceRecord {
    this.#changes += 1;
    this.#byId.set(keyspace.id, keyspace);
    return keyspace;
  }

  #find(name: string): KeyspaceRecord | undefined {
    for (const keyspace of this.#byId.values()) {
      if (keyspace.name === name) {
        return keyspace;
      }
    }
    return undefined;
  }
}
