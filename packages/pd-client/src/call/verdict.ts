import { ClusterMismatchError, PdError, type PdErrorKind } from '@tikv-client/errors';
import { pdpb } from '@tikv-client/kvproto';
import { type Status, StatusCode } from '@tikv-client/transport';

/**
 * What a failed attempt at a member means. `retry`: later, after asking who leads. `elsewhere`: the member said that it is
 * not the one to ask. `refuse`: no repetition will help.
 */
export type Verdict =
  | { readonly kind: 'retry' | 'elsewhere'; readonly reason: PdError }
  | { readonly kind: 'refuse'; readonly reason: PdError | ClusterMismatchError };

/** Texts by which PD says, in whatever field, that another member leads. */
const elsewhereTexts = ['not leader', 'no leader', 'is not served', 'not primary', 'mismatch callee'];

/** A gRPC status that is not OK. */
export function judgeStatus(status: Status, endpoint: string, clusterId: bigint): Verdict {
  const { code, message } = status;
  const text = `${statusName(code)}: ${message}`;
  if (message.includes('mismatch cluster id')) {
    return { kind: 'refuse', reason: mismatch(message, endpoint, clusterId) };
  }
  const elsewhere = judgeText(message);
  if (elsewhere !== undefined) {
    return { kind: 'elsewhere', reason: new PdError({ kind: elsewhere, message: text, endpoint }) };
  }
  switch (code) {
    case StatusCode.UNAVAILABLE:
    case StatusCode.DEADLINE_EXCEEDED:
    case StatusCode.CANCELLED:
      return { kind: 'retry', reason: new PdError({ kind: 'unreachable', message: text, endpoint }) };
    case StatusCode.UNKNOWN:
    case StatusCode.INTERNAL:
    case StatusCode.ABORTED:
    case StatusCode.RESOURCE_EXHAUSTED:
      return { kind: 'retry', reason: new PdError({ kind: 'unknown', message: text, endpoint }) };
    case StatusCode.UNIMPLEMENTED:
      return { kind: 'refuse', reason: new PdError({ kind: 'unimplemented', message: text, endpoint }) };
    default:
      return { kind: 'refuse', reason: new PdError({ kind: 'unknown', message: text, endpoint }) };
  }
}

/** A response header with an error in it; undefined when there is none. */
export function judgeHeader(header: pdpb.ResponseHeader | undefined, endpoint: string): Verdict | undefined {
  const error = header?.error;
  if (error === undefined || error.type === pdpb.ErrorType.OK) return undefined;
  const elsewhere = judgeText(error.message);
  const kind = elsewhere ?? kinds[error.type] ?? 'unknown';
  const reason = new PdError({ kind, message: error.message || kind, endpoint });
  if (elsewhere !== undefined) return { kind: 'elsewhere', reason };
  return { kind: kind === 'notBootstrapped' ? 'retry' : 'refuse', reason };
}

const kinds: Readonly<Record<number, PdErrorKind>> = {
  [pdpb.ErrorType.NOT_BOOTSTRAPPED]: 'notBootstrapped',
  [pdpb.ErrorType.STORE_TOMBSTONE]: 'storeTombstone',
  [pdpb.ErrorType.ALREADY_BOOTSTRAPPED]: 'alreadyBootstrapped',
  [pdpb.ErrorType.INCOMPATIBLE_VERSION]: 'incompatibleVersion',
  [pdpb.ErrorType.REGION_NOT_FOUND]: 'regionNotFound',
  [pdpb.ErrorType.GLOBAL_CONFIG_NOT_FOUND]: 'globalConfigNotFound',
  [pdpb.ErrorType.DUPLICATED_ENTRY]: 'duplicatedEntry',
  [pdpb.ErrorType.ENTRY_NOT_FOUND]: 'entryNotFound',
  [pdpb.ErrorType.INVALID_VALUE]: 'invalidValue',
  [pdpb.ErrorType.DATA_COMPACTED]: 'dataCompacted',
  [pdpb.ErrorType.REGIONS_NOT_CONTAIN_ALL_KEY_RANGE]: 'regionsNotContainAllKeyRange',
};

function judgeText(message: string): 'noLeader' | 'notLeader' | undefined {
  const lower = message.toLowerCase();
  if (!elsewhereTexts.some((text) => lower.includes(text))) return undefined;
  return lower.includes('no leader') ? 'noLeader' : 'notLeader';
}

/** PD's words are `mismatch cluster id, need 1 but got 2`. */
function mismatch(message: string, endpoint: string, clusterId: bigint): ClusterMismatchError {
  const needed = /need (\d+)/.exec(message)?.[1];
  return new ClusterMismatchError({
    expected: clusterId,
    actual: needed === undefined ? 0n : BigInt(needed),
    endpoint,
  });
}

const names = new Map<number, string>(Object.entries(StatusCode).map(([name, code]) => [code, name]));

export function statusName(code: StatusCode): string {
  return names.get(code) ?? String(code);
}
