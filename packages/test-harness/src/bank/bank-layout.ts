import type { TransferRecord } from '@tikv-client/checkers';

/** What every account has in the beginning. */
export const openingBalance = 1000;

/** Transfers move at most this much. */
export const largestTransfer = 100;

export function accountName(account: number): string {
  return account.toString().padStart(5, '0');
}

export function accountKey(account: number | string): Uint8Array {
  return Buffer.from(`account/${typeof account === 'number' ? accountName(account) : account}`);
}

export function recordKeyOf(id: string): Uint8Array {
  return Buffer.from(`transfer/${id}`);
}

/** All records of transfers lie in here. */
export const recordRange = { start: Buffer.from('transfer/'), end: Buffer.from('transfer0') } as const;

export function balanceBytes(balance: number): Uint8Array {
  return Buffer.from(String(balance));
}

/** NaN for what is no balance: the checker then says so. */
export function balanceOf(bytes: Uint8Array | undefined): number {
  return bytes === undefined || bytes.length === 0 ? Number.NaN : Number(Buffer.from(bytes).toString());
}

/** The record that a transfer writes beside the two balances. */
export function recordBytes(record: TransferRecord): Uint8Array {
  return Buffer.from(JSON.stringify(record));
}

/** An empty record where the bytes are none. */
export function recordOf(bytes: Uint8Array): TransferRecord {
  try {
    const value: unknown = JSON.parse(Buffer.from(bytes).toString());
    return typeof value === 'object' && value !== null ? (value as TransferRecord) : {};
  } catch {
    return {};
  }
}

/** The id in a record's key. */
export function idOf(key: Uint8Array): string {
  return Buffer.from(key).toString().slice('transfer/'.length);
}
