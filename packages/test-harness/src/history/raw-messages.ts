/**
 * The raw commands of TiKV as far as a recorder reads them. Structural, so that whatever the client's interceptors carry fits:
 * field names are those of kvrpcpb in lower camel case.
 */
export interface RawPairMessage {
  readonly key: Uint8Array;
  readonly value: Uint8Array;
}

export interface RawRequestMessage {
  readonly key?: Uint8Array;
  readonly value?: Uint8Array;
  readonly keys?: readonly Uint8Array[];
  readonly pairs?: readonly RawPairMessage[];
  readonly startKey?: Uint8Array;
  readonly endKey?: Uint8Array;
  readonly limit?: number;
  readonly keyOnly?: boolean;
  readonly reverse?: boolean;
  readonly previousNotExist?: boolean;
  readonly previousValue?: Uint8Array;
  readonly delete?: boolean;
  readonly cf?: string;
}

export interface RawResponseMessage {
  readonly regionError?: object | undefined;
  readonly error?: string;
  readonly value?: Uint8Array;
  readonly notFound?: boolean;
  readonly pairs?: readonly RawPairMessage[];
  readonly kvs?: readonly RawPairMessage[];
  readonly succeed?: boolean;
  readonly previousNotExist?: boolean;
  readonly previousValue?: Uint8Array;
}

/** One attempt, as an interceptor around attempts sees it. */
export interface AttemptCall {
  readonly target: { readonly storeId: bigint; readonly regionId: bigint; readonly address: string };
  readonly command: { readonly name: string };
  readonly request: unknown;
  /** 1 for the first attempt of a call. */
  readonly attempt: number;
}

/** An interceptor around attempts, as the client takes them. */
export interface AttemptInterceptor {
  readonly name: string;
  intercept<Call extends AttemptCall>(call: Call, next: (call: Call) => Promise<unknown>): Promise<unknown>;
}

/** The kind of a region error: the name of the one field that is set beside the message, `other` without one. */
export function regionErrorKindOf(error: object): string {
  for (const [name, value] of Object.entries(error)) {
    if (name !== 'message' && typeof value === 'object' && value !== null) return name;
  }
  return 'other';
}
