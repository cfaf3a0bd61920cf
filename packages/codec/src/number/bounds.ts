/** Returns `value` when it fits an int64; throws `RangeError` otherwise. */
export function assertInt64(value: bigint): bigint {
  if (BigInt.asIntN(64, value) !== value) throw new RangeError(`value must be a signed 64-bit integer, got ${value}`);
  return value;
}

/** Returns `value` when it fits a uint64; throws `RangeError` otherwise. */
export function assertUint64(value: bigint): bigint {
  if (BigInt.asUintN(64, value) !== value)
    throw new RangeError(`value must be an unsigned 64-bit integer, got ${value}`);
  return value;
}
