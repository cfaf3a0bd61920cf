const brand: unique symbol = Symbol.for('@tikv-client/wire/WireError');

/** `truncated`: the input ends inside a field. `malformed`: no protobuf. `limit`: a decode limit was passed. `range`: a number does not fit the field it is written to. */
export type WireErrorReason = 'truncated' | 'malformed' | 'limit' | 'range';

/** Thrown by readers and by every generated `decode` on bad input, and by writers on numbers that do not fit. */
export class WireError extends Error {
  override readonly name = 'WireError';
  readonly code = 'WIRE';
  readonly [brand] = true;
  readonly reason: WireErrorReason;
  /** Where in the input the trouble was noticed, in bytes; absent when writing. */
  readonly offset: number | undefined;

  constructor(reason: WireErrorReason, message: string, offset?: number) {
    super(offset === undefined ? message : `${message} (at byte ${offset})`);
    this.reason = reason;
    this.offset = offset;
  }

  /** Works across copies of this package in one process, where `instanceof` does not. */
  static is(value: unknown): value is WireError {
    return typeof value === 'object' && value !== null && brand in value;
  }
}
