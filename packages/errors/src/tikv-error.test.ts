import { inspect } from 'node:util';
import { describe, expect, test } from 'vitest';
import * as errors from './index.js';
import type { FailedAttempt, TikvErrorCode } from './index.js';

const key = new Uint8Array([1, 0xab]);
const attempt: FailedAttempt = { kind: 'regionMiss', reason: new Error('region 7 is gone'), time: 0 };

/** One of each class of the tree, with the code and a piece of the message that it must have. */
const tree: readonly [errors.TikvError, string, TikvErrorCode, string][] = [
  [new errors.ConfigError('tls.ca', 'is not PEM'), 'ConfigError', 'CONFIG', 'tls.ca: is not PEM'],
  [
    new errors.InvalidArgumentError('key', 'not empty'),
    'InvalidArgumentError',
    'INVALID_ARGUMENT',
    'key must be not empty',
  ],
  [new errors.ClosedError('client'), 'ClosedError', 'CLOSED', 'the client is closed'],
  [
    new errors.DeadlineExceededError({ what: 'raw get', attempts: [attempt] }),
    'DeadlineExceededError',
    'DEADLINE_EXCEEDED',
    'raw get (last attempts: regionMiss: region 7 is gone at 1970-01-01T00:00:00.000Z)',
  ],
  [
    new errors.RetriesExhaustedError({ reason: 'regionUnavailable', attempts: [attempt], sleptMs: 12.4 }),
    'RetriesExhaustedError',
    'RETRIES_EXHAUSTED',
    'after 12 ms of backoff: regionUnavailable',
  ],
  [new errors.InterruptedError(2), 'InterruptedError', 'INTERRUPTED', 'signal 2'],
  [new errors.UndeterminedError('commit'), 'UndeterminedError', 'UNDETERMINED', 'commit is undetermined'],
  [
    new errors.PdError({ kind: 'noLeader', message: 'no leader', endpoint: 'pd:1' }),
    'PdError',
    'PD',
    'PD pd:1: no leader',
  ],
  [
    new errors.ClusterMismatchError({ expected: 1n, actual: 2n }),
    'ClusterMismatchError',
    'CLUSTER_MISMATCH',
    'mismatch cluster id: expected 1, got 2',
  ],
  [new errors.TimestampFallbackError(9n, 8n), 'TimestampFallbackError', 'TIMESTAMP_FALLBACK', '8 is not above 9'],
  [new errors.BodyMissingError('RawGet', 's:1'), 'BodyMissingError', 'BODY_MISSING', 'RawGet from s:1'],
  [
    new errors.RegionError({ kind: 'raftEntryTooLarge', message: 'too large', regionId: 3n }),
    'RegionError',
    'REGION',
    'raftEntryTooLarge in region 3: too large',
  ],
  [
    new errors.TooLargeError({ what: 'entry', size: 9, limit: 8 }),
    'TooLargeError',
    'TOO_LARGE',
    'the entry is too large: 9 bytes, the limit is 8',
  ],
  [new errors.FutureTimestampError(9n, 8n), 'FutureTimestampError', 'FUTURE_TIMESTAMP', 'at most 8 can be read at'],
  [
    new errors.TxnAbortedByGcError(7n, 8n),
    'TxnAbortedByGcError',
    'TXN_ABORTED_BY_GC',
    'older than the GC safe point 8',
  ],
  [new errors.CommitTsLagError(5n, 7n), 'CommitTsLagError', 'COMMIT_TS_LAG', '5 is not above 7'],
  [new errors.StoreLimitError('s:1', 10), 'StoreLimitError', 'STORE_LIMIT', '10 requests'],
  [
    new errors.ServerError({ message: 'ttl is not enabled', command: 'RawPut' }),
    'ServerError',
    'SERVER',
    'RawPut: ttl is not',
  ],
  [
    new errors.WriteConflictError({
      startTs: 1n,
      conflictTs: 2n,
      conflictCommitTs: 3n,
      key,
      primary: key,
      reason: 'optimistic',
    }),
    'WriteConflictError',
    'KEY_WRITE_CONFLICT',
    'key 01AB',
  ],
  [new errors.LatchConflictError(4n), 'LatchConflictError', 'KEY_LATCH_CONFLICT', 'startTs 4'],
  [new errors.KeyExistsError({ key }), 'KeyExistsError', 'KEY_EXISTS', '01AB'],
  [
    new errors.DeadlockError({
      lockTs: 1n,
      lockKey: key,
      deadlockKeyHash: 2n,
      deadlockKey: key,
      waitChain: [],
      retryable: false,
    }),
    'DeadlockError',
    'KEY_DEADLOCK',
    '01AB',
  ],
  [new errors.KeyLockedError({ key, primary: key, lockTs: 1n, ttlMs: 5n }), 'KeyLockedError', 'KEY_LOCKED', '01AB'],
  [
    new errors.AssertionFailedError({
      startTs: 1n,
      key,
      assertion: 'exist',
      existingStartTs: 0n,
      existingCommitTs: 0n,
    }),
    'AssertionFailedError',
    'KEY_ASSERTION_FAILED',
    '01AB',
  ],
  [new errors.RetryableError('try again'), 'RetryableError', 'KEY_RETRYABLE', 'try again'],
  [new errors.TxnNotFoundError({ startTs: 1n, primary: key }), 'TxnNotFoundError', 'KEY_TXN_NOT_FOUND', '01AB'],
  [new errors.CommitTsTooLargeError(1n), 'CommitTsTooLargeError', 'KEY_COMMIT_TS_TOO_LARGE', '1 is too large'],
  [new errors.AbortError('gone'), 'AbortError', 'KEY_ABORT', 'gone'],
];

