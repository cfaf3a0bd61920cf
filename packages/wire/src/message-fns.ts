import type { BinaryReader } from './reader.js';
import type { BinaryWriter } from './writer.js';

type Leaf = Uint8Array | string | number | boolean | undefined;

/** A message with any field left out at any depth; 64-bit fields also take safe integers and decimal strings. */
export type DeepPartial<T> = T extends bigint
  ? bigint | number | string
  : T extends Leaf
    ? T
    : T extends Map<infer K, infer V>
      ? Map<K, V>
      : T extends readonly (infer U)[]
        ? readonly DeepPartial<U>[]
        : T extends { $case: string }
          ? { [K in Exclude<keyof T, '$case'>]?: DeepPartial<T[K]> | undefined } & { $case: T['$case'] }
          : { [K in keyof T]?: DeepPartial<T[K]> | undefined };

/** What generated code offers for a message type. */
export interface MessageFns<T> {
  /** Takes a complete message: build it with `fromPartial`. */
  encode(message: T, writer?: BinaryWriter): BinaryWriter;
  /** `bytes` fields are views into the input. Throws `WireError`. */
  decode(input: BinaryReader | Uint8Array, length?: number): T;
  fromPartial(object: DeepPartial<T>): T;
}
