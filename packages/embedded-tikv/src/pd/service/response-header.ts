import { pdpb } from '@tikv-client/kvproto';
import { PdStateError } from '../state/pd-error.js';

/** An error that travels in the header of an answer whose gRPC status is OK. */
export class HeaderError extends Error {
  override readonly name = 'HeaderError';
  readonly type: pdpb.ErrorType;

  constructor(type: pdpb.ErrorType, message: string) {
    super(message);
    this.type = type;
  }
}

export function notBootstrapped(): HeaderError {
  return new HeaderError(pdpb.ErrorType.NOT_BOOTSTRAPPED, 'cluster is not bootstrapped');
}

export function regionNotFound(): HeaderError {
  return new HeaderError(pdpb.ErrorType.REGION_NOT_FOUND, 'region not found');
}

export function okHeader(clusterId: bigint): pdpb.ResponseHeader {
  return { clusterId, error: undefined };
}

/** The header for what a handler threw; `undefined` when it is not for the header but for the gRPC status. */
export function errorHeader(clusterId: bigint, thrown: unknown): pdpb.ResponseHeader | undefined {
  if (thrown instanceof HeaderError) {
    return { clusterId, error: { type: thrown.type, message: thrown.message } };
  }
  if (thrown instanceof PdStateError) {
    return { clusterId, error: { type: typeOf(thrown), message: thrown.message } };
  }
  return undefined;
}

function typeOf(error: PdStateError): pdpb.ErrorType {
  switch (error.code) {
    case 'keyspace:ErrKeyspaceNotFound':
      return pdpb.ErrorType.ENTRY_NOT_FOUND;
    case 'keyspace:ErrKeyspaceExists':
      return pdpb.ErrorType.DUPLICATED_ENTRY;
    default:
      return pdpb.ErrorType.UNKNOWN;
  }
}
