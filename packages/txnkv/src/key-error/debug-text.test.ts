import { kvrpcpb } from '@tikv-client/kvproto';
import { describe, expect, test } from 'vitest';
import { debugTextOf } from './debug-text.js';
import { keyErrorOf } from './key-error.js';

const { Op } = kvrpcpb;
const bytes = (text: string): Uint8Array => Buffer.from(text);

describe('client-go: error/error_test.go', () => {
  const plain = kvrpcpb.KeyError.fromPartial({ retryable: 'gone', txnLockNotFound: { key: bytes('byte') } });
  const detailed = kvrpcpb.KeyError.fromPartial({
    retryable: 'gone',
    txnLockNotFound: { key: bytes('byte') },
    debugInfo: {
      mvccInfo: [
        {
          key: bytes('byte'),
          mvcc: {
            lock: {
              type: Op.Del,
              startTs: 2n ** 60n,
              primary: bytes('k1'),
              secondaries: [bytes('k1'), bytes('k2')],
              shortValue: bytes('v1'),
            },
            writes: [{ type: Op.Insert, startTs: 64n, commitTs: 86n, shortValue: Uint8Array.of(1, 2) }],
            values: [{ startTs: 64n, value: Uint8Array.of(0x11, 0x12) }],
          },
        },
      ],
    },
  });
  const shown = (key: string, primary: string, second: string, value: string, short: string, long: string): object => ({
    mvccInfo: [
      {
        key,
        mvcc: {
          lock: {
            type: Op.Del,
            startTs: String(2n ** 60n),
            primary,
            shortValue: value,
            secondaries: [primary, second],
            rollbackTs: [],
          },
          writes: [{ type: Op.Insert, startTs: '64', commitTs: '86', shortValue: short }],
          values: [{ startTs: '64', value: long }],
        },
      },
    ],
  });

  test('TestExtractDebugInfoStrFromKeyErr: what the store knows of the key, with keys and values as told', () => {
    expect(debugTextOf(plain, 'off')).toBeUndefined();
    expect(JSON.parse(debugTextOf(detailed, 'off') ?? '')).toMatchObject(
      shown('62797465', '6B31', '6B32', '7631', '0102', '1112'),
    );
    expect(JSON.parse(debugTextOf(detailed, 'on') ?? '')).toMatchObject(shown('?', '?', '?', '?', '?', '?'));
    expect(keyErrorOf(plain, 'off').cause).toBeUndefined();
    expect(keyErrorOf(detailed, 'on')).toMatchObject({
      code: 'KEY_RETRYABLE',
      cause: { message: `what the store holds: ${debugTextOf(detailed, 'on')}` },
    });
  });
});
