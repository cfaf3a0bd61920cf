/**
 * Bytes are not what the encoding allows. Thrown by every decoder here; repeating the request that brought them does not help.
 */
export class DecodeError extends Error {
  static {
    this.prototype.name = 'DecodeError';
  }
  readonly code = 'DECODE';
}

/** A key or range lies outside the keyspace. Thrown by the decoders of `KeyspaceCodec`. */
export class KeyOutOfBoundError extends Error {
  static {
    this.prototype.name = 'KeyOutOfBoundError';
  }
  readonly code = 'KEY_OUT_OF_BOUND';

  constructor() {
    super('the key does not belong to the keyspace');
  }
}

/** What a decoder found, and where it stopped. */
export interface Decoded<T> {
  readonly value: T;
  /** Offset of the first byte behind the value. */
  readonly next: number;
}
