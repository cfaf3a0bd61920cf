import { encodeBytes } from '@tikv-client/codec';
import { bytesOf } from '../workload/bytes.js';

/** Accounts of the bank, each with the same money to begin with. */
export const accounts: readonly string[] = ['a0', 'a1', 'a2', 'a2\0', 'a3', 'a4', 'a5', 'a6'];
export const openingBalance = 100;

/** Lists that transactions append to. */
export const lists: readonly string[] = ['l0', 'l1', 'l1\0', 'l2', 'l3', 'l4'];

/** Registers that are written, deleted and scanned. */
export const registers: readonly string[] = ['r0', 'r1', 'r1\0', 'r2', 'r3', 'r4', 'r5'];
export const registerRange = { start: 'r', end: 's' } as const;

/** Every transfer leaves a record under its id. */
export const recordRange = { start: 'x/', end: 'x0' } as const;

export function recordKey(transfer: string): string {
  return `${recordRange.start}${transfer}`;
}

/** Where the cluster is split before the sessions begin. */
export const firstSplits: readonly string[] = ['a2', 'l1', 'r'];

/** Where faults split it later: at keys, right behind them, and between. */
export const laterSplits: readonly string[] = [
  'a1',
  'a2\0',
  'a4',
  'l0',
  'l1\0',
  'l2',
  'r1',
  'r1\0',
  'r3',
  'x/',
  'x/c1',
];

/** The border of a region that begins with a key. */
export function borderOf(key: string): Uint8Array {
  return encodeBytes(bytesOf(key));
}
