import { keyOf, valueOf } from '@tikv-client/checkers';
import type { HistoryRecorder, RecordedAttempt, RegisterOutput, Value } from '@tikv-client/checkers';
import { KnownKeys } from './known-keys.js';
import { regionErrorKindOf } from './raw-messages.js';
import type { AttemptCall, AttemptInterceptor, RawRequestMessage, RawResponseMessage } from './raw-messages.js';

/** Ends the records of one attempt: `outputOf` says what an answer meant for each key. */
interface Recording {
  answered(response: RawResponseMessage): void;
  refused(): void;
}

/**
 * Region errors that a store gives before it proposes anything: the attempt certainly had no effect. All other errors leave a
 * write open, because a proposal may have been under way.
 */
const refusals: ReadonlySet<string> = new Set([
  'notLeader',
  'regionNotFound',
  'keyNotInRegion',
  'epochNotMatch',
  'serverIsBusy',
  'storeNotMatch',
  'raftEntryTooLarge',
  'regionNotInitialized',
  'diskFull',
  'RecoveryInProgress',
  'FlashbackInProgress',
  'FlashbackNotPrepared',
  'bucketVersionNotMatch',
  'isWitness',
  'mismatchPeerId',
  'proposalInMergingMode',
  'maxTimestampNotSynced',
  'dataIsNotReady',
  'readIndexNotReady',
]);

export interface RecordRawAttemptsOptions {
  /**
   * Says that the network will deliver the request of this attempt twice: the second delivery is recorded as an attempt of its own that
   * stays open, since nobody hears of its answer. @default never
   */
  readonly isDuplicated?: ((call: AttemptCall) => boolean) | undefined;
}

/**
 * An interceptor that records every attempt of a raw command as one entry per key. An attempt without an answer stays open, one
 * that was never sent (`sent: false` in its error) or was refused has failed. Scans are recorded as reads of the keys they
 * returned, and of the keys they passed over.
 */
export function recordRawAttempts(
  recorder: HistoryRecorder,
  options: RecordRawAttemptsOptions = {},
): AttemptInterceptor {
  const known = new KnownKeys();
  return {
    name: 'history',
    async intercept(call, next) {
      const recording = begin(recorder, known, call);
      if (recording === undefined) return next(call);
      if (options.isDuplicated?.(call) === true) begin(recorder, known, call);
      let response: RawResponseMessage;
      try {
        response = (await next(call)) as RawResponseMessage;
      } catch (error) {
        if (isUnsent(error)) recording.refused();
        throw error;
      }
      if (response.regionError !== undefined) {
        if (refusals.has(regionErrorKindOf(response.regionError))) recording.refused();
      } else if (response.error === undefined || response.error === '') {
        recording.answered(response);
      }
      return response;
    },
  };
}

function isUnsent(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'sent' in error && error.sent === false;
}

function begin(recorder: HistoryRecorder, known: KnownKeys, call: AttemptCall): Recording | undefined {
  const request = call.request as RawRequestMessage;
  const process = `store ${call.target.storeId}`;
  const text = (key: Uint8Array | undefined): string => familyPrefix(request.cf) + keyOf(key ?? new Uint8Array(0));
  const write = (op: 'put' | 'delete', keys: ReadonlyArray<readonly [string, Value]>): Recording => {
    const attempts = keys.map(([key, value]) => {
      known.add(key);
      return recorder.invoke(process, op, key, op === 'put' ? { value } : {});
    });
    return ending(attempts, () => ({}));
  };
  switch (call.command.name) {
    case 'RawGet':
      return ending([recorder.invoke(process, 'get', text(request.key))], (response) => ({ value: found(response) }));
    case 'RawBatchGet': {
      const keys = (request.keys ?? []).map(text);
      const attempts = keys.map((key) => recorder.invoke(process, 'get', key));
      return ending(attempts, (response, at, values) => ({
        value: values(response.pairs, text).get(keys[at] ?? '') ?? null,
      }));
    }
    case 'RawPut':
      return write('put', [[text(request.key), valueOf(request.value ?? new Uint8Array(0))]]);
    case 'RawBatchPut':
      return write(
        'put',
        (request.pairs ?? []).map(({ key, value }) => [text(key), valueOf(value)]),
      );
    case 'RawDelete':
      return write('delete', [[text(request.key), null]]);
    case 'RawBatchDelete':
      return write(
        'delete',
        (request.keys ?? []).map((key) => [text(key), null]),
      );
    case 'RawDeleteRange':
      return write(
        'delete',
        known.between(text(request.startKey), text(request.endKey)).map((key) => [key, null]),
      );
    case 'RawCompareAndSwap':
      return swap(recorder, known, process, text(request.key), request);
    case 'RawScan':
      return request.keyOnly === true ? undefined : scan(recorder, known, process, request, text);
    default:
      return undefined;
  }
}

function swap(
  recorder: HistoryRecorder,
  known: KnownKeys,
  process: string,
  key: string,
  request: RawRequestMessage,
): Recording {
  known.add(key);
  const expected = request.previousNotExist === true ? null : valueOf(request.previousValue ?? new Uint8Array(0));
  const value = request.delete === true ? null : valueOf(request.value ?? new Uint8Array(0));
  const attempt = recorder.invoke(process, 'compareAndSwap', key, { expected, value });
  return ending([attempt], (response) => ({
    swapped: response.succeed === true,
    value: response.previousNotExist === true ? null : valueOf(response.previousValue ?? new Uint8Array(0)),
  }));
}

function scan(
  recorder: HistoryRecorder,
  known: KnownKeys,
  process: string,
  request: RawRequestMessage,
  text: (key: Uint8Array | undefined) => string,
): Recording {
  const mark = recorder.mark();
  return {
    refused: () => undefined,
    answered(response) {
      const pairs = response.kvs ?? [];
      const values = valuesOf(pairs, text);
      const last = pairs.at(-1);
      if (last === undefined) return;
      const from = text(request.startKey);
      const passed =
        request.reverse === true ? known.between(text(last.key), from) : known.between(from, text(last.key));
      for (const key of new Set([...passed, ...values.keys()])) {
        recorder.invoke(process, 'get', key, {}, mark).ok({ value: values.get(key) ?? null });
      }
    },
  };
}

type OutputOf = (response: RawResponseMessage, at: number, values: typeof valuesOf) => RegisterOutput;

function ending(attempts: readonly RecordedAttempt[], outputOf: OutputOf): Recording {
  return {
    refused: () => attempts.forEach((attempt) => attempt.fail()),
    answered(response) {
      // The pairs of one answer are read once, not once per key.
      let values: Map<string, string> | undefined;
      const once: typeof valuesOf = (pairs, text) => (values ??= valuesOf(pairs, text));
      attempts.forEach((attempt, at) => attempt.ok(outputOf(response, at, once)));
    },
  };
}

function valuesOf(
  pairs: RawResponseMessage['pairs'],
  text: (key: Uint8Array | undefined) => string,
): Map<string, string> {
  return new Map((pairs ?? []).map(({ key, value }) => [text(key), valueOf(value)]));
}

function found(response: RawResponseMessage): Value {
  return response.notFound === true ? null : valueOf(response.value ?? new Uint8Array(0));
}

/** Column families are separate key spaces; the default one has two names. */
function familyPrefix(cf: string | undefined): string {
  return cf === undefined || cf === '' || cf === 'default' ? '' : `${cf}:`;
}
