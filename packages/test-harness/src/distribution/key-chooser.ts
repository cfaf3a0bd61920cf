import type { Random } from '@tikv-client/runtime';
import { fnv64 } from './fnv64.js';
import { Zipfian, ycsbTheta } from './zipfian.js';

/** Chooses one of `records` records, numbered from 0 in order of insertion. */
export interface KeyChooser {
  next(random: Random, records: number): number;
}

/** Every record alike. */
export function uniform(): KeyChooser {
  return { next: (random, records) => random.below(records) };
}

/** YCSB's scrambled zipfian draws from ten billion items and scatters them; the normaliser of that many is a constant. */
const scrambledItems = 10_000_000_000;
const scrambledZeta = 26.46902820178302;

/** Zipfian popularity, with the popular records scattered over the whole key space. */
export function scrambledZipfian(): KeyChooser {
  const zipfian = new Zipfian(scrambledItems, ycsbTheta, scrambledZeta);
  return { next: (random, records) => Number(fnv64(zipfian.next(random)) % BigInt(records)) };
}

/** Zipfian by age: the newest record is the most popular. */
export function latest(): KeyChooser {
  let zipfian: Zipfian | undefined;
  return {
    next(random, records) {
      zipfian ??= new Zipfian(records);
      zipfian.growTo(records);
      return Math.max(0, records - 1 - zipfian.next(random));
    },
  };
}