describe('the tree', () => {
  test.each(tree.map((row) => [row[1], row] as const))('%s has its name, code and message', (_name, row) => {
    const [error, name, code, message] = row;
    expect(error.name).toBe(name);
    expect(error.code).toBe(code);
    expect(error.message).toContain(message);
    expect(error.stack).toContain(`${name}: `);
    expect(error instanceof Error && error instanceof errors.TikvError).toBe(true);
    expect(error instanceof errors.KeyError).toBe(code.startsWith('KEY_'));
  });

  test('an error is an instance of its own class and of no sibling', () => {
    const classes = Object.values(errors).filter((value) => typeof value === 'function' && 'codes' in value);
    for (const [error, name] of tree) {
      const matching = classes
        .filter((one) => error instanceof (one as typeof errors.TikvError))
        .map((one) => one.name);
      expect(matching.filter((one) => one !== 'KeyError')).toEqual([name]);
    }
  });

  test('every class of the tree is in the table', () => {
    const names = Object.entries(errors).filter(([, value]) => typeof value === 'function' && 'codes' in value);
    const abstract = ['KeyError'];
    expect(
      names
        .map(([name]) => name)
        .filter((name) => !abstract.includes(name))
        .sort(),
    ).toEqual(tree.map(([, name]) => name).sort());
  });

  test('other values are no TikvError', () => {
    for (const value of [undefined, null, 1, 'CONFIG', {}, new Error('x'), { code: 'CONFIG' }]) {
      expect(value instanceof errors.TikvError).toBe(false);
      expect(value instanceof errors.ConfigError).toBe(false);
    }
  });

  test('the cause is the last attempt unless one is given', () => {
    expect(new errors.DeadlineExceededError({ what: 'get', attempts: [attempt] }).cause).toBe(attempt.reason);
    const cause = new Error('other');
    expect(new errors.DeadlineExceededError({ what: 'get', attempts: [attempt] }, { cause }).cause).toBe(cause);
    expect('cause' in new errors.DeadlineExceededError({ what: 'get' })).toBe(false);
  });
});

describe('subclasses elsewhere', () => {
  class Coded extends errors.TikvError {
    static readonly codes = ['RPC'] as const;
    constructor() {
      super('RPC', 'x');
    }
  }
  class Silent extends errors.TikvError {
    constructor() {
      super('RPC', 'x');
    }
  }

  test('take the name of their class and are found by their code', () => {
    expect(new Coded().name).toBe('Coded');
    expect(new Coded() instanceof Coded).toBe(true);
    expect(Object.keys(new Coded())).toEqual(['code']);
  });

  test('without codes they are found by identity', () => {
    expect(new Silent() instanceof Silent).toBe(true);
    expect(new Coded() instanceof Silent).toBe(false);
  });
});

