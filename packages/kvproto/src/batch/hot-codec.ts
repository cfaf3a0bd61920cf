import type { Codec } from '@tikv-client/wire';
import type { ReverseWriter } from './reverse-writer.js';

/** A hand-written codec of a message, equal to the generated one in bytes and in what it accepts. */
export interface HotCodec<T> {
  /** Writes the fields, last one first. */
  write(message: T, writer: ReverseWriter): void;
  /** Absent where the generated code is as good. */
  readonly decode?: Codec<T>['decode'];
}
