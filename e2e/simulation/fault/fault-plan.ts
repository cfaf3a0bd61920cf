import type { Random } from '@tikv-client/runtime';
import { randomSchedule } from '@tikv-client/simulator';
import type { Schedule } from '@tikv-client/simulator';

/** What goes wrong, as data. Whatever has a duration is undone after it. Stores and PD members count from 0. */
export type SimulatedFault =
  | {
      readonly kind: 'packetLoss';
      readonly rate: number;
      readonly effect: 'stall' | 'break';
      readonly durationMs: number;
    }
  | { readonly kind: 'packetDelay'; readonly medianMs: number; readonly durationMs: number }
  | { readonly kind: 'duplicates'; readonly rate: number; readonly maxDelayMs: number; readonly durationMs: number }
  | RpcFault
  | {
      readonly kind: 'partition';
      readonly client: number;
      readonly store: number;
      readonly oneWay: 'no' | 'toStore' | 'toClient';
      readonly effect: 'stall' | 'break';
      readonly durationMs: number;
    }
  | { readonly kind: 'partitionFromPd'; readonly client: number; readonly durationMs: number }
  | { readonly kind: 'storeCutOff'; readonly store: number; readonly durationMs: number }
  | { readonly kind: 'slowStore'; readonly store: number; readonly ms: number; readonly durationMs: number }
  | { readonly kind: 'split'; readonly at: string }
  | { readonly kind: 'leaderMove'; readonly near: string; readonly store: number }
  | { readonly kind: 'storeRestart'; readonly store: number; readonly durationMs: number }
  | { readonly kind: 'storeMove'; readonly store: number }
  | { readonly kind: 'pdLeaderless'; readonly durationMs: number }
  | { readonly kind: 'pdLeaderMove' }
  | { readonly kind: 'pdBlind'; readonly durationMs: number }
  | { readonly kind: 'tsoStepBack'; readonly ms: number; readonly durationMs: number }
  | { readonly kind: 'clientCrash'; readonly client: number; readonly durationMs: number };

/** One RPC's requests or replies get lost, come late or end with an error, a few times. */
export interface RpcFault {
  readonly kind: 'rpcDrop' | 'rpcDelay' | 'rpcError';
  readonly method: string;
  readonly on: 'request' | 'reply';
  readonly times: number;
  readonly delayMs: number;
  readonly durationMs: number;
}

export type FaultKind = SimulatedFault['kind'];

/** Which faults a workload meets. */
export interface FaultMix {
  /** Every seed has one of each of these. */
  readonly always: readonly FaultKind[];
  /** And `extra` drawn from these. */
  readonly sometimes: readonly FaultKind[];
  readonly extra: number;
  /** What `rpc…` faults strike. */
  readonly methods: readonly string[];
  /** Where splits happen, and near which leaders move. */
  readonly splits: readonly string[];
}

export interface PlanShape {
  readonly durationMs: number;
  readonly clients: number;
  readonly stores: number;
  readonly mix: FaultMix;
}

const always: readonly FaultKind[] = [
  'packetLoss',
  'packetDelay',
  'duplicates',
  'rpcDrop',
  'split',
  'leaderMove',
  'storeRestart',
];

/** Those that move regions oftener. */
const sometimes: readonly FaultKind[] = [
  'split',
  'split',
  'leaderMove',
  'leaderMove',
  'duplicates',
  'rpcDrop',
  'rpcDelay',
  'rpcError',
  'partition',
  'partition',
  'partitionFromPd',
  'storeCutOff',
  'storeCutOff',
  'slowStore',
  'storeRestart',
  'storeMove',
  'pdLeaderless',
  'pdLeaderMove',
  'pdBlind',
  'tsoStepBack',
];

/** What workloads of every kind meet. */
export const commonFaults = { always, sometimes, extra: 7 } as const;

/** Every kind that seeds can have. */
export function faultKindsOf({ always: each, sometimes: drawn }: FaultMix): readonly FaultKind[] {
  return [...new Set([...each, ...drawn])];
}

/** Draws the faults of one seed: everything begins within `durationMs`. */
export function planFaults(random: Random, shape: PlanShape): Schedule<SimulatedFault> {
  const { mix } = shape;
  let drawn = 0;
  return randomSchedule(random, {
    durationMs: shape.durationMs,
    count: mix.always.length + mix.extra,
    draw: (draws) => {
      const kind = mix.always[drawn++] ?? pick(draws, mix.sometimes);
      return { action: drawFault(kind, draws, shape) };
    },
  });
}

function drawFault(kind: FaultKind, random: Random, { clients, stores, mix }: PlanShape): SimulatedFault {
  const store = random.below(stores);
  const client = random.below(clients);
  const durationMs = 100 + random.below(700);
  const effect = random.below(2) === 0 ? 'stall' : 'break';
  switch (kind) {
    case 'packetLoss':
      return { kind, rate: 0.01 + random.next() * 0.1, effect, durationMs };
    case 'packetDelay':
      return { kind, medianMs: 2 + random.below(40), durationMs };
    case 'duplicates':
      return {
        kind,
        rate: 0.05 + random.next() * 0.4,
        maxDelayMs: random.below(3) === 0 ? 0 : 1 + random.below(400),
        durationMs,
      };
    case 'rpcDrop':
    case 'rpcDelay':
    case 'rpcError':
      return {
        kind,
        method: pick(random, mix.methods),
        on: random.below(2) === 0 ? 'request' : 'reply',
        times: 1 + random.below(4),
        delayMs: 10 + random.below(600),
        durationMs,
      };
    case 'partition':
      return { kind, client, store, oneWay: pick(random, ['no', 'toStore', 'toClient']), effect, durationMs };
    case 'partitionFromPd':
    case 'clientCrash':
      return { kind, client, durationMs };
    case 'storeCutOff':
    case 'storeRestart':
      return { kind, store, durationMs };
    case 'slowStore':
      return { kind, store, ms: 5 + random.below(200), durationMs };
    case 'split':
      return { kind, at: pick(random, mix.splits) };
    case 'leaderMove':
      return { kind, near: pick(random, mix.splits), store };
    case 'storeMove':
      return { kind, store };
    case 'pdLeaderless':
    case 'pdBlind':
      return { kind, durationMs };
    case 'pdLeaderMove':
      return { kind };
    case 'tsoStepBack':
      return { kind, ms: 1 + random.below(5000), durationMs };
  }
}

function pick<T>(random: Random, from: readonly T[]): T {
  const one = from[random.below(from.length)];
  if (one === undefined) throw new RangeError('nothing to pick from');
  return one;
}
