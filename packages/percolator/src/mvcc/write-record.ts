export type WriteKind = 'put' | 'delete' | 'lock' | 'rollback';

/** A commit or rollback record; its commit time stamp is part of the key it lies under. */
export interface WriteRecord {
  readonly kind: WriteKind;
  readonly startTs: bigint;
  /** Value of a put of at most 255 bytes; longer ones are in the default family at `startTs`. */
  readonly shortValue: Uint8Array | undefined;
  /** A rollback that collapsing must leave alone. */
  readonly protectedRollback: boolean;
  /** Also stands for a protected rollback of the transaction that started at this record's commit time stamp. */
  readonly overlappedRollback: boolean;
  readonly txnSource: bigint;
}
