import { randomFillSync } from 'node:crypto';
import type { Random } from '../random.js';

/** The randomness of the machine: fast draws for jitter and choice, cryptographic bytes for ids and tokens. */
export const systemRandom: Random = Object.freeze({
  next: () => Math.random(),
  below: (bound: number) => Math.floor(Math.random() * bound),
  bytes: (length: number) => randomFillSync(new Uint8Array(length)),
});
