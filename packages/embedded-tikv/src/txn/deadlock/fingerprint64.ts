/*
 * FarmHash's stable 64-bit fingerprint, as TiKV names keys in deadlock reports. Arithmetic is modulo 2^64.
 */
const k0 = 0xc3a5c85c97cb3127n;
const k1 = 0xb492b66fbe98f273n;
const k2 = 0x9ae16a3b2f90404fn;

const wrap = (value: bigint): bigint => BigInt.asUintN(64, value);
const rotate = (value: bigint, by: bigint): bigint => wrap((value >> by) | (value << (64n - by)));
const mixShift = (value: bigint): bigint => value ^ (value >> 47n);

function fold(u: bigint, v: bigint, multiplier: bigint): bigint {
  const a = mixShift(wrap((u ^ v) * multiplier));
  const b = mixShift(wrap((v ^ a) * multiplier));
  return wrap(b * multiplier);
}

/** The 64-bit fingerprint of `key`. */
export function fingerprint64(key: Uint8Array): bigint {
  const data = new DataView(key.buffer, key.byteOffset, key.byteLength);
  if (key.length <= 16) return ofUpTo16(key, data);
  if (key.length <= 32) return ofUpTo32(data);
  if (key.length <= 64) return ofUpTo64(data);
  return ofLong(data);
}

function ofUpTo16(key: Uint8Array, data: DataView): bigint {
  const { length } = key;
  const multiplier = k2 + BigInt(length) * 2n;
  if (length >= 8) {
    const a = wrap(data.getBigUint64(0, true) + k2);
    const b = data.getBigUint64(length - 8, true);
    const c = wrap(rotate(b, 37n) * multiplier + a);
    const d = wrap((rotate(a, 25n) + b) * multiplier);
    return fold(c, d, multiplier);
  }
  if (length >= 4) {
    const a = BigInt(data.getUint32(0, true));
    return fold(BigInt(length) + (a << 3n), BigInt(data.getUint32(length - 4, true)), multiplier);
  }
  if (length === 0) return k2;
  const y = BigInt((key[0] ?? 0) + ((key[length >> 1] ?? 0) << 8));
  const z = BigInt(length + ((key[length - 1] ?? 0) << 2));
  return wrap(mixShift(wrap((y * k2) ^ (z * k0))) * k2);
}

function ofUpTo32(data: DataView): bigint {
  const { byteLength } = data;
  const multiplier = k2 + BigInt(byteLength) * 2n;
  const a = wrap(data.getBigUint64(0, true) * k1);
  const b = data.getBigUint64(8, true);
  const c = wrap(data.getBigUint64(byteLength - 8, true) * multiplier);
  const d = wrap(data.getBigUint64(byteLength - 16, true) * k2);
  return fold(wrap(rotate(wrap(a + b), 43n) + rotate(c, 30n) + d), wrap(a + rotate(wrap(b + k2), 18n) + c), multiplier);
}

function ofUpTo64(data: DataView): bigint {
  const { byteLength } = data;
  const multiplier = k2 + BigInt(byteLength) * 2n;
  const a = wrap(data.getBigUint64(0, true) * k2);
  const b = data.getBigUint64(8, true);
  const c = wrap(data.getBigUint64(byteLength - 8, true) * multiplier);
  const d = wrap(data.getBigUint64(byteLength - 16, true) * k2);
  const y = wrap(rotate(wrap(a + b), 43n) + rotate(c, 30n) + d);
  const z = fold(y, wrap(a + rotate(wrap(b + k2), 18n) + c), multiplier);
  const e = wrap(data.getBigUint64(16, true) * multiplier);
  const f = data.getBigUint64(24, true);
  const g = wrap((y + data.getBigUint64(byteLength - 32, true)) * multiplier);
  const h = wrap((z + data.getBigUint64(byteLength - 24, true)) * multiplier);
  return fold(wrap(rotate(wrap(e + f), 43n) + rotate(g, 30n) + h), wrap(e + rotate(wrap(f + a), 18n) + g), multiplier);
}

type Pair = readonly [bigint, bigint];

function mix32(data: DataView, at: number, seedA: bigint, seedB: bigint): Pair {
  const w = data.getBigUint64(at, true);
  const x = data.getBigUint64(at + 8, true);
  const y = data.getBigUint64(at + 16, true);
  const z = data.getBigUint64(at + 24, true);
  const a = wrap(seedA + w);
  const sum = wrap(a + x + y);
  const b = wrap(rotate(wrap(seedB + a + z), 21n) + rotate(sum, 44n));
  return [wrap(sum + z), wrap(b + a)];
}

function ofLong(data: DataView): bigint {
  const last = data.byteLength - 1;
  const end = Math.floor(last / 64) * 64;
  const seed = 81n;
  let x = seed;
  let y = wrap(seed * k1 + 113n);
  let z = wrap(mixShift(wrap(y * k2 + 113n)) * k2);
  let v: Pair = [0n, 0n];
  let w: Pair = [0n, 0n];
  x = wrap(x * k2 + data.getBigUint64(0, true));
  for (let at = 0; at < end; at += 64) {
    x = wrap(rotate(wrap(x + y + v[0] + data.getBigUint64(at + 8, true)), 37n) * k1);
    y = wrap(rotate(wrap(y + v[1] + data.getBigUint64(at + 48, true)), 42n) * k1);
    x ^= w[1];
    y = wrap(y + v[0] + data.getBigUint64(at + 40, true));
    z = wrap(rotate(wrap(z + w[0]), 33n) * k1);
    v = mix32(data, at, wrap(v[1] * k1), wrap(x + w[0]));
    w = mix32(data, at + 32, wrap(z + w[1]), wrap(y + data.getBigUint64(at + 16, true)));
    [z, x] = [x, z];
  }
  const multiplier = wrap(k1 + ((z & 0xffn) << 1n));
  const at = data.byteLength - 64;
  w = [wrap(w[0] + BigInt(last & 63)), w[1]];
  v = [wrap(v[0] + w[0]), v[1]];
  w = [wrap(w[0] + v[0]), w[1]];
  x = wrap(rotate(wrap(x + y + v[0] + data.getBigUint64(at + 8, true)), 37n) * multiplier);
  y = wrap(rotate(wrap(y + v[1] + data.getBigUint64(at + 48, true)), 42n) * multiplier);
  x = wrap(x ^ (w[1] * 9n));
  y = wrap(y + v[0] * 9n + data.getBigUint64(at + 40, true));
  z = wrap(rotate(wrap(z + w[0]), 33n) * multiplier);
  v = mix32(data, at, wrap(v[1] * multiplier), wrap(x + w[0]));
  w = mix32(data, at + 32, wrap(z + w[1]), wrap(y + data.getBigUint64(at + 16, true)));
  [z, x] = [x, z];
  return fold(
    wrap(fold(v[0], w[0], multiplier) + wrap(mixShift(y) * k0) + z),
    wrap(fold(v[1], w[1], multiplier) + x),
    multiplier,
  );
}
