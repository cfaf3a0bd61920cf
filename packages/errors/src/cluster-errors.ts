import { TikvError } from './tikv-error.js';
import type { TikvErrorOptions } from './tikv-error.js';

/** What PD's response header says, in `pdpb.ErrorType`'s words, and what the client found before there was one. */
export type PdErrorKind =
  | 'unknown'
  | 'notBootstrapped'
  | 'storeTombstone'
  | 'alreadyBootstrapped'
  | 'incompatibleVersion'
  | 'regionNotFound'
  | 'globalConfigNotFound'
  | 'duplicatedEntry'
  | 'entryNotFound'
  | 'invalidValue'
  | 'regionsNotContainAllKeyRange'
  | 'dataCompacted'
  | 'noLeader'
  | 'notLeader'
  | 'unreachable'
  | 'unimplemented'
  | 'malformedResponse';

export interface PdErrorFields {
  readonly kind: PdErrorKind;
  readonly message: string;
  /** Member that said so, or that could not be asked. */
  readonly endpoint?: string | undefined;
}

/** PD refused a request or could not be asked. Thrown by `PdClient`, and through it by every call that needs PD. */
export class PdError extends TikvError {
  static readonly codes = ['PD'] as const;
  static {
    this.prototype.name = 'PdError';
  }
  declare readonly code: 'PD';
  readonly kind: PdErrorKind;
  readonly endpoint: string | undefined;

  constructor(fields: PdErrorFields, options?: TikvErrorOptions) {
    super('PD', `PD${fields.endpoint === undefined ? '' : ` ${fields.endpoint}`}: ${fields.message}`, options);
    this.kind = fields.kind;
    this.endpoint = fields.endpoint;
  }
}

/** A server belongs to another cluster than expected, or two end points to two clusters. Thrown by `PdClient`; never retried. */
export class ClusterMismatchError extends TikvError {
  static readonly codes = ['CLUSTER_MISMATCH'] as const;
  static {
    this.prototype.name = 'ClusterMismatchError';
  }
  declare readonly code: 'CLUSTER_MISMATCH';
  readonly expected: bigint;
  readonly actual: bigint;
  readonly endpoint: string | undefined;

  constructor(fields: { expected: bigint; actual: bigint; endpoint?: string | undefined }, options?: TikvErrorOptions) {
    const where = fields.endpoint === undefined ? '' : ` at ${fields.endpoint}`;
    super(
      'CLUSTER_MISMATCH',
      `mismatch cluster id${where}: expected ${fields.expected}, got ${fields.actual}`,
      options,
    );
    this.expected = fields.expected;
    this.actual = fields.actual;
    this.endpoint = fields.endpoint;
  }
}

/** PD handed out a timestamp that is not above the one before. Thrown by `PdClient.getTimestamp`: data would be at risk. */
export class TimestampFallbackError extends TikvError {
  static readonly codes = ['TIMESTAMP_FALLBACK'] as const;
  static {
    this.prototype.name = 'TimestampFallbackError';
  }
  declare readonly code: 'TIMESTAMP_FALLBACK';
  readonly previous: bigint;
  readonly received: bigint;

  constructor(previous: bigint, received: bigint, options?: TikvErrorOptions) {
    super('TIMESTAMP_FALLBACK', `timestamp fallback: ${received} is not above ${previous}`, options);
    this.previous = previous;
    this.received = received;
  }
}

/** A store answered without the body of the response. Thrown by `region-request`; the request may have been applied. */
export class BodyMissingError extends TikvError {
  static readonly codes = ['BODY_MISSING'] as const;
  static {
    this.prototype.name = 'BodyMissingError';
  }
  declare readonly code: 'BODY_MISSING';
  readonly command: string;
  readonly address: string | undefined;

  constructor(command: string, address?: string, options?: TikvErrorOptions) {
    super(
      'BODY_MISSING',
      `response body is missing: ${command}${address === undefined ? '' : ` from ${address}`}`,
      options,
    );
    this.command = command;
    this.address = address;
  }
}

/** A region error of TiKV (`errorpb.Error`), by the member that is set. */
export type RegionErrorKind =
  | 'notLeader'
  | 'regionNotFound'
  | 'keyNotInRegion'
  | 'epochNotMatch'
  | 'serverIsBusy'
  | 'staleCommand'
  | 'storeNotMatch'
  | 'raftEntryTooLarge'
  | 'maxTimestampNotSynced'
  | 'readIndexNotReady'
  | 'proposalInMergingMode'
  | 'dataIsNotReady'
  | 'regionNotInitialized'
  | 'diskFull'
  | 'recoveryInProgress'
  | 'flashbackInProgress'
  | 'flashbackNotPrepared'
  | 'isWitness'
  | 'mismatchPeerId'
  | 'bucketVersionNotMatch'
  | 'undeterminedResult'
  | 'deadlineExceeded'
  | 'invalidMaxTsUpdate'
  | 'unknown';

export interface RegionErrorFields {
  readonly kind: RegionErrorKind;
  readonly message: string;
  readonly regionId?: bigint | undefined;
  readonly storeId?: bigint | undefined;
}

/**
 * A region could not serve a request. Inside the client region errors are data; this class is the reason that a backoff
 * records, and what the few kinds that no retry can heal are thrown as (by `region-request`).
 */
export class RegionError extends TikvError {
  static readonly codes = ['REGION'] as const;
  static {
    this.prototype.name = 'RegionError';
  }
  declare readonly code: 'REGION';
  readonly kind: RegionErrorKind;
  readonly regionId: bigint | undefined;
  readonly storeId: bigint | undefined;

  constructor(fields: RegionErrorFields, options?: TikvErrorOptions) {
    const region = fields.regionId === undefined ? '' : ` in region ${fields.regionId}`;
    const store = fields.storeId === undefined ? '' : ` on store ${fields.storeId}`;
    super('REGION', `${fields.kind}${region}${store}: ${fields.message}`, options);
    this.kind = fields.kind;
    this.regionId = fields.regionId;
    this.storeId = fields.storeId;
  }
}

/** The limit of requests in flight to one store is reached; nothing was sent. Thrown by `rpc`; not retried. */
export class StoreLimitError extends TikvError {
  static readonly codes = ['STORE_LIMIT'] as const;
  static {
    this.prototype.name = 'StoreLimitError';
  }
  declare readonly code: 'STORE_LIMIT';
  readonly address: string;
  readonly limit: number;

  constructor(address: string, limit: number, options?: TikvErrorOptions) {
    super('STORE_LIMIT', `${limit} requests are in flight to ${address}, the limit`, options);
    this.address = address;
    this.limit = limit;
  }
}

export interface ServerErrorFields {
  readonly message: string;
  readonly command?: string | undefined;
  readonly address?: string | undefined;
}

/** A store answered with an error in words that no retry can heal. Thrown by the raw and transactional clients. */
export class ServerError extends TikvError {
  static readonly codes = ['SERVER'] as const;
  static {
    this.prototype.name = 'ServerError';
  }
  declare readonly code: 'SERVER';
  /** The store's words alone. */
  readonly text: string;
  readonly command: string | undefined;
  readonly address: string | undefined;

  constructor(fields: ServerErrorFields, options?: TikvErrorOptions) {
    const what = fields.command === undefined ? '' : `${fields.command}: `;
    super('SERVER', `${what}${fields.message}`, options);
    this.text = fields.message;
    this.command = fields.command;
    this.address = fields.address;
  }
}
