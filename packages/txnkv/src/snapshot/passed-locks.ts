import type { ContextFields } from '@tikv-client/region-request';

/**
 * Transactions whose locks a snapshot reads past, as its requests tell the stores. The oldest are forgotten beyond a bound: who
 * meets such a lock again learns the same again.
 */
export class PassedLocks {
  readonly #limit: number;
  readonly #base: ContextFields | undefined;
  readonly #resolved = new Set<bigint>();
  readonly #committed = new Set<bigint>();
  #fields: ContextFields | undefined;

  /** `limit`: of either kind; more than one request can meet. `base`: what every context holds besides. */
  constructor(limit: number, base: ContextFields | undefined) {
    this.#limit = limit;
    this.#base = base;
    this.#fields = base;
  }

  get size(): number {
    return this.#resolved.size + this.#committed.size;
  }

  /** Fields of the context of the next request; another object whenever something was learnt. */
  get fields(): ContextFields | undefined {
    return this.#fields;
  }

  /** `resolved`: read as if these had not written; `committed`: read what they wrote. */
  learn(resolved: Iterable<bigint>, committed: Iterable<bigint> = []): void {
    const learnt = [this.#add(this.#resolved, resolved), this.#add(this.#committed, committed)];
    if (!learnt.includes(true)) return;
    this.#fields = { ...this.#base, resolvedLocks: [...this.#resolved], committedLocks: [...this.#committed] };
  }

  #add(known: Set<bigint>, more: Iterable<bigint>): boolean {
    let learnt = false;
    for (const startTs of more) {
      if (known.has(startTs)) continue;
      learnt = true;
      known.add(startTs);
    }
    for (const oldest of known) {
      if (known.size <= this.#limit) break;
      known.delete(oldest);
    }
    return learnt;
  }
}
