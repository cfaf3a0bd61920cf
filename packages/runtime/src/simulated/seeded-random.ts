import { xoroshiro128plusFromState } from 'pure-rand/generator/xoroshiro128plus';
import type { Random } from '../random.js';

/**
 * Randomness from a seed (xoroshiro128+). `fork` derives a stream from the seed and a name alone, never from what was drawn
 * before: an actor that draws once more does not disturb the others.
 */
export class SeededRandom implements Random {
  /** The seed, with the names of the forks that lead here: what replays this stream. */
  readonly seed: string;
  readonly #generator: ReturnType<typeof xoroshiro128plusFromState>;

  constructor(seed: number | bigint | string) {
    this.seed = String(seed);
    this.#generator = xoroshiro128plusFromState(stateOf(this.seed));
  }

  next(): number {
    const high = this.#generator.next() >>> 5;
    const low = this.#generator.next() >>> 6;
    return (high * 2 ** 26 + low) / 2 ** 53;
  }

  below(bound: number): number {
    if (!(Number.isInteger(bound) && bound >= 1 && bound <= 2 ** 32)) {
      throw new RangeError(`below: bound must be an integer in [1, 2^32], got ${bound}`);
    }
    // What lies beyond the last full multiple would favour small results; it is drawn again.
    const limit = 2 ** 32 - (2 ** 32 % bound);
    let drawn = this.#generator.next() >>> 0;
    while (drawn >= limit) drawn = this.#generator.next() >>> 0;
    return drawn % bound;
  }

  bytes(length: number): Uint8Array {
    const bytes = new Uint8Array(length);
    for (let at = 0; at < length; at += 4) {
      const word = this.#generator.next();
      for (let i = 0; i < 4 && at + i < length; i++) bytes[at + i] = word >>> (8 * i);
    }
    return bytes;
  }

  /** An independent stream, the same for the same seed and name. */
  fork(name: string): SeededRandom {
    return new SeededRandom(`${this.seed}/${name}`);
  }
}

/** 128 bits of state from any text: FNV-1a over its bytes, each half finished by SplitMix64's mixer. */
function stateOf(seed: string): number[] {
  let hash = 0x6c62272e07bb014262b821756295c58dn;
  for (const byte of Buffer.from(seed, 'utf8')) {
    hash = ((hash ^ BigInt(byte)) * 0x0000000001000000000000000000013bn) & (2n ** 128n - 1n);
  }
  const high = mix64(hash >> 64n);
  const low = mix64((hash & (2n ** 64n - 1n)) ^ high);
  // The generator's one forbidden state is all zeros.
  return [high >> 32n, high, low >> 32n, low | 1n].map((word) => Number(BigInt.asIntN(32, word)));
}

function mix64(value: bigint): bigint {
  let z = BigInt.asUintN(64, value + 0x9e3779b97f4a7c15n);
  z = BigInt.asUintN(64, (z ^ (z >> 30n)) * 0xbf58476d1ce4e5b9n);
  z = BigInt.asUintN(64, (z ^ (z >> 27n)) * 0x94d049bb133111ebn);
  return z ^ (z >> 31n);
}
