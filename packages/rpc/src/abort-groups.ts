/** What wants to know that a signal was aborted. */
export interface Abortable {
  abandon(): void;
}

/**
 * One listener per signal, however many requests share it: a thousand concurrent requests of one caller are one entry on its
 * signal, and leaving costs the same for all of them.
 */
export class AbortGroups {
  readonly #groups = new Map<AbortSignal, AbortGroup>();

  add(signal: AbortSignal, member: Abortable): void {
    let group = this.#groups.get(signal);
    if (group === undefined) {
      group = new AbortGroup();
      this.#groups.set(signal, group);
      signal.addEventListener('abort', group);
    }
    group.members.add(member);
  }

  remove(signal: AbortSignal, member: Abortable): void {
    const group = this.#groups.get(signal);
    if (group === undefined || !group.members.delete(member) || group.members.size > 0) return;
    this.#groups.delete(signal);
    signal.removeEventListener('abort', group);
  }
}

class AbortGroup {
  readonly members = new Set<Abortable>();

  handleEvent(): void {
    for (const member of this.members) member.abandon();
  }
}
