/** What a reader accepts before it gives up with a `WireError` whose reason is `limit`. */
export interface DecodeLimits {
  /** Longest input, in bytes. Default 256 MiB. */
  readonly maxBytes: number;
  /** Deepest nesting of messages. Default 100. */
  readonly maxDepth: number;
  /** Most nested messages and byte strings in one input: both cost far more memory than their two bytes on the wire. Default 4,194,304. */
  readonly maxValues: number;
}

export const defaultDecodeLimits: DecodeLimits = {
  maxBytes: 256 * 1024 * 1024,
  maxDepth: 100,
  maxValues: 4 * 1024 * 1024,
};
