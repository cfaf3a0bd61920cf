import type { Latency } from './latency.js';

/** How a link between two addresses behaves, as data. */
export interface LinkRule {
  readonly latency: Latency;
  /** Chance that a packet is lost, 0 to 1. */
  readonly dropRate: number;
  /**
   * What a loss does to the ordered stream the packet belongs to: `stall` holds it and all behind it until it is sent again,
   * `break` ends the connection.
   */
  readonly onDrop: 'stall' | 'break';
  /** Time until a lost packet arrives after all. */
  readonly retransmit: Latency;
}

/** A perfect network that takes a millisecond. */
export const calmLink: LinkRule = {
  latency: { kind: 'constant', ms: 1 },
  dropRate: 0,
  onDrop: 'stall',
  retransmit: { kind: 'constant', ms: 200 },
};

/** A cut between two groups of addresses. */
export interface Partition {
  readonly from: readonly string[];
  readonly to: readonly string[];
  /** Only packets from `from` to `to` are lost. @default false */
  readonly oneWay?: boolean | undefined;
  /** `stall`: nothing arrives until it heals. `break`: connections end as soon as they are used. @default 'stall' */
  readonly effect?: 'stall' | 'break' | undefined;
}

/** Does the partition concern a packet from one address to another? `*` in a group stands for every address. */
export function cuts(partition: Partition, from: string, to: string): boolean {
  if (inGroup(partition.from, from) && inGroup(partition.to, to)) return true;
  return partition.oneWay !== true && inGroup(partition.from, to) && inGroup(partition.to, from);
}

function inGroup(group: readonly string[], address: string): boolean {
  return group.includes(address) || group.includes('*');
}
