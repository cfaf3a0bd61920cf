import { DecodeError, KeyOutOfBoundError } from '@tikv-client/codec';
import type { KeyspaceCodec } from '@tikv-client/codec';
import { ServerError } from '@tikv-client/errors';
import { keysInside } from '@tikv-client/kvproto';
import type { Command, CompositeKind, errorpb, KeyKind, metapb } from '@tikv-client/kvproto';
import type { RequestCodec } from '../attempt/request-codec.js';
import { compileMapper } from './field-mapper.js';
import type { FieldRules, MapValue, Message } from './field-mapper.js';

/** What is known about one command once it has been sent. */
interface CommandMappers {
  readonly request: MapValue | undefined;
  readonly response: MapValue | undefined;
}

/**
 * Maps requests and replies by the key fields that the command table names; how is compiled at the first request of each
 * command. Under API v2 every key is mapped, under v1 only the borders of regions in region errors. A reply with a key that
 * the codec cannot decode is a `ServerError`.
 */
export function createRequestCodec(keyspaceCodec: KeyspaceCodec): RequestCodec {
  return new TableCodec(keyspaceCodec);
}

class TableCodec implements RequestCodec {
  readonly keyspaceId: number | undefined;
  readonly #codec: KeyspaceCodec;
  readonly #mapsKeys: boolean;
  readonly #byCommand = new Map<object, CommandMappers>();
  readonly #requestRules: FieldRules;
  readonly #responseRules: FieldRules;
  readonly #composites = new Map<CompositeKind, MapValue>();

  constructor(codec: KeyspaceCodec) {
    this.#codec = codec;
    this.#mapsKeys = codec.apiVersion === 'v2';
    this.keyspaceId = this.#mapsKeys ? codec.keyspaceId : undefined;
    const encodeKey = (key: unknown): unknown => codec.encodeKey(key as Uint8Array);
    this.#requestRules = {
      value: (kind) => {
        if (!this.#mapsKeys) return undefined;
        if (kind === 'key') return encodeKey;
        if (kind === 'optionalKey') return (key) => ((key as Uint8Array).length === 0 ? key : encodeKey(key));
        return kind === 'pair' ? compileMapper(keysInside.pair, this.#requestRules) : undefined;
      },
      range: (kind) =>
        this.#mapsKeys && kind === 'rangeStart'
          ? (startKey, endKey, reverse) => codec.encodeRange({ startKey, endKey }, reverse)
          : undefined,
    };
    this.#responseRules = {
      value: (kind) => this.#responseValue(kind),
      range: (kind) => {
        if (kind === 'regionStart') return (startKey, endKey) => codec.decodeRegionRange({ startKey, endKey });
        return this.#mapsKeys ? (startKey, endKey) => codec.decodeRange({ startKey, endKey }) : undefined;
      },
    };
  }

  mapRequest<Req, Res>(command: Command<Req, Res>, request: Req): Req {
    const { request: map } = this.#mappers(command);
    if (map === undefined) return request;
    return map(request, (request as { readonly reverse?: boolean }).reverse === true) as Req;
  }

  mapResponse<Req, Res>(command: Command<Req, Res>, response: Res): Res {
    const { response: map } = this.#mappers(command);
    if (map === undefined) return response;
    try {
      return map(response, false) as Res;
    } catch (error) {
      if (!isUndecodable(error)) throw error;
      const message = `the reply has a key that cannot be decoded: ${error.message}`;
      throw new ServerError({ command: command.name, message }, { cause: error });
    }
  }

  #mappers<Req, Res>(command: Command<Req, Res>): CommandMappers {
    let mappers = this.#byCommand.get(command);
    if (mappers === undefined) {
      mappers = {
        request: compileMapper(command.requestKeys, this.#requestRules),
        response: compileMapper(command.responseKeys, this.#responseRules),
      };
      this.#byCommand.set(command, mappers);
    }
    return mappers;
  }

  #responseValue(kind: KeyKind): MapValue | undefined {
    const codec = this.#codec;
    switch (kind) {
      case 'key':
      case 'optionalKey':
        return this.#mapsKeys ? (key) => codec.decodeKey(key as Uint8Array) : undefined;
      case 'bucketKeys':
        return (keys) => codec.decodeBucketKeys(keys as readonly Uint8Array[]);
      case 'regionError':
        return (error) => this.#regionError(error as errorpb.Error);
      case 'region':
        return this.#composite(kind);
      case 'lockInfo':
      case 'keyError':
      case 'mvccInfo':
      case 'pair':
        return this.#mapsKeys ? this.#composite(kind) : undefined;
      default:
        return undefined;
    }
  }

  /** Composites may hold themselves: what they are mapped by is looked up when it is needed. */
  #composite(kind: CompositeKind): MapValue {
    return (value, reverse) => {
      let map = this.#composites.get(kind);
      if (map === undefined) {
        map = compileMapper(keysInside[kind], this.#responseRules) ?? same;
        this.#composites.set(kind, map);
      }
      return map(value, reverse);
    };
  }

  /**
   * What a region error tells is for finding the way, so what cannot be decoded is left out and never an error: regions outside
   * the keyspace are dropped, a key or border that is none of ours stays as it is.
   */
  #regionError(error: errorpb.Error): errorpb.Error {
    const { keyNotInRegion, epochNotMatch, bucketVersionNotMatch } = error;
    if (keyNotInRegion === undefined && epochNotMatch === undefined && bucketVersionNotMatch === undefined) {
      return error;
    }
    const codec = this.#codec;
    const mapped = { ...error };
    if (keyNotInRegion !== undefined) {
      const { key, startKey, endKey } = keyNotInRegion;
      mapped.keyNotInRegion = {
        ...keyNotInRegion,
        key: tolerant(() => codec.decodeKey(key)) ?? key,
        ...tolerant(() => codec.decodeRegionRange({ startKey, endKey })),
      };
    }
    if (epochNotMatch !== undefined) {
      mapped.epochNotMatch = {
        ...epochNotMatch,
        currentRegions: epochNotMatch.currentRegions.flatMap((region) => {
          const range = tolerant(() => codec.decodeRegionRange(region));
          return range === undefined ? [] : [withRange(region, range)];
        }),
      };
    }
    if (bucketVersionNotMatch !== undefined) {
      const keys = tolerant(() => codec.decodeBucketKeys(bucketVersionNotMatch.keys)) ?? [];
      mapped.bucketVersionNotMatch = { ...bucketVersionNotMatch, keys };
    }
    return mapped;
  }
}

export function withRange(
  region: metapb.Region,
  { startKey, endKey }: { readonly startKey: Uint8Array; readonly endKey: Uint8Array },
): metapb.Region {
  return { ...region, startKey, endKey };
}

/** Undefined where there is nothing that could be decoded. */
function tolerant<T>(decode: () => T): T | undefined {
  try {
    return decode();
  } catch (error) {
    if (isUndecodable(error)) return undefined;
    throw error;
  }
}

function isUndecodable(error: unknown): error is DecodeError | KeyOutOfBoundError {
  return error instanceof DecodeError || error instanceof KeyOutOfBoundError;
}

function same(value: unknown): Message {
  return value as Message;
}
