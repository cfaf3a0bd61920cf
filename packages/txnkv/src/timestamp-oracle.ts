import type { CallOptions } from '@tikv-client/runtime';

/** Where transactions get their time stamps; the PD client is one. */
export interface TimestampOracle {
  /** A TSO value above all handed out before. */
  getTimestamp(options?: CallOptions & { readonly deadline?: number | undefined }): Promise<bigint>;
}
