const offset = 0xcbf29ce484222325n;
const prime = 0x100000001b3n;
const mask = 2n ** 64n - 1n;

/** FNV-1a over the eight bytes of a number, lowest first, made non-negative as a signed 64-bit value: how YCSB scatters key numbers. */
export function fnv64(value: number): bigint {
  let rest = BigInt(value);
  let hash = offset;
  for (let octet = 0; octet < 8; octet++) {
    hash = ((hash ^ (rest & 0xffn)) * prime) & mask;
    rest >>= 8n;
  }
  const signed = BigInt.asIntN(64, hash);
  return signed < 0n ? -signed : signed;
}