test('two copies of the package recognise each other', async () => {
  const query = '?copy';
  const root = (await import(/* @vite-ignore */ `./tikv-error.ts${query}`)) as typeof errors;
  const usage = (await import(/* @vite-ignore */ `./usage-errors.ts${query}`)) as typeof errors;
  expect(root.TikvError).not.toBe(errors.TikvError);
  expect(usage.ClosedError).not.toBe(errors.ClosedError);
  const foreign = new usage.ClosedError('client');
  expect(Object.getPrototypeOf(foreign)).not.toBe(errors.ClosedError.prototype);
  expect(foreign instanceof errors.ClosedError && foreign instanceof errors.TikvError).toBe(true);
  expect(foreign instanceof errors.ConfigError).toBe(false);
  expect(new errors.ClosedError('client') instanceof usage.ClosedError).toBe(true);
  expect(new errors.ClosedError('client') instanceof root.TikvError).toBe(true);
});

describe('redaction', () => {
  test.each([
    ['off', '01AB'],
    ['on', '?'],
    ['marker', '‹01AB›'],
    [undefined, '01AB'],
  ] as const)('%s shows a key as %s', (mode, text) => {
    expect(errors.redactKey(key, mode)).toBe(text);
    expect(new errors.KeyExistsError({ key }, { redact: mode }).message).toBe(`key exists: ${text}`);
  });

  test('the empty key is empty text', () => {
    expect(errors.redactKey(new Uint8Array())).toBe('');
  });

  test('fields with keys stay readable by name and leave inspection and JSON', () => {
    const shown = new errors.KeyExistsError({ key, value: key });
    const hidden = new errors.KeyExistsError({ key, value: key }, { redact: 'on' });
    expect(inspect(shown)).toContain('171');
    expect(inspect(hidden)).not.toContain('171');
    expect(JSON.parse(JSON.stringify(hidden))).toEqual({
      name: 'KeyExistsError',
      message: 'key exists: ?',
      code: 'KEY_EXISTS',
    });
    expect(hidden.key).toBe(key);
  });
});

describe('JSON', () => {
  test('name, message, code, fields and causes; 64 bits as texts, bytes as hex', () => {
    const cause = new errors.WriteConflictError({
      startTs: 2n ** 63n,
      conflictTs: 2n,
      conflictCommitTs: 3n,
      key,
      primary: new Uint8Array(7000),
      reason: 'optimistic',
    });
    const error = new errors.DeadlineExceededError({
      what: 'commit',
      attempts: [{ kind: 'txnLock', reason: cause, time: 5 }],
    });
    const json = JSON.parse(JSON.stringify({ error })) as { error: Record<string, unknown> };
    expect(json.error).toMatchObject({
      name: 'DeadlineExceededError',
      code: 'DEADLINE_EXCEEDED',
      message: error.message,
      attempts: [{ kind: 'txnLock', reason: { code: 'KEY_WRITE_CONFLICT' }, time: 5 }],
      cause: { name: 'WriteConflictError', startTs: '9223372036854775808', key: '01AB', reason: 'optimistic' },
    });
    expect((json.error['cause'] as { primary: string }).primary).toBe(`${'00'.repeat(64)}… (7000 bytes)`);
  });

  test('causes that go round end', () => {
    const error = new errors.ClosedError('client');
    error.cause = error;
    expect(JSON.stringify(error)).toContain('…');
  });
});

describe('a wrong argument in a message', () => {
  test.each<[string, unknown, string]>([
    ['nothing', undefined, 'undefined'],
    ['null', null, 'null'],
    ['a number', Number.NaN, 'NaN'],
    ['a symbol', Symbol('x'), 'Symbol(x)'],
    ['an object that has no text', Object.create(null), 'an object'],
    ['bytes', new Uint8Array(100_000), 'an object (Uint8Array)'],
    ['a long text', 'x'.repeat(100_000), `${'x'.repeat(100)}… (100000 characters)`],
  ])('%s', (_name, value, text) => {
    expect(errors.InvalidArgumentError.of('field', 'right', value).message).toBe(`field must be right, got ${text}`);
  });

  test('however it is given', () => {
    expect(new errors.InvalidArgumentError('field', 'right', 'x'.repeat(1e6)).message.length).toBeLessThan(200);
  });
});
