import type { Random } from '@tikv-client/runtime';
import { drawLatency } from './latency.js';
import type { LinkRule, Partition } from './link-rules.js';
import { calmLink, cuts } from './link-rules.js';

/** What becomes of one packet. `stall` without an end holds the stream until the partition heals. */
export type PacketFate =
  | { readonly kind: 'deliver'; readonly delayMs: number }
  | { readonly kind: 'stall' }
  | { readonly kind: 'break' };

export interface LinkFaultCounts {
  readonly packets: number;
  /** Packets that were lost, on links and in partitions. */
  readonly dropped: number;
  /** Connections that were told to end. */
  readonly broken: number;
}

/** Rules of links and partitions; decides the fate of each packet. Pure but for its counters and the draws from `random`. */
export class LinkFaults {
  readonly #random: Random;
  readonly #rules = new Map<string, LinkRule>();
  readonly #partitions = new Set<Partition>();
  #onHeal: () => void = () => undefined;
  #base: LinkRule;
  #packets = 0;
  #dropped = 0;
  #broken = 0;

  constructor(random: Random, base: Partial<LinkRule> = {}) {
    this.#random = random;
    this.#base = { ...calmLink, ...base };
  }

  /** Calls `listener` whenever something that was cut may flow again; a memory network's `wake` belongs here. */
  onHeal(listener: () => void): void {
    this.#onHeal = listener;
  }

  /** Changes every link that has no rule of its own. */
  setDefault(rule: Partial<LinkRule>): void {
    this.#base = { ...this.#base, ...rule };
  }

  /** Gives the link from one address to another (that direction only) a rule of its own; undefined takes it away. */
  setLink(from: string, to: string, rule: Partial<LinkRule> | undefined): void {
    if (rule === undefined) this.#rules.delete(`${from}>${to}`);
    else this.#rules.set(`${from}>${to}`, { ...this.#base, ...rule });
  }

  /** Cuts two groups off from each other. Returns what heals it. */
  partition(partition: Partition): () => void {
    this.#partitions.add(partition);
    return () => {
      if (this.#partitions.delete(partition)) this.#onHeal();
    };
  }

  /** Removes all partitions and rules of single links, and all losses. Latencies stay. */
  heal(): void {
    this.#partitions.clear();
    this.#rules.clear();
    this.#base = { ...this.#base, dropRate: 0 };
    this.#onHeal();
  }

  /** Whether anything sent now from one address to the other arrives at all. */
  isCut(from: string, to: string): boolean {
    return this.#cut(from, to) !== undefined;
  }

  decide(from: string, to: string): PacketFate {
    this.#packets += 1;
    const partition = this.#cut(from, to);
    if (partition !== undefined) {
      this.#dropped += 1;
      return partition.effect === 'break' ? this.#break() : { kind: 'stall' };
    }
    const rule = this.#rules.get(`${from}>${to}`) ?? this.#base;
    const delayMs = drawLatency(rule.latency, this.#random);
    if (rule.dropRate > 0 && this.#random.next() < rule.dropRate) {
      this.#dropped += 1;
      if (rule.onDrop === 'break') return this.#break();
      return { kind: 'deliver', delayMs: delayMs + drawLatency(rule.retransmit, this.#random) };
    }
    return { kind: 'deliver', delayMs };
  }

  counts(): LinkFaultCounts {
    return { packets: this.#packets, dropped: this.#dropped, broken: this.#broken };
  }

  #break(): PacketFate {
    this.#broken += 1;
    return { kind: 'break' };
  }

  #cut(from: string, to: string): Partition | undefined {
    for (const partition of this.#partitions) if (cuts(partition, from, to)) return partition;
    return undefined;
  }
}
