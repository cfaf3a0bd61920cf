import type { Command } from '@tikv-client/kvproto';

/** Where one attempt goes. */
export interface RpcTarget {
  readonly storeId: bigint;
  readonly address: string;
  readonly regionId: bigint;
}

/** One attempt as interceptors see it: `next` resolves to the store's answer, region errors included. */
export interface RpcCall {
  readonly target: RpcTarget;
  readonly command: Command<unknown, unknown>;
  readonly request: unknown;
  /** 1 for the first attempt of a call. */
  readonly attempt: number;
}
