/** One PD member. */
export interface PdMember {
  readonly name: string;
  readonly memberId: bigint;
  /** `host:port` its clients dial; the bound port once it listens. */
  address: string;
  /** Its URLs say https. @default false */
  readonly tls?: boolean | undefined;
  running: boolean;
}

/** The member's URL, for clients and peers alike. */
export function urlOf({ tls, address }: PdMember): string {
  return `${tls === true ? 'https' : 'http'}://${address}`;
}

/** Which members there are, which of them run, and which one leads. */
export class MemberTable {
  readonly all: readonly PdMember[];
  #leader: PdMember | undefined;
  #leaderless = false;
  readonly #onLeaderChange: () => void;

  constructor(members: readonly PdMember[], onLeaderChange: () => void) {
    this.all = members;
    this.#onLeaderChange = onLeaderChange;
  }

  /** `undefined` while the cluster is kept leaderless or less than a majority runs. */
  get leader(): PdMember | undefined {
    return this.#leaderless ? undefined : this.#leader;
  }

  get leaderless(): boolean {
    return this.#leaderless;
  }

  isLeader(member: PdMember): boolean {
    return this.leader === member;
  }

  setLeaderless(leaderless: boolean): void {
    this.#leaderless = leaderless;
    this.settle();
  }

  /** Moves leadership to the named member, else to the next running one after the leader. No move without a target. */
  transferLeader(name: string | undefined): boolean {
    const from = this.#leader === undefined ? -1 : this.all.indexOf(this.#leader);
    const order = this.all.map((_, step) => this.all[(from + 1 + step) % this.all.length]);
    const target = order.find((member) => member?.running === true && (name === undefined || member.name === name));
    if (target === undefined || target === this.#leader || !this.#hasMajority()) {
      return false;
    }
    this.#leader = target;
    this.#onLeaderChange();
    return true;
  }

  /** Call after members started or stopped: a leader that is gone is replaced, if a majority is left to elect one. */
  settle(): void {
    if (!this.#hasMajority()) {
      this.#leader = undefined;
    } else if (this.#leader?.running !== true) {
      this.#leader = undefined;
      this.transferLeader(undefined);
    }
  }

  #hasMajority(): boolean {
    return this.all.filter((member) => member.running).length * 2 > this.all.length;
  }
}
